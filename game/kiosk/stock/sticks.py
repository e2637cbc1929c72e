"""Finds USB sticks and what on them may hold packs; never writes and never raises."""

from __future__ import annotations

import os
import re
import stat
import string
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from game.kiosk.stock.disk import Disk, Entry, is_link
from game.kiosk.stock.file_names import is_hidden, is_pack, is_update_name, main_packs, shown, sisters

MOST_OFFERS = 12
_REMOVABLE, _FIXED = 2, 3
"""DRIVE_REMOVABLE and DRIVE_FIXED of the Windows API."""
PLUGGED_BUSES = frozenset({4, 7, 12, 13})
"""STORAGE_BUS_TYPE of what is plugged in by hand: FireWire, USB, SD and MMC cards."""
_SILENT = 1
"""SEM_FAILCRITICALERRORS: an empty card reader must not put a window over the game."""
_MOST_FOLDERS = 200
"""Folders of one stick that are looked into."""


@dataclass(frozen=True)
class Offer:
    """A pack's file, a folder with one, a zip or an update; shown as `校园反诈.zip（U盘 KINGSTON）` or the like."""

    label: str
    path: Path


class Kernel(Protocol):
    """The drive functions of the Windows API, as in `ctypes.windll.kernel32`."""

    def GetLogicalDrives(self) -> int:  # noqa: N802 - so it is called there
        """Return a bit for each drive: 0 is A:, 1 is B:, …."""

    def GetDriveTypeW(self, root: str) -> int:  # noqa: N802 - so it is called there
        """Return the kind of a drive, given its root."""

    def SetErrorMode(self, mode: int) -> int:  # noqa: N802 - so it is called there
        """Set which faults the system itself may report."""


def sticks(root: Path = Path("/"), is_mount: Callable[[Path], bool] = os.path.ismount) -> tuple[Path, ...]:
    """Return the mounted removable media: the usual folders of Linux, removable drives on Windows. Raises nothing.

    `root` holds `media`, `run` and `mnt`; `is_mount` tells a medium from an empty mount point.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only there

        from game.kiosk.stock.windows_bus import bus_of  # noqa: PLC0415 - as above

        kernel = ctypes.windll.kernel32
        return removable_drives(kernel, lambda letter: bus_of(kernel, letter), os.environ.get("SYSTEMDRIVE", "C:"))
    media = _inside(root / "media")
    users = [*media, *_inside(root / "run" / "media")]
    candidates = [*(path for user in users for path in _inside(user)), *media, *_inside(root / "mnt")]
    # /media may link to /run/media: each stick is listed once.
    return tuple(dict.fromkeys(Path(os.path.realpath(path)) for path in candidates if is_mount(path)))


def removable_drives(
    kernel: Kernel, bus_of: Callable[[str], int | None] = lambda _: None, system: str = "C:"
) -> tuple[Path, ...]:
    """Return the drives of Windows that can be pulled out, by letter: removable ones, and disks on a plugged bus.

    `bus_of` tells the bus of a letter; the drive `system`, which may be plugged in too, is none of them.
    """
    kernel.SetErrorMode(_SILENT)
    bits = kernel.GetLogicalDrives()
    roots = [f"{letter}:\\" for number, letter in enumerate(string.ascii_uppercase) if bits >> number & 1]
    kinds = {drive: kernel.GetDriveTypeW(drive) for drive in roots}
    return tuple(
        Path(drive)
        for drive, kind in kinds.items()
        if kind == _REMOVABLE
        or (kind == _FIXED and drive[:2].upper() != system[:2].upper() and bus_of(drive[0]) in PLUGGED_BUSES)
    )


def offers(sticks: Iterable[Path]) -> tuple[Offer, ...]:
    """Return what may hold packs at the top of the sticks and one folder down, the newest first, at most `MOST_OFFERS`.

    A folder with one pack is one offer, with its pictures and recordings. In a folder with several, and at the top of a
    stick, every pack is an offer of its own. Unreadable places are skipped.
    """
    found = [dated for stick in sticks for dated in _on_stick(stick)]
    found.sort(key=lambda dated: (-dated[0], dated[1].label))
    return tuple(offer for _, offer in found[:MOST_OFFERS])


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


_Dated = tuple[float, Offer]


def _on_stick(stick: Path) -> Iterator[_Dated]:
    where = shown(stick.name or stick.drive or str(stick))
    top = _scan(stick)
    yield from _packs_in(stick, top, where)
    yield from _zips_in(stick, top, where)
    folders = [name for name, status in top if stat.S_ISDIR(status.st_mode)]
    for name in sorted(folders)[:_MOST_FOLDERS]:
        inner = _scan(stick / name)
        mains = main_packs(_files(inner))
        if len(mains) == 1:
            newest = max(status.st_mtime for entry, status in inner if is_pack(entry))
            yield newest, Offer(f"文件夹 {shown(name)}（U盘 {where}）", stick / name)
        else:
            yield from _packs_in(stick / name, inner, where, f"{shown(name)}/")
        yield from _zips_in(stick / name, inner, where, f"{shown(name)}/")


def _packs_in(folder: Path, entries: list[Entry], where: str, prefix: str = "") -> Iterator[_Dated]:
    files = _files(entries)
    for main in main_packs(files):
        newest = max(files[name] for name in sisters(main) if name in files)
        yield newest, Offer(f"{prefix}{shown(main)}（U盘 {where}）", folder / main)


def _zips_in(folder: Path, entries: list[Entry], where: str, prefix: str = "") -> Iterator[_Dated]:
    for name, changed in _files(entries).items():
        if is_update_name(name):
            number = re.sub(r"^fanzha-|\.update$", "", shown(name), flags=re.IGNORECASE)
            yield changed, Offer(f"更新 {number}（U盘 {where}）", folder / name)
        elif name.lower().endswith(".zip"):
            yield changed, Offer(f"{prefix}{shown(name)}（U盘 {where}）", folder / name)


def _files(entries: list[Entry]) -> dict[str, float]:
    return {name: status.st_mtime for name, status in entries if stat.S_ISREG(status.st_mode)}


def _scan(folder: Path) -> list[Entry]:
    try:
        entries = Disk().scan(folder)
    except OSError:
        return []
    return [(name, status) for name, status in entries if not is_hidden(name) and not is_link(status)]
