from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.rules.wheel import (
    LAST_SECOND_DEG,
    LAUNCH_TURNS_PER_S,
    READ_DEG,
    READ_TURNS_PER_S,
    Slice,
    Spin,
    draw_slice,
    pins_passed,
    plan_spin,
    slices_of,
)
from game.words import LANGUAGES
from tests.stall import shipped

DRAWS = 100_000
UNEVEN = {
    "two to one": [2.0, 1.0, 2.0, 1.0],
    "rare": [0.1, 5.0, 1.0, 1.0, 0.5],
    "twelve": [float(n) for n in range(1, 13)],
}
SHIPPED = {language: [scam.odds for scam in shipped().packs[language].scams] for language in LANGUAGES}
ALL_ODDS = {**UNEVEN, **{f"shipped {language}": odds for language, odds in SHIPPED.items()}}

# What chi square exceeds once in a thousand, by degrees of freedom (NIST/SEMATECH e-Handbook of Statistical Methods,
# 1.3.6.7.4).
CRITICAL = {3: 16.266, 4: 18.467, 11: 31.264}

odds_lists = st.lists(st.floats(0.05, 100), min_size=4, max_size=12)
seeds = st.integers(0, 2**32)
angles = st.floats(-720, 720)
flicks = st.none() | st.floats(-12, 12)


def chi_square(counts: Sequence[int], odds: Sequence[float]) -> float:
    total, draws = math.fsum(odds), sum(counts)
    expected = [draws * odd / total for odd in odds]
    return math.fsum((count - mean) ** 2 / mean for count, mean in zip(counts, expected, strict=True))


@pytest.mark.parametrize("name", ALL_ODDS)
def test_slices_come_up_as_often_as_their_area_says(name: str) -> None:
    odds = ALL_ODDS[name]
    rng = random.Random(20231014)
    counts = Counter(draw_slice(odds, rng) for _ in range(DRAWS))
    areas = [piece.sweep_deg for piece in slices_of(odds)]
    assert chi_square([counts[index] for index in range(len(odds))], areas) < CRITICAL[len(odds) - 1]


@pytest.mark.parametrize("name", ALL_ODDS)
def test_the_same_draws_would_not_pass_for_equal_slices(name: str) -> None:
    odds = ALL_ODDS[name]
    rng = random.Random(20231014)
    counts = Counter(draw_slice(odds, rng) for _ in range(DRAWS // 10))
    assert chi_square([counts[index] for index in range(len(odds))], [1.0] * len(odds)) > CRITICAL[len(odds) - 1]


@given(odds_lists)
def test_slices_fill_the_wheel_in_order_with_the_odds_as_area(odds: list[float]) -> None:
    slices = slices_of(odds)
    assert slices[0].start_deg == 0
    assert slices[-1].end_deg == pytest.approx(360)
    for before, after in pairwise(slices):
        assert after.start_deg == pytest.approx(before.end_deg)
    for piece, odd in zip(slices, odds, strict=True):
        assert piece.sweep_deg / 360 == pytest.approx(odd / math.fsum(odds))


@given(odds_lists, seeds, angles, flicks)
def test_every_spin_keeps_its_promises(odds: list[float], seed: int, from_deg: float, flick: float | None) -> None:
    spin = plan_spin(odds, random.Random(seed), from_deg, flick_turns_per_s=flick)
    assert 4 <= spin.duration_s <= 6
    assert abs(spin.travel_deg) >= 160
    assert spin.angle_at(0) == from_deg
    assert spin.angle_at(spin.duration_s) == pytest.approx(from_deg + spin.travel_deg)
    # It stops inside its slice, a tenth of the slice or more from both edges, and stays there.
    piece = slices_of(odds)[spin.slice_index]
    share = shown_share(spin, piece, spin.duration_s)
    assert 0.1 <= share <= 0.9
    assert shown_share(spin, piece, spin.duration_s + 60) == pytest.approx(share)


def shown_share(spin: Spin, piece: Slice, time_s: float) -> float:
    return ((-spin.angle_at(time_s) - piece.start_deg) % 360) / piece.sweep_deg


@given(odds_lists, seeds, angles, flicks)
def test_the_wheel_only_slows_down_for_its_last_two_seconds_and_more(
    odds: list[float], seed: int, from_deg: float, flick: float | None
) -> None:
    spin = plan_spin(odds, random.Random(seed), from_deg, flick_turns_per_s=flick)
    steps = [spin.duration_s - 2.5 + 0.05 * number for number in range(51)]
    ways = [abs(spin.angle_at(after) - spin.angle_at(before)) for before, after in pairwise(steps)]
    assert all(after < before for before, after in pairwise(ways))
    assert ways[-1] < 0.1 * ways[0]  # it comes to rest, it does not stop dead
    assert spin.turns_per_s_at(spin.duration_s) == 0


@given(odds_lists, seeds, angles, flicks, st.floats(0.01, 0.99))
def test_the_told_speed_is_the_speed_of_the_picture(
    odds: list[float], seed: int, from_deg: float, flick: float | None, share: float
) -> None:
    spin = plan_spin(odds, random.Random(seed), from_deg, flick_turns_per_s=flick)
    now_s, step_s = share * spin.duration_s, 1e-4
    measured = (spin.angle_at(now_s + step_s) - spin.angle_at(now_s - step_s)) / (2 * step_s) / 360
    assert spin.turns_per_s_at(now_s) == pytest.approx(measured, abs=0.01)


@given(odds_lists, seeds, angles, st.floats(0.15, 12), st.floats(0.15, 12))
def test_a_flick_decides_direction_and_speed_never_the_result(
    odds: list[float], seed: int, from_deg: float, one: float, other: float
) -> None:
    gentle, hard = sorted((one, other))
    spins = [
        plan_spin(odds, random.Random(seed), from_deg, flick_turns_per_s=flick)
        for flick in (gentle, hard, -gentle, -hard, None)
    ]
    assert len({spin.slice_index for spin in spins}) == 1
    assert [math.copysign(1, spin.travel_deg) for spin in spins[:4]] == [1, 1, -1, -1]
    rests = [(-(spin.from_deg + spin.travel_deg)) % 360 for spin in spins]
    for rest in rests:
        assert abs((rest - rests[0] + 180) % 360 - 180) < 1e-6


def test_a_hard_flick_turns_further_than_a_gentle_one() -> None:
    slow, fast = LAUNCH_TURNS_PER_S
    gentle, hard = (plan_spin([1.0] * 4, random.Random(1), 0.0, flick_turns_per_s=flick) for flick in (slow, fast))
    assert hard.travel_deg > gentle.travel_deg + 2 * 360


@given(odds_lists, seeds, angles, st.sampled_from([-1, 1]), st.floats(*LAUNCH_TURNS_PER_S))
def test_the_wheel_starts_as_fast_as_the_hand_moved(
    odds: list[float], seed: int, from_deg: float, way: int, hand: float
) -> None:
    spin = plan_spin(odds, random.Random(seed), from_deg, flick_turns_per_s=way * hand)
    assert 0.8 <= spin.turns_per_s_at(0) / (way * hand) <= 1.2


@given(seeds, angles, st.none() | st.floats(*LAUNCH_TURNS_PER_S))
def test_names_pass_while_they_can_be_read_and_the_last_second_is_worth_watching(
    seed: int, from_deg: float, flick: float | None
) -> None:
    odds = [1.0] * 12
    spin = plan_spin(odds, random.Random(seed), from_deg, flick_turns_per_s=flick)
    slow_s = next(ms / 1000 for ms in range(6001) if abs(spin.turns_per_s_at(ms / 1000)) <= READ_TURNS_PER_S)
    slow_deg, rest_deg = spin.angle_at(slow_s), spin.angle_at(spin.duration_s)
    assert abs(rest_deg - slow_deg) >= READ_DEG - 1
    assert pins_passed(slices_of(odds), slow_deg, rest_deg) >= 4
    assert abs(rest_deg - spin.angle_at(spin.duration_s - 1)) >= LAST_SECOND_DEG


def test_every_place_and_every_speed_has_a_spin_worth_watching() -> None:
    slow, fast = LAUNCH_TURNS_PER_S
    for number in range(24 * 60):
        # Close steps where the hand is slow: there the fewest courses lead to a place.
        hand = slow + (fast - slow) * (number // 60 / 23) ** 2
        spin = plan_spin([1.0], random.Random(1), 6.0 * (number % 60), flick_turns_per_s=hand)
        in_last_second_deg = spin.angle_at(spin.duration_s) - spin.angle_at(spin.duration_s - 1)
        assert in_last_second_deg >= LAST_SECOND_DEG > 8, (hand, spin)


def pins_by_hand(slices: Sequence[Slice], before_deg: float, after_deg: float) -> int:
    """Every pin of every turn is looked at: does it lie between the two angles?"""
    low, high = min(before_deg, after_deg), max(before_deg, after_deg)
    return sum(
        low <= -(piece.start_deg + 360 * turn) < high
        for piece in slices
        for turn in range(math.floor(-high / 360) - 2, math.ceil(-low / 360) + 3)
    )


@given(odds_lists, angles, st.floats(-1500, 1500))
def test_pins_are_counted_as_if_one_by_one(odds: list[float], before_deg: float, travel_deg: float) -> None:
    slices = slices_of(odds)
    after_deg = before_deg + travel_deg
    # A pin that is a rounding away from an end may be counted on either side of it.
    gaps = [math.remainder(end + piece.start_deg, 360) for piece in slices for end in (before_deg, after_deg)]
    assume(not any(0 < abs(gap) < 1e-9 for gap in gaps))
    assert pins_passed(slices, before_deg, after_deg) == pins_by_hand(slices, before_deg, after_deg)


@given(odds_lists, angles, st.lists(st.floats(0, 200), min_size=2, max_size=6), st.sampled_from([1, -1]))
def test_no_pin_is_counted_twice_or_lost_between_frames(
    odds: list[float], start_deg: float, steps: list[float], sign: int
) -> None:
    slices = slices_of(odds)
    stops = [start_deg]
    for step in steps:
        stops.append(stops[-1] + sign * step)
    frames = [pins_passed(slices, before, after) for before, after in pairwise(stops)]
    assert sum(frames) == pins_passed(slices, stops[0], stops[-1])


def test_one_whole_turn_passes_every_pin_once() -> None:
    slices = slices_of([1.0, 2.0, 3.0, 4.0])
    assert pins_passed(slices, 5.0, 365.0) == pins_passed(slices, 5.0, -355.0) == 4
    assert pins_passed(slices, 5.0, 5.0) == 0
