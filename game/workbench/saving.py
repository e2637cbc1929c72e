"""Writing files so that whoever pulls the plug, or holds the file open, finds either the old or the new one whole."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

_LOCKS = ("~${}", ".~{}", ".~lock.{}#")
"""Files that Excel, WPS and LibreOffice keep beside a document while it is open."""
_MODE = 0o644
"""Of a new file; a replaced one keeps its own."""


class StrangeFileError(Exception):
    """A file of somebody else stands where one of ours should go."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def refuse_strange(path: Path, is_own: Callable[[bytes], bool]) -> None:
    """Make sure that writing to `path` destroys nothing.

    Args:
        path: a file that need not exist. Devices, pipes and empty files hold nothing.
        is_own: whether the bytes of a file are an earlier output that may be replaced.

    Raises:
        StrangeFileError: a file with other content stands there.
        OSError: it cannot be read.
    """
    if path.is_file() and (held := path.read_bytes()) and not is_own(held):
        raise StrangeFileError(path)


def is_open_elsewhere(path: Path) -> bool:
    """Whether an office program says that it has the file open."""
    return any(path.with_name(lock.format(path.name)).exists() for lock in _LOCKS)


def is_writable(path: Path) -> bool:
    """Whether a file may be replaced: not when its owner has made it read-only, though its folder would allow it."""
    return not path.exists() or (os.access(path, os.W_OK) and bool(path.stat().st_mode & stat.S_IWRITE))


def replace_file(
    path: Path, data: bytes, *, backup: Path | None = None, check: Callable[[Path], None] | None = None
) -> None:
    """Put `data` in place of a file, all at once.

    Args:
        path: a file that need not exist; its folder must. A link is followed.
        data: what it will hold.
        backup: where a copy of the earlier file is kept, if there was one.
        check: looks at the new file before it takes its place, and raises to prevent that.

    Raises:
        PermissionError: the earlier file is read-only, or open in an office program.
        OSError: it cannot be written. The earlier file is untouched.
    """
    path = path.resolve()
    if not is_writable(path) or is_open_elsewhere(path):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if check is not None:
            check(part)
        if path.exists():
            shutil.copymode(path, part)
            if backup is not None:
                shutil.copy2(path, backup)
        else:
            part.chmod(_MODE)
        os.replace(part, path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
