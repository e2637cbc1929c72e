"""While the kiosk runs: a save goes live between two visits, a bad one never does, and staff are told where it is."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.kiosk.stock.desk import HomePack
from game.kiosk.stock.watch import PackWatch, traits_of
from game.scenes.core.staff_desk import TAPS
from tests.booth import Booth, booth_in, titled
from tests.content.sample import write_sample
from tests.stall import SMALL


@pytest.fixture
def booth(tmp_path: Path) -> Booth:
    return booth_in(tmp_path)


def test_a_save_goes_live_while_nobody_plays(booth: Booth) -> None:
    booth.save(titled("新的夜市"))
    booth.pass_time()
    assert booth.title == "新的夜市"
    assert booth.stall.shows("新的夜市")
    assert booth.stall.picture() == booth.stall.redrawn()


def test_a_save_waits_for_the_end_of_a_visit(booth: Booth) -> None:
    booth.stall.hands.tap("wheel")
    booth.save(titled("新的夜市"))
    booth.pass_time(5)
    assert (booth.stall.scene, booth.title) == ("wheel", "平安夜市")
    booth.stall.hands.tap("home")
    booth.pass_time()
    assert (booth.stall.scene, booth.title) == ("attract", "新的夜市")


def test_a_bad_save_never_goes_live_and_staff_are_told_where(booth: Booth) -> None:
    lines = titled("坏的夜市").split("\n")
    lines[1] = "语言：中文"
    booth.save("\n".join(lines))
    booth.pass_time()
    assert booth.title == "平安夜市"
    booth.open_staff()
    assert booth.stall.shows(booth.stall.say("staff.pack_noted"))
    booth.stall.hands.tap("packs")
    assert booth.stall.shows("第2行第3列")
    assert booth.stall.shows("这里用了中文冒号")
    assert booth.stall.shows(booth.file.name)


def test_the_next_good_save_heals_it(booth: Booth) -> None:
    booth.save("标题：坏")
    booth.save(titled("又好了"))
    booth.pass_time()
    assert booth.title == "又好了"
    assert booth.behind.desk.problems == ()


def test_a_pack_that_has_expired_goes_live_and_staff_are_told(booth: Booth) -> None:
    booth.save(titled("旧的夜市").replace("有效期至: 2027-05-01", "有效期至: 2026-05-02"))
    booth.pass_time()
    assert booth.title == "旧的夜市"
    booth.open_packs()
    assert booth.stall.shows("2026-05-02")


def test_a_file_that_vanishes_changes_nothing(booth: Booth) -> None:
    booth.file.unlink()
    booth.behind.desk.refresh()
    booth.pass_time()
    assert booth.title == "平安夜市"
    assert [problem.code for problem in booth.behind.desk.problems] == ["file_missing"]


def test_what_was_chosen_before_the_swap_is_forgotten(booth: Booth) -> None:
    booth.stall.hands.tap("text_size")
    booth.stall.hands.tap("wheel")
    booth.save(titled("新的夜市"))
    booth.stall.hands.tap("home")
    booth.pass_time()
    assert booth.stall.shell.context.look.measures.text_scale == 1.0


def test_six_taps_in_the_corner_lead_nowhere(booth: Booth) -> None:
    for _ in range(TAPS - 1):
        booth.stall.hands.tap_at((SMALL[0] - 20, 20), rest_s=0.2)
    booth.stall.hands.wait(0.5)
    assert booth.stall.scene == "attract"


def test_slow_taps_in_the_corner_lead_nowhere(booth: Booth) -> None:
    for _ in range(2 * TAPS):
        booth.stall.hands.tap_at((SMALL[0] - 20, 20), rest_s=0.7)
    assert booth.stall.scene == "attract"


def test_a_pack_from_a_stick_is_copied_checked_and_put_on_and_can_be_taken_back(tmp_path: Path) -> None:
    booth = booth_in(tmp_path / "machine")
    stick = tmp_path / "stick"
    stick.mkdir()
    write_sample(stick, "school.yaml", text=titled("校园夜市"))
    booth.plug_in(stick)
    booth.open_staff()
    booth.try_out("school")
    assert booth.stall.shows("校园夜市")
    shutil.rmtree(stick)
    booth.stall.hands.tap("put_on")
    booth.pass_time()
    assert (booth.stall.scene, booth.title) == ("attract", "校园夜市")
    booth.open_packs()
    booth.stall.hands.tap("roll_back")
    booth.behind.office.wait()
    booth.pass_time()
    assert booth.title != "校园夜市"


def test_a_pack_beside_the_program_stays_chosen_and_can_be_taken_back(tmp_path: Path) -> None:
    booth = booth_in(tmp_path / "machine")
    other = write_sample(tmp_path / "machine", "other.yaml", text=titled("另一个夜市"))
    booth.open_staff()
    booth.try_out("other.yaml")
    booth.stall.hands.tap("put_on")
    booth.pass_time()
    assert booth.title == "另一个夜市"
    choices = HomePack(tmp_path / "machine" / "state")
    assert choices.chosen() == other
    booth.open_packs()
    booth.stall.hands.tap("roll_back")
    booth.behind.office.wait()
    booth.pass_time()
    assert booth.title == "平安夜市"
    assert choices.chosen() == booth.file


def test_a_bad_pack_from_a_stick_is_refused_with_its_place(tmp_path: Path) -> None:
    booth = booth_in(tmp_path / "machine")
    stick = tmp_path / "stick"
    stick.mkdir()
    write_sample(stick, "school.yaml", text="标题：校园\n")
    booth.plug_in(stick)
    booth.open_staff()
    booth.try_out("school")
    assert booth.stall.shows("school.yaml")
    assert "put_on" not in booth.stall.controls
    booth.leave_staff()
    booth.pass_time()
    assert booth.title == "平安夜市"


def test_a_disk_that_fails_at_the_last_moment_changes_nothing_and_is_told(tmp_path: Path) -> None:
    booth = booth_in(tmp_path / "machine")
    stick = tmp_path / "stick"
    stick.mkdir()
    write_sample(stick, "school.yaml", text=titled("校园夜市"))
    booth.plug_in(stick)
    booth.open_staff()
    booth.try_out("school")
    for folder in (tmp_path / "machine" / "store").glob("incoming-*"):
        shutil.rmtree(folder)
    booth.stall.hands.tap("put_on")
    booth.pass_time()
    assert booth.title == "平安夜市"
    booth.open_packs()
    assert not booth.stall.shows(booth.stall.say("staff.fine"))


def test_the_watch_sees_a_save_of_the_pack_and_of_nothing_else(tmp_path: Path) -> None:
    file = write_sample(tmp_path)
    saved = threading.Event()
    watch = PackWatch(saved.set)
    watch.follow(file)
    try:
        for attempt in range(40):  # until the watch stands; it has no way to tell
            file.write_text(titled(f"第{attempt}次"), encoding="utf-8")
            if saved.wait(0.5):
                break
        assert saved.is_set()
        saved.clear()
        while saved.wait(1.0):
            saved.clear()
        (tmp_path / "other.yaml").write_text("x", encoding="utf-8")
        assert not saved.wait(1.5)
    finally:
        watch.end()


class Watched:
    """A booth whose watch looks at the disk itself; it has looked once."""

    def __init__(self, booth: Booth, monkeypatch: pytest.MonkeyPatch) -> None:
        self.booth = booth
        self._read = threading.Semaphore(0)
        looked = threading.Event()

        def look(files: list[Path]) -> tuple[object, ...]:
            found = traits_of(files)
            looked.set()
            return found

        monkeypatch.setattr("game.kiosk.stock.watch.traits_of", look)
        self.watch = PackWatch(self._refresh, look_s=0.02)
        self.watch.follow(booth.behind.desk.stock.path)
        assert looked.wait(20)

    def _refresh(self) -> None:
        self.booth.behind.desk.refresh()
        self._read.release()

    def plays(self, title: str) -> bool:
        """Whether a pack is played once the watch has seen that something was saved."""
        while self._read.acquire(timeout=20):
            self.booth.pass_time()
            if self.booth.title == title:
                return True
        return False


@pytest.fixture
def watched(booth: Booth, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    watched = Watched(booth, monkeypatch)
    yield watched
    watched.watch.end()


def test_a_folder_that_was_taken_away_and_put_back_is_seen_and_so_are_later_saves(watched: Watched) -> None:
    file = watched.booth.file
    away = file.parent.rename(file.parent.with_name("away"))
    assert watched.plays("平安夜市"), "what plays goes on"
    newer = file.parent.with_name("newer")
    shutil.copytree(away, newer)
    (newer / file.name).write_text(titled("第二版"), encoding="utf-8")
    newer.rename(file.parent)
    assert watched.plays("第二版")
    file.write_text(titled("第三版"), encoding="utf-8")
    assert watched.plays("第三版")
    assert watched.watch.fault is None


def test_a_save_of_what_a_link_leads_to_is_seen_and_so_is_another_link(
    booth: Booth, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    target = booth.file.rename(elsewhere / "a.yaml")
    booth.file.symlink_to(target)
    watched = Watched(booth, monkeypatch)
    target.write_text(titled("第二版"), encoding="utf-8")
    assert watched.plays("第二版")
    other = write_sample(elsewhere, "b.yaml", text=titled("第三版"))
    (elsewhere / "link").symlink_to(other)
    (elsewhere / "link").replace(booth.file)
    assert watched.plays("第三版")
    watched.watch.end()
