"""Sound: a device is there and can be opened. Whether it is heard only staff can tell."""

from __future__ import annotations

from game.kiosk.doctor.machine import Machine
from game.kiosk.doctor.verdict import Verdict, amber, green, red


def check_sound(machine: Machine) -> Verdict:
    """A loudspeaker is there. The stall can open without one."""
    sound = machine.sound()
    if not sound.devices:
        return amber("sound.none")
    device = sound.devices[0]
    if not sound.is_open:
        return red("sound.closed", device=device)
    return amber("sound.off") if sound.is_off else green("sound.fine", device=device)
