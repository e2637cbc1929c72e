"""Disks on which any call fails, and power that goes at any call."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from game.kiosk.stock.disk import Disk, Entry
from tests.kiosk.stock.stick import Quick


class Killed(BaseException):
    """The process ends here: nobody tidies up."""


class Shaky(Quick):
    """A disk on which one call fails, or all from that one on."""

    def __init__(self, at: int, fault: Callable[[], BaseException], *, stays: bool = False) -> None:
        self.at = at
        self.fault = fault
        self.stays = stays
        self.count = 0
        self.kinds: list[str] = []

    def step(self, kind: str) -> None:
        self.count += 1
        self.kinds.append(kind)
        if self.is_now:
            raise self.fault()

    @property
    def is_now(self) -> bool:
        return self.count == self.at or (self.stays and self.count > self.at)

    def scan(self, folder: Path) -> list[Entry]:
        self.step("scan")
        return super().scan(folder)

    def open(self, path: Path) -> BinaryIO:
        self.step("open")
        return super().open(path)

    def read(self, file: BinaryIO, size: int) -> bytes:
        self.step("read")
        return super().read(file, size)

    def create(self, path: Path) -> BinaryIO:
        self.step("create")
        return super().create(path)

    def write(self, file: BinaryIO, data: bytes) -> None:
        try:
            self.step("write")
        except BaseException:
            super().write(file, data[: len(data) // 2])
            raise
        super().write(file, data)

    def sync(self, file: BinaryIO) -> None:
        self.step("sync")
        super().sync(file)

    def sync_folder(self, folder: Path) -> None:
        self.step("sync_folder")
        super().sync_folder(folder)

    def replace(self, source: Path, target: Path) -> None:
        self.step("replace")
        super().replace(source, target)

    def make_folder(self, folder: Path) -> None:
        self.step("make_folder")
        super().make_folder(folder)

    def remove(self, folder: Path) -> None:
        try:
            self.step("remove")
        except BaseException:
            for path in list(folder.glob("*.yaml"))[:1]:
                path.unlink()
            raise
        super().remove(folder)


class PluggedOut(Shaky):
    """A disk that keeps only what was synced, as strictly as a file system may take it."""

    def __init__(self, at: int, fault: Callable[[], BaseException], *, stays: bool = False) -> None:
        super().__init__(at, fault, stays=stays)
        self.unsynced: set[Path] = set()
        self.names: list[tuple[Path, Callable[[], object]]] = []

    def create(self, path: Path) -> BinaryIO:
        file = super().create(path)
        self.unsynced.add(path)
        self.names.append((path.parent, lambda: path.unlink(missing_ok=True)))
        return file

    def sync(self, file: BinaryIO) -> None:
        super().sync(file)
        self.unsynced.discard(Path(file.name))

    def replace(self, source: Path, target: Path) -> None:
        before = target.read_bytes() if target.is_file() else None
        super().replace(source, target)
        if source in self.unsynced:
            self.unsynced.remove(source)
            self.unsynced.add(target)
        self.names.append((target.parent, lambda: self.undo(target, before)))

    @staticmethod
    def undo(target: Path, before: bytes | None) -> None:
        if target.is_dir():
            Disk().remove(target)
        elif before is None:
            target.unlink(missing_ok=True)
        else:
            target.write_bytes(before)

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        self.names = [(at, undo) for at, undo in self.names if at != folder]

    def make_folder(self, folder: Path) -> None:
        new = [path for path in (folder, *folder.parents) if not path.exists()]
        super().make_folder(folder)
        for path in reversed(new):
            self.names.append((path.parent, partial(Disk().remove, path)))

    def lose(self) -> None:
        """The power comes back."""
        for path in self.unsynced:
            if path.exists():
                path.write_bytes(b"")
        for _, undo in reversed(self.lost):
            with suppress(FileNotFoundError):
                undo()

    @property
    def lost(self) -> list[tuple[Path, Callable[[], object]]]:
        """The names that were not on the medium."""
        return self.names


class Reordered(PluggedOut):
    """The same, but the last name was on the medium before the others."""

    @property
    def lost(self) -> list[tuple[Path, Callable[[], object]]]:
        return self.names[:-1]


MOST_CALLS = 400
"""More than any deed makes."""


def full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def read_only() -> OSError:
    return OSError(errno.EROFS, os.strerror(errno.EROFS))


def pulled() -> OSError:
    return OSError(errno.EIO, os.strerror(errno.EIO))
