"""Reads zips from a stick: checked before anything is written, and unpacked with limits on their actual size."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast

from game.kiosk.stock.disk import Disk
from game.kiosk.stock.faults import StoreFault, reading_stick
from game.kiosk.stock.file_names import folded, is_hidden, is_wanted, leads_out, zip_name

MAX_ENTRIES = 500
MAX_TOTAL_BYTES = 200_000_000
"""Of everything that is copied, in bytes."""
CHUNK_BYTES = 1 << 18

_MOST_AT_ONCE = 1 << 20
"""The library reads the whole table of contents at once, however long it claims to be; 500 entries need a tenth.
A longer one is cut, and the library finds that it ends too early."""
_MAX_RATIO = 100
"""Text shrinks to a tenth, silence to less; only the first megabyte of a file may be emptier than that."""
_FREE_BYTES = 1_000_000
_ENCRYPTED = 0x1 | 0x40
_UTF8 = 0x800
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The others unpack a small piece into any amount of memory, and nothing that people here use writes them."""


class ZipSource:
    """The files of a checked zip; `sizes` are the declared bytes of those that may be taken."""

    def __init__(self, file: BinaryIO, name: str, disk: Disk) -> None:
        self._name = name
        reader = _Reader(file, name, disk)
        with _understanding(name):
            self._archive = zipfile.ZipFile(cast("IO[bytes]", reader))
            infos = self._archive.infolist()
            length = reader.seek(0, io.SEEK_END)
        if len(infos) > MAX_ENTRIES:
            raise StoreFault("too_many", name=name, limit=MAX_ENTRIES)
        self._infos: dict[str, zipfile.ZipInfo] = {}
        seen: set[str] = set()
        for info in infos:
            # The library cuts `filename` at a NUL and rewrites it on Windows.
            entry = zip_name(info.orig_filename, is_utf8=bool(info.flag_bits & _UTF8))
            self._check(info, entry)
            if folded(entry.rstrip("/")) in seen:
                raise StoreFault("same_name", name=entry)
            seen.add(folded(entry.rstrip("/")))
            if not entry.endswith("/") and is_wanted(entry) and not is_hidden(entry):
                self._infos[entry] = info
        if sum(info.compress_size for info in infos) > length:
            raise StoreFault("zip_bomb", name=name)  # Overlapping files.
        self.sizes: Mapping[str, int] = {entry: info.file_size for entry, info in self._infos.items()}

    def chunks(self, name: str) -> Generator[bytes, None, None]:
        """Yield the content of a file in pieces.

        Raises:
            StoreFault: the stick cannot be read, the zip is damaged, or far more comes out than went in.
        """
        info = self._infos[name]
        if info.compress_type not in _METHODS:
            raise StoreFault("zip_method", name=self._name)
        count = 0
        with _understanding(self._name), self._archive.open(info) as member:
            while chunk := member.read(CHUNK_BYTES):
                count += len(chunk)
                if count > _FREE_BYTES + _MAX_RATIO * info.compress_size:
                    raise StoreFault("zip_bomb", name=name)
                yield chunk
        if count != info.file_size:
            raise StoreFault("zip_damaged", name=self._name)

    def _check(self, info: zipfile.ZipInfo, entry: str) -> None:
        """Raise `StoreFault` for an entry that packing a folder never makes, even if it would not be taken."""
        if leads_out(entry):
            raise StoreFault("zip_unsafe", name=entry)
        if stat.S_IFMT(info.external_attr >> 16) not in {0, stat.S_IFREG, stat.S_IFDIR}:
            raise StoreFault("zip_link", name=entry)
        if info.flag_bits & _ENCRYPTED:
            raise StoreFault("zip_locked", name=self._name)


@contextmanager
def open_zip(path: Path, disk: Disk) -> Iterator[ZipSource]:
    """Open a zip and check its table of contents.

    Raises:
        StoreFault: it cannot be read, or holds what a harmless one does not.
    """
    with reading_stick(path.name):
        file = disk.open(path)
    with file:
        yield ZipSource(file, path.name, disk)


class _Reader:
    """A file that is read in small pieces, and whose faults are the stick's and not the zip's."""

    def __init__(self, file: BinaryIO, name: str, disk: Disk) -> None:
        self._file = file
        self._name = name
        self._disk = disk

    def read(self, size: int = -1) -> bytes:
        with reading_stick(self._name):
            return self._disk.read(self._file, _MOST_AT_ONCE if size < 0 else min(size, _MOST_AT_ONCE))

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        """Do nothing: the file is closed where it was opened."""


@contextmanager
def _understanding(name: str) -> Iterator[None]:
    """Turn any exception of the library into a `StoreFault`: the zip called `name` is damaged."""
    try:
        yield
    except NotImplementedError:
        raise StoreFault("zip_method", name=name) from None
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, OverflowError, RuntimeError, ValueError):
        raise StoreFault("zip_damaged", name=name) from None
