"""What was acknowledged is in the database; a disk that fails loses nothing that it takes later."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from game.records import journal as journals
from game.records.database import FILE, backups, connect, is_sound, open_records
from game.records.journal import Journal
from game.records.migrations import MIGRATIONS
from game.records.rows import (
    Answer,
    Fault,
    Naming,
    Push,
    Row,
    RunEnded,
    RunStarted,
    Spin,
    StaffAction,
    Stamp,
    VisitBegun,
    VisitEnded,
)
from game.records.writer import Writer
from tests.records.clock import FakeClock


def begun(visit: str) -> VisitBegun:
    return VisitBegun(visit, "wheel", "night-market", "zh", 1.0)


def rows_of(folder: Path, table: str = "visit_begun", column: str = "visit") -> list[object]:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        return [value for (value,) in connection.execute(f"SELECT {column} FROM {table} ORDER BY seq")]  # noqa: S608 - ours


def journal_at(folder: Path, clock: FakeClock | None = None) -> Journal:
    return Journal(folder, (clock or FakeClock()).clock)


def test_a_row_is_durable_when_its_future_is_done(tmp_path: Path) -> None:
    journal = journal_at(tmp_path)
    journal.start()
    stamps = [journal.note(begun(f"v{number}")).result(10) for number in range(20)]
    assert rows_of(tmp_path) == [f"v{number}" for number in range(20)]
    assert [stamp.seq for stamp in stamps] == list(range(1, 21))
    assert len({stamp.uuid for stamp in stamps}) == 20
    journal.end()
    assert len(backups(tmp_path)) == 1


def test_rows_of_two_runs_are_numbered_on_and_belong_to_one_kiosk(tmp_path: Path) -> None:
    stamps: list[Stamp] = []
    for number in range(2):
        journal = journal_at(tmp_path)
        journal.start()
        stamps.append(journal.note(begun(f"v{number}")).result(10))
        journal.end()
    assert [stamp.seq for stamp in stamps] == [1, 2]
    assert stamps[0].kiosk == stamps[1].kiosk
    assert stamps[0].run != stamps[1].run


@pytest.mark.parametrize("verb", ["UPDATE visit_begun SET game = 'can'", "DELETE FROM visit_begun"])
def test_rows_can_neither_be_changed_nor_deleted(tmp_path: Path, verb: str) -> None:
    journal = journal_at(tmp_path)
    journal.note(begun("v"))
    assert journal.write_waiting()
    journal.end()
    with closing(connect(tmp_path / FILE)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(verb)


class FailingDisk:
    """Lets the opening of the database fail as long as it is full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_full = False
        self._open: Callable[[Path, str], sqlite3.Connection] = open_records
        monkeypatch.setattr(journals, "open_records", self.open)

    def open(self, folder: Path, stamp: str) -> sqlite3.Connection:
        if self.is_full:
            raise sqlite3.OperationalError("database or disk is full")
        return self._open(folder, stamp)


def test_rows_wait_for_a_disk_that_is_full_and_keep_their_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, clock = FailingDisk(monkeypatch), FakeClock()
    disk.is_full = True
    journal = journal_at(tmp_path, clock)
    first = journal.note(begun("v1"))
    clock.pass_(60)
    journal.note(begun("v2"))
    prize = journal.transact(lambda writer: writer.add(begun("v3")))
    assert not journal.write_waiting()
    assert journal.health.waiting == 2
    assert not journal.health.is_writing
    assert not first.done()
    with pytest.raises(sqlite3.OperationalError):  # A prize cannot wait.
        prize.result(0)
    disk.is_full = False
    clock.pass_(60)
    assert journal.write_waiting()
    assert rows_of(tmp_path) == ["v1", "v2"]
    assert rows_of(tmp_path, column="mono_ms") == [0, 60_000]
    assert journal.health == journals.Health(is_writing=True, waiting=0, lost=0, is_clock_doubted=False)


def test_what_memory_does_not_hold_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "MOST_WAITING", 3)
    journal = journal_at(tmp_path)
    for number in range(5):
        journal.note(begun(f"v{number}"))
    assert journal.health.lost == 2
    assert journal.write_waiting()
    assert rows_of(tmp_path) == ["v0", "v1", "v2"]


def test_a_row_that_may_not_be_there_holds_nobody_up(tmp_path: Path) -> None:
    journal = journal_at(tmp_path)
    wrong = journal.note(VisitEnded("v", "eaten", "wheel", 1))  # type: ignore[arg-type]  # which is the point
    right = journal.note(begun("v"))
    assert journal.write_waiting()
    with pytest.raises(sqlite3.IntegrityError):
        wrong.result(0)
    assert right.result(0).seq == 1
    assert journal.health.lost == 1


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    journal = journal_at(tmp_path)

    def two(writer: Writer) -> None:
        writer.add(begun("a"))
        raise ValueError("the second thing went wrong")

    done = journal.transact(two)
    journal.note(begun("b"))
    assert journal.write_waiting()
    with pytest.raises(ValueError, match="second"):
        done.result(0)
    assert rows_of(tmp_path) == ["b"]
    assert rows_of(tmp_path, column="seq") == [1]


@pytest.mark.parametrize("jump", [timedelta(days=-3650), timedelta(hours=-1), timedelta(days=400)])
def test_a_clock_that_jumps_changes_no_duration_and_going_back_is_doubted(tmp_path: Path, jump: timedelta) -> None:
    clock = FakeClock()
    journal = journal_at(tmp_path, clock)
    journal.note(begun("v1"))
    clock.pass_(5)
    clock.wall += jump
    journal.note(begun("v2"))
    assert journal.write_waiting()
    assert rows_of(tmp_path, column="mono_ms") == [0, 5_000]
    assert rows_of(tmp_path, column="is_at_doubted") == [0, int(jump < timedelta(0))]
    assert journal.health.is_clock_doubted == (jump < timedelta(0))


def test_a_machine_whose_clock_was_lost_overnight_is_doubted(tmp_path: Path) -> None:
    first = journal_at(tmp_path)
    first.note(begun("v1"))
    assert first.write_waiting()
    clock = FakeClock(FakeClock().wall - timedelta(days=2))
    second = journal_at(tmp_path, clock)
    second.note(begun("v2"))
    assert second.write_waiting()
    second.note(begun("v3"))
    assert second.health.is_clock_doubted


def test_every_hour_a_backup_and_five_are_kept(tmp_path: Path) -> None:
    clock = FakeClock()
    for number in range(7):
        clock.pass_(3_601)
        journal = journal_at(tmp_path, clock)
        journal.start()
        journal.note(begun(f"v{number}")).result(10)
        journal.end()
    kept = backups(tmp_path)
    assert len(kept) == 5
    with closing(sqlite3.connect(kept[0])) as newest:
        assert newest.execute("SELECT count(*) FROM visit_begun").fetchone() == (7,)


def test_a_damaged_database_is_set_aside_and_the_backup_played_on(tmp_path: Path) -> None:
    journal = journal_at(tmp_path)
    journal.start()
    old = journal.note(begun("v1")).result(10)
    journal.end()
    path = tmp_path / FILE
    path.write_bytes(b"\xff" * path.stat().st_size)
    later = journal_at(tmp_path)
    new = later.note(begun("v2"))
    assert later.write_waiting()
    assert rows_of(tmp_path) == ["v1", "v2"]
    assert [aside.name for aside in tmp_path.glob("damaged-*/*")] == [FILE]
    assert new.result(0).kiosk != old.kiosk  # Numbers given since the backup are not given twice.


def test_a_database_without_any_backup_begins_anew(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database" * 1000)
    journal = journal_at(tmp_path)
    journal.note(begun("v"))
    assert journal.write_waiting()
    assert rows_of(tmp_path) == ["v"]


def test_a_database_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    with closing(open_records(tmp_path, "x")) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = (tmp_path / FILE).read_bytes()
    journal = journal_at(tmp_path)
    journal.note(begun("v"))
    journal.write_waiting()
    assert rows_of(tmp_path) == []
    assert (tmp_path / FILE).read_bytes() == before


def test_every_table_takes_its_row(tmp_path: Path) -> None:
    rows: list[Row] = [
        RunStarted("1.0", "Linux", is_rehearsal=False),
        RunEnded(),
        Fault("ValueError", "wheel:12"),
        begun("v"),
        Spin("v", "brushing"),
        Push("v", 1, 1.0, 2.0, 3.0, 4.0, 0.0, 5.0, 6.0, "red", None, ""),
        Naming("v", "brushing", 2, 1, 2, 900),
        Answer("v", 1, "e1", "brushing", "sms", False, True, False, 1200),
        VisitEnded("v", "finished", "result", 60_000),
        StaffAction("operator", "pause", "rain"),
    ]
    journal = journal_at(tmp_path)
    done = [journal.note(row) for row in rows]
    assert journal.write_waiting()
    assert [each.result(0).seq for each in done] == list(range(1, 11))
    with closing(connect(tmp_path / FILE)) as connection:
        assert is_sound(connection)


def test_a_clock_that_showed_garbage_makes_no_later_evening_doubtful(tmp_path: Path) -> None:
    clock = FakeClock()
    right = clock.wall
    first = journal_at(tmp_path, clock)
    for wall in (right, right.replace(year=2099), right + timedelta(minutes=5)):
        clock.wall = wall
        first.note(begun(wall.isoformat()))
    assert first.write_waiting()
    assert rows_of(tmp_path, column="is_at_doubted") == [0, 1, 0]
    clock.wall = right + timedelta(days=1)
    second = journal_at(tmp_path, clock)
    second.note(begun("tomorrow"))
    assert second.write_waiting()
    second.note(begun("tomorrow again"))
    assert second.write_waiting()
    assert rows_of(tmp_path, column="is_at_doubted") == [0, 1, 0, 0, 0]
