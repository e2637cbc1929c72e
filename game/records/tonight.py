"""This evening so far, from the records of one state folder."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from game.records.database import FILE, connect
from game.records.reading import read_records
from game.records.rows import RunStarted
from game.records.visits import TABLES, visits_of
from game.rules.evening.tally import MORNING

_SEEN_THROUGH = """
    WITH rehearsal AS (SELECT run FROM run_started WHERE is_rehearsal),
         seen AS (
             SELECT at, run FROM answer WHERE NOT is_genuine AND NOT said_genuine
             UNION ALL SELECT at, run FROM naming WHERE hits = picked AND hits >= wanted
         )
    SELECT count(*) FROM seen WHERE at >= :since AND run NOT IN rehearsal
"""


@dataclass(frozen=True)
class EveningCounts:
    """Visits that were finished, and all others; visits by game; starts of the program, and when the last one was."""

    finished: int
    left: int
    by_game: Mapping[str, int]
    starts: int
    started: datetime | None


def dawn_before(now: datetime) -> datetime:
    """Return when the evening of this moment (aware) begins: at five in the morning by the clock of its zone."""
    return (now - timedelta(hours=MORNING)).replace(hour=MORNING, minute=0, second=0, microsecond=0)


def counts_of(folder: Path, now: datetime, *, is_clock_doubted: bool) -> EveningCounts:
    """Count the evening of `now` (aware); while the clock is doubted also all visits without a date.

    Raises UnreadableError.
    """
    dawn = dawn_before(now)
    days = {dawn.date().isoformat()} | ({None} if is_clock_doubted else set())
    records = read_records([folder], TABLES)
    visits = [visit for visit in visits_of(records, now.tzinfo) if visit.day in days]
    finished = sum(visit.how == "finished" for visit in visits)
    runs = [datetime.fromisoformat(stamp.at) for stamp, _ in records.of(RunStarted)]
    tonight = [at for at in runs if at >= dawn]
    by_game = Counter(visit.game for visit in visits)
    return EveningCounts(finished, len(visits) - finished, by_game, len(tonight), max(tonight, default=None))


def seen_through_since(folder: Path, dawn: datetime) -> int:
    """Return how many scams were seen through since `dawn` (aware), rehearsals left out; 0 if nothing can be read."""
    path = folder / FILE
    since = dawn.astimezone(timezone.utc).isoformat(timespec="milliseconds")
    try:
        if not path.is_file():
            return 0
        with closing(connect(path)) as connection:
            (count,) = connection.execute(_SEEN_THROUGH, {"since": since}).fetchone()
    except (sqlite3.Error, OSError):
        return 0
    return int(count)
