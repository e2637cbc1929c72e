"""The system calls of imports, in one place, so that tests can make each of them fail."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from game.content.tree.intake import open_regular

MOST_SCANNED = 5000
"""Entries of one folder that are looked at; a folder that holds more is no place for a pack."""

_REPARSE_POINT = 0x400
"""FILE_ATTRIBUTE_REPARSE_POINT: on Windows a junction leads elsewhere without being a symbolic link."""
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})
"""What file systems say that cannot sync a folder."""

Entry = tuple[str, os.stat_result]
"""A name in a folder and what `lstat` says about it."""


def is_link(status: os.stat_result) -> bool:
    """Return whether an entry is a link."""
    return stat.S_ISLNK(status.st_mode) or bool(getattr(status, "st_file_attributes", 0) & _REPARSE_POINT)


class Disk:
    """Reads from a stick and writes to the machine's own disk. Every method may raise `OSError`."""

    def scan(self, folder: Path) -> list[Entry]:
        """Return the entries of a folder; links are not followed, and what vanishes meanwhile is left out."""
        found: list[Entry] = []
        with os.scandir(folder) as entries:
            for entry in islice(entries, MOST_SCANNED):
                try:
                    found.append((entry.name, entry.stat(follow_symlinks=False)))
                except FileNotFoundError:
                    continue
        return found

    def open(self, path: Path) -> BinaryIO:
        """Open a regular file to read it; a link or a device is an `OSError`, and a pipe never blocks."""
        return open_regular(path, getattr(os, "O_NOFOLLOW", 0))

    def read(self, file: BinaryIO, size: int) -> bytes:
        """Return at most `size` bytes, none at the end."""
        return file.read(size)

    def create(self, path: Path) -> BinaryIO:
        """Open a file to write it anew, unbuffered."""
        return path.open("wb", buffering=0)

    def write(self, file: BinaryIO, data: bytes) -> None:
        """Write all of `data`."""
        view = memoryview(data)
        while view:
            view = view[file.write(view) :]

    def sync(self, file: BinaryIO) -> None:
        """Return when a file's content is on the medium."""
        os.fsync(file.fileno())

    def sync_folder(self, folder: Path) -> None:
        """Return when a folder's names are on the medium, where the system can (not on Windows)."""
        if os.name == "nt":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as fault:
            if fault.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Replace `target` by `source` atomically."""
        os.replace(source, target)

    def make_folder(self, folder: Path) -> None:
        """Make a folder and its parents, unless they exist."""
        folder.mkdir(parents=True, exist_ok=True)

    def remove(self, folder: Path) -> None:
        """Remove a folder and its content, as far as possible."""
        shutil.rmtree(folder, ignore_errors=True)
