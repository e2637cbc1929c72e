"""The pack that tonight is played with."""

from __future__ import annotations

from game.content.visible import visible
from game.kiosk.doctor.machine import Machine
from game.kiosk.doctor.verdict import Verdict, amber, green, red

SOON_DAYS = 7


def check_pack(machine: Machine) -> Verdict:
    """The pack has no errors, and is not past its date."""
    reading = machine.pack()
    file = visible(reading.path.name)
    errors = [problem for problem in reading.problems if problem.is_error]
    if reading.pack is None or errors:
        return red("pack.errors", file=file, count=max(1, len(errors)), first=errors[0].message if errors else "")
    expires, today = reading.pack.expires, machine.now().date()
    if expires < today:
        return amber("pack.expired", file=file, date=expires.isoformat())
    if (expires - today).days <= SOON_DAYS:
        return amber("pack.expires_soon", file=file, date=expires.isoformat())
    warnings = len(reading.problems) - len(errors)
    if warnings:
        return amber("pack.warnings", file=file, count=warnings)
    return green("pack.fine", file=file, title=reading.pack.title, date=expires.isoformat())
