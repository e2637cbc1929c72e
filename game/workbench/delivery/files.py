"""Files of a package by their path, and archives of them that are the same, byte for byte, whenever they are made."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from game.app.recording import MADE

Files = dict[str, bytes]
"""Path inside the package, relative and with `/` → content."""

_SKIPPED = frozenset({"__pycache__", ".DS_Store", "Thumbs.db"})
_ZIP_TIME = (MADE.year, MADE.month, MADE.day, 0, 0, 0)
_UNIX = 3
_REGULAR = 0o100000
_LEVEL = 9
_TAR_LEVEL = 6
"""A quarter of a gigabyte: 9 takes three times as long and saves a hundredth."""


def read_folder(folder: Path, into: str, *, without: Iterable[str] = ()) -> Files:
    """Return the files of a folder as they will lie below `into`; `without` names files and folders to leave out."""
    left = _SKIPPED | set(without)
    found = {}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not left & set(inside.parts):
            found[f"{into}{inside.as_posix()}"] = path.read_bytes()
    return found


def number_of(files: Mapping[str, bytes]) -> str:
    """Return 16 hexadecimal digits that change when any path or content does."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(f"{name}\0{hashlib.sha256(files[name]).hexdigest()}\n".encode())
    return total.hexdigest()[:16]


def as_zip(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive: sorted, with the release's day on every file, names in UTF-8."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.create_system = _UNIX
            entry.external_attr = (_REGULAR | 0o644) << 16
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, _LEVEL)
    return out.getvalue()


def as_tar(files: Mapping[str, bytes], *, programs: Iterable[str] = ()) -> bytes:
    """Return a tar archive of `./…`, owned by root, with its folders; `programs` may be run."""
    run = frozenset(programs)
    folders = {f"{parent.as_posix()}/" for name in files for parent in Path(name).parents if parent.name}
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name in ("", *sorted({*folders, *files})):
            entry = tarfile.TarInfo(f"./{name}")
            entry.mtime = int(MADE.timestamp())
            entry.uname = entry.gname = "root"
            if name in files:
                entry.mode = 0o755 if name in run else 0o644
                entry.size = len(files[name])
                archive.addfile(entry, io.BytesIO(files[name]))
            else:
                entry.type, entry.mode = tarfile.DIRTYPE, 0o755
                archive.addfile(entry)
    return out.getvalue()


def as_gzip(data: bytes) -> bytes:
    """Return compressed data, without the time."""
    return gzip.compress(data, _TAR_LEVEL, mtime=0)


def as_ar(members: Mapping[str, bytes]) -> bytes:
    """Return an archive of ar(5), as a Debian package is; members keep their order, names have at most 16 letters."""
    parts = [b"!<arch>\n"]
    for name, data in members.items():
        head = f"{name:<16}{int(MADE.timestamp()):<12}{0:<6}{0:<6}{'100644':<8}{len(data):<10}`\n"
        parts += [head.encode("ascii"), data, b"\n" * (len(data) % 2)]
    return b"".join(parts)
