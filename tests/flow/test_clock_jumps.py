"""A wall clock that jumps at every frame changes no screen, no score and no duration; only the dates are doubted."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import astuple
from datetime import datetime, timedelta, timezone
from pathlib import Path

from game.app.recording import Recording
from game.records.reading import Records, read_records
from game.records.rows import Answer, Naming, Push, Row, RunEnded, RunStarted, Spin, VisitBegun, VisitEnded
from game.rules.visit import Game
from game.workbench.rehearsal.gauges import WatchedHands
from game.workbench.rehearsal.self_play import SelfPlay
from tests.records.clock import FakeClock
from tests.stall import SMALL, STEP_S, build_stall

GAMES: tuple[Game, ...] = ("wheel", "can")
TABLES: tuple[type[Row], ...] = (RunStarted, RunEnded, VisitBegun, Spin, Push, Naming, Answer, VisitEnded)
ODD = (
    datetime(1970, 1, 1, tzinfo=timezone.utc),
    datetime(2099, 12, 31, tzinfo=timezone.utc),
    datetime(2026, 3, 29, 1, 59, 59, tzinfo=timezone.utc),
    datetime(9999, 12, 30, tzinfo=timezone.utc),
)


def evening(folder: Path, *, jumps: bool) -> tuple[list[bytes], Records]:
    """Two visits: the picture of every moment, and what was recorded. Clocks move by the frames."""
    stall, clock, rng = build_stall(SMALL, seed=5), FakeClock(), random.Random(3)

    def pass_(seconds: float) -> None:
        clock.pass_(seconds)
        if jumps:
            clock.wall = rng.choice((*ODD, clock.wall, *(FakeClock().wall + timedelta(hours=rng.uniform(-30, 30)),)))
            clock.wall = min(clock.wall, ODD[-1])

    hands = WatchedHands(stall.shell, pass_, step_s=STEP_S)
    recording = Recording(folder, clock.clock, is_rehearsal=False)
    recording.begin()
    stall.shell.observe = recording.observe
    pictures = []
    for game in GAMES:
        for _ in SelfPlay(hands, makes_mistakes=game == "can", rng=random.Random(2)).play(game):
            pictures.append(stall.picture())
        hands.tap("done")
    recording.end()
    assert recording.journal.health.lost == 0
    stall.shell.forget()
    return pictures, read_records([folder], TABLES)


def told(records: Records) -> Iterator[tuple[object, ...]]:
    """Every row in its order with the time by the monotonic clock, without names made by chance."""
    rows = sorted(((stamp, row) for table in TABLES for stamp, row in records.of(table)), key=lambda each: each[0].seq)
    names: dict[str, int] = {}
    for stamp, row in rows:
        values = [names.setdefault(value, len(names)) if _is_uuid(value) else value for value in astuple(row)]
        yield stamp.seq, stamp.mono_ms, row.table, *values


def _is_uuid(value: object) -> bool:
    return isinstance(value, str) and len(value) == 36 and value.count("-") == 4


def test_jumps_change_nothing_but_dates(tmp_path: Path) -> None:
    steady, jumping = evening(tmp_path / "steady", jumps=False), evening(tmp_path / "jumping", jumps=True)
    assert len(steady[0]) > 10
    assert steady[0] == jumping[0]
    assert list(told(steady[1])) == list(told(jumping[1]))
    assert len([row for row in told(steady[1]) if row[2] == VisitEnded.table]) == len(GAMES)
    assert not any(stamp.is_at_doubted for stamp, _ in steady[1].of(Answer))
    assert any(stamp.is_at_doubted for table in TABLES for stamp, _ in jumping[1].of(table))
