from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.rules.hand import FULL_CHARGE_S, FULL_MM_PER_S, LEAST_MM_PER_S, power_of_charge, power_of_flick

speeds = st.floats(0, 5000)


def test_a_finger_that_hardly_moves_pushes_nothing() -> None:
    assert power_of_flick(LEAST_MM_PER_S * 0.99) is None


@given(speeds, speeds)
def test_a_faster_hand_never_has_less_power(one: float, other: float) -> None:
    slow, fast = (power_of_flick(speed) or 0.0 for speed in sorted((one, other)))
    assert 0 <= slow <= fast <= 1


def test_a_brisk_flick_has_all_of_it_and_no_more() -> None:
    assert power_of_flick(FULL_MM_PER_S) == power_of_flick(10 * FULL_MM_PER_S) == 1.0


def test_an_unhurried_hand_has_more_than_half_of_the_power() -> None:
    power = power_of_flick(200)
    assert power is not None
    assert power > 0.55


@given(st.floats(-1, 100))
def test_a_held_button_fills_and_stays_full(held_s: float) -> None:
    power = power_of_charge(held_s)
    assert 0 <= power <= 1
    assert (power == 1.0) == (held_s >= FULL_CHARGE_S)
