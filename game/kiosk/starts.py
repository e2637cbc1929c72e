"""Whether the state folder outlives a reboot. Office machines with 冰点还原 lose what is on their own disk every night.

A folder that is lost cannot remember that. So each boot at which the kiosk ran, and whether anything of earlier boots
was found, is also written down on another disk: beside the pack or the program. Where all of them lie on the disk of
the state folder, nothing can be known, and all there is to tell is that nothing was found.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from game.kiosk.kept import Kept

MARK, MEMORY = "first-start", ".fanzha-starts"
_OLD_SIGNS = ("records.db", "staff-pin.json")
"""What a folder has in which an earlier release ran, which left no mark."""
SAME_BOOT = timedelta(minutes=10)
"""A wall clock that was set meanwhile moves the time of the boot by as much."""
MOST_KEPT = 8


@dataclass(frozen=True)
class Past:
    """What is known of earlier boots.

    `empty_in_a_row` counts the latest boots, this one included, at which the state folder was empty, as far as another
    disk remembers them; 0 if the folder was there, 1 where nothing remembers. `since` is when the program first ran
    after this boot.
    """

    empty_in_a_row: int
    is_remembered: bool
    since: datetime
    had_been_there: bool = False  # whether any earlier boot is remembered that found something


@dataclass(frozen=True)
class _Boot:
    booted: datetime
    has_found: bool
    since: datetime


def note_start(folder: Path, others: Iterable[Path], now: datetime, uptime_s: float, *, is_kept: bool = True) -> Past:
    """Note that the program starts, and return what is known. A disk that takes nothing is no reason to stop.

    `others` are folders that may lie on other disks; `now` is aware, `uptime_s` how long the machine has run. Nothing
    is written unless `is_kept`.
    """
    booted = now - timedelta(seconds=uptime_s)
    mark = Kept(folder / MARK)
    first = _time_of(mark.read())
    has_found = first is not None or any(os.path.lexists(folder / name) for name in _OLD_SIGNS)
    if first is None and is_kept:
        mark.write(booted.isoformat(), is_synced=True)
    elif first is not None and _is_same(first, booted):
        has_found = False
    places = elsewhere(folder, others)
    known = max((_read(Kept(place / MEMORY).read()) for place in places), key=len, default=[])
    boots = known if known and _is_same(known[-1].booted, booted) else [*known, _Boot(booted, has_found, now)]
    for place in places if is_kept else ():
        Kept(place / MEMORY).write(_text_of(boots[-MOST_KEPT:]), is_synced=True)
    empty = next((number for number, boot in enumerate(reversed(boots)) if boot.has_found), len(boots))
    if not places:
        return Past(0 if has_found else 1, False, now)
    return Past(empty, len(boots) > 1, boots[-1].since, any(boot.has_found for boot in boots))


def elsewhere(folder: Path, others: Iterable[Path]) -> list[Path]:
    """Return those of some folders that are on another disk than `folder` and can be written."""
    found: dict[Path, None] = {}
    try:
        device = folder.stat().st_dev
    except OSError:
        return []
    for other in others:
        try:
            if other.stat().st_dev != device and os.access(other, os.W_OK):
                found[other] = None
        except OSError:
            continue
    return list(found)


def _is_same(one: datetime, other: datetime) -> bool:
    return abs(one - other) < SAME_BOOT


def _time_of(text: object) -> datetime | None:
    """Return the moment that was written down, None if the text is no such thing."""
    try:
        when = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return None if when.tzinfo is None else when


def _read(text: str) -> list[_Boot]:
    """Return the boots that were written down; none if the text is no such thing."""
    try:
        rows = [(_time_of(booted), has_found, _time_of(since)) for booted, has_found, since in json.loads(text)]
    except (ValueError, TypeError, RecursionError):
        return []
    return [
        _Boot(booted, bool(has_found), since)
        for booted, has_found, since in rows
        if booted is not None and since is not None
    ]


def _text_of(boots: Sequence[_Boot]) -> str:
    return json.dumps([(boot.booted.isoformat(), boot.has_found, boot.since.isoformat()) for boot in boots])
