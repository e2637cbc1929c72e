from __future__ import annotations

import pytest

from game.kiosk.live import FRAME_S, MOST_DT_S, Pacer


class Clock:
    """A clock that moves only when somebody sleeps or works."""

    def __init__(self) -> None:
        self.now_s = 1000.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.now_s

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.slept.append(seconds)
        self.now_s += seconds

    def work(self, seconds: float) -> None:
        self.now_s += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pacer(clock: Clock) -> Pacer:
    return Pacer(clock.now, clock.sleep)


def test_ten_seconds_hold_exactly_six_hundred_frames(clock: Clock, pacer: Pacer) -> None:
    start_s, passed_s = clock.now_s, 0.0
    for number in range(600):
        passed_s += pacer.dt()
        clock.work(0.001 * (number % 14))  # up to 13 ms of work, never a frame too long
        pacer.wait()
    assert clock.now_s - start_s == pytest.approx(10, abs=FRAME_S)
    assert passed_s == pytest.approx(10, abs=2 * FRAME_S)


def test_a_missed_frame_is_not_made_up_for(clock: Clock, pacer: Pacer) -> None:
    pacer.wait()
    clock.work(2.0)
    before = len(clock.slept)
    frames = 0
    start_s = clock.now_s
    while clock.now_s - start_s < 0.5:
        pacer.wait()
        clock.work(0.001)
        frames += 1
    assert frames <= 0.5 / FRAME_S + 2  # no hurry after the hitch
    assert len(clock.slept) > before


def test_a_frame_that_is_late_by_a_little_is_caught_up(clock: Clock, pacer: Pacer) -> None:
    start_s = clock.now_s
    for number in range(60):
        clock.work(0.020 if number % 10 == 0 else 0.005)
        pacer.wait()
    assert clock.now_s - start_s == pytest.approx(1.0, abs=0.002)


def test_time_is_told_once(clock: Clock, pacer: Pacer) -> None:
    clock.work(0.02)
    assert pacer.dt() == pytest.approx(0.02)
    assert pacer.dt() == 0


def test_a_suspended_machine_makes_nothing_jump(clock: Clock, pacer: Pacer) -> None:
    clock.work(3600)
    assert pacer.dt() == MOST_DT_S == 0.25
    clock.work(0.016)
    assert pacer.dt() == pytest.approx(0.016)


def test_a_clock_that_goes_back_stops_time_but_nothing_else(clock: Clock, pacer: Pacer) -> None:
    # The monotonic clock does not, but a broken one must not run the game backwards.
    clock.work(-50)
    assert pacer.dt() == 0
    clock.work(0.01)
    assert pacer.dt() == pytest.approx(0.01)
