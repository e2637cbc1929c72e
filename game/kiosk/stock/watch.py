"""Notices when an organiser saves the pack that is played, in a thread of its own."""

from __future__ import annotations

import hashlib
import logging
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

from game.content.tree.intake import MAX_BYTES, open_regular
from game.content.visible import visible
from game.kiosk.stock.faults import StoreFault, unexpected
from game.kiosk.stock.file_names import sisters

_LOG = logging.getLogger(__name__)

LOOK_S = 0.4
"""Editors save in several steps: what has not changed between two looks is saved."""
_MOST_JOIN_S = 2.0
_SECOND_NS = 1_000_000_000


class PackWatch:
    """Calls `on_save` from a thread of its own whenever the pack, or its sister in another language, has changed.

    The files are polled by name, since system watches miss replaced folders and servers, and are limited in number.

    `on_save` must not touch the screen; `look_s` is the time between two polls, in s. `fault` is why the last save was
    not seen, for staff; None without fault.
    """

    def __init__(self, on_save: Callable[[], None], look_s: float = LOOK_S) -> None:
        self.fault: StoreFault | None = None
        self._on_save = on_save
        self._look_s = look_s
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def follow(self, pack: Path) -> None:
        """Watch `pack` from now on, instead of the one before. Raises nothing."""
        self._stop.set()
        self._stop = threading.Event()
        thread = threading.Thread(target=self._run, args=(pack, self._stop), name="pack-watch", daemon=True)
        try:
            thread.start()
        except RuntimeError as fault:
            _LOG.warning("saves of %s are not seen: %s", visible(pack), fault)
            self.fault = StoreFault("saves_unseen", reason=fault)
            return
        self._thread, self.fault = thread, None

    def end(self) -> None:
        """Stop watching and wait for the thread to end."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(_MOST_JOIN_S)

    def _run(self, pack: Path, stop: threading.Event) -> None:
        files = _files_of(pack)
        known = last = traits_of(files)
        while not stop.wait(self._look_s):
            before, last = last, traits_of(files)
            if last == known or last != before:
                continue
            known = last
            try:
                self._on_save()
            except Exception as fault:
                _LOG.exception("a save of %s could not be read", visible(pack))
                self.fault = unexpected(fault)
            else:
                self.fault = None


def contents_of(pack: Path) -> tuple[bytes, ...]:
    """Return digests of a pack and its sisters, empty where there is none to be read. Raises nothing."""
    found = []
    for file in _files_of(pack):
        try:
            found.append(_digest(file))
        except (OSError, ValueError):
            found.append(b"")
    return tuple(found)


def _files_of(pack: Path) -> list[Path]:
    return [pack.with_name(name) for name in sisters(pack.name)]


def _digest(file: Path) -> bytes:
    with open_regular(file) as opened:
        return hashlib.blake2b(opened.read(MAX_BYTES + 1)).digest()


def traits_of(files: list[Path]) -> tuple[object, ...]:
    """Return what differs in the files after a save. Raises nothing."""
    found: list[object] = []
    for file in files:
        try:
            status = os.stat(file)
            traits = (status.st_mtime_ns, status.st_size, status.st_ino, status.st_dev)
            # FAT counts two seconds: of two saves within them only the content tells.
            is_coarse = status.st_mtime_ns % _SECOND_NS == 0 and stat.S_ISREG(status.st_mode)
            found.append((*traits, _digest(file) if is_coarse else b""))
        except Exception as fault:
            found.append(getattr(fault, "errno", None))
    return tuple(found)
