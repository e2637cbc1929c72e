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
STAYS_VARIABLE = "FANZHA_STAYS_DOWN"
"""Set by a unit that does not start the program again once staff have ended it."""
COUNT = struct.Struct("<Q")
CALM_LEVEL, BUILT_IN_LEVEL, STANDBY_LEVEL = 2, 3, 4
"""After so many failures in ten minutes: without effects and sound; with the built-in pack; a page for staff."""
WATCHDOG_S = 20
"""What `service install` asks of systemd: so long without a word, and it starts all anew."""
ALIVE = b"WATCHDOG=1"
NOTIFY_EVERY = 30
"""Beats between two messages to systemd: about one a second."""


class Systemd:
    """The service manager that started this process, if one did and listens (sd_notify(3))."""

    def __init__(self) -> None:
        self._socket = _systemd_socket()

    @property
    def is_there(self) -> bool:
        """Whether anybody listens."""
        return self._socket is not None

    def say(self, message: bytes) -> None:
        """Say READY=1, WATCHDOG=1 or the like; nobody waits for it."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.send(message)


class Heartbeat:
    """What the kiosk's loop calls; it costs a microsecond. Without a watching process and without systemd, nothing."""

    def __init__(self) -> None:
        self._count = 0
        self._map: mmap.mmap | None = None
        self._parent = _parent()
        self._systemd = Systemd()
        path = os.environ.get(FILE_VARIABLE)
        if path:
            with suppress(OSError, ValueError), Path(path).open("r+b") as file:
                self._map = mmap.mmap(file.fileno(), COUNT.size)

    @property
    def is_watched(self) -> bool:
        """Whether a watching process started the kiosk, and will start it again."""
        return self._map is not None

    @property
    def is_orphan(self) -> bool:
        """Whether the watching process is gone: then whoever started it will start another kiosk."""
        return self._map is not None and _parent() != self._parent

    def beat(self) -> None:
        """Say that the loop has gone round."""
        self._count += 1
        if self._map is not None:
            COUNT.pack_into(self._map, 0, self._count)
        if self._systemd.is_there and self._count % NOTIFY_EVERY == 1:
            self._systemd.say(b"READY=1" if self._count == 1 else ALIVE)


def _parent() -> int:
    """Return who started this process; always 0 on Windows, where orphans are nobody's and the question may fail."""
    return 0 if sys.platform == "win32" else os.getppid()


def is_restarted() -> bool:
    """Return whether systemd starts the program again however it ends: not if its unit says that it may stay down."""
    return bool(os.environ.get("NOTIFY_SOCKET")) and not os.environ.get(STAYS_VARIABLE)


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
