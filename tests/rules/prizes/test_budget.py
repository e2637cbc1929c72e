"""The time that has certainly passed: never more than has, whatever is done to the clocks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.rules.prizes.budget import Tick, certain_ms


def tick(run: str, minutes: float, mono_min: float, *, is_doubted: bool = False) -> Tick:
    return Tick(run, round(minutes * 60_000), is_doubted, round(mono_min * 60_000))


def minutes(*ticks: Tick) -> float:
    return certain_ms(ticks) / 60_000


def test_within_a_start_the_wall_clock_says_nothing() -> None:
    assert minutes(tick("a", 0, 10), tick("a", 300, 15)) == 5
    assert minutes(tick("a", 0, 10), tick("a", -300, 15, is_doubted=True)) == 5


def test_between_two_starts_a_clock_that_is_not_doubted_tells() -> None:
    assert minutes(tick("a", 0, 10), tick("b", 45, 1)) == 45
    assert minutes(tick("a", 0, 10), tick("b", 45, 1, is_doubted=True)) == 1
    assert minutes(tick("a", 0, 10, is_doubted=True), tick("b", 45, 1)) == 1


def test_a_clock_set_forward_before_the_end_of_a_start_gives_nothing_away() -> None:
    assert minutes(tick("a", 0, 10), tick("a", 180, 12), tick("b", 183, 0), tick("b", 184, 1)) == 2 + 3 + 1


def test_a_later_start_has_lasted_as_long_as_it_says() -> None:
    assert minutes(tick("a", 0, 10), tick("b", -90, 75, is_doubted=True)) == 75
    assert minutes() == 0


@st.composite
def lives(draw: st.DrawFn) -> tuple[list[Tick], int]:
    """Ticks of several starts while somebody sets the clock, and the minutes that have really passed.

    The clock is set only while the program runs and still writes something (what is set when it does not, nobody can
    know), and is doubted as the journal doubts it: when it stands before the newest moment that was written down.
    """
    ticks: list[Tick] = []
    real = offset = 0
    newest = -(10**6)
    for run in range(draw(st.integers(1, 4))):
        real += draw(st.integers(0, 50)) if run else 0
        began = real
        for _ in range(draw(st.integers(1, 4))):
            wall = real + offset
            ticks.append(tick(str(run), wall, real - began, is_doubted=wall < newest))
            newest = max(newest, wall)
            real += draw(st.integers(0, 50))
            if draw(st.booleans()):
                offset = draw(st.integers(-600, 600))
                wall = real + offset
                ticks.append(tick(str(run), wall, real - began, is_doubted=wall < newest))
                newest = max(newest, wall)
    return ticks, real


@given(lives())
def test_never_more_than_has_passed(life: tuple[list[Tick], int]) -> None:
    ticks, real = life
    assert certain_ms(ticks) <= real * 60_000
