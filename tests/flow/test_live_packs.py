"""While the kiosk runs: a save goes live between two visits, a bad one never does, and staff are told where it is."""

from __future__ import annotations

import random
import shutil
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pygame
import pytest

from game.app import Backstage, load_playable, open_backstage, stocked_shell
from game.kiosk.home_pack import HomePack
from game.kiosk.live import run_live
from game.kiosk.pacing import Pacer
from game.kiosk.pack_store import PackStore
from game.kiosk.pack_watch import PackWatch
from game.kiosk.settings import Settings
from game.scenes.staff import Staff
from game.scenes.staff_corner import TAPS
from tests.content.sample import TODAY, sample_yaml, write_sample
from tests.stall import SMALL, Hands, Notebook, Stall, places


@dataclass
class Booth:
    """A stall that plays a file, and everything behind it."""

    stall: Stall
    behind: Backstage
    file: Path

    def save(self, text: str) -> None:
        """What the organiser's editor does, and what the watch would tell."""
        self.file.write_text(text, encoding="utf-8")
        self.behind.desk.refresh()

    def pass_time(self, seconds: float = 1.0) -> None:
        """The live loop, with time that is told instead of slept."""
        frames = iter(range(round(seconds * 20)))
        pacer = Pacer(now=lambda: 0.0, sleep=lambda seconds: None)
        shell = self.stall.shell
        events = pygame.event.get
        try:
            pygame.event.get = list  # type: ignore[assignment]  # no window stands behind this loop
            run_live(shell, pacer, lambda: next(frames, None) is None, self.behind.desk.next_stock)
        finally:
            pygame.event.get = events
        self.stall.hands.wait(0.6, 0.1)

    @property
    def title(self) -> str:
        return self.stall.pack.title

    def open_staff(self) -> Staff:
        for _ in range(TAPS):
            self.stall.hands.tap_at((SMALL[0] - 20, 20), rest_s=0.2)
        self.stall.hands.wait(0.6)
        assert self.stall.scene == "staff"
        return cast("Staff", self.stall.top)


@pytest.fixture
def booth(tmp_path: Path) -> Booth:
    return booth_in(tmp_path)


def booth_in(folder: Path) -> Booth:
    folder.mkdir(exist_ok=True)
    file = write_sample(folder)
    settings = Settings(pack=file, is_debug=True)
    playable = load_playable(places(), settings, TODAY)
    audio = Notebook()
    store = PackStore(folder / "store")
    choices = HomePack(folder / "state")
    behind = open_backstage(
        places(), settings, playable, store, choices, lambda: TODAY, rng=random.Random(7), audio=audio
    )
    shell = stocked_shell(pygame.Surface(SMALL, 0, 32), lambda rects: None, behind.desk.stock, settings)
    stall = Stall(shell, audio, Hands(shell), playable)
    stall.hands.wait(0.6)
    return Booth(stall, behind, file)


def titled(title: str) -> str:
    return sample_yaml().replace("标题: 平安夜市", f"标题: {title}")


def test_a_save_goes_live_while_nobody_plays(booth: Booth) -> None:
    booth.save(titled("新的夜市"))
    booth.pass_time()
    assert booth.title == "新的夜市"
    assert booth.stall.shows("新的夜市")
    assert booth.stall.picture() == booth.stall.redrawn()


def test_a_save_waits_for_the_end_of_a_visit(booth: Booth) -> None:
    booth.stall.hands.tap("start")
    booth.save(titled("新的夜市"))
    booth.pass_time(5)
    assert (booth.stall.scene, booth.title) == ("choose", "平安夜市")
    booth.stall.hands.tap("back")
    booth.pass_time()
    assert (booth.stall.scene, booth.title) == ("attract", "新的夜市")


def test_a_bad_save_never_goes_live_and_staff_are_told_where(booth: Booth) -> None:
    lines = titled("坏的夜市").split("\n")
    lines[1] = "语言：中文"
    booth.save("\n".join(lines))
    booth.pass_time()
    assert booth.title == "平安夜市"
    booth.open_staff()
    assert booth.stall.shows("第2行第3列")
    assert booth.stall.shows("这里用了中文冒号")
    assert booth.stall.shows(booth.file.name)


def test_the_next_good_save_heals_it(booth: Booth) -> None:
    booth.save("标题：坏")
    booth.save(titled("又好了"))
    booth.pass_time()
    assert booth.title == "又好了"
    assert booth.behind.desk.problems == ()


def test_a_file_that_vanishes_changes_nothing(booth: Booth) -> None:
    booth.file.unlink()
    booth.behind.desk.refresh()
    booth.pass_time()
    assert booth.title == "平安夜市"
    assert [problem.code for problem in booth.behind.desk.problems] == ["file_missing"]


def test_what_was_chosen_before_the_swap_is_forgotten(booth: Booth) -> None:
    booth.stall.hands.tap("start")
    booth.stall.hands.tap("text_size")
    booth.save(titled("新的夜市"))
    booth.stall.hands.tap("back")
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
    office = booth.behind.office
    office._find_sticks = lambda: (stick,)
    staff = booth.open_staff()
    booth.stall.hands.tap("choose")
    position = next(number for number, offer in enumerate(staff.offered) if "school" in offer.label)
    booth.stall.hands.tap(f"offer_{position}", rest_s=0.0)
    office.wait()
    booth.stall.hands.wait(0.6)
    assert booth.stall.shows("校园夜市")
    shutil.rmtree(stick)
    booth.stall.hands.tap("put_on")
    booth.pass_time()
    assert (booth.stall.scene, booth.title) == ("attract", "校园夜市")
    booth.open_staff()
    booth.stall.hands.tap("roll_back")
    office.wait()
    booth.pass_time()
    assert booth.title != "校园夜市"


def test_a_pack_beside_the_program_stays_chosen_and_can_be_taken_back(tmp_path: Path) -> None:
    booth = booth_in(tmp_path / "machine")
    other = write_sample(tmp_path / "machine", "other.yaml", text=titled("另一个夜市"))
    staff = booth.open_staff()
    booth.stall.hands.tap("choose")
    position = next(number for number, offer in enumerate(staff.offered) if offer.label == "other.yaml")
    booth.stall.hands.tap(f"offer_{position}", rest_s=0.0)
    booth.behind.office.wait()
    booth.stall.hands.wait(0.6)
    booth.stall.hands.tap("put_on")
    booth.pass_time()
    assert booth.title == "另一个夜市"
    choices = HomePack(tmp_path / "machine" / "state")
    assert choices.chosen() == other
    booth.open_staff()
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
    booth.behind.office._find_sticks = lambda: (stick,)
    staff = booth.open_staff()
    booth.stall.hands.tap("choose")
    position = next(number for number, offer in enumerate(staff.offered) if "school" in offer.label)
    booth.stall.hands.tap(f"offer_{position}", rest_s=0.0)
    booth.behind.office.wait()
    booth.stall.hands.wait(0.6)
    assert booth.stall.shows("school.yaml")
    assert "put_on" not in booth.stall.controls
    booth.stall.hands.tap("back")
    booth.stall.hands.tap("leave")
    booth.pass_time()
    assert booth.title == "平安夜市"


def test_a_disk_that_fails_at_the_last_moment_changes_nothing_and_is_told(tmp_path: Path) -> None:
    booth = booth_in(tmp_path / "machine")
    stick = tmp_path / "stick"
    stick.mkdir()
    write_sample(stick, "school.yaml", text=titled("校园夜市"))
    booth.behind.office._find_sticks = lambda: (stick,)
    staff = booth.open_staff()
    booth.stall.hands.tap("choose")
    position = next(number for number, offer in enumerate(staff.offered) if "school" in offer.label)
    booth.stall.hands.tap(f"offer_{position}", rest_s=0.0)
    booth.behind.office.wait()
    booth.stall.hands.wait(0.6)
    for folder in (tmp_path / "machine" / "store").glob("incoming-*"):
        shutil.rmtree(folder)
    booth.stall.hands.tap("put_on")
    booth.pass_time()
    assert booth.title == "平安夜市"
    booth.open_staff()
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
