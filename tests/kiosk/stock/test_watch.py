"""The watch for saves: it lives through whatever a save or a folder does, and staff are told when it cannot see."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.kiosk.stock.watch import PackWatch, traits_of

SOON_S = 20.0


class Saves:
    """Counts what the watch tells, and raises `fault` once."""

    def __init__(self) -> None:
        self.told = threading.Semaphore(0)
        self.fault: BaseException | None = None

    def __call__(self) -> None:
        fault, self.fault = self.fault, None
        self.told.release()
        if fault is not None:
            raise fault

    def is_told(self, within_s: float = SOON_S) -> bool:
        return self.told.acquire(timeout=within_s)


@pytest.fixture
def saves() -> Saves:
    return Saves()


@pytest.fixture
def watch(saves: Saves, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PackWatch]:
    """Stands and has looked once."""
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "甲.yaml").write_text("0", encoding="utf-8")
    looked = threading.Event()

    def look(files: list[Path]) -> tuple[object, ...]:
        found = traits_of(files)
        looked.set()
        return found

    monkeypatch.setattr("game.kiosk.stock.watch.traits_of", look)
    others = set(threading.enumerate())  # of tests that ran before in this process
    watch = PackWatch(saves, look_s=0.01)
    watch.follow(tmp_path / "packs" / "甲.yaml")
    assert looked.wait(SOON_S)
    yield watch
    watch.end()
    assert [thread for thread in set(threading.enumerate()) - others if thread.name == "pack-watch"] == []


FAULTS = [
    OSError("disk"),
    RuntimeError("odd"),
    RecursionError(),
    MemoryError(),
    UnicodeDecodeError("gbk", b"x", 0, 1, ""),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_a_save_that_cannot_be_read_is_told_and_the_next_one_is_seen(
    fault: Exception, watch: PackWatch, saves: Saves, tmp_path: Path
) -> None:
    pack = tmp_path / "packs" / "甲.yaml"
    saves.fault = fault
    pack.write_text("一", encoding="utf-8")
    assert saves.is_told()
    pack.write_text("二二", encoding="utf-8")
    assert saves.is_told()
    watch.end()
    assert watch.fault is None


def test_staff_are_told_of_a_save_that_could_not_be_read(watch: PackWatch, saves: Saves, tmp_path: Path) -> None:
    saves.fault = ValueError("odd")
    (tmp_path / "packs" / "甲.yaml").write_text("一", encoding="utf-8")
    assert saves.is_told()
    watch.end()
    assert watch.fault is not None
    assert "ValueError" in watch.fault.message("zh")


@pytest.mark.parametrize("way", ["in_place", "rename", "sister", "delete", "folder_replaced", "folder_gone_and_back"])
def test_every_way_of_saving_is_seen(way: str, watch: PackWatch, saves: Saves, tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    pack = folder / "甲.yaml"
    if way == "in_place":
        pack.write_text("一一", encoding="utf-8")
    elif way == "rename":
        (folder / "new").write_text("1", encoding="utf-8")
        (folder / "new").replace(pack)
    elif way == "sister":
        (folder / "甲.en.yaml").write_text("one", encoding="utf-8")
    elif way == "delete":
        pack.unlink()
    elif way == "folder_replaced":
        (tmp_path / "other").mkdir()
        (tmp_path / "other" / "甲.yaml").write_text("0", encoding="utf-8")
        folder.rename(tmp_path / "old")
        (tmp_path / "other").rename(folder)
    else:
        shutil.rmtree(folder)
        assert saves.is_told()
        folder.mkdir()
        pack.write_text("又", encoding="utf-8")
    assert saves.is_told()


def test_other_files_are_no_saves(watch: PackWatch, saves: Saves, tmp_path: Path) -> None:
    (tmp_path / "packs" / "乙.yaml").write_text("x", encoding="utf-8")
    (tmp_path / "packs" / "甲.yaml.bak").write_text("x", encoding="utf-8")
    assert not saves.is_told(within_s=0.1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_a_pipe_in_place_of_the_pack_is_looked_at_without_waiting(
    watch: PackWatch, saves: Saves, tmp_path: Path
) -> None:
    pack = tmp_path / "packs" / "甲.yaml"
    pack.unlink()
    os.mkfifo(pack)
    assert saves.is_told()


def test_a_watch_without_a_thread_says_so(monkeypatch: pytest.MonkeyPatch, saves: Saves, tmp_path: Path) -> None:
    def fail(self: threading.Thread) -> None:
        message = "can't start new thread"
        raise RuntimeError(message)

    watch = PackWatch(saves)
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", fail)
        watch.follow(tmp_path / "甲.yaml")
    assert watch.fault is not None
    assert "存盘" in watch.fault.message("zh")
    watch.follow(tmp_path / "甲.yaml")
    assert watch.fault is None
    watch.end()


def test_two_saves_within_the_two_seconds_of_fat_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "甲.yaml"
    seen = []
    for text in ("一", "二"):
        file.write_text(text, encoding="utf-8")
        os.utime(file, (1_700_000_000, 1_700_000_000))
        seen.append(traits_of([file]))
    assert seen[0] != seen[1]


def test_a_folder_put_back_and_a_link_to_another_file_are_saves(tmp_path: Path) -> None:
    folder, link = tmp_path / "packs", tmp_path / "link.yaml"
    folder.mkdir()
    (folder / "甲.yaml").write_text("0", encoding="utf-8")
    (tmp_path / "other.yaml").write_text("00", encoding="utf-8")
    link.symlink_to(folder / "甲.yaml")
    files = [folder / "甲.yaml", link]
    there = traits_of(files)
    folder.rename(tmp_path / "pulled")
    gone = traits_of(files)
    shutil.copytree(tmp_path / "pulled", folder)
    (folder / "甲.yaml").write_text("1234", encoding="utf-8")
    back = traits_of(files)
    link.unlink()
    link.symlink_to(tmp_path / "other.yaml")
    assert len({there, gone, back, traits_of(files)}) == 4
