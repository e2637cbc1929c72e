"""The PIN before the staff screen, through the real loop: chosen, right, wrong, locked again, never found in play."""

from __future__ import annotations

import random
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.app import assembly
from game.app.recording import Recording, system_clock
from game.kiosk.house import House
from game.kiosk.pin import PinLock
from game.kiosk.pin_reset import ResetKey, request_for
from game.kiosk.settings import RunOptions, Settings
from game.records.database import FILE
from game.workbench.rehearsal.monkey import Monkey
from tests.booth import Booth, booth_in, join_errands
from tests.kiosk.test_house import house_in
from tests.kiosk.test_pin import COLLEAGUE, PIN, Machine, quick
from tests.stall import SMALL, SMALL_UPRIGHT


class Stand:
    """A booth behind a lock, whose clock is that of the frames."""

    def __init__(
        self, folder: Path, size: tuple[int, int] = SMALL, *, is_new: bool = False, text: str | None = None
    ) -> None:
        folder.mkdir(exist_ok=True)
        self.machine = Machine(folder / "lock")
        if not is_new:
            self.machine.choose()
        self.machine.noted.clear()
        self.booth: Booth = booth_in(folder, size, lock=self.machine.lock, text=text)
        self.stall = self.booth.stall

    def type(self, pin: str) -> None:
        """Tap every digit, then OK, and wait for the answer."""
        for digit in pin:
            self.stall.hands.tap(digit, rest_s=0.15)
        self.stall.hands.tap("ok", rest_s=0.0)
        self.machine.lock.wait()
        self.stall.hands.wait(0.6)

    def forget(self) -> None:
        """Tap that the PIN is forgotten, and wait for the answer."""
        self.stall.hands.tap("forgot", rest_s=0.0)
        self.machine.lock.wait()
        self.stall.hands.wait(0.6)

    def have_house(self, folder: Path) -> House:
        """From now on the stall has what staff can have done with the machine."""
        house, make = house_in(folder), self.booth.behind.desk.stock.make_context
        self.stall.shell.restock(lambda situation: replace(make(situation), house=house), "zh")
        self.stall.hands.wait(1.0)
        return house

    def shows(self, key: str, **values: object) -> bool:
        return self.stall.shows(self.stall.say(key, **values))


@pytest.fixture
def stand(tmp_path: Path) -> Stand:
    stand = Stand(tmp_path)
    stand.booth.knock()
    assert stand.stall.scene == "pin"
    return stand


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_the_right_pin_opens_the_staff_screen(size: tuple[int, int], tmp_path: Path) -> None:
    stand = Stand(tmp_path, size)
    stand.booth.knock()
    stand.type(PIN)
    assert stand.stall.scene == "staff"
    assert {"settings", "packs", "leave"} <= set(stand.stall.controls)


def test_the_operator_sets_the_machine_but_changes_no_pack(stand: Stand) -> None:
    stand.type(COLLEAGUE)
    assert stand.stall.scene == "staff"
    stand.stall.hands.tap("packs")
    assert not {"choose", "roll_back"} & set(stand.stall.controls)
    stand.stall.hands.tap("back")
    stand.stall.hands.tap("settings")
    stand.stall.hands.tap("volume")
    stand.stall.hands.tap("low")
    assert stand.machine.noted == [
        ("operator", "opened", ""),
        ("operator", "volume", "low"),
        ("operator", "low", "on"),
    ]


def test_a_wrong_pin_is_told_and_the_next_may_be_right(stand: Stand) -> None:
    stand.type("730264")
    assert stand.stall.scene == "pin"
    assert stand.shows("pin.wrong")
    stand.type(PIN)
    assert stand.stall.scene == "staff"


def test_five_wrong_pins_close_it_for_a_minute_and_play_goes_on(stand: Stand) -> None:
    for _ in range(5):
        stand.type("730264")
    assert stand.shows("pin.hero_waiting")
    assert stand.shows("pin.body_waiting", minutes=1)
    assert set(stand.stall.controls) == {"help", "home"}
    stand.stall.hands.tap("home")
    stand.stall.hands.tap("wheel")
    assert stand.stall.scene == "wheel"
    stand.stall.hands.tap("home")
    stand.booth.knock()
    assert stand.shows("pin.hero_waiting")
    stand.machine.now_s += 60.0
    stand.stall.hands.wait(1.0)
    stand.type(PIN)
    assert stand.stall.scene == "staff"


def test_digits_can_be_typed_and_taken_back_on_a_keyboard(stand: Stand) -> None:
    keys = [
        pygame.K_1,
        pygame.K_BACKSPACE,
        pygame.K_KP_2,
        pygame.K_8,
        pygame.K_4,
        pygame.K_9,
        pygame.K_KP_1,
        pygame.K_5,
    ]
    for key in (*keys, pygame.K_RETURN):
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            stand.stall.hands.frame([pygame.event.Event(kind, key=key, mod=0)])
        stand.stall.hands.wait(0.1)
    stand.machine.lock.wait()
    stand.stall.hands.wait(0.6)
    assert stand.stall.scene == "staff"


def test_a_digit_on_another_screen_does_nothing(tmp_path: Path) -> None:
    stall = Stand(tmp_path).stall
    before = stall.redrawn()
    stall.hands.frame([pygame.event.Event(pygame.KEYDOWN, key=pygame.K_1, mod=0)])
    assert stall.scene == "attract"
    assert len(before) == len(stall.picture())


def test_too_short_a_pin_is_told_and_costs_no_try(stand: Stand) -> None:
    stand.type("284")
    assert stand.shows("pin.short")
    assert stand.machine.noted == []


def test_no_frame_waits_for_the_hash(tmp_path: Path) -> None:
    may_go_on, lock_folder = threading.Event(), tmp_path / "lock"
    Machine(lock_folder).choose()

    def held(pin: str, salt: bytes, cost: int) -> bytes:
        may_go_on.wait(10)
        return quick(pin, salt, cost)

    lock = PinLock(lock_folder, lambda: 0.0, lambda *row: None, digest=held)
    booth = booth_in(tmp_path, lock=lock)
    booth.knock()
    for digit in PIN:
        booth.stall.hands.tap(digit, rest_s=0.15)
    booth.stall.hands.tap("ok")
    booth.stall.hands.wait(1.0)
    assert (lock.state, booth.stall.scene) == ("checking", "pin")
    may_go_on.set()
    lock.wait()
    booth.stall.hands.wait(0.3)
    assert booth.stall.scene == "staff"


def leave(stand: Stand) -> None:
    stand.stall.hands.tap("leave")


def walk_away(stand: Stand) -> None:
    stand.stall.hands.wait(120.0, 0.25)


def fail(stand: Stand) -> None:
    stand.stall.shell._is_debug = False
    stand.stall.shell._recover()
    stand.stall.hands.wait(30.0, 0.25)


@pytest.mark.parametrize("go", [leave, walk_away, fail])
def test_it_is_locked_again_however_staff_leave(stand: Stand, go: object) -> None:
    stand.type(PIN)
    assert callable(go)
    go(stand)
    assert stand.stall.scene == "attract"
    assert stand.machine.lock.role is None
    assert stand.machine.noted[-1] == ("organiser", "locked", "")
    stand.booth.knock()
    assert stand.stall.scene == "pin"


def test_a_pad_that_is_left_alone_goes_back_and_forgets_its_digits(stand: Stand) -> None:
    for digit in PIN:
        stand.stall.hands.tap(digit, rest_s=0.15)
    stand.stall.hands.wait(70.0, 0.25)
    assert stand.stall.scene == "attract"
    stand.booth.knock()
    stand.stall.hands.tap("ok")
    assert stand.shows("pin.short")


# -- the first start ----------------------------------------------------------------------------------------------


def test_a_new_machine_has_both_pins_chosen_each_typed_twice(tmp_path: Path) -> None:
    stand = Stand(tmp_path, is_new=True)
    stand.booth.knock()
    for pin, hero in ((PIN, "organiser"), (PIN, "organiser_again"), (COLLEAGUE, "operator")):
        assert stand.shows(f"pin.hero_{hero}")
        stand.type(pin)
    stand.type(COLLEAGUE)
    assert stand.stall.scene == "staff"
    stand.stall.hands.tap("leave")
    stand.booth.knock()
    stand.type(COLLEAGUE)
    stand.stall.hands.tap("packs")
    assert "choose" not in stand.stall.controls
    assert stand.machine.start().state == "ready"


def test_the_colleagues_pin_can_be_left_out(tmp_path: Path) -> None:
    stand = Stand(tmp_path, is_new=True)
    stand.booth.knock()
    stand.type(PIN)
    stand.type(PIN)
    stand.stall.hands.tap("later", rest_s=0.0)
    stand.machine.lock.wait()
    stand.stall.hands.wait(0.6)
    stand.stall.hands.tap("packs")
    assert "choose" in stand.stall.controls


def test_simple_different_and_equal_ones_are_refused_kindly(tmp_path: Path) -> None:
    stand = Stand(tmp_path, is_new=True)
    stand.booth.knock()
    for simple in ("123456", "000000"):
        stand.type(simple)
        assert stand.shows("pin.simple")
    stand.type(PIN)
    stand.type("730264")
    assert stand.shows("pin.differs")
    stand.type(PIN)
    stand.type(PIN)
    stand.type(PIN)
    assert stand.shows("pin.same")
    assert stand.machine.lock.state == "new"


@pytest.mark.parametrize(
    ("window", "seed", "is_chosen", "state"),
    [
        (None, None, False, "new"),
        (None, None, True, "ready"),
        (SMALL, None, False, None),
        (SMALL, None, True, "ready"),
        (None, 7, True, None),
    ],
)
def test_a_stall_is_locked_a_rehearsal_and_a_first_look_in_a_window_are_not(
    tmp_path: Path, window: tuple[int, int] | None, seed: int | None, *, is_chosen: bool, state: str | None
) -> None:
    if is_chosen:
        Machine(tmp_path).choose()
    lock = assembly.lock_for(RunOptions(Settings(), window, seed), tmp_path, lambda *row: None, ResetKey(tmp_path))
    assert (None if lock is None else lock.state) == state


def test_the_records_tell_who_has_done_what(tmp_path: Path) -> None:
    recording = Recording(tmp_path, system_clock(), is_rehearsal=False)
    recording.begin()
    recording.note_staff("operator", "volume", "low")
    recording.end()
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        assert database.execute("SELECT role, action, detail FROM staff_action").fetchall() == [
            ("operator", "volume", "low")
        ]


# -- other PINs ---------------------------------------------------------------------------------------------------


def test_the_organiser_changes_both_pins_on_the_panel(tmp_path: Path) -> None:
    stand = Stand(tmp_path)
    stand.have_house(tmp_path / "state")
    stand.booth.knock()
    stand.type(PIN)
    assert stand.shows("staff.no_key")
    stand.stall.hands.tap("pin")
    stand.stall.hands.tap("change")
    for pin in ("730264", "730264", "519437", "519437"):
        stand.type(pin)
    assert stand.shows("staff_first.body")
    stand.stall.hands.tap("back")
    stand.stall.hands.tap("leave")
    stand.booth.knock()
    stand.type(PIN)
    assert stand.shows("pin.wrong")
    stand.type("519437")
    assert stand.stall.scene == "staff"
    assert "pin" not in stand.stall.controls


def test_who_chooses_the_first_pin_is_asked_to_save_the_key_at_once_and_only_then(tmp_path: Path) -> None:
    stand = Stand(tmp_path, is_new=True)
    stick = tmp_path / "stick"
    stick.mkdir()
    house = house_in(tmp_path / "lock", stick)
    make = stand.booth.behind.desk.stock.make_context
    stand.stall.shell.restock(lambda situation: replace(make(situation), house=house), "zh")
    stand.booth.knock()
    stand.type(PIN)
    stand.type(PIN)
    stand.stall.hands.tap("later", rest_s=0.0)
    stand.machine.lock.wait()
    stand.stall.hands.wait(0.6)
    assert stand.shows("staff_first.body")
    stand.stall.hands.tap("key", rest_s=0.0)
    join_errands()
    stand.stall.hands.wait(0.6)
    assert len(list(stick.glob("fanzha-pin-key-*.json"))) == 1
    stand.stall.hands.tap("back")
    assert stand.shows("staff.pin_body")
    stand.stall.hands.tap("back")
    assert not stand.shows("staff.no_key")
    stand.stall.hands.tap("leave")
    stand.booth.knock()
    stand.type(PIN)
    assert stand.stall.scene == "staff"
    assert "settings" in stand.stall.controls


def test_a_change_that_is_left_changes_nothing(tmp_path: Path) -> None:
    stand = Stand(tmp_path)
    stand.have_house(tmp_path / "state")
    stand.booth.knock()
    stand.type(PIN)
    for name in ("pin", "change"):
        stand.stall.hands.tap(name)
    stand.type("730264")
    stand.stall.hands.tap("home")
    stand.booth.knock()
    assert stand.shows("pin.hero_enter")
    stand.type(PIN)
    assert stand.stall.scene == "staff"


def test_a_forgotten_pin_is_taken_back_with_a_stick(tmp_path: Path) -> None:
    stand = Stand(tmp_path)
    stand.booth.knock()
    assert "forgot" not in stand.stall.controls  # no key was saved
    stand.stall.hands.tap("home")
    files: list[bytes] = []
    lock = stand.machine.lock
    _, key = lock._key.export()
    lock._find_requests = lambda: files
    stand.booth.knock()
    stand.forget()
    assert stand.shows("pin.no_reset")
    files.append(request_for(key))
    stand.forget()
    for pin in ("730264", "730264"):
        stand.type(pin)
    stand.stall.hands.tap("later", rest_s=0.0)
    lock.wait()
    stand.stall.hands.wait(0.6)
    assert stand.stall.scene == "staff"
    assert ("organiser", "pin_reset", "") in stand.machine.noted


# -- play ---------------------------------------------------------------------------------------------------------


def test_a_monkey_that_finds_the_corner_never_gets_in(tmp_path: Path) -> None:
    stand = Stand(tmp_path)
    monkey = Monkey(random.Random(5), stand.stall.shell)
    while monkey.events_sent < 3000:
        monkey.step()
        stand.machine.now_s += 1.0
        assert stand.machine.lock.role is None
    assert monkey.scenes_seen["pin"] > 0
    assert monkey.scenes_seen["staff"] == 0
