"""The records: whole, writable, and backed up lately."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.kiosk.doctor.machine import Machine
from game.kiosk.doctor.verdict import Verdict, amber, green, red
from game.records.health import Look, State, look_at

OLD_HOURS = 2.0
"""A backup is made every hour and when the kiosk ends: rows may be newer than the last one by that much."""


_PLAIN: Mapping[State, Verdict] = MappingProxyType(
    {
        "new": green("records.new"),
        "damaged": red("records.damaged"),
        "newer": red("records.newer"),
        "closed": red("records.closed"),
    }
)


def check_records(machine: Machine) -> Verdict:
    """The database passes SQLite's quick check and can be written, and its last backup is not too old."""
    health = machine.health()
    if health is not None and health.lost:
        return red("records.lost", lost=health.lost)
    if health is not None and not health.is_writing:
        return red("records.waiting", waiting=health.waiting)
    look = look_at(machine.folder)
    return _PLAIN.get(look.state) or _backup(look, machine)


def _backup(look: Look, machine: Machine) -> Verdict:
    if look.newest is None:
        return green("records.empty")
    if look.backed_up is None:
        return amber("records.no_backup")
    behind_h = (look.newest - look.backed_up).total_seconds() / 3600
    if behind_h > OLD_HOURS:
        return amber("records.old_backup", hours=round(behind_h))
    return green("records.fine", when=look.backed_up.astimezone(machine.now().tzinfo).strftime("%m-%d %H:%M"))
