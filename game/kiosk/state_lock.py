"""One kiosk a state folder: two would write over each other's deck, volume and packs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FILE = "kiosk.lock"


class StateTakenError(Exception):
    """Another kiosk is running on this state folder."""


def take(folder: Path) -> IO[bytes] | None:
    """Return an open file that holds the lock of `folder` until it is closed or the process ends, however it ends.

    None where the folder cannot be written: then nothing is written that could be spoilt.

    Raises:
        StateTakenError: another process holds it.
    """
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
