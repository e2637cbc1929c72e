"""Programs that updates have brought: the watching process starts the newest that works, of its own kind.

    <folder>/2612011200/    game, assets and quizzes; the libraries and Python stay those that were installed
    <folder>/current        which of them is started, and how often it was without success

The watching process itself, and every other command, stay what was installed: they outlive any update.
"""

from __future__ import annotations

import json
import logging
import os
import re
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.kiosk.places import BUILD_FILE, INSTALLED_VARIABLE
from game.kiosk.stock.disk import Disk

if TYPE_CHECKING:
    import zipfile

_LOG = logging.getLogger(__name__)

FOLDER, CURRENT = "program", "current"
"""In the state folder; and in that."""
MOST_STARTS = 2
_NAME = re.compile(r"[0-9]{1,18}")
_MOST_BYTES = 4096


class UnsafeProgramError(Exception):
    """A program holds a path that leads out of its folder; the text names it."""


@dataclass(frozen=True)
class _Standing:
    """The program that is started, for installed programs of this build; `starts` is None once one has succeeded."""

    name: str | None = None
    before: str | None = None
    build: str = ""
    starts: int | None = None
    dropped: str = ""


class Programs:
    """The programs in one folder, beside an installed one of this `build`; without one there are none."""

    def __init__(self, folder: Path, build: str, disk: Disk | None = None) -> None:
        self._folder, self._build, self._disk = folder, build, disk or Disk()

    @property
    def is_possible(self) -> bool:
        """Whether this program can be updated: it was installed from a package of `deliver`."""
        return bool(self._build)

    @property
    def dropped(self) -> str:
        """The name of the last program, if it never worked; empty otherwise."""
        return self._read_anyway().dropped

    def bring_in(self, archive: zipfile.ZipFile, name: str) -> None:
        """Unpack a program, completely or not at all; nothing starts it yet. Raises OSError and UnsafeProgramError."""
        # The watching process, which only chooses, starts the kiosk sooner without.
        from game.kiosk.stock.file_names import leads_out  # noqa: PLC0415 - see above

        part = self._folder / f"{name}.part"
        self._disk.remove(part)
        self._disk.make_folder(part)
        folders = {part}
        for entry in archive.infolist():
            if leads_out(entry.filename):
                raise UnsafeProgramError(entry.filename)
            target = part.joinpath(*entry.filename.split("/"))
            if target.parent not in folders:
                self._disk.make_folder(target.parent)
                folders |= {above for above in target.parents if above.is_relative_to(part)}
            with self._disk.create(target) as file:
                self._disk.write(file, archive.read(entry))
                self._disk.sync(file)
        for folder in sorted(folders, reverse=True):
            self._disk.sync_folder(folder)
        self._disk.remove(self._folder / name)
        self._disk.replace(part, self._folder / name)
        self._disk.sync_folder(self._folder)

    def put_on(self, name: str) -> None:
        """Start a program that was brought in from the next start on. Raises OSError; then nothing has changed."""
        now = self._read()
        before = now.before if now.name == name else now.name
        self._write(_Standing(name, before, self._build, starts=0))
        self._clean()

    def next_one(self) -> Path | None:
        """Return the program to start now, None for the installed one; what failed twice is not started again.

        Only the watching process asks: a start counts before it is made. Raises nothing.
        """
        now = self._read_anyway()
        if now.starts is not None:
            is_over = now.starts >= MOST_STARTS
            dropped = replace(now, name=now.before, before=None, starts=None, dropped=now.name or "")
            try:
                self._write(dropped if is_over else replace(now, starts=now.starts + 1))
            except OSError as fault:  # What cannot be counted is not tried.
                _LOG.warning("the start of program %s cannot be counted: %s", now.name, fault)
                return self._path(now.before)
            now = dropped if is_over else now
        return self._path(now.name)

    def is_on_trial(self) -> bool:
        """Return whether the program that was started last has yet to come to the attract screen."""
        return self._read_anyway().starts is not None

    def note_seen(self) -> None:
        """Note that the attract screen was reached: the program that runs stays. Raises nothing."""
        now = self._read_anyway()
        if now.starts is not None:
            try:
                self._write(replace(now, starts=None))
            except OSError as fault:
                _LOG.warning("the start of program %s is not noted: %s", now.name, fault)

    def _path(self, name: str | None) -> Path | None:
        path = None if name is None else self._folder / name
        return path if path is not None and path.is_dir() else None

    def _read(self) -> _Standing:
        """Return the standing; an empty one if it is damaged, or for another installed program. Raises OSError."""
        try:
            with self._disk.open(self._folder / CURRENT) as file:
                found = _Standing(**json.loads(self._disk.read(file, _MOST_BYTES)))
        except (FileNotFoundError, ValueError, TypeError, RecursionError):
            return _Standing()
        names = all(name is None or _NAME.fullmatch(name) for name in (found.name, found.before))
        is_sound = names and (found.starts is None or isinstance(found.starts, int))
        return found if is_sound and found.build == self._build else _Standing()

    def _read_anyway(self) -> _Standing:
        """Return the same, and an empty one while it cannot be read: then the installed program is started."""
        try:
            return self._read()
        except OSError as fault:
            _LOG.warning("cannot tell which program is the newest: %s", fault)
            return _Standing()

    def _write(self, standing: _Standing) -> None:
        part = self._folder / f"{CURRENT}.part"
        self._disk.make_folder(self._folder)
        with self._disk.create(part) as file:
            self._disk.write(file, json.dumps(asdict(standing)).encode())
            self._disk.sync(file)
        self._disk.replace(part, self._folder / CURRENT)
        self._disk.sync_folder(self._folder)

    def _clean(self) -> None:
        """Remove programs that are not started any more."""
        with suppress(OSError):
            now = self._read()
            for name, _ in self._disk.scan(self._folder):
                if _NAME.fullmatch(name.removesuffix(".part")) and name not in (now.name, now.before):
                    self._disk.remove(self._folder / name)


def programs_of(state: Path) -> Programs:
    """Return the programs in this state folder, as the package that the program was installed from lets them be."""
    installed = installed_folder()
    build = ""
    if installed is not None:
        with suppress(OSError):
            build = (installed / BUILD_FILE).read_text(encoding="utf-8").strip()
    return Programs(state / FOLDER, build)


def installed_folder() -> Path | None:
    """Return where the installed program lies; None if it was not installed from a package of `deliver`."""
    told = os.environ.get(INSTALLED_VARIABLE)
    return Path(told) if told else None
