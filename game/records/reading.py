"""Reading records without writing: one or several databases, merged so that no row counts twice."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import NoneType
from typing import Any, Literal, TypeVar

from game.records.database import FILE, NewerDatabaseError, is_sound, migrate
from game.records.migrations import APPLICATION_ID
from game.records.rows import Row, Stamp

_R = TypeVar("_R", bound=Row)
_TYPES: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "bool": (int,),
    "float": (float, int),
    "str": (str,),
    "str | None": (str, NoneType),
    "int | None": (int, NoneType),
    "Ending": (str,),
    "StockChange": (str,),
    "Settlement": (str,),
    "Reason": (str,),
}

Unreadable = Literal["none", "damaged", "foreign", "newer", "closed"]
"""Nothing is there; it is damaged; not records; of a later version of the program; or the system does not let us."""


class UnreadableError(Exception):
    """A place has no records that can be read."""

    def __init__(self, why: Unreadable, path: Path) -> None:
        super().__init__(f"{why}: {path}")
        self.why = why
        self.path = path


class Records:
    """The rows of all databases, by kind, each once, known by its uuid."""

    def __init__(self) -> None:
        self._rows: dict[type[Row], dict[str, tuple[Stamp, Row]]] = {}

    def add(self, kind: type[Row], stamp: Stamp, row: Row) -> None:
        """Add a row, unless it is known."""
        self._rows.setdefault(kind, {})[stamp.uuid] = stamp, row

    def of(self, kind: type[_R]) -> Iterator[tuple[Stamp, _R]]:
        """Yield the rows of a table with their stamps."""
        for stamp, row in self._rows.get(kind, {}).values():
            assert isinstance(row, kind)  # noqa: S101 - for the type checker
            yield stamp, row


def read_records(files: Sequence[Path], kinds: Sequence[type[Row]]) -> Records:
    """Return the rows of some tables in all databases of `files` (see `databases`), which are not changed.

    Raises UnreadableError.
    """
    records = Records()
    for path in databases(files):
        with closing(_copy(path)) as copy:
            try:
                found = [(kind, *each) for kind in kinds for each in _rows(copy, kind)]
            except (sqlite3.Error, ValueError) as fault:
                raise UnreadableError("damaged", path) from fault
        for kind, stamp, row in found:
            records.add(kind, stamp, row)
    return records


def databases(files: Sequence[Path]) -> list[Path]:
    """Return the databases meant by files, state folders, and folders of exports (also one folder deeper).

    Raises UnreadableError if there is none.
    """
    found: dict[Path, None] = {}
    for path in files:
        inside = [path]
        if path.is_dir():
            own = path / FILE
            inside = [own] if own.is_file() else sorted([*path.glob("*.db"), *path.glob("*/*.db")])
        if not inside or not inside[0].exists():
            raise UnreadableError("none", path)
        found.update(dict.fromkeys(each.resolve() for each in inside))
    return list(found)


def _copy(path: Path) -> sqlite3.Connection:
    """Return a copy in memory, brought up to date there."""
    copy = sqlite3.connect(":memory:")
    try:
        _fill(copy, path)
        _check(copy, path)
        copy.execute("PRAGMA trusted_schema = OFF")
        copy.isolation_level = None
        migrate(copy)
    except BaseException as fault:
        copy.close()
        raise _told(fault, path) from fault
    return copy


def _check(copy: sqlite3.Connection, path: Path) -> None:
    (owner,) = copy.execute("PRAGMA application_id").fetchone()
    if owner != APPLICATION_ID:
        raise UnreadableError("foreign", path)
    if not is_sound(copy):
        raise UnreadableError("damaged", path)


def _fill(copy: sqlite3.Connection, path: Path) -> None:
    """Copy a database, with what stands in its log only.

    While a kiosk has it open there is a shared index of the log: SQLite takes a clean copy then, under its locks. It
    would put files beside a database that nobody has open, so of such a one the files are copied.
    """
    if not path.is_file():  # A pipe would be waited for.
        raise UnreadableError("foreign", path)
    if Path(f"{path}-shm").exists():
        with suppress(sqlite3.OperationalError):  # The index is left over in a folder that cannot be written.
            _backup(path, "mode=ro", copy)
            return
    with TemporaryDirectory(prefix="fanzha-records-") as folder:
        for tail in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{tail}", f"{folder}/{FILE}{tail}")
        _backup(Path(folder) / FILE, "mode=rw", copy)


def _backup(path: Path, mode: str, copy: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=3.0)) as source:
        source.backup(copy)


def _told(fault: BaseException, path: Path) -> BaseException:
    """Return the fault as it is told to people; one of the program itself stays what it is."""
    if isinstance(fault, NewerDatabaseError):
        return UnreadableError("newer", path)
    if isinstance(fault, sqlite3.DatabaseError):
        return UnreadableError("foreign" if "not a database" in str(fault) else "damaged", path)
    return UnreadableError("closed", path) if isinstance(fault, OSError) else fault


def _rows(copy: sqlite3.Connection, kind: type[_R]) -> Iterator[tuple[Stamp, _R]]:
    """Yield the rows of a table. Raises ValueError for a value of another type, and sqlite3.Error."""
    stamped, own = fields(Stamp), fields(kind)
    columns = [*stamped, *own]
    bools = [number for number, column in enumerate(columns) if column.type == "bool"]
    names = ", ".join(column.name for column in columns)
    for found in copy.execute(f"SELECT {names} FROM {kind.table} ORDER BY kiosk, seq"):  # noqa: S608 - our names
        values: list[Any] = list(found)
        for column, value in zip(columns, values, strict=True):
            if not isinstance(value, _TYPES[str(column.type)]):
                raise ValueError(f"{kind.table}.{column.name}: {value!r}")  # noqa: TRY004 - of the data, not the program
        for number in bools:
            values[number] = bool(values[number])
        stamp = Stamp(*values[: len(stamped)])
        if datetime.fromisoformat(stamp.at).tzinfo is None:
            raise ValueError(f"{kind.table}.at: {stamp.at}")
        yield stamp, kind(*values[len(stamped) :])
