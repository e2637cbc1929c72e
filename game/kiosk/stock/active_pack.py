"""Records which import plays, in a small file that is replaced atomically, with a copy in case it is damaged."""

from __future__ import annotations

import hashlib
import json
import logging
import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from game.kiosk.stock.disk import Disk
from game.kiosk.stock.file_names import is_safe

MOST_KEPT = 5
POINTER = "active-pack"
SPARE = "active-pack.bak"
FOLDER_NAME = re.compile(r"incoming-([0-9]{1,9})")

_LOG = logging.getLogger(__name__)
_MOST_BYTES = 100_000


@dataclass(frozen=True)
class Standing:
    """Which imports are kept. An import is written `incoming-7/夜市.yaml`: its folder and its main file."""

    active: str | None = None  # the one that plays; None means the packs that the program came with
    previous: str | None = None  # the one that played before, or None for the same
    history: tuple[str, ...] = ()  # those that are kept, the last played first, at most `MOST_KEPT`

    @property
    def folders(self) -> frozenset[str]:
        """Names of the folders that must not be deleted."""
        known = (self.active, self.previous, *self.history)
        return frozenset(entry.partition("/")[0] for entry in known if entry is not None)

    def with_active(self, entry: str) -> Standing:
        """Return a standing in which `entry` plays; `rolled_back` returns to what played before it."""
        last = () if self.active is None else (self.active,)
        kept = tuple(dict.fromkeys((entry, *last, *self.history)))
        return Standing(entry, self.active, kept[:MOST_KEPT])

    def rolled_back(self) -> Standing:
        """Return a standing in which the previous one plays; doing it again returns."""
        return Standing(self.previous, self.active, self.history)

    def without_active(self) -> Standing:
        """Return a standing in which the packs play that the program came with."""
        return self if self.active is None else Standing(None, self.active, self.history)


class Pointer:
    """The file with the standing, in the folder of the imports."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self._folder = folder
        self._disk = disk

    def read(self) -> tuple[Standing, bool]:
        """Return the standing, and whether it is from the file itself: not if that is damaged or only its copy exists.

        Raises `OSError` when the file exists but cannot be read just now.
        """
        is_there = True
        try:
            standing = self._read_one(POINTER)
        except FileNotFoundError:
            standing, is_there = None, False
        if standing is not None:
            return standing, True
        try:
            spare = self._read_one(SPARE)
        except FileNotFoundError:
            return Standing(), not is_there
        return spare or Standing(), False

    def read_spare(self) -> Standing:
        """Return the standing of the copy; an empty one when it cannot be read."""
        with suppress(OSError):
            return self._read_one(SPARE) or Standing()
        return Standing()

    def write(self, standing: Standing) -> None:
        """Replace the standing atomically; after an `OSError` the old one still counts."""
        self._disk.make_folder(self._folder)
        self._write_one(POINTER, standing)
        # Now it counts; an outdated copy is only read when this file is damaged.
        try:
            self._disk.sync_folder(self._folder)
            self._write_one(SPARE, standing)
            self._disk.sync_folder(self._folder)
        except OSError as fault:
            _LOG.warning("the copy of %s is behind: %s", POINTER, fault)

    def _write_one(self, name: str, standing: Standing) -> None:
        body = json.dumps(asdict(standing), ensure_ascii=False).encode()
        part = self._folder / f"{name}.part"
        with self._disk.create(part) as file:
            self._disk.write(file, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
            self._disk.sync(file)
        self._disk.replace(part, self._folder / name)

    def _read_one(self, name: str) -> Standing | None:
        with self._disk.open(self._folder / name) as file:
            digest, _, body = self._disk.read(file, _MOST_BYTES).partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() != digest:
            return None
        try:
            return _standing(json.loads(body))
        except (ValueError, TypeError, KeyError):
            return None


def _standing(data: dict[str, Any]) -> Standing:
    """Parse `data`. Raises `ValueError`, `TypeError` or `KeyError` when it is something else."""
    history = tuple(_entry(entry) for entry in data["history"])
    active, previous = (None if data[name] is None else _entry(data[name]) for name in ("active", "previous"))
    return Standing(active, previous, history)


def _entry(value: str) -> str:
    folder, _, main = value.partition("/")
    if not FOLDER_NAME.fullmatch(folder) or "/" in main or not is_safe(main):
        raise ValueError(value)
    return value
