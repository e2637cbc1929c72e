"""Opening the database: settings, migrations, the check at the start, and the way back from a damaged file."""

from __future__ import annotations

import logging
import os
import sqlite3
import uuid
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from game.records.migrations import APPLICATION_ID, MIGRATIONS, Migration

_LOG = logging.getLogger(__name__)
FILE = "records.db"
KEPT_BACKUPS = 5
_TAILS = ("", "-wal", "-shm")


class NewerDatabaseError(Exception):
    """The database was written by a later version of the program, which alone may write to it."""


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection with the settings that keep what was committed through a power cut.

    WAL with synchronous FULL (sqlite.org/pragma.html#pragma_synchronous: a transaction is durable once it has
    returned). Transactions are begun by hand. The connection may be passed to another thread, but not shared.
    """
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=3.0)
    try:
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "trusted_schema = OFF",
            "wal_autocheckpoint = 200",
        ):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def migrate(connection: sqlite3.Connection, steps: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring a database up to date, each step in one transaction.

    Raises:
        NewerDatabaseError: it knows more steps than this program.
    """
    (done,) = connection.execute("PRAGMA user_version").fetchone()
    if done > len(steps):
        raise NewerDatabaseError(f"{done} steps, of which {len(steps)} are known")
    for number, step in enumerate(steps[done:], done + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in step.statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise
        _LOG.info("records: %s", step.name)


def is_sound(connection: sqlite3.Connection) -> bool:
    """Return whether SQLite finds no damage and the file is ours (or new)."""
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (report,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return report == "ok" and owner in (0, APPLICATION_ID)


def kiosk_of(connection: sqlite3.Connection) -> str:
    """Return the name by which this database knows itself, made at the first call."""
    connection.execute("INSERT OR IGNORE INTO self VALUES ('kiosk', ?)", (str(uuid.uuid4()),))
    (name,) = connection.execute("SELECT value FROM self WHERE name = 'kiosk'").fetchone()
    return str(name)


def open_records(folder: Path, stamp: str) -> sqlite3.Connection:
    """Return the database of a state folder, migrated; a damaged one is set aside and the last good backup restored.

    `stamp` is part of the name of the folder that takes the damaged files.

    Raises:
        sqlite3.OperationalError, OSError: the disk is full, locked, read-only or gone.
        NewerDatabaseError: a later version of the program made it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    try:
        connection = connect(path)
        try:
            if is_sound(connection):
                migrate(connection)
                return connection
        except BaseException:
            connection.close()
            raise
        connection.close()
    except sqlite3.DatabaseError as fault:
        # An OperationalError is the disk's (full, locked, read-only): the file may be as good as ever.
        if isinstance(fault, sqlite3.OperationalError):
            raise
        _LOG.error("the records are damaged: %s", fault)
    _set_aside(path, folder / f"damaged-{stamp}")
    _restore(path, backups(folder))
    connection = connect(path)
    migrate(connection)
    connection.execute("DELETE FROM self WHERE name = 'kiosk'")
    return connection


def back_up(connection: sqlite3.Connection, folder: Path, stamp: str) -> Path:
    """Write a copy of the database into `folder`/backups and keep the newest five. Stamps must sort by time."""
    target = copy_to(connection, folder / "backups" / f"records-{stamp}.db")
    for old in backups(folder)[KEPT_BACKUPS:]:
        old.unlink(missing_ok=True)
    return target


def copy_to(connection: sqlite3.Connection, target: Path) -> Path:
    """Write a copy of the database, in one step, that outlives a power cut; return where it is.

    Raises OSError or sqlite3.Error if the disk does not take it; then nothing is left of it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    try:
        connection.execute("VACUUM INTO ?", (str(part),))
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(part, target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def backups(folder: Path) -> list[Path]:
    """Return the backups of a state folder, the newest first."""
    return sorted((folder / "backups").glob("records-*.db"), reverse=True)


def _set_aside(path: Path, aside: Path) -> None:
    """Move the database *with* its log into a folder of their own: nothing is thrown away."""
    aside.mkdir(parents=True, exist_ok=True)
    for tail in _TAILS:
        with suppress(FileNotFoundError):
            os.replace(f"{path}{tail}", aside / f"{path.name}{tail}")
    _LOG.error("the damaged records are in %s", aside.name)


def _restore(path: Path, candidates: Sequence[Path]) -> None:
    """Copy the newest backup that is whole; without one the records begin anew."""
    for backup in candidates:
        try:
            with closing(sqlite3.connect(f"{backup.as_uri()}?mode=ro", uri=True)) as source:
                if is_sound(source):
                    with closing(sqlite3.connect(path)) as target:
                        source.backup(target)
                    _LOG.warning("the records were restored from %s", backup.name)
                    return
        except sqlite3.Error as fault:
            _LOG.error("%s is damaged, too: %s", backup.name, fault)
    _LOG.error("there is no whole backup: the records begin anew")
