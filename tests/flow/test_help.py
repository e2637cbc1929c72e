"""“I may be being scammed right now” is one touch away everywhere, and costs nothing of the visit."""

from __future__ import annotations

from typing import cast

import pytest

from game.scenes.wheel.wheel import Wheel
from tests.stall import MOMENTS, MOVING, SMALL, SMALL_UPRIGHT, Stall, build_stall

STILL = [moment for moment in MOMENTS if moment not in MOVING]


def test_help_leads_back_to_exactly_the_same_screen_from_everywhere() -> None:
    stall = build_stall(SMALL, is_calm=True)
    lost = [moment for moment in stall.visit() if moment in STILL and not comes_back(stall)]
    assert lost == []
    assert stall.scene == "attract"


def comes_back(stall: Stall) -> bool:
    """Whether help, read for half a minute, changes nothing of the screen it was opened from."""
    before, visit, picture = stall.top, stall.top.visit, stall.picture()
    stall.hands.tap("help")
    assert stall.scene == "help"
    assert reads_help(stall)
    stall.hands.wait(30, 0.25)
    stall.hands.tap("back", rest_s=0.45)
    return stall.top is before and stall.top.visit is visit and stall.picture() == picture


def reads_help(stall: Stall) -> bool:
    keys = ("hero", "stop", "stop_body", "call", "call_body", "ask", "ask_body", "keep", "staff")
    return all(stall.shows(stall.say(f"help.{key}")) for key in keys)


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_help_is_in_the_same_place_on_every_screen_of_a_visit(size: tuple[int, int]) -> None:
    stall = build_stall(size)
    places = {tuple(stall.hands.button("help").rect) for moment in stall.visit() if not moment.startswith("attract")}
    assert len(places) == 1


def test_a_spin_goes_on_after_help_as_if_nothing_had_been() -> None:
    alone, helped = build_stall(SMALL).go_to("spinning"), build_stall(SMALL).go_to("spinning")
    wheel = cast("Wheel", helped.top)
    share = wheel.spin_share
    helped.hands.tap("help", rest_s=20)
    helped.hands.tap("back", rest_s=0)
    assert helped.top is wheel
    assert share <= wheel.spin_share < share + 0.05
    for stall in (alone, helped):
        spun = cast("Wheel", stall.top)
        stall.hands.until(lambda spun=spun: spun.has_landed, within_s=6.5, dt=0.05)  # type: ignore[misc]  # mypy does not infer a lambda with a default
    assert helped.text() == alone.text()


def test_picks_are_kept_while_help_is_read() -> None:
    stall = build_stall(SMALL).go_to("challenge_picked")
    stall.hands.tap("help")
    stall.hands.tap("back")
    stall.hands.tap("confirm")
    assert stall.shows(stall.say("feedback.right"))


def test_help_can_be_reached_while_asking_who_is_there() -> None:
    stall = build_stall(SMALL).go_to("result")
    stall.hands.wait(91, 0.25)
    assert stall.scene == "still_there"
    stall.hands.tap("help")
    assert stall.scene == "help"
    stall.hands.tap("back")
    stall.hands.tap("here")
    assert stall.scene == "result"


def test_help_can_be_reached_while_the_kiosk_rests_after_a_fault() -> None:
    # DESIGN 1: one touch away on every screen.
    stall = build_stall(SMALL, is_debug=False)
    stall.shell.stack.only("oops")
    stall.hands.wait(0.5)
    assert "help" in stall.controls


def test_help_speaks_the_language_of_the_visitor() -> None:
    stall = build_stall(SMALL).go_to("attract")
    stall.hands.tap("language_en")
    stall.hands.tap("help")
    assert stall.shows("Take a breath")
    assert reads_help(stall)


def test_a_double_tap_on_the_way_back_touches_nothing_below() -> None:
    # The way back lies where 下一位 lies on the screen below; a screen rests 400 ms after a change.
    stall = build_stall(SMALL).go_to("result")
    stall.hands.tap("help")
    at = stall.hands.button("back").rect.center
    stall.hands.tap_at(at, rest_s=0.1)
    stall.hands.tap_at(at)
    assert stall.scene == "result"


def test_help_opens_once_however_often_it_is_touched() -> None:
    stall = build_stall(SMALL).go_to("wheel")
    at = stall.hands.button("help").rect.center
    for _ in range(3):
        stall.hands.tap_at(at, rest_s=0.1)
    assert stall.shell.stack.names == ("wheel", "help")
