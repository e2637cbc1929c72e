"""Laying screens out without painting them: hundreds in a few seconds, for tests that look at no pixel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pygame
import pytest

from game.ui.draw import paint
from game.ui.exhibit import ExhibitFace, face
from game.ui.exhibit.setting import settings
from game.ui.measures import Measures
from game.ui.theme import Colour, Theme
from game.ui.type.fonts import Fonts
from game.ui.type.lexicon import BreakCost
from game.ui.type.memory import Memory
from game.ui.type.text import Type, line_px

_GLYPH_SHARE = 1 / 1.4
"""Of a line's height: its letters. The rest is air, in which the letters of a neighbour may reach."""


@dataclass(frozen=True)
class Written:
    """One line of type and where its letters are, px."""

    text: str
    letters: pygame.Rect

    def moved(self, by: tuple[int, int]) -> Written:
        return Written(self.text, self.letters.move(by))

    def __str__(self) -> str:
        return f"“{self.text}” {tuple(self.letters)}"


class Blank(pygame.Surface):
    """A surface that remembers its size and which lines of type were put on it, and has no pixels."""

    def __init__(self, size: tuple[int, int], *more: Any) -> None:
        super().__init__((1, 1), *more)
        self.told = pygame.Rect((0, 0), size)

    def get_rect(self, **place: Any) -> pygame.Rect:
        rect = getattr(self, "told", super().get_rect()).copy()
        for name, value in place.items():
            setattr(rect, name, value)
        return rect

    def get_size(self) -> tuple[int, int]:
        return self.get_rect().size

    def get_width(self) -> int:
        return self.get_rect().width

    def get_height(self) -> int:
        return self.get_rect().height

    def get_clip(self) -> pygame.Rect:
        return self.get_rect()

    def subsurface(self, *rect: Any) -> pygame.Surface:
        return Blank(pygame.Rect(*rect).size)

    @property
    def written(self) -> list[Written]:
        found: list[Written] = self.__dict__.setdefault("_written", [])  # copies are made without `__init__`
        return found

    def blit(
        self, source: pygame.Surface, dest: Any = (0, 0), area: Any = None, *more: Any, **named: Any
    ) -> pygame.Rect:
        part = source.get_rect() if area is None else pygame.Rect(area)
        x, y = tuple(dest)[:2]
        place = part.move(x - part.x, y - part.y)
        if isinstance(source, Line):
            air_px = round(place.height * (1 - _GLYPH_SHARE))
            self.written.append(Written(source.text, place.inflate(0, -air_px)))
        elif isinstance(source, Blank):
            by = place.x - part.x, place.y - part.y
            self.written.extend(
                line.moved(by) for line in source.written if area is None or part.contains(line.letters)
            )
        return place


class Line(Blank):
    """A line of type as large as ever, with nothing on it."""

    text = ""


class BlankType(Type):
    """Takes as much room as ever, and paints no letters."""

    def __init__(self, fonts: Fonts, break_cost: BreakCost) -> None:
        super().__init__(fonts, break_cost, Memory(fonts, most_sizes=1024, most_blocks=100_000))

    def line(self, text: str, px: int, colour: Colour, weight: int = 700) -> pygame.Surface:
        width = max(1, round(self.width(text, px, weight)) + round(px * 0.06))
        line = Line((width, line_px(px)), pygame.SRCALPHA)
        line.text = text
        return line


def _set(face: ExhibitFace) -> pygame.Surface:
    """Return the picture of an exhibit with its lines on it and nothing else."""
    picture = Blank(face.rect.size)
    for passage in face.passages:
        for number, text in enumerate(passage.lines):
            at = (passage.lefts[number], passage.surface_top(number) + line_px(passage.px) // 2 - passage.px // 2)
            width = round(passage.widths[number])
            letters = pygame.Rect(at, (width, passage.px)).move(face.origin).move(-face.rect.x, -face.rect.y)
            picture.written.append(Written(text, letters))
    return picture


@contextmanager
def unpainted() -> Iterator[None]:
    """Everything is laid out as ever, and nothing is painted: no test here looks at a pixel.

    Exhibits are laid out at their smallest, because a text that does not fit then fits at no size: the kiosk tries
    dozens, and would take many times as long to come to the same end.
    """

    def blank(size: tuple[int, int]) -> pygame.Surface:
        return Blank(size, pygame.SRCALPHA)

    def plate(measures: Measures, theme: Theme, lit: int) -> pygame.Surface:
        return Blank(measures.size)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(face, "settings", lambda look: list(settings(look))[-1:])
        patch.setattr(pygame, "Surface", Blank)
        patch.setattr(ExhibitFace, "_painted", _set)
        patch.setattr("game.ui.draw.grounds.backdrop", plate)
        patch.setattr(paint, "nine_slice", lambda tile, border, size: blank(size))
        patch.setattr(pygame.transform, "gaussian_blur", lambda surface, radius: surface)
        patch.setattr(pygame.image, "load_sized_svg", lambda file, size: blank(size))
        try:
            yield
        finally:
            # What was kept meanwhile is blank, and other tests look at pixels.
            for found in vars(paint).values():
                if hasattr(found, "cache_clear"):
                    found.cache_clear()
