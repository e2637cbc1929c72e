"""Whatever fails inside, the public sees a friendly screen, and soon the attract screen again."""

from __future__ import annotations

import logging

import pygame
import pytest

from game.app.wiring import SCENES
from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change
from game.scenes.core.failsafe import Oops
from game.scenes.core.stack import SceneFactory
from game.scenes.wheel.wheel import Wheel
from game.ui.controls.pointer import Touch
from tests.stall import SMALL, Stall, build_stall


class BrokenError(Exception):
    """What a broken scene raises."""


class BreaksOnTouch(Wheel):
    def handle(self, touch: Touch) -> Change | None:
        raise BrokenError


class BreaksInTime(Wheel):
    def update(self, dt: float) -> Change | None:
        raise BrokenError


class BreaksWhenDrawn(Wheel):
    def draw(self, target: pygame.Surface) -> None:
        target.fill((255, 0, 255))  # half a picture
        target.set_clip((5, 5, 9, 9))
        raise BrokenError


class BreaksWhenLaidOut(Wheel):
    def lay_out(self) -> None:
        raise BrokenError


class BreaksAtOnce(Wheel):
    def __init__(self, *_: object) -> None:
        raise BrokenError


BROKEN: list[type[Scene]] = [BreaksOnTouch, BreaksInTime, BreaksWhenDrawn, BreaksWhenLaidOut, BreaksAtOnce]


def build_broken(scene: SceneFactory, *, name: str = "wheel", is_debug: bool = False) -> Stall:
    stall = build_stall(SMALL, is_debug=is_debug)
    stall.shell.stack.factories = {**SCENES, name: scene}
    stall.hands.wait(0.6, 0.2)
    return stall


def provoke(stall: Stall) -> None:
    stall.hands.tap("wheel")
    stall.hands.tap_at((320, 180))


@pytest.mark.parametrize("scene", BROKEN)
def test_a_fault_leads_to_a_friendly_screen_and_then_back(scene: type[Scene], caplog: pytest.LogCaptureFixture) -> None:
    stall = build_broken(scene)
    provoke(stall)
    assert stall.scene == "oops"
    assert stall.shows(stall.say("oops.hero"))
    assert stall.picture() == stall.redrawn()
    assert stall.hands.until(lambda: stall.scene == "attract", within_s=5) <= 5
    assert stall.shell.stack.names == ("attract",)
    assert stall.top.visit == Visit()
    faults = [record for record in caplog.records if record.exc_info]
    assert [record.levelno for record in faults] == [logging.ERROR]
    assert "BrokenError" in caplog.text
    assert "Traceback" in caplog.text
    # The next visitor plays as if nothing had been.
    stall.shell.stack.factories = SCENES
    assert list(stall.visit())[-1] == "attract_again"


def test_half_a_picture_is_never_presented() -> None:
    stall = build_broken(BreaksWhenDrawn)
    magenta = bytes((255, 0, 255)) * 50
    stall.hands.press(stall.hands.button("wheel").rect.center)
    stall.hands.release(stall.hands.button("wheel").rect.center)
    assert stall.presented[-1] == [pygame.Rect(0, 0, *SMALL)]
    assert magenta not in stall.picture()
    assert stall.shell.surface.get_clip().size == SMALL


@pytest.mark.parametrize("scene", BROKEN)
def test_with_debug_a_fault_is_raised(scene: type[Scene]) -> None:
    stall = build_broken(scene, is_debug=True)
    with pytest.raises(BrokenError):
        provoke(stall)


class OopsBreaksWhenLaidOut(Oops):
    def lay_out(self) -> None:
        raise BrokenError


class OopsBreaksWhenDrawn(Oops):
    def draw(self, target: pygame.Surface) -> None:
        raise BrokenError


class OopsBreaksInTime(Oops):
    def update(self, dt: float) -> Change | None:
        raise BrokenError


@pytest.mark.parametrize("oops", [OopsBreaksWhenLaidOut, OopsBreaksWhenDrawn, OopsBreaksInTime])
def test_even_when_the_friendly_screen_fails_the_attract_screen_comes_back(oops: type[Scene]) -> None:
    stall = build_stall(SMALL, is_debug=False)
    stall.shell.stack.factories = {**SCENES, "wheel": BreaksWhenDrawn, "oops": oops}
    stall.hands.wait(0.6, 0.2)
    at = stall.hands.button("wheel").rect.center
    stall.hands.tap_at(at)
    stall.hands.wait(5, 0.1)
    assert stall.shell.stack.names == ("attract",)


def test_a_friendly_screen_that_fails_does_not_fill_the_log(caplog: pytest.LogCaptureFixture) -> None:
    stall = build_stall(SMALL, is_debug=False)
    stall.shell.stack.factories = {**SCENES, "wheel": BreaksWhenDrawn, "oops": OopsBreaksWhenDrawn}
    stall.hands.wait(0.6, 0.2)
    stall.hands.tap("wheel", rest_s=0)
    stall.hands.wait(1)
    assert len(caplog.records) < 10  # not one a frame


def test_a_broken_attract_screen_is_tried_again_and_again() -> None:
    class BrokenAttract(Wheel):
        name = "attract"
        breaks = True

        def update(self, dt: float) -> Change | None:
            if BrokenAttract.breaks:
                raise BrokenError
            return None

    stall = build_stall(SMALL, is_debug=False)
    stall.shell.stack.factories = {**SCENES, "attract": BrokenAttract}
    stall.shell.stack.only("attract")
    for _ in range(3):
        stall.hands.until(lambda: stall.scene == "oops", within_s=5)
        stall.hands.wait(4.5, 0.1)
    BrokenAttract.breaks = False
    stall.hands.until(lambda: stall.scene == "attract", within_s=5)


def test_every_moment_of_a_visit_may_fail() -> None:
    stall = build_stall(SMALL, is_debug=False)
    for moment in stall.visit():
        if moment not in ("challenge", "exhibit_1_judged", "result"):
            continue
        stall.top.update = _fail  # type: ignore[method-assign]  # a scene that breaks in this very screen
        stall.hands.wait(0.5)
        assert stall.scene == "oops"
        stall.hands.until(lambda: stall.scene == "attract", within_s=5)
        break
    assert stall.shell.faults == 1


def test_who_does_not_want_to_wait_starts_again_at_once() -> None:
    stall = build_broken(BROKEN[0])
    provoke(stall)
    assert stall.scene == "oops"
    stall.hands.wait(0.5)
    stall.hands.tap("again")
    assert stall.hands.until(lambda: stall.scene == "attract", within_s=1) <= 1
    assert stall.top.visit == Visit()


def _fail(dt: float) -> Change | None:
    raise BrokenError


def test_a_resize_that_fails_is_survived() -> None:
    stall = build_stall(SMALL, is_debug=False).go_to("challenge")
    stall.top.lay_out = _fail_to_lay_out  # type: ignore[method-assign]  # the same, as it is laid out
    stall.resize((360, 640))
    stall.hands.wait(0.5)
    assert stall.scene == "oops"
    stall.hands.until(lambda: stall.scene == "attract", within_s=5)
    stall.hands.wait(0.5)
    assert stall.picture() == stall.redrawn()
    assert stall.shell.context.look.measures.size == stall.shell.surface.get_size() == (360, 640)


def _fail_to_lay_out() -> None:
    raise BrokenError
