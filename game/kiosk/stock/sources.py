"""Files to copy from a stick: a pack, its sister, and the media beside them."""

from __future__ import annotations

import stat
from collections.abc import Generator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from game.kiosk.stock.disk import Disk, is_link
from game.kiosk.stock.faults import StoreFault, reading_stick
from game.kiosk.stock.file_names import (
    MAX_PACK_BYTES,
    folded,
    is_hidden,
    is_pack,
    is_safe,
    is_wanted,
    main_packs,
    most_bytes,
    sisters,
)
from game.kiosk.stock.safe_zip import CHUNK_BYTES, MAX_ENTRIES, MAX_TOTAL_BYTES, ZipSource, open_zip

_DEEPEST = 4
_ENCODINGS = ("utf-8", "gb18030", "utf-16-le")
"""In which a pack may name its pictures."""


@dataclass(frozen=True)
class Part:
    """One file to copy: its path inside the pack's folder with `/`, its name in the source, its bytes."""

    name: str
    origin: str
    size: int


class FileSource:
    """Files of a folder."""

    def __init__(self, folder: Path, sizes: Mapping[str, int], disk: Disk) -> None:
        self.sizes = sizes
        self._folder = folder
        self._disk = disk

    def chunks(self, name: str) -> Generator[bytes, None, None]:
        """Yield the content of a file in pieces. Raises `StoreFault` when it cannot be read."""
        with reading_stick(name), self._disk.open(self._folder.joinpath(*name.split("/"))) as file:
            while chunk := self._disk.read(file, CHUNK_BYTES):
                yield chunk


Source: TypeAlias = "FileSource | ZipSource"
"""A place from which files are copied."""


def open_source(path: Path, disk: Disk) -> AbstractContextManager[Source]:
    """Open a pack's file with the pictures beside it that it names, a folder or a zip.

    `StoreFault`: it is missing, none of these, too large, or unsafe.
    """
    with reading_stick(path.name):
        status = path.lstat()
        if is_link(status):
            raise StoreFault("no_pack", name=path.name)
        if stat.S_ISDIR(status.st_mode):
            return nullcontext(FileSource(path, _files_below(path, disk), disk))
        if path.suffix.lower() == ".zip":
            return open_zip(path, disk)
        if not is_pack(path.name):
            raise StoreFault("no_pack", name=path.name)
        wanted = sisters(path.name)
        files = {
            name: found.st_size
            for name, found in disk.scan(path.parent)
            if stat.S_ISREG(found.st_mode) and not is_link(found)
        }
        packs = {name: size for name, size in files.items() if name in wanted}
        media = [name for name in files if is_wanted(name) and not is_pack(name) and not is_hidden(name)]
        if media:
            said = b"".join(_said(path.with_name(name), disk) for name in packs)
            packs |= {name: files[name] for name in media if any(name.encode(code) in said for code in _ENCODINGS)}
        return nullcontext(FileSource(path.parent, packs, disk))


def _said(pack: Path, disk: Disk) -> bytes:
    with disk.open(pack) as file:
        return disk.read(file, MAX_PACK_BYTES)


def choose(sizes: Mapping[str, int], where: str) -> tuple[Part, ...]:
    """Return the parts of the one pack among files; the main one comes first.

    The pack is the one on the highest level. Files above it, of other kinds, and packs further down are left out.
    `sizes` are bytes by name with `/` between parts; `where` is what staff call the source.

    Raises:
        StoreFault: there is none or more than one, or it is too large, or a name cannot be used.
    """
    packs = [name for name in sizes if is_pack(name) and not is_hidden(name)]
    if not packs:
        raise StoreFault("no_pack", name=where)
    top = min(name.count("/") for name in packs)
    folders: dict[str, list[str]] = {}
    for name in packs:
        if name.count("/") == top:
            folder, slash, base = name.rpartition("/")
            folders.setdefault(folder + slash, []).append(base)
    mains = [(folder, main) for folder, names in folders.items() for main in main_packs(names)]
    if len(mains) > 1:
        names = "、".join(sorted(main for _, main in mains))
        raise StoreFault("several_packs", name=where, count=len(mains), names=names)
    ((folder, main),) = mains
    beside = [name for name in folders[folder] if name != main]
    media = [name[len(folder) :] for name in sizes if name.startswith(folder) and not is_pack(name)]
    taken = (main, *sorted(beside), *sorted(name for name in media if is_wanted(name) and not is_hidden(name)))
    parts = tuple(Part(name, folder + name, sizes[folder + name]) for name in taken)
    _check(parts, where)
    return parts


def _check(parts: tuple[Part, ...], where: str) -> None:
    seen: set[str] = set()
    folders = {folded(str(above)) for part in parts for above in PurePosixPath(part.name).parents}
    for part in parts:
        if not is_safe(part.name):
            raise StoreFault("bad_name", name=part.name)
        if folded(part.name) in seen | folders:
            raise StoreFault("same_name", name=part.name)
        seen.add(folded(part.name))
        check_size(part.name, part.size)
    if sum(part.size for part in parts) > MAX_TOTAL_BYTES:
        raise StoreFault("too_large", name=where, limit=MAX_TOTAL_BYTES // 1_000_000)


def check_size(name: str, size: int) -> None:
    """Raise `StoreFault` when a file of this kind may not hold `size` bytes."""
    if size > most_bytes(name):
        raise StoreFault("file_too_large", name=name, limit=most_bytes(name) // 1_000_000)


def _files_below(top: Path, disk: Disk) -> dict[str, int]:
    found: dict[str, int] = {}
    count = 0
    waiting = [""]
    while waiting:
        here = waiting.pop()
        for base, status in disk.scan(top.joinpath(*here.split("/")) if here else top):
            count += 1
            if count > MAX_ENTRIES:
                raise StoreFault("too_many", name=top.name, limit=MAX_ENTRIES)
            name = f"{here}/{base}" if here else base
            if is_hidden(name) or is_link(status):
                continue
            if stat.S_ISDIR(status.st_mode) and name.count("/") < _DEEPEST:
                waiting.append(name)
            elif stat.S_ISREG(status.st_mode) and is_wanted(name):
                found[name] = status.st_size
    return found
