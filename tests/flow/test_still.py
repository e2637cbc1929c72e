"""What does not move on a screen takes no more memory than what differs from the background."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.kiosk.slices import Slices
from game.scenes.core.still import Still
from game.ui.draw.kept import bytes_of
from tests.stall import SMALL, build_stall


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def test_the_screen_that_stands_is_shrunk_and_looks_the_same() -> None:
    stall = build_stall(SMALL, slices=Slices(lambda: 0.0))
    plain = build_stall(SMALL)
    for game in ("wheel", "help"):
        for each in (stall, plain):
            each.hands.tap(game)
            each.hands.wait(1)
            each.top.invalidate()
            each.hands.wait(0.1)
        assert stall.top.still.bytes < bytes_of(plain.top.plate)
        assert pixels(stall.shell.surface) == pixels(plain.shell.surface)
    stall.shell.forget()


def test_what_is_painted_while_it_is_shrunk_stays() -> None:
    context = build_stall(SMALL).top.context
    still = Still(context.backdrop())
    spot = pygame.Rect(10, SMALL[1] - 30, 20, 20)

    def paint() -> None:
        still.picture.fill((1, 2, 3), spot)

    type_ = context.look.type
    before, type_.on_pause = type_.on_pause, paint
    still.shrink(context)
    type_.on_pause = before
    target = pygame.Surface(SMALL)
    still.draw(target)
    assert target.get_at(spot.center)[:3] == (1, 2, 3)
    still.shrink(replace(context))
    still.picture.fill((4, 5, 6), spot)
    still.draw(target)
    assert target.get_at(spot.center)[:3] == (4, 5, 6)
