"""Whether the state folder is still there after a reboot (冰点还原)."""

from __future__ import annotations

from game.content.visible import visible
from game.kiosk.doctor.machine import Machine
from game.kiosk.doctor.verdict import Verdict, amber, green, red

CERTAIN = 3
"""So many boots in a row with an empty folder are no chance any more."""


def check_history(machine: Machine) -> Verdict:
    """The state folder holds something of earlier evenings."""
    past, folder = machine.past(), visible(machine.folder)
    if past is None:
        return green("history.not_asked")
    if past.empty_in_a_row == 0:
        return green("history.kept")
    if past.empty_in_a_row >= CERTAIN:
        return red("history.restored", folder=folder, count=past.empty_in_a_row)
    if past.had_been_there or past.empty_in_a_row > 1:
        return amber("history.gone", folder=folder)
    since, now = past.since.astimezone(machine.now().tzinfo), machine.now()
    hours = f"{max(0.0, (now - past.since).total_seconds() / 3600):.1f}"
    return amber("history.first", folder=folder, since=since.strftime("%m-%d %H:%M"), hours=hours)
