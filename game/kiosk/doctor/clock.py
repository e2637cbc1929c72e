"""The clock: without one, visits are of no known day, and quiet hours do not begin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta, timezone

from game.kiosk.doctor.machine import Machine
from game.kiosk.doctor.verdict import Verdict, amber, green, red
from game.records.health import look_at
from game.records.journal import FAR

FORM = "%Y-%m-%d %H:%M"
SLACK = timedelta(minutes=2)
"""A stick formatted as FAT keeps times to two seconds, and some systems are set by a minute now and then."""


def check_clock(machine: Machine) -> Verdict:
    """The clock is not before anything that has been written, nor decades ahead."""
    now, health = machine.now(), machine.health()
    shown = now.strftime(FORM)
    if now < machine.made:
        return red("clock.lost", now=shown)
    if now > machine.made + FAR:
        return red("clock.far", now=shown)
    newest = max(_written(machine), default=machine.made)
    if newest - now > SLACK:
        return amber("clock.behind", now=shown, newest=newest.astimezone(now.tzinfo).strftime(FORM))
    if health is not None and health.is_clock_doubted:
        return amber("clock.doubted", now=shown)
    return green("clock.fine", now=shown)


def _written(machine: Machine) -> Iterator[datetime]:
    """Yield when rows and files were written, those of the state folder and the pack."""
    look = look_at(machine.folder)
    yield from (each for each in (look.newest, look.backed_up) if each is not None)
    paths = [machine.pack().path]
    with suppress(OSError):
        paths += machine.folder.iterdir()
    for path in paths:
        with suppress(OSError, OverflowError, ValueError):
            yield datetime.fromtimestamp(path.stat().st_mtime, timezone.utc)
