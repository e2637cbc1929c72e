"""A stick, a store and the files on both: what every test of bringing packs in drives."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from game.kiosk.stock.disk import Disk
from game.kiosk.stock.sticks import Offer
from game.kiosk.stock.store import PackStore, Staged

A = {"甲.yaml": "标题: 甲\n".encode(), "甲.en.yaml": b"title: A\n", "images/a.png": b"\x89PNG a"}
B = {"乙.yaml": "标题: 乙\n".encode(), "乙.en.yaml": b"title: B\n", "images/b.png": b"\x89PNG b"}
C = {"丙.yaml": "标题: 丙\n".encode()}

Files = Mapping[str, bytes]


class Quick(Disk):
    """A disk that the plug is not pulled of; waiting for a real medium thousands of times would take minutes."""

    def sync(self, file: BinaryIO) -> None:
        """Nothing waits."""

    def sync_folder(self, folder: Path) -> None:
        """Nothing waits."""


def write(folder: Path, files: Files) -> Path:
    """Put files into a folder, with those above them."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def read(folder: Path | None) -> dict[str, bytes]:
    """Every file of a folder, by its name with `/`."""
    if folder is None:
        return {}
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def playing(store: PackStore) -> dict[str, bytes]:
    """All files of the import that is active; none when the shipped packs play."""
    active = store.active()
    return {} if active is None else read(active.parent)


def offer(path: Path) -> Offer:
    """What staff would have chosen."""
    return Offer(path.name, path)


def bring(store: PackStore, path: Path) -> Staged:
    """Bring in and keep."""
    staged = store.bring_in(offer(path))
    store.keep(staged)
    return staged


def zipped(files: Files, *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of files, as programs make them."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def renamed(archive: bytes, old: str, new: bytes) -> bytes:
    """The same zip with a name of the same length in bytes, however wrong it is."""
    assert len(old.encode()) == len(new)
    assert archive.count(old.encode()) == 2
    return archive.replace(old.encode(), new)


def patched(archive: bytes, *, central: int, local: int | None, value: int, size: int) -> bytes:
    """The same zip with a number changed in every entry of its table, and in the heads of the files."""
    data = bytearray(archive)
    form = {1: "<B", 2: "<H", 4: "<I"}[size]
    for mark, offset in ((b"PK\x01\x02", central), (b"PK\x03\x04", local)):
        at = data.find(mark)
        while offset is not None and at >= 0:
            struct.pack_into(form, data, at + offset, value)
            at = data.find(mark, at + 4)
    return bytes(data)
