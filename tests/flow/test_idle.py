"""Whoever walks away leaves nothing behind."""

from __future__ import annotations

import pytest

from game.rules.visit import Visit
from tests.stall import MOMENTS, MOVING, SMALL, SMALL_UPRIGHT, Stall, build_stall

WARNING_S = 20
READING_S, QR_S, OTHER_S = 60, 90, 45
IDLE_S = {
    "wheel": OTHER_S,
    "result": QR_S,
}
MOMENTS_OF_A_VISIT = [moment for moment in MOMENTS[1:] if moment not in MOVING]


def left_s(stall: Stall, moment: str) -> float:
    """Until this screen asks whether anybody is there, once somebody has touched where nothing is."""
    stall.hands.tap_at((320, 20))
    return IDLE_S.get(moment, READING_S) - stall.hands.quiet_s


@pytest.mark.parametrize("moment", sorted(MOVING))
def test_what_moves_by_itself_is_left_behind_too(moment: str) -> None:
    stall = build_stall(SMALL, is_calm=True).go_to(moment)
    stall.hands.until(lambda: stall.scene == "still_there", within_s=75, dt=0.25)
    stall.hands.wait(WARNING_S + 1, 0.25)
    forgot_everything(stall)


@pytest.mark.parametrize("moment", MOMENTS_OF_A_VISIT)
def test_nobody_there_first_a_question_then_a_fresh_start(moment: str) -> None:
    stall = build_stall(SMALL, is_calm=True).go_to(moment)
    scene = stall.scene
    stall.hands.wait(left_s(stall, moment) - 1, 0.25)
    assert stall.scene == scene
    stall.hands.wait(2, 0.25)
    assert stall.scene == "still_there"
    assert stall.shows(stall.say("still.hero"))
    stall.hands.wait(WARNING_S - 2, 0.25)
    assert stall.scene == "still_there"
    stall.hands.wait(3, 0.25)
    assert stall.scene == "attract"
    forgot_everything(stall)
    stands_as_if_nobody_had_been_there(stall)


def stands_as_if_nobody_had_been_there(stall: Stall) -> None:
    other = stall.fresh()
    for each in (stall, other):
        each.hands.wait(1.0, 0.25)
    assert stall.shows_picture(other.picture())


def forgot_everything(stall: Stall) -> None:
    assert stall.shell.stack.names == ("attract",)
    assert stall.top.visit == Visit()


def test_language_and_text_size_are_forgotten_too() -> None:
    stall = build_stall(SMALL, is_calm=True).go_to("attract")
    stall.hands.tap("language_en")
    stall.hands.tap("text_size")
    stall.hands.wait(OTHER_S + 2, 0.25)
    assert stall.scene == "attract"
    stands_as_if_nobody_had_been_there(stall)


def test_i_am_here_returns_to_the_same_screen_from_everywhere() -> None:
    stall = build_stall(SMALL, is_calm=True)
    lost = [moment for moment in stall.visit() if moment in MOMENTS_OF_A_VISIT and not comes_back(stall, moment)]
    assert lost == []


def comes_back(stall: Stall, moment: str) -> bool:
    """Whether the question changes nothing of the screen, and time begins anew after it."""
    before, picture = stall.top, stall.picture()
    stall.hands.until(lambda: stall.scene == "still_there", within_s=left_s(stall, moment) + 1, dt=0.25)
    stall.hands.wait(WARNING_S - 4, 0.25)
    stall.hands.tap("here", rest_s=0.45)
    is_same = stall.top is before and stall.picture() == picture
    stall.hands.wait(left_s(stall, moment) - 1, 0.25)
    return is_same and stall.top is before


def test_help_falls_idle_as_well() -> None:
    stall = build_stall(SMALL, is_calm=True).go_to("challenge")
    stall.hands.tap("help")
    stall.hands.wait(89, 0.25)
    assert stall.scene == "help"
    stall.hands.wait(2, 0.25)
    assert stall.scene == "still_there"
    stall.hands.wait(WARNING_S, 0.25)
    forgot_everything(stall)


def test_help_opened_from_the_attract_screen_closes_by_itself() -> None:
    stall = build_stall(SMALL, is_calm=True)
    stall.hands.wait(0.6)
    stall.hands.tap("help")
    stall.hands.wait(90 + WARNING_S, 0.25)
    forgot_everything(stall)


def test_the_seconds_are_counted_down() -> None:
    stall = build_stall(SMALL_UPRIGHT).go_to("wheel")
    stall.hands.until(lambda: stall.scene == "still_there", within_s=46, dt=0.25)
    assert stall.shows(stall.say("still.body", seconds=20))
    stall.hands.wait(5.2, 0.2)
    assert stall.shows(stall.say("still.body", seconds=15))
    assert stall.picture() == stall.redrawn()


@pytest.mark.parametrize("kind", ["touch", "drag"])
def test_somebody_who_touches_is_there(kind: str) -> None:
    stall = build_stall(SMALL, is_calm=True).go_to("challenge")
    for _ in range(4):
        stall.hands.wait(40, 0.25)
        at = (320, 20)  # nothing to touch there
        if kind == "touch":
            stall.hands.tap_at(at)
        else:
            stall.hands.drag([at, (330, 20), (340, 20)])
    assert stall.scene == "challenge"


def test_a_finger_that_was_lost_is_nobody() -> None:
    stall = build_stall(SMALL, is_calm=True).go_to("wheel")
    stall.hands.press((320, 150))
    stall.hands.wait(8 + OTHER_S + WARNING_S + 1, 0.25)
    forgot_everything(stall)


def test_the_attract_screen_waits_for_ever() -> None:
    stall = build_stall(SMALL, is_calm=True)
    stall.hands.wait(600, 0.25)
    assert stall.shell.stack.names == ("attract",)


def test_a_machine_that_slept_starts_over_without_a_fault() -> None:
    # Whatever the pacer lets through, nothing breaks.
    stall = build_stall(SMALL, is_calm=True).go_to("spinning")
    for _ in range(4):
        stall.hands.frame([], 100.0)
    forgot_everything(stall)
