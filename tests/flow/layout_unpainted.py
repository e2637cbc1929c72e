"""Laying screens out without painting them: hundreds in a few seconds, for tests that look at no pixel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pygame
import pytest

from game.scenes.core.base import Scene
from game.scenes.exhibit import explanation
from game.ui.draw import paint
from game.ui.exhibit import ExhibitFace, face
from game.ui.exhibit.setting import settings
from game.ui.measures import Measures
from game.ui.theme import Colour, Theme
from game.ui.type import text_stack
from game.ui.type.fonts import Fonts
from game.ui.type.lexicon import BreakCost
from game.ui.type.memory import Memory
from game.ui.type.text import Type, line_px

_GLYPH_SHARE = 1 / 1.4
"""Of a line's height: its letters. The rest is air, in which the letters of a neighbour may reach."""


class Line(pygame.Surface):
    """A line of type as large as ever, with nothing on it."""


class BlankType(Type):
    """Takes as much room as ever, and paints no letters."""

    def __init__(self, fonts: Fonts, break_cost: BreakCost) -> None:
        super().__init__(fonts, break_cost, Memory(fonts, most_sizes=1024, most_blocks=100_000))

    def line(self, text: str, px: int, colour: Colour, weight: int = 700) -> pygame.Surface:
        width = max(1, round(self.width(text, px, weight)) + round(px * 0.06))
        return Line((width, line_px(px)), pygame.SRCALPHA)


class Canvas(pygame.Surface):
    """As large as the screen to those who ask, and of no size to those who paint: nobody looks at it."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__((1, 1))
        self.told = pygame.Rect((0, 0), size)

    def get_clip(self) -> pygame.Rect:
        return self.told


class Plate(Canvas):
    """What a scene writes on once it is laid out. Remembers where the letters of each line are."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__(size)
        self.letters: list[pygame.Rect] = []

    def blit(self, source: pygame.Surface, dest: Any = (0, 0), *more: Any, **named: Any) -> pygame.Rect:
        place = source.get_rect(topleft=tuple(dest)[:2])
        if isinstance(source, Line):
            air_px = round(place.height * (1 - _GLYPH_SHARE))
            self.letters.append(place.inflate(0, -air_px))
        return place.clip(self.told)


def letters_of(scene: Scene) -> list[pygame.Rect]:
    """Where the letters of each line on the scene's plate are: what buttons and pictures say is not among them."""
    return scene.plate.letters if isinstance(scene.plate, Plate) else []


@contextmanager
def unpainted() -> Iterator[None]:
    """Everything is laid out as ever, at its smallest, and nothing is painted: no test here looks at a pixel.

    At its smallest, because a text that does not fit then fits at no size: the kiosk tries eighteen, and would take
    many times as long to come to the same end.
    """

    def blank(size: tuple[int, int]) -> pygame.Surface:
        return pygame.Surface(size, pygame.SRCALPHA)

    def plate(measures: Measures, theme: Theme, lit: int) -> pygame.Surface:
        return Plate(measures.size)

    with pytest.MonkeyPatch.context() as patch:
        smallest = text_stack.SCALES[-1:]
        patch.setattr(text_stack, "SCALES", smallest)
        patch.setattr(explanation, "SCALES", smallest)
        patch.setattr(face, "settings", lambda look: list(settings(look))[-1:])
        patch.setattr(ExhibitFace, "_painted", lambda self: blank((1, 1)))
        patch.setattr("game.app.wiring.backdrop", plate)
        patch.setattr(paint, "nine_slice", lambda tile, border, size: blank((1, 1)))
        patch.setattr(pygame.transform, "gaussian_blur", lambda surface, radius: surface)
        patch.setattr(pygame.image, "load_sized_svg", lambda file, size: blank(size))
        try:
            yield
        finally:
            # What was kept meanwhile is blank, and other tests look at pixels.
            for found in vars(paint).values():
                if hasattr(found, "cache_clear"):
                    found.cache_clear()
