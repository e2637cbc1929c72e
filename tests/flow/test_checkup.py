"""The opening check on the staff screen, with fingers on the real loop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pygame
import pytest

from game.app.kiosk_doctor import KioskDoctor
from game.kiosk.doctor import devices
from game.kiosk.doctor.machine import Machine, Screen
from game.kiosk.starts import Past
from game.rules.touch_test import TouchTest
from game.scenes.core.doctor import CheckLine
from game.scenes.staff.checkup import HEAR_S, TOUCH_S, Checkup
from game.scenes.staff.staff import Staff
from game.ui.controls.pointer import LOST_S
from tests.booth import Booth, booth_in
from tests.kiosk.doctor.fakes import HOUR, NOW, machine
from tests.stall import SMALL, SMALL_UPRIGHT

ALL = ("screen", "sound", "disk", "records", "history", "pack", "stock", "clock", "code")


@pytest.fixture(params=[SMALL, SMALL_UPRIGHT], ids=["wide", "upright"])
def booth(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Booth]:
    folder = tmp_path_factory.mktemp("booth")
    booth = booth_in(folder, request.param)
    shell = booth.stall.shell

    def machine_for(size: tuple[int, int]) -> Machine:
        screen = Screen((1920, 1080), 21.5, 21.5)
        return machine(folder / "kept", screen=lambda: screen, read_code=devices.code_reader(), past=lambda: past)

    pack, past = booth.stall.pack, Past(1, False, NOW)
    shell._contexts._doctor = KioskDoctor(machine_for, lambda: pack, folder, past, lambda: NOW + 2.5 * HOUR)
    shell.forget()
    shell._start_over()
    booth.stall.hands.wait(0.6)
    booth.open_staff()
    yield booth
    shell.forget()


def page(booth: Booth) -> Checkup:
    return cast("Checkup", cast("Staff", booth.stall.top).page)


def marks_of(booth: Booth) -> TouchTest:
    test = page(booth).test
    assert test is not None
    return test


def touch_all(booth: Booth, off_px: int = 0) -> None:
    for mark in marks_of(booth).marks:
        booth.stall.hands.tap_at((mark[0] + off_px, mark[1]), rest_s=1.0)


def touch_line(booth: Booth) -> CheckLine:
    (line,) = (line for line in page(booth).lines if line.name == booth.stall.say("checkup.touch"))
    return line


def hear(booth: Booth, button: str = "heard") -> None:
    booth.stall.hands.tap(button)
    ended(booth)


def ended(booth: Booth) -> float:
    """Wait until the lines stand; the seconds that took by the frames. Threads have all the time that they need."""
    doctor = cast("KioskDoctor", booth.stall.shell.context.doctor)
    assert doctor._examination is not None
    doctor._examination.wait()
    took_s = booth.stall.hands.until(lambda: page(booth).state == "told", within_s=25)
    booth.stall.hands.wait(0.6)
    return took_s


def test_a_good_machine_is_told_line_by_line(booth: Booth) -> None:
    stall = booth.stall
    stall.hands.tap("checkup")
    touch_all(booth)
    assert page(booth).state == "hear"
    assert stall.audio.played[-1] == "land"
    hear(booth)
    lines = page(booth).lines
    assert len(lines) == len(ALL) + 2
    assert touch_line(booth).light == "green"
    assert {line.light for line in lines} <= {"green", "amber"}
    seen: set[str] = set()
    for _ in range(len(lines)):
        seen |= {line.name for line in lines if stall.shows(line.sentence)}
        stall.hands.tap("more")
        if page(booth).first == 0:
            break
    assert seen == {line.name for line in lines}


def test_it_is_over_in_twenty_seconds_if_nobody_answers(booth: Booth) -> None:
    booth.stall.hands.tap("checkup")
    assert ended(booth) <= 20
    assert TOUCH_S + HEAR_S < 20
    assert touch_line(booth).light == "red"
    assert booth.stall.shows(booth.stall.say("checkup.all_red"))
    assert booth.stall.shows(booth.stall.say("checkup.touch_dead"))


@pytest.mark.parametrize(
    ("by", "light", "key"),
    [
        ("finger", "green", "touch_fine"),
        ("finger_and_marked_twin", "green", "touch_twice"),
        ("finger_and_unmarked_twin", "green", "touch_twice"),
        ("mouse", "amber", "touch_mouse"),
    ],
)
def test_twins_and_mice_are_told_apart(booth: Booth, by: str, light: str, key: str) -> None:
    hands = booth.stall.hands
    hands.tap("checkup")
    hands.by = by  # type: ignore[assignment]  # one of its words
    touch_all(booth)
    hands.by = "finger"
    hear(booth)
    assert touch_line(booth).light == light
    assert touch_line(booth).sentence == booth.stall.say(
        f"checkup.{key}", **({} if key == "touch_mouse" else {"off_mm": 0})
    )


def test_a_finger_that_is_stuck_is_found(booth: Booth) -> None:
    hands = booth.stall.hands
    hands.frame([hands.finger(pygame.FINGERDOWN, (300, 200), 7)])  # a wet spot, before anybody begins
    hands.wait(LOST_S + 1, 0.2)
    hands.tap("checkup")
    hands.frame([hands.finger(pygame.FINGERDOWN, marks_of(booth).marks[0], 7)])
    for mark in marks_of(booth).marks[1:3]:
        hands.frame([hands.finger(pygame.FINGERDOWN, mark, 1)])
        hands.frame([hands.finger(pygame.FINGERUP, mark, 1)])
    ended(booth)
    assert touch_line(booth).sentence == booth.stall.say("checkup.touch_stuck")


def test_a_screen_that_feels_another_place_is_found(booth: Booth) -> None:
    booth.stall.hands.tap("checkup")
    test = marks_of(booth)
    off_px = round(40 * test._px_per_mm)
    for number in range(5):
        test.press((test.marks[number][0] + off_px, test.marks[number][1]), 10.0 * number)
    page(booth)._turn_to("hear")
    booth.stall.hands.wait(0.6)
    hear(booth, "silent")
    assert touch_line(booth).light == "red"
    assert touch_line(booth).sentence == booth.stall.say("checkup.touch_wrong")
    assert booth.stall.say("checkup.was_silent") in [line.sentence for line in page(booth).lines]


def test_the_check_can_be_made_again_and_left(booth: Booth) -> None:
    hands = booth.stall.hands
    hands.tap("checkup")
    ended(booth)
    hands.wait(0.6)
    hands.tap("again")
    assert page(booth).state == "touch"
    hands.tap("back")
    assert page(booth).name == "home"


def test_staff_are_told_at_every_start_that_nothing_was_there(booth: Booth) -> None:
    assert booth.stall.shows(booth.stall.say("checkup.empty", hours="2.5"))


def test_without_a_machine_there_is_no_check(booth: Booth) -> None:
    shell = booth.stall.shell
    shell._contexts._doctor = None
    shell.forget()
    shell.stack.relay(replace(shell.context, doctor=None))
    assert "checkup" not in booth.stall.controls
