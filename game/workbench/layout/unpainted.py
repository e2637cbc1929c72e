"""Laying screens out without painting them: hundreds in a few seconds, where nobody looks at a pixel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import pygame

from game.ui.controls import craft
from game.ui.draw import folded, grounds, paint
from game.ui.exhibit import face
from game.ui.exhibit.face import ExhibitFace
from game.ui.exhibit.setting import settings
from game.ui.measures import LINE_HEIGHT, Measures
from game.ui.table import face as table_face
from game.ui.theme import Colour, Theme
from game.ui.type.fonts import BOLD, Fonts
from game.ui.type.lexicon import BreakCost, no_cost
from game.ui.type.memory import Block, Memory
from game.ui.type.pack_text import PackText
from game.ui.type.text import Type, line_px

_GLYPH_SHARE = 1 / LINE_HEIGHT
"""Of a line's height: its letters. The rest is air, in which the letters of a neighbour may reach."""
_MOST_SIZES, _MOST_BLOCKS = 1024, 100_000


@dataclass(frozen=True)
class Written:
    """One line of type and where its letters are, px; `source` is the text that it is a line of."""

    text: str
    letters: pygame.Rect
    source: str = ""

    def moved(self, by: tuple[int, int]) -> Written:
        """Return the same line elsewhere."""
        return Written(self.text, self.letters.move(by), self.source)

    @property
    def key(self) -> tuple[str, tuple[int, ...]]:
        """What makes two lines the same."""
        return self.text, tuple(self.letters)

    def __str__(self) -> str:
        return f"“{self.text}” {tuple(self.letters)}"


class Blank(pygame.Surface):
    """A surface that remembers its size and which lines of type were put on it, and has no pixels."""

    def __init__(self, size: tuple[int, int], *more: Any) -> None:
        super().__init__((1, 1), *more)
        self.told = pygame.Rect((0, 0), size)

    @property
    def _told(self) -> pygame.Rect:
        """The remembered size; copies are made without `__init__`."""
        told: pygame.Rect | None = self.__dict__.get("told")
        return super().get_rect() if told is None else told

    def get_rect(self, **place: Any) -> pygame.Rect:
        """Return the remembered size."""
        rect = self._told.copy()
        for name, value in place.items():
            setattr(rect, name, value)
        return rect

    def get_size(self) -> tuple[int, int]:
        """Return the remembered size."""
        return self._told.size

    def get_width(self) -> int:
        """Return the remembered width."""
        return self._told.width

    def get_height(self) -> int:
        """Return the remembered height."""
        return self._told.height

    def get_clip(self) -> pygame.Rect:
        """Return the whole surface."""
        return self.get_rect()

    def subsurface(self, *rect: Any) -> pygame.Surface:
        """Return another one."""
        return Blank(pygame.Rect(*rect).size)

    @property
    def written(self) -> list[Written]:
        """The lines on it, in the order in which they were put there."""
        found: list[Written] = self.__dict__.setdefault("_written", [])  # copies are made without `__init__`
        return found

    def blit(
        self, source: pygame.Surface, dest: Any = (0, 0), area: Any = None, *more: Any, **named: Any
    ) -> pygame.Rect:
        """Note the lines of `source`."""
        part = source.get_rect() if area is None else pygame.Rect(area)
        x, y = tuple(dest)[:2]
        place = part.move(x - part.x, y - part.y)
        if isinstance(source, Line):
            air_px = round(place.height * (1 - _GLYPH_SHARE))
            self.written.append(Written(source.text, place.inflate(0, -air_px), source.source))
        elif isinstance(source, Blank):
            by = place.x - part.x, place.y - part.y
            self.written.extend(
                line.moved(by) for line in source.written if area is None or part.contains(line.letters)
            )
        return place


class Line(Blank):
    """A line of type as large as ever, with nothing on it."""

    text = ""
    source = ""


class BlankType(Type):
    """Takes as much room as ever, and paints no letters."""

    def __init__(self, fonts: Fonts, break_cost: BreakCost = no_cost) -> None:
        super().__init__(fonts, break_cost, Memory(fonts, _MOST_SIZES, _MOST_BLOCKS))
        self._sources: dict[str, str] = {}

    def block(self, text: str, px: int, max_width: float, weight: int = BOLD, *, leading: float = LINE_HEIGHT) -> Block:
        """Break `text` into lines, and remember from which text of the pack they are."""
        block = super().block(text, px, max_width, weight, leading=leading)
        if isinstance(text, PackText):
            for line in block.lines:
                self._sources[line] = text
        return block

    def line(self, text: str, px: int, colour: Colour, weight: int = BOLD) -> pygame.Surface:
        """Return a surface as large as the line."""
        width = max(1, round(self.width(text, px, weight)) + round(px * 0.06))
        line = Line((width, line_px(px)), pygame.SRCALPHA)
        line.text, line.source = text, self._sources.get(text, text)
        return line


class _Packed:
    """A picture without pixels, which takes no memory folded either."""

    bytes = 0

    def __init__(self, picture: pygame.Surface, pause: object = None) -> None:
        self._size = picture.get_size()

    def unpacked(self, pause: object = None) -> pygame.Surface:
        return _blank(self._size)


def _set(face: ExhibitFace) -> pygame.Surface:
    """Return the picture of an exhibit with its lines on it and nothing else."""
    picture = Blank(face.rect.size)
    for passage in face.passages:
        for number, text in enumerate(passage.lines):
            at = (passage.lefts[number], passage.surface_top(number) + line_px(passage.px) // 2 - passage.px // 2)
            width = round(passage.widths[number])
            letters = pygame.Rect(at, (width, passage.px)).move(face.origin).move(-face.rect.x, -face.rect.y)
            picture.written.append(Written(text, letters, text))
    return picture


def _blank(size: tuple[int, int]) -> pygame.Surface:
    return Blank(size, pygame.SRCALPHA)


def _plate(measures: Measures, theme: Theme, lit: int) -> pygame.Surface:
    return Blank(measures.size)


@contextmanager
def unpainted() -> Iterator[None]:
    """Everything is laid out as ever meanwhile, and nothing is painted.

    Surfaces of the whole process have no pixels meanwhile: nothing else may draw. Exhibits are laid out at their
    smallest, because a text that does not fit then fits at no size: the kiosk tries dozens, and would take many times
    as long to come to the same end.
    """
    with ExitStack() as stack:
        stack.callback(_forget_blanks)
        for owner, name, value in (
            (face, "settings", lambda look: list(settings(look))[-1:]),
            (pygame, "Surface", Blank),
            *((home, "Packed", _Packed) for home in (folded, table_face)),
            (ExhibitFace, "_painted", _set),
            (grounds, "backdrop", _plate),
            *((home, "nine_slice", lambda tile, border, size: _blank(size)) for home in (paint, craft)),
            *((home, "stretch", lambda target, tile, border, rect: None) for home in (paint, craft)),
            (pygame.transform, "gaussian_blur", lambda surface, radius: surface),
            (pygame.image, "load_sized_svg", lambda file, size: _blank(size)),
        ):
            stack.callback(setattr, owner, name, getattr(owner, name))
            setattr(owner, name, value)
        yield


def _forget_blanks() -> None:
    """What was kept meanwhile is blank, and others look at pixels."""
    for found in (*vars(paint).values(), *vars(craft).values()):
        if hasattr(found, "cache_clear"):
            found.cache_clear()
