from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.kiosk.stock.sticks import MOST_OFFERS, offers, removable_drives, sticks
from game.kiosk.stock.windows_bus import bus_of
from tests.kiosk.stock.stick import write, zipped

NOON = 1_700_000_000


def aged(path: Path, minutes: float) -> Path:
    os.utime(path, (NOON - 60 * minutes, NOON - 60 * minutes))
    return path


def labels(*roots: Path) -> list[str]:
    return [offer.label for offer in offers(roots)]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


# -- which sticks there are -----------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has drives")
def test_media_are_found_where_systems_mount_them(tmp_path: Path) -> None:
    mounted = [
        tmp_path / "media" / "pi" / "KINGSTON",
        tmp_path / "media" / "usb0",
        tmp_path / "run" / "media" / "li" / "SANDISK",
        tmp_path / "mnt" / "stick",
    ]
    for folder in (*mounted, tmp_path / "media" / "empty", tmp_path / "home" / "li", tmp_path / "mnt" / "x" / "deep"):
        folder.mkdir(parents=True)
    (tmp_path / "media" / "note.txt").write_text("no folder")
    there = {*mounted, tmp_path / "home" / "li", tmp_path / "mnt" / "x" / "deep"}
    assert set(sticks(tmp_path, there.__contains__)) == set(mounted)
    assert sticks(tmp_path) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has drives")
def test_one_stick_seen_on_two_ways_is_one(tmp_path: Path) -> None:
    real = tmp_path / "run" / "media" / "li" / "SANDISK"
    real.mkdir(parents=True)
    (tmp_path / "media").symlink_to(tmp_path / "run" / "media")
    assert sticks(tmp_path, lambda path: path.name == "SANDISK") == (real,)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has drives")
def test_a_dead_mount_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = tmp_path / "media" / "pi" / "GOOD"
    dead = tmp_path / "media" / "dead"
    for folder in (good, dead):
        folder.mkdir(parents=True)
    fail_below(dead, monkeypatch)
    assert sticks(tmp_path, {good, dead}.__contains__) == (good, dead)


def test_a_machine_without_media_has_none(tmp_path: Path) -> None:
    if sys.platform != "win32":
        assert sticks(tmp_path / "nowhere") == ()


class Kernel:
    """Windows with a floppy, two disks, two sticks and a share."""

    def __init__(self) -> None:
        self.kinds = {"A:\\": 2, "C:\\": 3, "D:\\": 3, "E:\\": 2, "Z:\\": 4}
        self.mode = 0

    def GetLogicalDrives(self) -> int:  # noqa: N802 - so Windows calls it
        return sum(1 << ord(root[0]) - ord("A") for root in self.kinds)

    def GetDriveTypeW(self, root: str) -> int:  # noqa: N802 - so Windows calls it
        return self.kinds[root]

    def SetErrorMode(self, mode: int) -> int:  # noqa: N802 - so Windows calls it
        self.mode = mode
        return 0


def test_windows_tells_removable_drives() -> None:
    kernel = Kernel()
    assert [str(path) for path in removable_drives(kernel)] == ["A:\\", "E:\\"]
    assert kernel.mode == 1, "no window asks for a medium"


def test_a_disk_in_a_usb_case_is_a_stick_and_the_disk_of_the_system_is_none() -> None:
    buses = {"C": 7, "D": 7, "E": 7}
    assert [str(path) for path in removable_drives(Kernel(), buses.get, "C:")] == ["A:\\", "D:\\", "E:\\"]
    assert [str(path) for path in removable_drives(Kernel(), {"D": 17}.get, "C:")] == ["A:\\", "E:\\"]


class Devices:
    """Windows with one disk, whose descriptor names its bus, and drives that do not answer."""

    def __init__(self, bus: int | None, handle: int = 7) -> None:
        self.bus, self.handle = bus, handle
        self.opened: list[str] = []
        self.closed: list[int] = []

    def CreateFileW(self, *arguments: Any) -> int:  # noqa: N802 - so Windows calls it
        self.opened.append(arguments[0])
        return self.handle

    def DeviceIoControl(self, *arguments: Any) -> int:  # noqa: N802 - so Windows calls it
        if self.bus is None:
            return 0
        answer = bytes(28) + self.bus.to_bytes(4, "little")
        ctypes.memmove(arguments[4], answer, len(answer))
        arguments[6]._obj.value = len(answer)
        return 1

    def CloseHandle(self, handle: int) -> int:  # noqa: N802 - so Windows calls it
        self.closed.append(handle)
        return 1


def test_a_drive_tells_its_bus_and_is_closed_again() -> None:
    devices = Devices(7)
    assert bus_of(devices, "D") == 7
    assert (devices.opened, devices.closed) == (["\\\\.\\D:"], [7])
    assert bus_of(Devices(None), "D") is None
    for handle in (-1, 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF):
        closed = Devices(7, handle)
        assert bus_of(closed, "D") is None
        assert closed.closed == []


# -- what is on them ------------------------------------------------------------------------------------------------


def test_packs_at_the_top_and_one_folder_down_are_offered(stick: Path) -> None:
    write(
        stick,
        {
            "夜市.yaml": b"",
            "夜市.en.yaml": b"",
            "校园反诈.zip": zipped({}),
            "商户/商户.yml": b"",
            "商户/images/a.png": b"",
            "两个/甲.yaml": b"",
            "两个/甲.en.yaml": b"",
            "两个/乙.yaml": b"",
            "两个/丙.ZIP": b"",
            "深/更深/丁.yaml": b"",
            "照片/a.jpg": b"",
            "readme.txt": b"",
        },
    )
    for age, name in enumerate(["夜市.yaml", "夜市.en.yaml", "校园反诈.zip", "商户/商户.yml"]):
        aged(stick / name, age)
    for age, name in enumerate(["两个/甲.en.yaml", "两个/乙.yaml", "两个/丙.ZIP", "两个/甲.yaml"]):
        aged(stick / name, 10 + age)
    found = offers([stick])
    assert [offer.label for offer in found] == [
        "夜市.yaml（U盘 KINGSTON）",
        "校园反诈.zip（U盘 KINGSTON）",
        "文件夹 商户（U盘 KINGSTON）",
        "两个/甲.yaml（U盘 KINGSTON）",
        "两个/乙.yaml（U盘 KINGSTON）",
        "两个/丙.ZIP（U盘 KINGSTON）",
    ]
    assert [offer.path.relative_to(stick).as_posix() for offer in found] == [
        "夜市.yaml",
        "校园反诈.zip",
        "商户",
        "两个/甲.yaml",
        "两个/乙.yaml",
        "两个/丙.ZIP",
    ]


def test_the_newest_of_all_sticks_come_first(tmp_path: Path) -> None:
    first, second = tmp_path / "ONE", tmp_path / "TWO"
    for number in range(MOST_OFFERS):
        aged(write(first, {f"{number:02}.yaml": b""}) / f"{number:02}.yaml", 2 * number)
        aged(write(second, {f"{number:02}.zip": b""}) / f"{number:02}.zip", 2 * number + 1)
    found = labels(first, second)
    assert len(found) == MOST_OFFERS
    assert found[:3] == ["00.yaml（U盘 ONE）", "00.zip（U盘 TWO）", "01.yaml（U盘 ONE）"]


def test_a_sister_makes_a_pack_new(stick: Path) -> None:
    write(stick, {"甲.yaml": b"", "甲.en.yaml": b"", "乙.yaml": b""})
    aged(stick / "甲.yaml", 9)
    aged(stick / "乙.yaml", 5)
    aged(stick / "甲.en.yaml", 1)
    assert labels(stick) == ["甲.yaml（U盘 KINGSTON）", "乙.yaml（U盘 KINGSTON）"]


@pytest.mark.parametrize(
    "name",
    [".甲.yaml", "~$甲.yaml", "甲.yaml.part", "甲.zip.part", "._甲.zip", ".Trashes/甲.yaml", "$RECYCLE.BIN/甲.yaml"],
)
def test_what_programs_leave_behind_is_not_offered(stick: Path, name: str) -> None:
    write(stick, {name: b""})
    assert labels(stick) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_not_offered(stick: Path, tmp_path: Path) -> None:
    elsewhere = write(tmp_path / "elsewhere", {"甲.yaml": b"", "甲.zip": b""})
    (stick / "甲.yaml").symlink_to(elsewhere / "甲.yaml")
    (stick / "甲.zip").symlink_to(elsewhere / "甲.zip")
    (stick / "folder").symlink_to(elsewhere)
    assert labels(stick) == []


@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows does not allow")
def test_labels_are_one_short_line(stick: Path) -> None:
    write(stick, {"a\nb\u202e.yaml": b"", "很" * 60 + ".zip": b""})
    with open(os.fsencode(stick) + b"/\xff.yaml", "wb"):
        pass
    found = labels(stick)
    assert len(found) == 3
    for label in found:
        assert len(label) < 70
        label.encode()
        assert "\n" not in label


def fail_below(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(real: Callable[..., object]) -> Callable[..., object]:
        def call(path: object = ".") -> object:
            if str(path).startswith(str(folder)):
                raise OSError(5, "Input/output error")
            return real(path)

        return call

    for name in ("scandir", "listdir"):
        monkeypatch.setattr(os, name, failing(getattr(os, name)))


def test_an_unreadable_stick_gives_nothing_and_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = write(tmp_path / "BAD", {"甲.yaml": b""}), write(tmp_path / "GOOD", {"乙.yaml": b""})
    write(good, {"half/丙.yaml": b""})
    fail_below(bad, monkeypatch)
    fail_below(good / "half", monkeypatch)
    assert labels(bad, good, tmp_path / "GONE") == ["乙.yaml（U盘 GOOD）"]


def test_a_stick_full_of_other_things_is_looked_at_all_the_same(stick: Path) -> None:
    write(stick, {f"{number}/x.txt": b"" for number in range(300)})
    write(stick, {"甲.yaml": b""})
    assert labels(stick) == ["甲.yaml（U盘 KINGSTON）"]
