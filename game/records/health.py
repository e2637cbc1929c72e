"""A look at the records of a state folder from outside, as the opening check takes it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Literal

from game.records.database import FILE, backups, is_sound
from game.records.migrations import MIGRATIONS
from game.records.rows import ROWS

State = Literal["new", "sound", "damaged", "newer", "closed"]
"""None are there yet; all is well; damaged; of a later version of the program; cannot be written."""


@dataclass(frozen=True)
class Look:
    """How the records are, when the newest row was written, and when the newest backup."""

    state: State
    newest: datetime | None = None
    backed_up: datetime | None = None


def look_at(folder: Path) -> Look:
    """Return how the records of a state folder are. Nothing is changed, repaired or brought up to date."""
    path = folder / FILE
    backed_up = _time_of(backups(folder))
    if not path.is_file():
        return Look("new", None, backed_up)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=3.0)) as connection:
            connection.isolation_level = None
            return Look(_state_of(connection), _newest_in(connection), backed_up)
    except sqlite3.OperationalError:
        return Look("closed", None, backed_up)
    except sqlite3.DatabaseError:
        return Look("damaged", None, backed_up)


def _state_of(connection: sqlite3.Connection) -> State:
    connection.execute("PRAGMA trusted_schema = OFF")
    if not is_sound(connection):
        return "damaged"
    (steps,) = connection.execute("PRAGMA user_version").fetchone()
    if steps > len(MIGRATIONS):
        return "newer"
    connection.execute("BEGIN IMMEDIATE")
    # A lock alone is also given in a folder that takes nothing.
    connection.execute("CREATE TABLE opening_check (written INTEGER)")
    connection.execute("ROLLBACK")
    return "sound"


def _newest_in(connection: sqlite3.Connection) -> datetime | None:
    """Return the latest moment in the tables that are there; a new version may bring more."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    moments = [
        connection.execute(f"SELECT max(at) FROM {row.table} WHERE NOT is_at_doubted").fetchone()[0]  # noqa: S608 - our names
        for row in ROWS
        if row.table in there
    ]
    latest = max((str(at) for at in moments if at is not None), default=None)
    try:
        return None if latest is None else datetime.fromisoformat(latest)
    except ValueError:
        return None


def _time_of(backups_: list[Path]) -> datetime | None:
    """Return when the newest backup was written, by the clock of its file."""
    for path in backups_:
        try:
            return datetime.fromtimestamp(path.stat().st_mtime, timezone.utc)
        except (OSError, OverflowError, ValueError):
            continue
    return None
