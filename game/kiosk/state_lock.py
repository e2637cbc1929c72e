"""One kiosk a state folder: two would write over each other's deck, volume and packs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FILE = "kiosk.lock"


class StateTakenError(Exception):
    """Another kiosk is running on this state folder."""


@contextmanager
def held(folder: Path) -> Iterator[bool]:
    """Hold the lock of `folder` until the block ends, or the process does, however it ends.

    False where the folder cannot be written, or knows no locks: then there is nothing to spoil.

    Raises:
        StateTakenError: another process holds it.
    """
    file = _take(folder)
    try:
        yield file is not None
    finally:
        if file is not None:
            file.close()


def _take(folder: Path) -> IO[bytes] | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Not truncated: Windows refuses that for a locked file.
        file = os.fdopen(os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600), "rb+")
    except OSError:
        return None
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as fault:
        file.close()
        raise StateTakenError(str(folder)) from fault
    except PermissionError as fault:  # What Windows says of a byte that another process has locked.
        file.close()
        if sys.platform == "win32":
            raise StateTakenError(str(folder)) from fault
        return None
    except OSError:  # A file system without locks.
        file.close()
        return None
    return file
