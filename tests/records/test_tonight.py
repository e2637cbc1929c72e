"""What is counted of an evening while it goes on."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from game.kiosk.diary import Diary
from game.records.database import FILE
from game.records.reading import UnreadableError
from game.records.rows import RunStarted
from game.records.tonight import counts_of, dawn_before, seen_through_since
from tests.records.clock import FakeClock
from tests.records.test_journal import journal_at
from tests.stall import SMALL, Stall, build_stall

CHINA = timezone(timedelta(hours=8))


def evening(folder: Path, clock: FakeClock, visits: int, *, is_rehearsal: bool = False, seed: int = 7) -> Stall:
    """Play visits that are judged rightly, and one that is left; all into the records of `folder`."""
    stall = build_stall(SMALL, seed=seed)
    journal = journal_at(folder, clock)
    journal.start()
    journal.note(RunStarted("1", "x", is_rehearsal))
    diary = Diary(journal.note, lambda: clock.monotonic_s)
    stall.shell.observe = lambda stack: diary.see(stack, stack.context)
    for _ in range(visits):
        for _ in stall.visit():
            clock.pass_(1)
    stall.hands.wait(1)
    stall.hands.tap("wheel")
    stall.hands.tap("home")
    stall.hands.wait(1)
    diary.close()
    journal.end()
    return stall


def test_the_lanterns_are_those_of_the_evening_after_a_restart(tmp_path: Path) -> None:
    clock = FakeClock()
    dawn = dawn_before(clock.wall)
    stall = evening(tmp_path, clock, 2)
    seen = stall.shell.context.tally.count
    assert seen > 0
    assert seen_through_since(tmp_path, dawn) == seen
    clock.pass_(600)
    assert seen_through_since(tmp_path, dawn) + evening(tmp_path, clock, 1).shell.context.tally.count == (
        seen_through_since(tmp_path, dawn)
    )
    clock.pass_(24 * 3600)
    assert seen_through_since(tmp_path, dawn_before(clock.wall)) == 0


def test_a_rehearsal_lights_nothing(tmp_path: Path) -> None:
    clock = FakeClock()
    assert evening(tmp_path, clock, 1, is_rehearsal=True).shell.context.tally.count > 0
    assert seen_through_since(tmp_path, dawn_before(clock.wall)) == 0
    assert counts_of(tmp_path, clock.wall, is_clock_doubted=False).finished == 0


@pytest.mark.parametrize("data", [None, b"", b"no database", bytes(5000)])
def test_records_that_cannot_be_read_light_nothing_and_are_left_alone(data: bytes | None, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / FILE).write_bytes(data)
    assert seen_through_since(tmp_path, datetime(2026, 12, 1, tzinfo=CHINA)) == 0
    with pytest.raises(UnreadableError):
        counts_of(tmp_path, datetime(2026, 12, 1, tzinfo=CHINA), is_clock_doubted=False)
    assert (tmp_path / FILE).exists() is (data is not None)


def test_visits_are_counted_by_how_they_ended_and_starts_with_them(tmp_path: Path) -> None:
    clock = FakeClock()
    evening(tmp_path, clock, 2)
    clock.pass_(60)
    last = clock.wall
    evening(tmp_path, clock, 1)
    found = counts_of(tmp_path, clock.wall.astimezone(CHINA), is_clock_doubted=False)
    assert (found.finished, found.left, dict(found.by_game)) == (3, 2, {"wheel": 5})
    assert found.starts == 2
    assert found.started is not None
    assert abs((found.started - last).total_seconds()) < 1


def test_a_night_belongs_to_the_day_on_which_it_began() -> None:
    for hour, day in ((4, 30), (5, 1), (23, 1)):
        assert dawn_before(datetime(2026, 12, 1, hour, 59, tzinfo=CHINA)).day == day
