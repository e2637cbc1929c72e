"""A folder of output: only files that the same command wrote earlier are ever replaced or removed."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from game.workbench.saving import StrangeFileError


class OwnFolder:
    """Keeps a list of its files beside them, written before they are, so that an interrupted run leaves none unknown.

    Args:
        out: the folder. It need not exist.
        manifest: name of the file with the list.
        command: that writes here; stands in the list.
        pattern: which names it may give, relative and with `/`. The list is a file like any other: it is not believed
            when it names something else.

    Raises (all methods):
        OSError: the folder cannot be made, read or written.
    """

    def __init__(self, out: Path, manifest: str, command: str, pattern: re.Pattern[str]) -> None:
        self.out = out
        self._manifest = out / manifest
        self._mark = f"fanzha-fair {command}"
        self._pattern = pattern
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
        self._list({*self._earlier, *wanted})

    def finish(self, names: Iterable[str], facts: Mapping[str, object] = MappingProxyType({})) -> None:
        """These are all files now: remove what an earlier run has left over. `facts` stand in the list, too."""
        kept = set(names)
        for name in self._earlier - kept:
            (self.out / name).unlink(missing_ok=True)
        self._list(kept, facts)

    def _list(self, names: set[str], facts: Mapping[str, object] = MappingProxyType({})) -> None:
        record = {"written_by": self._mark, "files": sorted(names), **facts}
        write(self._manifest, (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode())

    def _listed(self) -> frozenset[str]:
        """The files of earlier runs."""
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
