from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.fixed_step import STEP_S, FixedStep

frame_times = st.lists(st.floats(0, 0.24), max_size=60)


@given(frame_times)
def test_no_time_is_lost_or_won_between_frames(times: list[float]) -> None:
    clock = FixedStep()
    steps = sum(clock.advance(dt) for dt in times)
    assert (steps + clock.alpha) * STEP_S == pytest.approx(math.fsum(times), abs=1e-9)
    assert 0 <= clock.alpha <= 1


def test_an_even_frame_rate_gives_even_steps() -> None:
    clock = FixedStep(step_s=0.25, most_backlog_s=8)
    assert [clock.advance(0.375) for _ in range(4)] == [1, 2, 1, 2]
    assert clock.advance(0.125) == 0
    assert clock.alpha == 0.5


def test_a_machine_that_slept_need_not_catch_up() -> None:
    clock = FixedStep(step_s=0.125, most_backlog_s=0.5)
    assert clock.advance(0.0625) == 0
    assert clock.advance(3600) == 4
    assert clock.alpha == 0
    assert clock.advance(0.125) == 1


def test_a_clock_that_stands_or_runs_backwards_owes_nothing() -> None:
    clock = FixedStep()
    assert [clock.advance(dt) for dt in (0.0, -5.0, 0.0)] == [0, 0, 0]
    assert clock.alpha == 0
    assert clock.advance(0.1) == 24


@pytest.mark.parametrize(("step_s", "backlog_s"), [(0, 1), (-0.1, 1), (0.5, 0.1), (0.1, math.inf), (math.nan, 1)])
def test_steps_that_make_no_sense_are_refused(step_s: float, backlog_s: float) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        FixedStep(step_s, backlog_s)
