"""Turning or resizing the window keeps everything that was decided."""

from __future__ import annotations

from typing import cast

import pygame
import pytest

from game.scenes.wheel.wheel import Wheel
from tests.stall import MOMENTS, SMALL, SMALL_UPRIGHT, Stall, build_stall

# A heading without a comma at its line's end; a phone that shows more or less of its frame.
SET_OTHERWISE = ("attract", "wheel", "spinning", "exhibit", "judged")
SIZES = (SMALL_UPRIGHT, (1024, 600), (480, 480))
# No stall's screen: some reasons are left out there.
TOO_SMALL = {("feedback", (480, 480))}


def controls(stall: Stall) -> set[tuple[str, str, str | None, bool]]:
    """What a visitor sees of the controls, wherever they lie.

    Where room is scarce the way to the start is its icon alone, and the size of text is not offered.
    """
    return {
        (button.name, "" if button.name == "home" else button.label, button.badge, button.is_live)
        for button in stall.top.buttons
        if button.name != "text_size" or stall.scene == "attract"
    }


def letters(stall: Stall) -> list[str]:
    """Everything that is written, with the words of those two also where they are not."""
    labels = {button.name: button.label for button in stall.top.buttons}
    left_out = [stall.top.say("home")] if labels.get("home") == "" else []
    if "home" in labels and not labels.get("text_size"):
        left_out.append(stall.top.say("large_text"))
    return sorted(stall.text() + "".join(left_out))


@pytest.mark.parametrize("moment", [*MOMENTS, "help", "still_there"])
def test_every_screen_survives_and_keeps_its_state(moment: str) -> None:
    stall = stand_at(moment)
    scene, visit, picture, known = stall.top, stall.top.visit, stall.picture(), controls(stall)
    words = letters(stall)
    for size in SIZES:
        stall.resize(size)
        assert stall.shell.surface.get_size() == size
        assert stall.top is scene
        assert stall.top.visit is visit
        assert controls(stall) == known
        assert stall.picture() == stall.redrawn()
        if not moment.startswith(SET_OTHERWISE) and (moment, size) not in TOO_SMALL:
            assert letters(stall) == words
        for button in stall.top.buttons:
            assert pygame.Rect((0, 0), size).contains(button.rect)
    stall.resize(SMALL)
    assert stall.picture() == picture


def stand_at(moment: str) -> Stall:
    if moment == "help":
        stall = build_stall(SMALL).go_to("feedback")
        stall.hands.tap("help")
        return stall
    if moment == "still_there":
        stall = build_stall(SMALL).go_to("wheel")
        stall.hands.wait(50, 0.25)
        return stall
    return build_stall(SMALL).go_to(moment)


def test_a_spin_ends_where_it_would_have_ended() -> None:
    turned, alone = build_stall(SMALL).go_to("spinning"), build_stall(SMALL).go_to("spinning")
    for size in (*SIZES, SMALL):
        turned.resize(size)
        for stall in (turned, alone):
            stall.hands.wait(0.5, 0.1)
    for stall in (turned, alone):
        while cast("Wheel", stall.top).is_spinning:
            stall.hands.wait(0.1, 0.1)
    assert cast("Wheel", turned.top)._angle_deg == cast("Wheel", alone.top)._angle_deg
    assert turned.text() == alone.text()


@pytest.mark.parametrize("moment", ["attract", "challenge", "exhibit_1"])
def test_a_resize_under_the_finger_presses_nothing(moment: str) -> None:
    stall = build_stall(SMALL).go_to(moment)
    scene, known = stall.top, controls(stall)
    name = {"attract": "wheel", "challenge": "card_2", "exhibit_1": "scam"}[moment]
    stall.hands.press(stall.hands.button(name).rect.center)
    stall.resize(SMALL_UPRIGHT)
    stall.hands.release(stall.hands.button(name).rect.center)
    stall.hands.wait(0.5)
    assert stall.top is scene
    assert controls(stall) == known
    assert stall.picture() == stall.redrawn()
    stall.hands.tap(name)
    assert stall.top is not scene or controls(stall) != known


def test_a_resize_while_the_wheel_is_held_lets_it_go_unspun() -> None:
    stall = build_stall(SMALL).go_to("wheel")
    wheel = cast("Wheel", stall.top)
    x, y = wheel.wheel.rect.center
    stall.hands.press((x, y - 90))
    stall.hands.move((x + 20, y - 88))
    stall.hands.move((x + 40, y - 80))
    stall.resize(SMALL_UPRIGHT)
    stall.hands.move((100, 300))
    stall.hands.release((100, 300))
    stall.hands.wait(0.5)
    assert not wheel.is_spinning
    assert "spin" in stall.controls


def test_a_visit_begun_upright_ends_lying_down() -> None:
    stall = build_stall(SMALL_UPRIGHT)
    seen = []
    for number, moment in enumerate(stall.visit()):
        seen.append(moment)
        stall.resize((SMALL, SMALL_UPRIGHT)[number % 2])
    assert seen[-1] == "attract_again"
    assert stall.picture() == stall.redrawn()


def test_below_help_the_waiting_screen_is_laid_out_too() -> None:
    stall = build_stall(SMALL).go_to("challenge")
    stall.hands.tap("help")
    stall.resize(SMALL_UPRIGHT)
    stall.hands.tap("back")
    assert stall.scene == "challenge"
    assert stall.picture() == stall.redrawn()
    width, height = SMALL_UPRIGHT
    assert all(button.rect.right <= width and button.rect.bottom <= height for button in stall.top.buttons)


def test_an_exposed_window_is_drawn_again() -> None:
    stall = build_stall(SMALL).go_to("challenge")
    picture = stall.picture()
    stall.shell.surface.fill((255, 0, 255))
    stall.hands.frame([pygame.event.Event(pygame.WINDOWEXPOSED)])
    assert stall.picture() == picture
    assert stall.presented[-1] == [pygame.Rect(0, 0, *SMALL)]
