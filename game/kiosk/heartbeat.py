"""The heartbeat of the kiosk: a counter that its loop raises, for the process that watches over it and for systemd."""

from __future__ import annotations

import mmap
import os
import struct
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket

FILE_VARIABLE = "FANZHA_HEARTBEAT"
LEVEL_VARIABLE = "FANZHA_LEVEL"
COUNT = struct.Struct("<Q")
CALM_LEVEL, BUILT_IN_LEVEL, STANDBY_LEVEL = 2, 3, 4
"""After so many failures in ten minutes: without effects and sound; with the built-in pack; a page for staff."""
NOTIFY_EVERY = 30
"""Beats between two messages to systemd: about one a second."""


class Heartbeat:
    """What the kiosk's loop calls; it costs a microsecond. Without a watching process and without systemd, nothing."""

    def __init__(self) -> None:
        self._count = 0
        self._map: mmap.mmap | None = None
        self._parent = os.getppid()
        self._notify = _systemd_socket()
        path = os.environ.get(FILE_VARIABLE)
        if path:
            with suppress(OSError, ValueError), Path(path).open("r+b") as file:
                self._map = mmap.mmap(file.fileno(), COUNT.size)

    @property
    def is_orphan(self) -> bool:
        """Whether the watching process is gone: then whoever started it will start another kiosk."""
        return self._map is not None and sys.platform != "win32" and os.getppid() != self._parent

    def beat(self) -> None:
        """Say that the loop has gone round."""
        self._count += 1
        if self._map is not None:
            COUNT.pack_into(self._map, 0, self._count)
        if self._notify is not None and self._count % NOTIFY_EVERY == 1:
            # sd_notify(3): READY once, the rest is the watchdog's.
            self._say(b"READY=1" if self._count == 1 else b"WATCHDOG=1")

    def _say(self, message: bytes) -> None:
        if self._notify is not None:
            with suppress(OSError):
                self._notify.send(message)


def level() -> int:
    """Return how often the kiosk has failed lately, as the watching process counts it; 0 without one."""
    word = os.environ.get(LEVEL_VARIABLE, "")
    return int(word) if word.isdecimal() else 0


def _systemd_socket() -> socket.socket | None:
    """Return the socket on which systemd listens (a file of this machine, never the network), None without systemd."""
    name = os.environ.get("NOTIFY_SOCKET", "")
    if sys.platform == "win32" or name[:1] not in ("/", "@"):
        return None
    import socket  # noqa: PLC0415 - a few ms that only systemd's kiosk needs

    try:
        sending = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
        sending.setblocking(False)
        sending.connect("\0" + name[1:] if name[0] == "@" else name)
    except OSError:
        return None
    return sending
