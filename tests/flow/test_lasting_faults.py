"""Faults of the machine at any call, once and for as long as one likes: the kiosk goes on, and comes back by itself."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest

from game.kiosk.contexts import Situation
from game.kiosk.live import Pacer, run_live
from game.kiosk.shell import BLANK_S
from game.scenes.core.context import SceneContext
from game.ui.draw import grounds, paint
from tests.breaker import Breaker, BrokenError, break_call
from tests.stall import SMALL, SMALL_UPRIGHT, Stall, build_stall

STEPS = (1, 2, 3, 4, 6, 10, 25, 80)
Break = Callable[[pytest.MonkeyPatch, Stall, int, bool], Breaker]


def break_present(patch: pytest.MonkeyPatch, stall: Stall, at: int, is_lasting: bool) -> Breaker:
    return break_call(patch, stall.shell, "_present", at, is_lasting=is_lasting)


def break_surface(patch: pytest.MonkeyPatch, stall: Stall, at: int, is_lasting: bool) -> Breaker:
    return break_call(patch, pygame, "Surface", at, is_lasting=is_lasting, fault=pygame.error)


def break_scale(patch: pytest.MonkeyPatch, stall: Stall, at: int, is_lasting: bool) -> Breaker:
    return break_call(patch, pygame.transform, "scale", at, is_lasting=is_lasting, fault=MemoryError)


def break_svg(patch: pytest.MonkeyPatch, stall: Stall, at: int, is_lasting: bool) -> Breaker:
    return break_call(patch, pygame.image, "load_sized_svg", at, is_lasting=is_lasting, fault=pygame.error)


def break_context(patch: pytest.MonkeyPatch, stall: Stall, at: int, is_lasting: bool) -> Breaker:
    return break_call(patch, stall.shell._contexts, "make", at, is_lasting=is_lasting)


def break_backdrop(patch: pytest.MonkeyPatch, stall: Stall, at: int, is_lasting: bool) -> Breaker:
    breaker = break_call(patch, grounds, "backdrop", at, is_lasting=is_lasting)
    stall.resize(SMALL_UPRIGHT)  # The contexts from now on hold the broken one.
    stall.resize(SMALL)
    return breaker


def some_frames(stall: Stall) -> None:
    """Somebody who touches whatever is there, turns the screen, and waits."""
    for step in range(8):
        buttons = [button for button in stall.top.buttons if button.is_live and button.name != "help"]
        if buttons:
            stall.hands.tap_at(buttons[step % len(buttons)].rect.center, rest_s=0.5)
        stall.hands.wait(0.2, 0.1)
        if step % 5 == 4:
            stall.resize(SMALL_UPRIGHT if step % 2 else SMALL)
    stall.resize(SMALL)


@pytest.mark.parametrize("at", STEPS)
@pytest.mark.parametrize("is_lasting", [False, True], ids=["once", "for_ever"])
@pytest.mark.parametrize(
    "break_it", [break_present, break_surface, break_scale, break_svg, break_context, break_backdrop]
)
def test_the_stall_stands_and_comes_back(
    break_it: Break, is_lasting: bool, at: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stall = build_stall(SMALL, is_debug=False)
    if break_it in (break_svg, break_surface):
        paint._panel_tile.cache_clear()  # Kept tiles would hide that building one fails.
    breaker = break_it(monkeypatch, stall, at, is_lasting)
    some_frames(stall)
    if breaker.failed:
        assert "Traceback" in caplog.text, "nobody is told"
    faults_a_second = len([record for record in caplog.records if record.exc_info]) / 8
    assert faults_a_second < 2, "the log is flooded"
    breaker.healed = True
    stall.hands.until(lambda: stall.scene not in ("bare", "oops"), within_s=2 * BLANK_S + 0.5)
    stall.hands.until(lambda: stall.scene == "attract", within_s=120)
    stall.hands.wait(1.0, 0.2)
    assert stall.picture() == stall.redrawn()
    stall.hands.tap("wheel")
    assert stall.scene == "wheel"


@pytest.mark.parametrize("at", [1, 2, 3, 4])
@pytest.mark.parametrize("is_lasting", [False, True], ids=["once", "for_ever"])
def test_a_first_shell_that_cannot_be_drawn_stands_bare_and_comes_to_life(
    is_lasting: bool, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        breaker = break_call(patch, pygame.image, "load_sized_svg", at, is_lasting=is_lasting, fault=pygame.error)
        paint._panel_tile.cache_clear()
        stall = build_stall((961, 541), is_debug=False)  # A size whose pictures nobody has kept.
        stall.hands.wait(1.0, 0.2)
        breaker.healed = True
    stall.hands.until(lambda: stall.scene == "attract", within_s=2 * BLANK_S + 0.5)


# -- the live loop ------------------------------------------------------------------------------------------------


def live(stall: Stall, seconds: float, beat: Callable[[], None] = lambda: None) -> None:
    """The live loop, with time that is told instead of slept."""
    frames = iter(range(round(seconds * 20)))
    ticks = iter(range(1_000_000))
    run_live(
        stall.shell,
        Pacer(now=lambda: next(ticks) / 20, sleep=lambda seconds: None),
        lambda: next(frames, None) is None,
        beat=beat,
    )


@pytest.mark.parametrize("at", [1, 2, 3, 7])
@pytest.mark.parametrize("is_lasting", [False, True], ids=["once", "for_ever"])
def test_an_event_queue_that_fails_is_asked_again(is_lasting: bool, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    stall = build_stall(SMALL, is_debug=False)
    monkeypatch.setattr(pygame.event, "get", list)
    breaker = break_call(monkeypatch, pygame.event, "get", at, is_lasting=is_lasting, fault=pygame.error)
    live(stall, 3)
    assert breaker.failed
    breaker.healed = True
    live(stall, 2 * BLANK_S + 1)
    assert stall.scene == "attract"


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("is_lasting", [False, True], ids=["once", "for_ever"])
def test_a_new_pack_that_cannot_be_laid_out_at_once_is_played_when_it_can(
    is_lasting: bool, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    stall = build_stall(SMALL, is_debug=False)
    make = stall.shell._contexts.make
    made: list[SceneContext] = []

    def make_english(situation: Situation) -> SceneContext:
        made.append(make(situation))
        return made[-1]

    breaker = Breaker(make_english, at, is_lasting=is_lasting)
    stall.shell.restock(breaker, "en")
    stall.hands.wait(1.0, 0.1)
    breaker.healed = True
    stall.hands.until(
        lambda: stall.scene == "attract" and stall.shell.context.pack.language == "en", within_s=2 * BLANK_S + 1
    )
    stall.hands.wait(0.5, 0.1)
    assert stall.picture() == stall.redrawn()


def test_with_debug_a_restock_that_fails_is_raised() -> None:
    stall = build_stall(SMALL)

    def fail(situation: Situation) -> SceneContext:
        raise BrokenError

    with pytest.raises(BrokenError):
        stall.shell.restock(fail, "en")


# -- windows in which nothing can be read -------------------------------------------------------------------------

TINY = [(1, 1), (2, 3), (4, 4), (5, 5), (6, 6), (10, 10), (50, 50), (99, 99), (1, 500), (500, 1), (99, 320)]


@pytest.mark.parametrize("size", TINY)
@pytest.mark.parametrize("is_debug", [False, True])
def test_a_tiny_window_shows_the_bare_stall_until_it_is_larger(
    size: tuple[int, int], is_debug: bool, caplog: pytest.LogCaptureFixture
) -> None:
    stall = build_stall(SMALL, is_debug=is_debug).go_to("challenge")
    stall.resize(size)
    stall.hands.wait(3 * BLANK_S, 0.25)
    assert (stall.scene, stall.shell.faults, stall.shell.surface.get_size()) == ("bare", 0, size)
    assert any(stall.picture()), "black"
    assert caplog.records == []
    stall.resize(SMALL)
    stall.hands.wait(0.5)
    assert stall.scene == "attract"
    assert stall.picture() == stall.redrawn()
    stall.hands.tap("wheel")
    assert stall.scene == "wheel"


@pytest.mark.parametrize("size", TINY)
def test_a_window_that_is_tiny_from_the_start_comes_to_life(size: tuple[int, int]) -> None:
    stall = build_stall(size)
    stall.hands.wait(1.0, 0.25)
    assert stall.scene == "bare"
    stall.resize(SMALL_UPRIGHT)
    stall.hands.wait(0.5)
    assert stall.scene == "attract"
    assert stall.picture() == stall.redrawn()


@pytest.mark.parametrize(
    "order", [[(320, 180), (5, 5), (320, 180)], [(5, 5), (320, 180)], [(5, 5), (6, 6), (320, 180)]]
)
def test_the_least_window_that_can_be_read_is_used(order: list[tuple[int, int]]) -> None:
    stall = build_stall(SMALL)
    for size in order:
        stall.resize(size)
        stall.hands.wait(0.5)
    assert (stall.scene, stall.shell.surface.get_size()) == ("attract", (320, 180))
