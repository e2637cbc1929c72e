"""Atomic writing of files and folders, even if the power fails, and never over foreign files."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

_LOCKS = ("~${}", ".~{}", ".~lock.{}#")
"""Files that Excel, WPS and LibreOffice keep beside a document while it is open."""
_BOOK = ".xlsx"
_MODE = 0o644
"""Of a new file; a replaced one keeps its own."""


class StrangeFileError(Exception):
    """A foreign file is where one of ours should go."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def refuse_strange(path: Path, is_own: Callable[[bytes], bool]) -> None:
    """Raise unless writing to `path` destroys nothing but an earlier output, which `is_own` knows by its bytes.

    The file need not exist; devices, pipes and empty files pass. Raises StrangeFileError for other content, and OSError
    if it cannot be read.
    """
    if path.is_file() and (held := path.read_bytes()) and not is_own(held):
        raise StrangeFileError(path)


def is_open_elsewhere(path: Path) -> bool:
    """Whether an office program has the file open, as its lock file says."""
    return any(path.with_name(lock.format(path.name)).exists() for lock in _LOCKS)


def is_writable(path: Path) -> bool:
    """Whether a file may be replaced: not if it is read-only, even if its folder would allow it."""
    return not path.exists() or (os.access(path, os.W_OK) and bool(path.stat().st_mode & stat.S_IWRITE))


def backup_of(path: Path, number: int = 1) -> Path:
    """Return where the earlier content of a file is kept: `.bak` is the latest, `.bak2` the one before.

    A workbook keeps its ending, without which no office program opens it: `夜市.bak.xlsx`.
    """
    ending = path.suffix if path.suffix.lower() == _BOOK else ""
    mark = ".bak" if number == 1 else f".bak{number}"
    return path.with_name(f"{path.name.removesuffix(ending)}{mark}{ending}")


def replace_file(
    path: Path, data: bytes, *, keeps_earlier: bool = False, check: Callable[[Path], None] | None = None
) -> Path | None:
    """Replace a file atomically, and return the copy of the earlier one, if kept.

    The file need not exist; its folder must. A link is followed: the copy lies beside the file itself. `keeps_earlier`
    copies an earlier file as `backup_of` it; no copy is overwritten, older ones get the next number. `check` may raise
    to reject the new file before it takes its place. Raises PermissionError if the earlier file is read-only or open in
    an office program, and OSError if it cannot be written; the earlier file and the copies are then untouched.
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
        is_there = path.exists()
        if is_there:
            shutil.copymode(path, part)
        else:
            part.chmod(_MODE)
        with _kept(path) if keeps_earlier and is_there else contextlib.nullcontext() as backup:
            os.replace(part, path)
        return backup
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


@contextlib.contextmanager
def _kept(path: Path) -> Iterator[Path]:
    """Copy a file, renumbering earlier copies; undo that if the body fails."""
    names = [backup_of(path)]
    while os.path.lexists(names[-1]):
        names.append(backup_of(path, len(names) + 1))
    moves = list(pairwise(names))[::-1]
    moved = 0
    try:
        for earlier, later in moves:
            earlier.rename(later)
            moved += 1
        shutil.copy2(path, names[0])
        with names[0].open("r+b") as copy:
            os.fsync(copy.fileno())
        yield names[0]
    except BaseException:
        with contextlib.suppress(OSError):
            if moved == len(moves):
                names[0].unlink(missing_ok=True)
            for earlier, later in reversed(moves[:moved]):
                later.rename(earlier)
        raise


class OwnFolder:
    """An output folder with a list of its files, written before them so that an interrupted run leaves none unknown.

    The folder `out` need not exist. `manifest` names the file with the list, which holds `command`; `pattern` matches
    the names (relative, with `/`) that it may contain, or it is ignored. All methods raise OSError if the folder cannot
    be made, read or written.
    """

    def __init__(self, out: Path, manifest: str, command: str, pattern: re.Pattern[str]) -> None:
        self.out = out
        self._manifest = out / manifest
        self._mark = f"fanzha-fair {command}"
        self._pattern = pattern
        self._earlier: frozenset[str] = frozenset()

    def claim(self, names: Iterable[str]) -> None:
        """Prepare for `names` (relative, with `/`); raise StrangeFileError, with nothing written, if one is foreign."""
        wanted = sorted(names)
        self.out.mkdir(parents=True, exist_ok=True)
        self._earlier = self._listed()
        for name in wanted:
            if name not in self._earlier and (self.out / name).exists():
                raise StrangeFileError(self.out / name)
        self._list({*self._earlier, *wanted})

    def finish(self, names: Iterable[str], facts: Mapping[str, object] = MappingProxyType({})) -> None:
        """Remove the files of an earlier run that are not in `names`; `facts` go into the list, too."""
        kept = set(names)
        for name in self._earlier - kept:
            (self.out / name).unlink(missing_ok=True)
        self._list(kept, facts)

    def _list(self, names: set[str], facts: Mapping[str, object] = MappingProxyType({})) -> None:
        record = {"written_by": self._mark, "files": sorted(names), **facts}
        write(self._manifest, (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode())

    def _listed(self) -> frozenset[str]:
        """Return the files of earlier runs."""
        path = self._manifest
        if not path.exists():
            return frozenset()
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as fault:
            raise StrangeFileError(path) from fault
        if not isinstance(record, dict) or record.get("written_by") != self._mark:
            raise StrangeFileError(path)
        files = record.get("files")
        listed = files if isinstance(files, list) else []
        return frozenset(name for name in listed if isinstance(name, str) and self._pattern.fullmatch(name))


def write(path: Path, data: bytes) -> None:
    """Write a whole file or none: first beside its place, then into it."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
