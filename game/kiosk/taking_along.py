"""The records and a report of the evening, written to a stick that is plugged in."""

from __future__ import annotations

import errno
import logging
import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from game.content.visible import visible
from game.records.database import FILE, connect, copy_to, is_sound
from game.scenes.core.staff_house import Told

_LOG = logging.getLogger(__name__)
REPORT = "report.html"
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})

Report = Callable[[Path], bytes]
"""Makes the report of the records in a file."""


@dataclass
class _DamagedCopyError(Exception):
    """What was written cannot be read back."""

    path: Path


def take_along(state: Path, sticks: Sequence[Path], name: str, report: Report | None) -> Told:
    """Write both into the folder `name` on the first stick that takes them; return what staff are told."""
    if not (state / FILE).is_file():
        return Told("staff.take_nothing")
    told = Told("staff.take_no_stick")
    for stick in sticks:
        told = _to_stick(state, stick, name, report)
        if told.key in ("staff.take_done", "staff.take_without_report"):
            break
    return told


def _to_stick(state: Path, stick: Path, name: str, report: Report | None) -> Told:
    where = {"stick": visible(stick.name or str(stick)), "folder": name}
    folder = stick / name
    try:
        folder.mkdir(exist_ok=True)
        _probe(folder)
        copy = _copied(state / FILE, folder / FILE)
        if report is None:
            return Told("staff.take_without_report", where)
        try:
            page = report(copy)
        except Exception:
            _LOG.exception("no report of the evening")
            return Told("staff.take_without_report", where)
        _write(folder / REPORT, page)
    except sqlite3.Error as fault:
        _LOG.warning("the records were not written to %s: %r", visible(stick), fault)
        is_full = "full" in str(fault)
        return Told("staff.take_full" if is_full else "staff.take_failed", where)
    except (OSError, _DamagedCopyError) as fault:
        _LOG.warning("the records were not written to %s: %r", visible(stick), fault)
        number = fault.errno if isinstance(fault, OSError) else None
        if number in _FULL:
            return Told("staff.take_full", where)
        return Told("staff.take_closed" if number in _CLOSED else "staff.take_failed", where)
    return Told("staff.take_done", where)


def _probe(folder: Path) -> None:
    """Raise OSError for a stick that takes nothing: SQLite would not tell why."""
    probe = folder / f"{REPORT}.part"
    probe.write_bytes(b"1")
    probe.unlink()


def _copied(source: Path, target: Path) -> Path:
    """Copy the database and look whether the copy is whole."""
    with closing(connect(source)) as connection:
        copy_to(connection, target)
    with closing(sqlite3.connect(f"{target.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
        if not is_sound(copy):
            raise _DamagedCopyError(target)
    return target


def _write(path: Path, data: bytes) -> None:
    """Write a file in one step, and read it back."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    if path.read_bytes() != data:
        raise _DamagedCopyError(path)
