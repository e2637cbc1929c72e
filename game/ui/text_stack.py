"""Texts one below another, shrunk together until they fit their box."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.fonts import BOLD
from game.ui.text import Align, Block, Type
from game.ui.theme import Colour

_STEPS = tuple(1.0 - 0.04 * step for step in range(18))


@dataclass(frozen=True)
class _Entry:
    text: str
    px: int
    colour: Colour
    weight: int
    after_px: int


class TextStack:
    """Collects texts, then draws them into a box. Proportions stay; nothing becomes smaller than `least_px`."""

    def __init__(self, type_: Type, least_px: int) -> None:
        self.type = type_
        self.least_px = least_px
        self._entries: list[_Entry] = []

    def add(self, text: str, px: int, colour: Colour, *, weight: int = BOLD, after_px: int = 0) -> TextStack:
        """Append a text at `px`, with `after_px` of air below it."""
        self._entries.append(_Entry(text, px, colour, weight, after_px))
        return self

    def height(self, size: tuple[int, int]) -> int:
        """Height in px once fitted into a box of `size`."""
        return self._fitted(size)[1]

    def fits(self, size: tuple[int, int]) -> bool:
        """Whether everything finds room in a box of `size`."""
        blocks, height = self._fitted(size)
        return height <= size[1] and all(block.width <= size[0] + 1 for block, _ in blocks)

    def draw(
        self, target: pygame.Surface, rect: pygame.Rect, *, align: Align = "left", middle: bool = False
    ) -> pygame.Rect:
        """Draw into `rect`, from its top or around its middle; return what is covered."""
        blocks, height = self._fitted(rect.size)
        y = rect.y + (max(0, rect.height - height) // 2 if middle else 0)
        covered = pygame.Rect(rect.x, y, 0, 0)
        for entry, (block, after_px) in zip(self._entries, blocks, strict=True):
            x = rect.x if align == "left" else rect.centerx
            covered.union_ip(self.type.draw(target, block, (x, y), entry.colour, align=align))
            y += block.height + after_px
        return covered

    def _fitted(self, size: tuple[int, int]) -> tuple[list[tuple[Block, int]], int]:
        result: tuple[list[tuple[Block, int]], int] = ([], 0)
        for step in _STEPS:
            blocks = [
                (
                    self.type.block(entry.text, max(self.least_px, round(entry.px * step)), size[0], entry.weight),
                    round(entry.after_px * step),
                )
                for entry in self._entries
            ]
            height = sum(block.height + after_px for block, after_px in blocks)
            if blocks:
                height -= blocks[-1][1]
            result = (blocks, height)
            if height <= size[1] and all(block.width <= size[0] + 1 for block, _ in blocks):
                break
        return result
