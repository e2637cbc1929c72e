"""Whatever moment the power goes: what was acknowledged stays, and the database stays a database (R1, R2)."""

from __future__ import annotations

import random
import shutil
import sys
from contextlib import closing
from pathlib import Path

import pytest

from game.records.database import FILE, open_records
from tests.records.clock import FakeClock
from tests.records.killing import kill_loop
from tests.records.test_journal import begun, journal_at

if sys.platform == "win32":
    pytest.skip("pipes cannot be waited for", allow_module_level=True)


def test_a_kill_loses_no_acknowledged_row(tmp_path: Path) -> None:
    acknowledged, lost = kill_loop(tmp_path, 10, random.Random(1), kiosk=False)
    assert acknowledged >= 10
    assert lost == 0


def test_nor_does_a_kill_of_the_kiosk_itself(tmp_path: Path) -> None:
    acknowledged, lost = kill_loop(tmp_path, 2, random.Random(3), kiosk=True)
    assert acknowledged >= 2
    assert lost == 0


def with_a_log(folder: Path) -> Path:
    """Return a folder with forty visits, the last of them in the log only, as they lie there while the kiosk runs."""
    live, cut = folder / "live", folder / "cut"
    cut.mkdir()
    journal = journal_at(live, FakeClock())
    for number in range(40):
        journal.note(begun(f"v{number}"))
        assert journal.write_waiting()
    for tail in ("", "-wal"):
        shutil.copy(live / f"{FILE}{tail}", cut / f"{FILE}{tail}")
    assert (cut / f"{FILE}-wal").stat().st_size > 0
    return cut


@pytest.fixture(scope="module")
def before_the_cut(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_a_log(tmp_path_factory.mktemp("power"))


def test_a_torn_log_leaves_a_clean_beginning(before_the_cut: Path, tmp_path: Path) -> None:
    """The tail of the log is cut off, blank or garbage, from any byte on, as after a power cut on a lying disk."""
    kept = set()
    for seed in range(60):
        folder = tmp_path / str(seed)
        folder.mkdir()
        kept.add(tear_and_open(before_the_cut, folder, random.Random(seed)))
    assert len(kept) > 3, "the logs were hardly torn"


def tear_and_open(source: Path, folder: Path, rng: random.Random) -> int:
    """Return how many visits are left of the torn database; they are the first ones, in order."""
    for tail in ("", "-wal"):
        shutil.copy(source / f"{FILE}{tail}", folder / f"{FILE}{tail}")
    log = folder / f"{FILE}-wal"
    whole = log.read_bytes()
    at = rng.choice((rng.randrange(len(whole) + 1), rng.randrange(60_000)))  # most of it is of earlier checkpoints
    kind = rng.choice(("cut", "blank", "garbage", "hole"))
    torn = {
        "cut": b"",
        "blank": bytes(len(whole) - at),
        "garbage": rng.randbytes(len(whole) - at),
        "hole": bytes(min(512, len(whole) - at)) + whole[at + 512 :],
    }[kind]
    log.write_bytes(whole[:at] + torn)
    with closing(open_records(folder, "x")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        kept = [visit for (visit,) in connection.execute("SELECT visit FROM visit_begun ORDER BY seq")]
    assert kept == [f"v{number}" for number in range(len(kept))]
    assert not list(folder.glob("damaged-*")), "a torn log is no damage"
    return len(kept)
