"""Lines of type on the poster: placed first, then painted as pixels or printed as text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

import pygame

from game.ui.controls.look import Look
from game.ui.theme import Colour
from game.ui.type.fonts import HEAVY
from game.ui.type.memory import Block

_LEAST = 1.6
"""Smallest type of a poster, in units: 3.5 mm on A3."""
_LEADING = 1.18
_STEP = 0.97
_CLAUSE = re.compile(r"[，；：。？！](?=.)")
_EVEN = 0.65
"""Of the type that words would have in lines of any length: how much smaller they may be in one line a clause."""


@dataclass(frozen=True)
class Line:
    """One line: its left end and the height on which its letters are centred, in px of the poster."""

    text: str
    x: float
    middle: float
    px: int
    weight: int
    colour: Colour


@dataclass
class Writing:
    """Everything that is written on a poster, in the order in which it is read."""

    look: Look
    lines: list[Line] = field(default_factory=list)

    def write(
        self,
        text: str,
        room: pygame.Rect,
        most: float,
        colour: Colour,
        *,
        weight: int = HEAVY,
        align: Literal["left", "centre"] = "centre",
        leading: float = _LEADING,
        is_whole: bool = True,
    ) -> None:
        """Place a text in the middle of `room`, at most `most` units large and as much smaller as it must be.

        It keeps the lines that it was written in, unless `is_whole` is false: then it may have more, and rather one a
        clause than others.
        """
        block = self._fitted(text, room, most, weight, leading, is_whole)
        if not is_whole:
            clauses = self._fitted(_CLAUSE.sub("\\g<0>\n", text), room, most, weight, leading, True)
            block = clauses if clauses.px >= _EVEN * block.px else block
        step = round(block.px * leading)
        top = room.centery - block.height / 2
        for number, line in enumerate(block.lines):
            spare = 0.0 if align == "left" else (room.width - self.look.type.width(line, block.px, weight)) / 2
            middle = top + (number + 0.5) * step
            self.lines.append(Line(line, room.x + spare, middle, block.px, weight, colour))

    def _fitted(self, text: str, room: pygame.Rect, most: float, weight: int, leading: float, is_whole: bool) -> Block:
        units = self.look.measures.units
        px, count = units(most), text.count("\n") + 1
        while True:
            block = self.look.type.block(text, px, room.width, weight, leading=leading)
            fits = block.width <= room.width and block.height <= room.height
            if px <= units(_LEAST) or (fits and not (is_whole and len(block.lines) > count)):
                return block
            px = max(units(_LEAST), min(px - 1, round(px * _STEP)))

    def paint(self, target: pygame.Surface) -> None:
        """Paint every line."""
        for line in self.lines:
            picture = self.look.type.line(line.text, line.px, line.colour, line.weight)
            target.blit(picture, picture.get_rect(midleft=(round(line.x), round(line.middle))))
