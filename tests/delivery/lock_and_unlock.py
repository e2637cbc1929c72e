"""Locks the machine that this runs on and takes it back, with its own commands: for Wine, in `.ci/delivery`."""

from __future__ import annotations

from game.kiosk.service.host import Host, this_host
from game.kiosk.service.lock import SETTINGS, Setting, lock, memory_of, unlock


def standing(host: Host, setting: Setting) -> list[str] | None:
    """A setting as the machine shows it."""
    ran = host.run(setting.query)
    return None if ran.code else setting.found(ran.text)


if __name__ == "__main__":
    machine = this_host()
    before = [standing(machine, each) for each in SETTINGS]
    count = lock(SETTINGS, machine)
    locked = [each for each in SETTINGS if standing(machine, each) == each.wanted]
    assert len(locked) == count > 0
    unlock(machine)
    assert [standing(machine, each) for each in SETTINGS] == before
    assert not memory_of(machine).exists()
