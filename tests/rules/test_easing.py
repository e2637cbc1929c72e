from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.wheel import ease_in_out

Curve = Callable[[float], float]
CURVES: dict[str, Curve] = {"in and out": ease_in_out}


@pytest.mark.parametrize("name", CURVES)
def test_a_curve_goes_from_nothing_to_all_and_stays_there(name: str) -> None:
    curve = CURVES[name]
    assert (curve(-1), curve(0), curve(1), curve(7)) == (0, 0, 1, 1)


@pytest.mark.parametrize("name", CURVES)
@given(st.floats(-0.5, 1.5), st.floats(-0.5, 1.5))
def test_a_curve_never_goes_back(name: str, one: float, other: float) -> None:
    early, late = sorted((one, other))
    assert CURVES[name](early) <= CURVES[name](late)


@given(st.floats(0, 1))
def test_easing_in_and_out_is_the_same_from_both_ends(share: float) -> None:
    assert ease_in_out(share) == pytest.approx(1 - ease_in_out(1 - share))
    assert ease_in_out(0.1) < 0.1
