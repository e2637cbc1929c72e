"""The folder that `preview` writes into: only its own earlier files are ever replaced or removed."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path

MANIFEST = "preview.json"
PAGE = "index.html"
PICTURES, SMALL = "pictures", "small"
_MARK = "fanzha-fair preview"
_OURS = re.compile(
    rf"(?:{PICTURES}|{SMALL})/[a-z0-9_-]+\.(?:png|jpg)|sheet-[0-9]+\.(?:png|jpg)|{re.escape(PAGE)}", re.ASCII
)


class StrangeFileError(Exception):
    """A file of somebody else stands where one of ours should go."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class PreviewFolder:
    """Keeps a list of its files beside them, written before they are, so that an interrupted run leaves none unknown.

    Raises (all methods):
        OSError: the folder cannot be made, read or written.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self._earlier: frozenset[str] = frozenset()

    def claim(self, names: Iterable[str]) -> None:
        """Prepare for files of these names (relative, with `/`).

        Raises:
            StrangeFileError: one of them exists, and is not ours. Nothing has been written then.
        """
        wanted = sorted(names)
        self.out.mkdir(parents=True, exist_ok=True)
        self._earlier = self._listed()
        for name in wanted:
            if name not in self._earlier and (self.out / name).exists():
                raise StrangeFileError(self.out / name)
        for folder in (PICTURES, SMALL):
            (self.out / folder).mkdir(exist_ok=True)
        self._list({*self._earlier, *wanted})

    def finish(self, names: Iterable[str]) -> None:
        """These are all files now: remove what an earlier run has left over."""
        kept = set(names)
        for name in self._earlier - kept:
            (self.out / name).unlink(missing_ok=True)
        self._list(kept)

    def _list(self, names: set[str]) -> None:
        record = {"written_by": _MARK, "files": sorted(names)}
        write(self.out / MANIFEST, (json.dumps(record, indent=1) + "\n").encode())

    def _listed(self) -> frozenset[str]:
        """The files of earlier runs; only names that we could have given: the list is a file like any other."""
        path = self.out / MANIFEST
        if not path.exists():
            return frozenset()
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as fault:
            raise StrangeFileError(path) from fault
        if not isinstance(record, dict) or record.get("written_by") != _MARK:
            raise StrangeFileError(path)
        files = record.get("files")
        listed = files if isinstance(files, list) else []
        return frozenset(name for name in listed if isinstance(name, str) and _OURS.fullmatch(name))


def write(path: Path, data: bytes) -> None:
    """Write a whole file or none: first beside its place, then into it."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
