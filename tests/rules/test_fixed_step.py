from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.fixed_step import MOST_BACKLOG_S, STEP_S, FixedStep

frame_times = st.lists(st.floats(0, 0.24), max_size=60)


@given(frame_times)
def test_no_time_is_lost_or_won_between_frames(times: list[float]) -> None:
    clock = FixedStep()
    steps = sum(clock.advance(dt) for dt in times)
    assert (steps + clock.alpha) * STEP_S == pytest.approx(math.fsum(times), abs=1e-9)
    assert 0 <= clock.alpha <= 1


def test_an_even_frame_rate_gives_even_steps() -> None:
    clock = FixedStep()
    assert [clock.advance(1.5 * STEP_S) for _ in range(4)] == [1, 2, 1, 2]
    assert clock.advance(0.5 * STEP_S) == 0
    assert clock.alpha == pytest.approx(0.5)


def test_a_machine_that_slept_need_not_catch_up() -> None:
    clock = FixedStep()
    assert clock.advance(0.5 * STEP_S) == 0
    assert clock.advance(3600) == MOST_BACKLOG_S / STEP_S == 60
    assert clock.alpha == pytest.approx(0)
    assert clock.advance(1.5 * STEP_S) == 1


def test_a_clock_that_stands_or_runs_backwards_owes_nothing() -> None:
    clock = FixedStep()
    assert [clock.advance(dt) for dt in (0.0, -5.0, 0.0)] == [0, 0, 0]
    assert clock.alpha == 0
    assert clock.advance(0.1) == 24
