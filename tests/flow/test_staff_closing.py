"""Staff pause the stall, wipe its screen and shut it down; nobody else can."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from game.scenes.staff.staff import Staff
from game.workbench.rehearsal.monkey import Monkey
from tests.booth import Booth, booth_in, join_errands
from tests.flow.test_pin import Stand
from tests.flow.test_staff_settings import TEXT
from tests.kiosk.test_house import house_in
from tests.kiosk.test_pin import COLLEAGUE, PIN
from tests.records.evenings import database_of
from tests.stall import SMALL, SMALL_UPRIGHT


class Night(Stand):
    """A booth behind a lock, with the machine that its staff use."""

    def __init__(self, folder: Path, size: tuple[int, int] = SMALL, *, power: bool = True) -> None:
        super().__init__(folder, size)
        self.house = self.have_house(folder / "state")
        self.house.can_power_off = power
        self.house.own_pauses = ("九点半再来",)

    def come_in(self, pin: str = COLLEAGUE) -> None:
        self.booth.knock()
        self.type(pin)
        assert self.stall.scene == "staff"

    def go(self, *names: str) -> None:
        for name in names:
            self.stall.hands.tap(name)


@pytest.fixture
def night(tmp_path: Path) -> Night:
    night = Night(tmp_path)
    night.come_in()
    return night


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
@pytest.mark.parametrize("why", ["away", "rain", "shift"])
def test_a_pause_stands_for_everybody_until_staff_end_it(why: str, size: tuple[int, int], tmp_path: Path) -> None:
    night = Night(tmp_path, size)
    night.come_in()
    night.go("closing", "pause", why)
    assert night.stall.scene == "paused"
    assert night.shows(f"paused.{why}")
    assert night.stall.controls == ["help"]
    night.stall.hands.wait(600.0, 0.25)
    assert night.stall.scene == "paused"
    night.go("help", "back")
    assert night.stall.scene == "paused"
    night.come_in()
    night.go("leave")
    assert night.stall.scene == "paused"
    night.come_in()
    night.go("resume")
    assert night.stall.scene == "attract"
    assert [row for row in night.machine.noted if row[1] in ("paused", "resumed")] == [
        ("operator", "paused", why),
        ("operator", "resumed", ""),
    ]


def test_the_organisers_own_words_are_shown(night: Night) -> None:
    night.go("closing", "pause", "own_0")
    assert night.stall.shows("九点半再来")


def test_a_pause_outlives_a_restart(night: Night, tmp_path: Path) -> None:
    night.go("closing", "pause", "rain")
    night.house.wait()
    again = Night(tmp_path)
    assert again.stall.scene == "paused"
    assert again.shows("paused.rain")
    assert again.machine.lock.role is None


def test_a_pack_that_was_saved_is_played_after_the_pause(night: Night) -> None:
    night.go("closing", "pause", "rain")
    assert night.stall.shell.is_between_visits


def test_no_monkey_ends_a_pause(night: Night) -> None:
    night.go("closing", "pause", "away")
    monkey = Monkey(random.Random(3), night.stall.shell)
    while monkey.events_sent < 2000:
        monkey.step()
        assert night.house.pause == "away"
    assert not {"attract", "wheel", "can_push"} & set(monkey.scenes_seen)


@pytest.mark.parametrize("seconds", [30, 60])
def test_while_the_screen_is_wiped_touches_do_nothing_and_it_comes_back(seconds: int, night: Night) -> None:
    night.go("closing", f"clean_{seconds}")
    assert night.shows("cleaning.hero")
    before = night.stall.redrawn()
    width, height = SMALL
    for step in range(round(seconds * 1.5)):
        night.stall.hands.tap_at((width * (step % 9 + 1) / 10, height * (step % 7 + 1) / 8), rest_s=0.4)
        assert night.stall.scene == "staff"
    assert night.stall.redrawn() != before
    assert night.stall.audio.played[-1] == "tap"
    night.stall.hands.until(lambda: night.stall.scene == "attract", within_s=seconds / 2)
    night.stall.hands.wait(0.1)
    assert night.machine.lock.role is None


@pytest.mark.parametrize(("name", "is_off"), [("end", False), ("power_off", True)])
def test_it_is_shut_down_after_one_question(name: str, night: Night, *, is_off: bool) -> None:
    night.go("closing", "shut_down")
    assert not night.stall.shell.wants_to_quit
    night.go(name)
    assert (night.stall.shell.wants_to_quit, night.stall.shell.wants_power_off) == (True, is_off)
    assert ("operator", "shut_down", name) in night.machine.noted


def test_a_machine_that_cannot_be_switched_off_has_no_button_for_it(tmp_path: Path) -> None:
    night = Night(tmp_path, power=False)
    night.come_in()
    night.go("closing", "shut_down")
    assert "end" in night.stall.controls
    assert "power_off" not in night.stall.controls


@pytest.mark.parametrize(("is_restarted", "key"), [(False, "staff.end_program"), (True, "staff.restart_program")])
def test_a_program_that_the_system_starts_again_does_not_promise_to_end(
    key: str, night: Night, *, is_restarted: bool
) -> None:
    night.house.is_restarted = is_restarted
    night.go("closing", "shut_down")
    assert night.shows(key)


def test_a_fresh_operator_finds_what_is_urgent_by_the_words_of_the_first_page(night: Night) -> None:
    first = [button.label for button in night.stall.top.buttons if button.kind == "card"]
    assert "暂停" in first[0]
    assert "关机" in first[0]
    assert "声音" in first[1]


def test_a_pause_for_the_night_promises_no_coming_back(night: Night) -> None:
    night.go("closing", "pause", "over")
    assert night.shows("paused.over")
    assert night.shows("paused.body_over")
    assert not night.shows("paused.body")


def test_everything_that_is_urgent_is_two_touches_away(night: Night) -> None:
    """What a volunteer is asked for: pause, sound, wiping, shutting down."""
    ways = {"pause": "closing", "clean_30": "closing", "shut_down": "closing", "volume": "settings"}
    for name, page in ways.items():
        night.go(page)
        assert name in night.stall.controls
        night.go("back")


def wait_until(condition: Callable[[], bool], night: Night) -> None:
    """Let frames pass until a thread has ended and its result is seen; other threads get their turn."""
    join_errands()
    night.stall.hands.wait(0.6)
    assert condition()


def test_the_figures_of_the_evening_are_counted_without_waiting(tmp_path: Path) -> None:
    night = Night(tmp_path)
    night.come_in(PIN)
    night.go("tonight")
    wait_until(lambda: night.shows("staff.no_figures"), night)
    night.go("back")
    database_of([], tmp_path / "state")
    night.go("tonight")
    wait_until(lambda: night.shows("staff.finished"), night)
    assert night.shows("staff.saved")


def test_records_that_are_not_saved_are_told_on_the_first_page(night: Night) -> None:
    night.house._health = lambda: replace(house_in(Path())._health(), is_writing=False, is_clock_doubted=True)
    night.go("settings", "back")
    assert night.shows("staff.not_saving")
    assert night.shows("staff.clock_doubted")


def test_operators_take_no_records_along_and_organisers_are_told_where(tmp_path: Path) -> None:
    night = Night(tmp_path)
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    night.house._find_sticks = lambda: (stick,)
    database_of([], tmp_path / "state")
    night.come_in()
    night.go("tonight")
    assert "take" not in night.stall.controls
    night.booth.leave_staff()
    night.come_in(PIN)
    night.go("tonight", "take")
    wait_until(lambda: night.shows("staff.taken_hero"), night)
    assert night.stall.shows(next(stick.iterdir()).name)
    assert night.machine.noted[-1] == ("organiser", "taken_along", "done")


def test_random_touches_on_every_page_do_no_harm(tmp_path: Path) -> None:
    """Staff are in a hurry, too: the panel stands open, and a monkey is at it."""
    booth = booth_in(tmp_path, text=TEXT)
    house, make = house_in(tmp_path / "state", tmp_path / "no stick"), booth.behind.desk.stock.make_context
    house.can_power_off = True
    booth.stall.shell.restock(lambda situation: replace(make(situation), house=house), "zh")
    monkey = Monkey(random.Random(1), booth.stall.shell)
    pages: set[str] = set()
    # Which pages it finds first depends on where controls lie: it goes on until it has been on enough of them.
    while monkey.events_sent < 6000 or (len(pages) < 10 and monkey.events_sent < 40_000):
        monkey.step()
        join_errands()  # which pages it finds must not depend on how fast threads are
        top = booth.stall.top
        if isinstance(top, Staff):
            pages.add(top.page.name)
    assert booth.stall.shell.faults == 0
    assert len(pages) >= 10, pages


def test_a_booth_without_a_machine_offers_nothing_of_it(tmp_path: Path) -> None:
    booth: Booth = booth_in(tmp_path)
    booth.open_staff()
    assert not {"tonight", "closing"} & set(booth.stall.controls)
