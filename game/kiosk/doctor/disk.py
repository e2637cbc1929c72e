"""The disk of the state folder: does it take what the evening writes, and how fast."""

from __future__ import annotations

from game.content.visible import visible
from game.kiosk.doctor.machine import Machine
from game.kiosk.doctor.verdict import Verdict, amber, green, red

SCARCE_BYTES, LEAST_BYTES = 500_000_000, 50_000_000
"""An evening with its backups and logs takes less than 50 MB."""
SYNCS = 5
SLOW_S, STANDING_S = 0.15, 1.5
"""The median of `SYNCS`. A commit waits for one; 0.25 ms on an SSD, 30–80 ms on an SD card."""


def check_disk(machine: Machine) -> Verdict:
    """There is room, and what is written is soon safe from a power cut."""
    folder = machine.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken_s = sorted(_sync_s(machine) for _ in range(SYNCS))[SYNCS // 2]
        free = machine.free_bytes(folder)
    except OSError as fault:
        return red("disk.closed", folder=visible(folder), reason=fault.strerror or type(fault).__name__)
    free_mb, taken_ms = free // 1_000_000, round(taken_s * 1000)
    if free < LEAST_BYTES:
        return red("disk.full", free_mb=free_mb, folder=visible(folder))
    if taken_s > STANDING_S:
        return red("disk.standing", taken_ms=taken_ms)
    if free < SCARCE_BYTES:
        return amber("disk.scarce", free_mb=free_mb, folder=visible(folder))
    if taken_s > SLOW_S:
        return amber("disk.slow", taken_ms=taken_ms)
    return green("disk.fine", free_mb=free_mb, taken_ms=taken_ms)


def _sync_s(machine: Machine) -> float:
    began_s = machine.seconds()
    machine.sync(machine.folder)
    return machine.seconds() - began_s
