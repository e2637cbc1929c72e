"""Texts one below another, shrunk together until they fit their box."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.ui.measures import LINE_HEIGHT
from game.ui.theme import Colour
from game.ui.type.fonts import BOLD
from game.ui.type.memory import Block
from game.ui.type.text import Align, Misfit, Type

SCALES = tuple(1.0 - 0.04 * step for step in range(18))


def largest_that_fits(type_: Type, scales: Sequence[float], fits: Callable[[float], bool]) -> float:
    """Return the largest of `scales` (falling) at which something fits; the smallest if none fits.

    It is sought by bisection with the rough widths of `type_`; from there on down each is tried with its own.
    """
    with type_.roughly():
        number = _first_that_fits(scales, fits)
    while number < len(scales) - 1 and not fits(scales[number]):
        number += 1
    return scales[number]


def _first_that_fits(scales: Sequence[float], fits: Callable[[float], bool]) -> int:
    if len(scales) == 1 or fits(scales[0]):
        return 0
    too_large, least = 0, len(scales) - 1
    while least - too_large > 1:
        middle = (too_large + least) // 2
        if fits(scales[middle]):
            least = middle
        else:
            too_large = middle
    return least


@dataclass(frozen=True)
class _Entry:
    text: str
    px: int
    colour: Colour
    weight: int
    after_px: int
    leading: float
    right_px: int
    is_unbroken: bool
    band: Colour | None


class TextStack:
    """Texts drawn into a box at one common scale; none becomes smaller than `least_px`."""

    def __init__(self, type_: Type, least_px: int) -> None:
        self.type = type_
        self.least_px = least_px
        self._entries: list[_Entry] = []

    def add(
        self,
        text: str,
        px: int,
        colour: Colour,
        *,
        weight: int = BOLD,
        after_px: int = 0,
        leading: float = LINE_HEIGHT,
        right_px: int = 0,
        is_unbroken: bool = False,
        band: Colour | None = None,
    ) -> TextStack:
        """Append a text at `px`, its lines `leading` em apart, with `after_px` of air below it.

        `right_px` stay free at its right, for a tag. A text that `is_unbroken` is made smaller before it gets more
        lines than it was written in. A `band` of that colour lies behind it, as from a highlighter.
        """
        self._entries.append(_Entry(text, px, colour, weight, after_px, leading, right_px, is_unbroken, band))
        return self

    def scale(self, size: tuple[int, int]) -> float:
        """Return the share (0–1) of its type sizes at which everything fits a box of `size`."""
        return self._fitted(size, 1.0)[2]

    def height_at(self, width: int, scale: float) -> int:
        """Return the height in px in a box `width` px wide, at `scale` (0–1) of its type sizes."""
        return self._set(width, scale)[1]

    def width_at(self, scale: float) -> int:
        """Return the width in px that keeps every text in one line, at `scale` (0–1) of its type sizes."""
        widths = (self.type.width(entry.text, self._px(entry, scale), entry.weight) for entry in self._entries)
        return math.ceil(max(widths, default=0.0))

    def height(self, size: tuple[int, int]) -> int:
        """Return the height in px once fitted into a box of `size`."""
        return self._fitted(size)[1]

    def width(self, size: tuple[int, int]) -> int:
        """Return the width in px of its widest text once fitted into a box of `size`."""
        return max((block.width for block, _ in self._fitted(size)[0]), default=0)

    def fits(self, size: tuple[int, int]) -> bool:
        """Return whether everything fits a box of `size`."""
        blocks, height, _ = self._fitted(size)
        return _find_room(blocks, height, size)

    def draw(
        self,
        target: pygame.Surface,
        rect: pygame.Rect,
        *,
        align: Align = "left",
        middle: bool = False,
        most_scale: float = 1.0,
    ) -> pygame.Rect:
        """Draw into `rect`, from its top or around its middle; return what is covered.

        `most_scale` limits the scale, so that several stacks can be drawn at the smallest `scale` of them all.
        """
        blocks, height, _ = self._fitted(rect.size, most_scale)
        if not _find_room(blocks, height, rect.size):
            self.type.misfits.append(Misfit(tuple(entry.text for entry in self._entries), rect.size))
        y = rect.y + (max(0, rect.height - height) // 2 if middle else 0)
        covered = pygame.Rect(rect.x if align == "left" else rect.centerx, y, 0, 0)
        for entry, (block, after_px) in zip(self._entries, blocks, strict=True):
            x = rect.x if align == "left" else rect.centerx
            if entry.band is not None:
                around = block.px // 4
                target.fill(entry.band, (rect.x - around, y, rect.width + 2 * around, block.height))
            covered.union_ip(self.type.draw(target, block, (x, y), entry.colour, align=align))
            y += block.height + after_px
        return covered

    def covered(self, rect: pygame.Rect) -> pygame.Rect:
        """Return what will be covered if it is drawn into `rect`, centred, from its top."""
        y, covered = rect.y, pygame.Rect(rect.centerx, rect.y, 0, 0)
        for block, after_px in self._fitted(rect.size)[0]:
            covered.union_ip(self.type.covered(block, (rect.centerx, y), align="centre"))
            y += block.height + after_px
        return covered

    def _fitted(self, size: tuple[int, int], most_scale: float = 1.0) -> tuple[list[tuple[Block, int]], int, float]:
        scales = [scale for scale in SCALES if scale <= most_scale]
        scale = largest_that_fits(self.type, scales, lambda scale: self._fits(size, scale))
        blocks, height = self._set(size[0], scale)
        return blocks, height, scale

    def _fits(self, size: tuple[int, int], scale: float) -> bool:
        blocks, height = self._set(size[0], scale)
        is_whole = all(
            len(block.lines) == entry.text.count("\n") + 1
            for entry, (block, _) in zip(self._entries, blocks, strict=True)
            if entry.is_unbroken
        )
        return is_whole and _find_room(blocks, height, size)

    def _set(self, width: int, scale: float) -> tuple[list[tuple[Block, int]], int]:
        """Return every text as a block with the air below it, and the total height."""
        blocks = [(self._block(entry, scale, width), round(entry.after_px * scale)) for entry in self._entries]
        height = sum(block.height + after_px for block, after_px in blocks)
        return blocks, height - (blocks[-1][1] if blocks else 0)

    def _px(self, entry: _Entry, scale: float) -> int:
        return max(min(self.least_px, entry.px), round(entry.px * scale))

    def _block(self, entry: _Entry, step: float, width: int) -> Block:
        px = self._px(entry, step)
        return self.type.block(entry.text, px, width - entry.right_px, entry.weight, leading=entry.leading)


def _find_room(blocks: Sequence[tuple[Block, int]], height: int, size: tuple[int, int]) -> bool:
    return height <= size[1] and all(block.width <= size[0] + 1 for block, _ in blocks)
