"""Records are read without a trace, merged without counting twice, and refused in one sentence."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from game.records.database import FILE, open_records
from game.records.reading import Unreadable, UnreadableError, databases, read_records
from game.records.rows import Answer, Row, RunStarted, VisitBegun, VisitEnded
from game.records.visits import TABLES, visits_of
from game.rules.evening.facts import VisitFacts
from tests.records.clock import FakeClock
from tests.records.test_journal import begun, journal_at

CHINA = timezone(timedelta(hours=8))


def written(folder: Path, *rows: Row, clock: FakeClock | None = None) -> Path:
    """Write rows as the kiosk does, and close."""
    journal = journal_at(folder, clock)
    journal.start()
    for row in rows:
        journal.note(row).result(10)
    journal.end()
    return folder / FILE


def answer(visit: str, position: int = 1) -> Answer:
    return Answer(visit, position, "real_sms", "brushing_rebate", "sms", True, False, True, 2100)


def seen(*files: Path) -> list[str]:
    return sorted(row.visit for _, row in read_records(files, [VisitBegun]).of(VisitBegun))


def visits(*files: Path) -> list[VisitFacts]:
    return visits_of(read_records(files, TABLES), CHINA)


def left_in(folder: Path) -> dict[str, bytes]:
    """Return all files but the index of a log, in which SQLite marks who is reading."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".db-shm"}


# -- reading --------------------------------------------------------------------------------------------------------


def test_a_closed_database_is_read_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = written(tmp_path, begun("a"), begun("b"))
    before = left_in(tmp_path)
    assert seen(path) == seen(tmp_path) == ["a", "b"]
    assert left_in(tmp_path) == before


def test_what_a_running_kiosk_has_only_in_its_log_is_read_and_it_writes_on(tmp_path: Path) -> None:
    journal = journal_at(tmp_path)
    for number in range(30):
        journal.note(begun(f"v{number:02}"))
    assert journal.write_waiting()
    before = left_in(tmp_path)
    assert (tmp_path / f"{FILE}-wal").stat().st_size > 0
    assert seen(tmp_path) == [f"v{number:02}" for number in range(30)]
    assert left_in(tmp_path) == before
    journal.note(begun("later"))
    assert journal.write_waiting()
    assert "later" in seen(tmp_path)
    journal.end()


@pytest.mark.parametrize("tails", [("-wal",), ("-wal", "-shm")])
def test_what_a_killed_kiosk_left_in_its_log_is_read(tails: tuple[str, ...], tmp_path: Path) -> None:
    live, left = tmp_path / "live", tmp_path / "left"
    left.mkdir()
    journal = journal_at(live)
    journal.note(begun("a"))
    assert journal.write_waiting()
    for tail in ("", *tails):
        shutil.copy(live / f"{FILE}{tail}", left / f"{FILE}{tail}")
    own = {tail: (left / f"{FILE}{tail}").read_bytes() for tail in ("", "-wal")}
    assert seen(left) == ["a"]
    assert {tail: (left / f"{FILE}{tail}").read_bytes() for tail in own} == own
    journal.end()


# -- merging --------------------------------------------------------------------------------------------------------


def test_a_later_copy_and_a_folder_of_exports_count_every_row_once(tmp_path: Path) -> None:
    exports = tmp_path / "exports"
    exports.mkdir()
    shutil.copy(written(tmp_path / "one", begun("a")), exports / "early.db")
    written(tmp_path / "one", begun("b"))
    shutil.copy(written(tmp_path / "one", begun("c")), exports / "late.db")
    (exports / "two").mkdir()
    shutil.copy(written(tmp_path / "two", begun("d")), exports / "two" / FILE)
    assert len(databases([exports])) == 3
    assert seen(exports) == seen(exports, tmp_path / "one", exports / "late.db") == ["a", "b", "c", "d"]


def test_a_database_restored_from_a_backup_and_the_damaged_one_count_every_row_once(tmp_path: Path) -> None:
    live = tmp_path / "live"
    kept = tmp_path / "kept.db"
    written(live, begun("a"))  # its end writes a backup
    shutil.copy(written(live, begun("b")), kept)
    for backup in sorted((live / "backups").iterdir())[1:]:
        backup.unlink()
    (live / FILE).write_bytes(b"garbage" * 1000)
    written(live, begun("c"))
    assert "a" in seen(live)
    assert "c" in seen(live)
    assert seen(live, kept) == ["a", "b", "c"]


def test_merged_in_any_order_and_doubled_gives_the_same(tmp_path: Path) -> None:
    files = [written(tmp_path / name, begun(name), answer(name), answer(name, 2)) for name in "abcd"]
    told = Counter(visits(*files))
    rng = random.Random(4)
    for _ in range(3):
        assert Counter(visits(*rng.choices(files, k=5), *rng.sample(files, 4))) == told


# -- visits ---------------------------------------------------------------------------------------------------------


def test_a_visit_has_its_hour_its_end_and_its_answers_in_order(tmp_path: Path) -> None:
    end = VisitEnded("v", "left", "exhibit", 50_000)
    written(tmp_path, begun("v"), answer("v", 2), answer("v", 1), end, begun("open"))  # 19:00 in UTC
    one, crashed = sorted(visits(tmp_path), key=lambda visit: visit.how, reverse=True)
    assert (one.game, one.day, one.hour, one.how, one.screen) == ("wheel", "2026-12-01", 3, "left", "exhibit")
    assert [each.position for each in one.answers] == [1, 2]
    assert one.answers[0][1:7] == ("real_sms", "brushing_rebate", "sms", True, False, True)
    assert (crashed.how, crashed.screen, crashed.answers) == ("crash", None, ())


def test_after_midnight_belongs_to_the_evening_before(tmp_path: Path) -> None:
    late, morning = FakeClock(datetime(2026, 12, 1, 20, 59, tzinfo=timezone.utc)), FakeClock()
    morning.wall = datetime(2026, 12, 1, 21, 0, tzinfo=timezone.utc)
    files = [
        written(tmp_path / "late", begun("a"), clock=late),
        written(tmp_path / "morning", begun("b"), clock=morning),
    ]
    assert [(visit.day, visit.hour) for visit in visits(*files)] == [("2026-12-01", 4), ("2026-12-02", 5)]


def test_a_doubted_clock_tells_no_time(tmp_path: Path) -> None:
    clock = FakeClock()
    journal = journal_at(tmp_path, clock)
    journal.start()
    journal.note(begun("a")).result(10)
    clock.wall -= timedelta(days=3)
    journal.note(begun("b")).result(10)
    journal.end()
    assert sorted(str(visit.hour) for visit in visits(tmp_path)) == ["3", "None"]


def test_rehearsals_do_not_count(tmp_path: Path) -> None:
    written(tmp_path, RunStarted("1", "x", True), begun("a"), answer("a"))
    written(tmp_path, RunStarted("1", "x", False), begun("b"), answer("b"))
    assert len(visits(tmp_path)) == 1


# -- what cannot be read ----------------------------------------------------------------------------------------------


def damaged(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:8192] + b"\xa5" * (len(data) - 8192))


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE visit_begun (visit TEXT)")


def of_other_types(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        stamp = "'u', 'k', 99, 'r', 'yesterday', 0, 5"
        connection.execute(f"INSERT INTO visit_begun VALUES ({stamp}, 'z', 'can', 'p', 'zh', 1.0)")  # noqa: S608 - ours
        connection.commit()


def a_picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG" + bytes(5000))


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (damaged, "damaged"),
        (of_other_types, "damaged"),
        (newer, "newer"),
        (foreign, "foreign"),
        (a_picture, "foreign"),
        (lambda path: path.write_bytes(b""), "foreign"),
        (Path.unlink, "none"),
    ],
)
def test_what_cannot_be_read_says_why(spoil: object, why: Unreadable, tmp_path: Path) -> None:
    assert callable(spoil)
    path = written(tmp_path, *(begun(f"v{number}") for number in range(60)))
    spoil(path)
    with pytest.raises(UnreadableError) as fault:
        read_records([path], TABLES)
    assert (fault.value.why, fault.value.path) == (why, path)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE)
    with pytest.raises(UnreadableError):
        read_records([tmp_path / FILE], TABLES)


def test_an_older_database_is_brought_up_to_date_in_memory_only(tmp_path: Path) -> None:
    with closing(open_records(tmp_path, "x")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] >= 1
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        connection.execute("PRAGMA application_id = 0x46414E5A")
    before = (tmp_path / "old.db").read_bytes()
    assert seen(tmp_path / "old.db") == []
    assert (tmp_path / "old.db").read_bytes() == before
