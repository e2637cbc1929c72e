"""Jobs in slices: suspended deep inside, finished at once, dropped."""

from __future__ import annotations

import math

import pytest

from game.kiosk.slices import Slices


class Clock:
    """Goes on by a second every time it is looked at."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        self.now_s += 1.0
        return self.now_s


def steps(slices: Slices, done: list[int], count: int) -> None:
    for number in range(count):
        slices.pause()
        done.append(number)


def test_a_job_goes_on_where_its_slice_ended() -> None:
    slices = Slices(Clock())
    done: list[int] = []
    slices.begin(lambda: steps(slices, done, 10))
    assert done == []
    seen = []
    while slices.is_busy:
        slices.go_on(3.0)
        seen.append(len(done))
    assert done == list(range(10))
    assert len(seen) > 2
    assert seen == sorted(seen)


def test_a_job_that_is_needed_now_is_finished_at_once() -> None:
    slices = Slices(Clock())
    done: list[int] = []
    slices.begin(lambda: steps(slices, done, 10))
    slices.go_on(1.0)
    assert 10 - len(done) > 0
    slices.go_on(math.inf)
    assert done == list(range(10))
    assert not slices.is_busy


def test_a_dropped_job_is_unwound_and_never_goes_on() -> None:
    slices = Slices(Clock())
    done: list[int] = []
    unwound: list[bool] = []

    def job() -> None:
        try:
            steps(slices, done, 10)
        finally:
            unwound.append(True)

    slices.begin(job)
    slices.go_on(1.0)
    slices.drop()
    before = list(done)
    slices.go_on(math.inf)
    assert done == before
    assert unwound == [True]
    assert not slices.is_busy


def test_what_fails_in_a_job_is_raised_by_the_slice_and_the_next_job_can_begin() -> None:
    slices = Slices(Clock())
    done: list[int] = []

    def job() -> None:
        slices.pause()
        raise LookupError("gone")

    slices.begin(job)
    with pytest.raises(LookupError, match="gone"):
        slices.go_on(math.inf)
    slices.begin(lambda: steps(slices, done, 2))
    slices.go_on(math.inf)
    assert done == [0, 1]


def test_outside_a_job_nothing_pauses() -> None:
    slices = Slices(Clock())
    done: list[int] = []
    steps(slices, done, 3)
    slices.begin(lambda: steps(slices, done, 5))
    slices.go_on(1.0)
    half = len(done)
    steps(slices, done, 3)  # by the caller, while the job is suspended
    assert len(done) == half + 3
