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
from game.scenes.core.staff_house import DONE, Told

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

    def records(stick: Path) -> str:
        folder = stick / name
        folder.mkdir(exist_ok=True)
        _probe(folder)
        return _records(state, folder, report)

    return _on_first(sticks, name, records)


def take_file(sticks: Sequence[Path], name: str, data: bytes, done: str) -> Told:
    """Write a file onto the first stick that takes it; return what staff are told, `done` if it is there."""

    def file(stick: Path) -> str:
        _write(stick / name, data)
        return done

    return _on_first(sticks, name, file)


def _on_first(sticks: Sequence[Path], name: str, work: Callable[[Path], str]) -> Told:
    """Do `work` on the first stick where it does not fail, and return what it tells; else why the last one failed."""
    told = Told("staff.take_no_stick")
    for stick in sticks:
        told = _on(stick, name, work)
        if told.key in DONE:
            break
    return told


def _records(state: Path, folder: Path, report: Report | None) -> str:
    copy = _copied(state / FILE, folder / FILE)
    if report is None:
        return "staff.take_without_report"
    try:
        page = report(copy)
    except Exception:
        _LOG.exception("no report of the evening")
        return "staff.take_without_report"
    _write(folder / REPORT, page)
    return "staff.take_done"


def _on(stick: Path, name: str, work: Callable[[Path], str]) -> Told:
    where = {"stick": visible(stick.name or str(stick)), "folder": name}
    try:
        return Told(work(stick), where)
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
