"""Whole evenings in a database, of simulated visitors, written as fast as tests want it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import closing
from dataclasses import astuple, fields
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

from game.records.database import FILE, connect, migrate
from game.records.rows import Answer, Row, RunStarted, Stamp, VisitBegun, VisitEnded
from game.rules.evening.facts import VisitFacts

DUSK = datetime(2026, 12, 1, 10, tzinfo=timezone.utc)


def rows_of(
    visits: Sequence[VisitFacts], rng: random.Random, dusk: datetime = DUSK
) -> list[tuple[Row, datetime, bool]]:
    """Return the rows of visits, each with its clock and whether that is doubted; at `dusk` it is 18 o'clock."""
    rows: list[tuple[Row, datetime, bool]] = [(RunStarted("1", "x", False), dusk, False)]
    for visit in visits:
        name = str(UUID(int=rng.getrandbits(128)))
        at = (dusk + timedelta(hours=((visit.hour or 0) - 18) % 24), visit.hour is None)
        rows.append((VisitBegun(name, visit.game, "night-market", visit.language, visit.text_scale), *at))
        for each in visit.answers:
            verdict = (each.is_genuine, each.said_genuine, each.is_twin, each.ms)
            rows.append((Answer(name, each.position, each.exhibit, each.scam, each.channel, *verdict), *at))
        if visit.how != "crash":
            rows.append((VisitEnded(name, visit.how, visit.screen or "", 90_000), *at))  # type: ignore[arg-type]  # one of them
    return rows


def database_of(visits: Sequence[VisitFacts], folder: Path, seed: int = 1, *, dusk: datetime = DUSK) -> Path:
    """Write a whole evening into a new database, and close it."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    kiosk, run = (str(UUID(int=rng.getrandbits(128))) for _ in range(2))
    with closing(connect(path)) as connection:
        migrate(connection)
        connection.execute("BEGIN")
        for seq, (row, at, is_doubted) in enumerate(rows_of(visits, rng, dusk), 1):
            uuid = str(UUID(int=rng.getrandbits(128)))
            stamp = Stamp(uuid, kiosk, seq, run, at.isoformat(timespec="milliseconds"), is_doubted, seq)
            names = ", ".join(field.name for each in (stamp, row) for field in fields(each))
            values = (*astuple(stamp), *astuple(row))
            marks = ", ".join("?" * len(values))
            connection.execute(f"INSERT INTO {row.table} ({names}) VALUES ({marks})", values)  # noqa: S608 - our names
        connection.execute("COMMIT")
    return path
