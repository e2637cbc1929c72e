"""Imported packs: copied completely or not at all, checked, with the previous one kept.

    <folder>/incoming-7/夜市.yaml    what one import copied; nothing in it changes afterwards
    <folder>/active-pack             which of them plays (see `game.kiosk.stock.active_pack`)

An import counts once `active-pack` names it. Until then its folder is removed at the next start, so that a power cut is
safe at any moment. A folder must be used by one program only.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from game.kiosk.stock.active_pack import FOLDER_NAME, Pointer, Standing
from game.kiosk.stock.disk import Disk
from game.kiosk.stock.faults import StoreFault, using_disk
from game.kiosk.stock.safe_zip import CHUNK_BYTES
from game.kiosk.stock.sources import Part, Source, check_size, choose, open_source
from game.kiosk.stock.sticks import Offer

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Staged:
    """A complete copy that is not played yet: main pack, all files with it first, its name without the ending."""

    path: Path
    files: tuple[Path, ...]
    name: str


class PackStore:
    """The imports in one folder, which need not exist."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        """Remove the remains of an interrupted import in `folder`, the store's own. Raises nothing."""
        self._folder = folder
        self._disk = disk or Disk()
        self._pointer = Pointer(folder, self._disk)
        self._open: set[str] = set()
        self._clean()

    def bring_in(self, offer: Offer) -> Staged:
        """Copy what staff chose; it plays only after `keep`. Takes as long as the stick needs: minutes at worst.

        Raises `StoreFault` when nothing was brought in; partial copies are then removed as far as possible.
        """
        with open_source(offer.path, self._disk) as source:
            parts = choose(source.sizes, offer.path.name)
            digests = _look_through(source, parts)
            with using_disk(sum(part.size for part in parts)):
                folder = self._new_folder()
                try:
                    for part in parts:
                        self._copy(source, part, digests[part.name], folder)
                    self._settle(folder, parts)
                except Exception:
                    self._remove(folder)
                    raise
        files = tuple(folder.joinpath(*part.name.split("/")) for part in parts)
        return Staged(files[0], files, files[0].stem.removesuffix(".en"))

    def keep(self, staged: Staged) -> None:
        """Make an import the active one, and remember the one before; on `StoreFault` nothing has changed."""
        if staged.path.parent.parent != self._folder or not all(_is_there(file) for file in staged.files):
            raise StoreFault("staged_gone", name=staged.name)
        entry = f"{staged.path.parent.name}/{staged.path.name}"
        standing = self._standing()
        if standing.active != entry:
            self._write(standing.with_active(entry))
        self._open.discard(staged.path.parent.name)
        self._clean()

    def discard(self, staged: Staged) -> None:
        """Delete an import that is not kept; one that was kept stays. Raises nothing."""
        name = staged.path.parent.name
        with suppress(StoreFault):
            if staged.path.parent.parent == self._folder and name not in self._standing().folders:
                self._remove(staged.path.parent)

    def active(self) -> Path | None:
        """Return the main pack of the active import; None when there is none, or it is missing. Raises nothing."""
        return self._path(self._standing_anyway().active)

    def previous(self) -> Path | None:
        """Return what `roll_back` would play; None stands for the packs that the program came with. Raises nothing."""
        return self._path(self._standing_anyway().previous)

    def roll_back(self) -> Path | None:
        """Play the previous pack and return it as `active` does; twice returns. On `StoreFault` nothing has changed."""
        standing = self._standing()
        if standing.active != standing.previous:
            self._write(standing.rolled_back())
        return self.active()

    def leave(self) -> None:
        """Return to the packs the program came with; `roll_back` undoes it. On `StoreFault` nothing has changed."""
        standing = self._standing()
        if standing.active is not None:
            self._write(standing.without_active())

    def _new_folder(self) -> Path:
        self._disk.make_folder(self._folder)
        taken = {name for name, _ in self._disk.scan(self._folder)}
        taken |= self._pointer.read()[0].folders | self._pointer.read_spare().folders
        numbers = [int(found[1]) for found in map(FOLDER_NAME.fullmatch, taken) if found is not None]
        folder = self._folder / f"incoming-{max(numbers, default=0) + 1}"
        self._open.add(folder.name)
        self._disk.make_folder(folder)
        return folder

    def _copy(self, source: Source, part: Part, digest: str, folder: Path) -> None:
        target = folder.joinpath(*part.name.split("/"))
        half = target.with_name(f"{target.name}.part")
        written = hashlib.sha256()
        left = part.size
        self._disk.make_folder(target.parent)
        with closing(source.chunks(part.origin)) as chunks, self._disk.create(half) as file:
            for chunk in chunks:
                written.update(chunk)
                left -= len(chunk)
                if left < 0:
                    break  # The file is growing and may never end.
                self._disk.write(file, chunk)
            self._disk.sync(file)
        if written.hexdigest() != digest:
            raise StoreFault("file_changed", name=part.name)
        self._disk.replace(half, target)
        if self._digest(target) != digest:
            raise StoreFault("copy_damaged", name=part.name)

    def _digest(self, path: Path) -> str:
        digest = hashlib.sha256()
        with self._disk.open(path) as file:
            while chunk := self._disk.read(file, CHUNK_BYTES):
                digest.update(chunk)
        return digest.hexdigest()

    def _settle(self, folder: Path, parts: Sequence[Part]) -> None:
        """Sync the names of the files, whose content is synced already."""
        inner = {folder.joinpath(*part.name.split("/")).parent for part in parts}
        above = {parent for path in inner for parent in path.parents if folder in (parent, *parent.parents)}
        for path in sorted(inner | above, reverse=True):
            self._disk.sync_folder(path)
        self._disk.sync_folder(self._folder)
        with suppress(OSError):  # It may be somebody else's folder.
            self._disk.sync_folder(self._folder.parent)

    def _standing(self) -> Standing:
        with using_disk():
            return self._pointer.read()[0]

    def _standing_anyway(self) -> Standing:
        try:
            return self._pointer.read()[0]
        except OSError as fault:
            _LOG.warning("cannot tell which import is active: %s", fault)
            return self._pointer.read_spare()

    def _write(self, standing: Standing) -> None:
        with using_disk():
            self._pointer.write(standing)
        _LOG.info("active import: %s; before it: %s", standing.active, standing.previous)

    def _path(self, entry: str | None) -> Path | None:
        path = None if entry is None else self._folder.joinpath(*entry.split("/"))
        return path if path is not None and _is_there(path) else None

    def _clean(self) -> None:
        """Remove the imports that are not named. Nothing is removed while the pointer is damaged."""
        with suppress(OSError):
            standing, is_certain = self._pointer.read()
            needed = standing.folders | self._pointer.read_spare().folders | self._open
            for name, _ in self._disk.scan(self._folder) if is_certain else ():
                if FOLDER_NAME.fullmatch(name) and name not in needed:
                    self._remove(self._folder / name)

    def _remove(self, folder: Path) -> None:
        with suppress(OSError):
            self._disk.remove(folder)
        self._open.discard(folder.name)


def _look_through(source: Source, parts: Sequence[Part]) -> Mapping[str, str]:
    """Read everything once before writing, so that no unsafe or damaged file reaches the disk."""
    digests: dict[str, str] = {}
    for part in parts:
        digest = hashlib.sha256()
        size = 0
        with closing(source.chunks(part.origin)) as chunks:
            for chunk in chunks:
                size += len(chunk)
                check_size(part.name, size)
                digest.update(chunk)
        if size != part.size:
            raise StoreFault("file_changed", name=part.name)
        digests[part.name] = digest.hexdigest()
    return digests


def _is_there(path: Path) -> bool:
    try:
        return path.is_file() and not path.is_symlink()
    except OSError:
        return False
