"""Adding stamped rows to an open database."""

from __future__ import annotations

import sqlite3
import uuid
from dataclasses import astuple, dataclass, fields
from datetime import datetime

from game.records.database import kiosk_of
from game.records.rows import ROWS, Row, Stamp


@dataclass(frozen=True)
class Moment:
    """When something happened, as `game.records.rows.Stamp` has it."""

    run: str
    at: str
    is_at_doubted: bool
    mono_ms: int


class Writer:
    """Adds rows inside a transaction that the journal begins and commits. Belongs to the journal's thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.kiosk = kiosk_of(connection)
        self._seq = 0
        self._moment: Moment | None = None

    @property
    def moment(self) -> Moment:
        """When what is written now happened. Raises RuntimeError outside a transaction."""
        if self._moment is None:
            raise RuntimeError("rows are added inside a transaction")
        return self._moment

    def begin(self, moment: Moment) -> None:
        """Begin a transaction whose rows happened at `moment`."""
        self.connection.execute("BEGIN IMMEDIATE")
        row = self.connection.execute("SELECT value FROM self WHERE name = 'seq'").fetchone()
        self._seq = int(row[0]) if row else 0
        self._moment = moment

    def add(self, row: Row) -> Stamp:
        """Add a row and return its stamp. Raises `sqlite3.IntegrityError` for a row that may not be there."""
        moment = self.moment
        self._seq += 1
        stamp = Stamp(
            str(uuid.uuid4()), self.kiosk, self._seq, moment.run, moment.at, moment.is_at_doubted, moment.mono_ms
        )
        names = ", ".join(field.name for each in (stamp, row) for field in fields(each))
        values = (*astuple(stamp), *astuple(row))
        marks = ", ".join("?" * len(values))
        self.connection.execute(f"INSERT INTO {row.table} ({names}) VALUES ({marks})", values)  # noqa: S608 - our names
        return stamp

    def commit(self) -> None:
        """Write the last number and the moment down, and make everything durable."""
        moment = self.moment
        self.connection.execute("INSERT OR REPLACE INTO self VALUES ('seq', ?)", (str(self._seq),))
        self.connection.execute(
            "INSERT OR REPLACE INTO run_latest VALUES (?, ?, ?, ?, ?)",
            (moment.run, self._seq, moment.at, moment.is_at_doubted, moment.mono_ms),
        )
        self.connection.execute("COMMIT")
        self._moment = None

    def newest(self) -> datetime | None:
        """Return the latest moment in the records that is not doubted, None if there is no such row."""
        latest = " UNION ALL ".join(
            f"SELECT max(at) AS at FROM {row.table} WHERE NOT is_at_doubted"  # noqa: S608 - our names
            for row in ROWS
        )
        (at,) = self.connection.execute(f"SELECT max(at) FROM ({latest})").fetchone()  # noqa: S608 - the same
        return None if at is None else datetime.fromisoformat(at)
