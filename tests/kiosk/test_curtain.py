"""One screen gives way to the next: little is drawn at a time, and what is not uncovered yet is the old screen."""

from __future__ import annotations

import pygame

from game.kiosk.curtain import CURTAIN_S, Curtain
from tests.stall import SMALL, Stall, build_stall

FRAME_S = 1 / 60


def opened(stall: Stall) -> bytes:
    """Touch the wheel of the attract screen and return the picture before; the last frame is the change's first."""
    stall.hands.wait(0.5)
    at = stall.hands.button("wheel").rect.center
    stall.hands.press(at)
    before = stall.picture()
    stall.hands.release(at)
    assert stall.scene == "wheel"
    return before


def rows(pixels: bytes, first: int, last: int) -> bytes:
    """Rows `first` to `last` of a small picture."""
    return pixels[first * SMALL[0] * 3 : last * SMALL[0] * 3]


def test_the_old_screen_stands_beyond_the_rod_and_the_new_one_behind_it() -> None:
    stall = build_stall(SMALL)
    before = opened(stall)
    stall.hands.wait(CURTAIN_S / 2, FRAME_S)
    during, after = stall.picture(), stall.redrawn()
    assert rows(during, 0, SMALL[1] // 3) == rows(after, 0, SMALL[1] // 3)
    assert rows(during, SMALL[1] * 3 // 4, SMALL[1]) == rows(before, SMALL[1] * 3 // 4, SMALL[1])


def test_in_the_end_only_the_new_screen_is_seen() -> None:
    stall = build_stall(SMALL)
    opened(stall)
    stall.hands.wait(CURTAIN_S + 2 * FRAME_S, FRAME_S)
    assert stall.picture() == stall.redrawn()


def test_calm_screens_change_at_once() -> None:
    stall = build_stall(SMALL, is_calm=True)
    opened(stall)
    assert stall.picture() == stall.redrawn()


def test_a_frame_draws_only_what_the_rod_has_passed_and_the_last_one_everything() -> None:
    curtain = Curtain(SMALL, 3, build_stall(SMALL).shell.context.look.theme)
    bottom = 0
    for _ in range(round(CURTAIN_S / FRAME_S) - 1):
        curtain.advance(FRAME_S)
        (strip,) = curtain.uncover([])
        assert (strip.top, strip.size) == (bottom, (SMALL[0], strip.height))
        assert strip.height < SMALL[1] / 8
        bottom = strip.bottom
    curtain.advance(2 * FRAME_S)
    assert curtain.uncover([]) == [pygame.Rect(0, 0, *SMALL)]
    assert curtain.is_over


def test_what_changes_behind_the_rod_is_drawn_again_and_beyond_it_only_once() -> None:
    curtain = Curtain(SMALL, 3, build_stall(SMALL).shell.context.look.theme)
    curtain.advance(CURTAIN_S / 2)
    first, *_ = curtain.uncover([])
    changed = pygame.Rect(20, first.bottom - 10, 5, 20)
    assert curtain.uncover([changed]) == [pygame.Rect(20, first.bottom - 10, 5, 10)]
