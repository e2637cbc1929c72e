"""Lines and blocks of text as surfaces, drawn by Pillow and cached."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Literal

import pygame
from PIL import Image, ImageDraw

from game.ui.measures import LINE_HEIGHT
from game.ui.theme import Colour
from game.ui.type.fonts import BOLD, Fonts
from game.ui.type.lexicon import BreakCost, no_cost
from game.ui.type.linebreak import line_width, wrap
from game.ui.type.marks import halves, squeezes
from game.ui.type.memory import Block, Memory

Align = Literal["left", "centre"]

# The visual middle of Han (and of Latin capitals) lies 0.38 em above the baseline; the line box is centred on it.
_BASELINE = LINE_HEIGHT / 2 + 0.38
# In a Chinese face these marks are as wide as a Han character, too wide among Latin words.
_LATIN_MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_CURLED = frozenset("“”‘’")
_FIRST_WIDE = "\u2e80"
_OVERHANG = 0.06
"""Of the type size: a line's surface is so much wider, because glyphs may reach a little beyond their advance."""


@dataclass(frozen=True)
class Misfit:
    """Texts that do not fit their box at their smallest size."""

    texts: tuple[str, ...]  # all that share the box; those of a pack have a path
    box: tuple[float, float]  # its width and height, px


class Type:
    """Measures text and draws it as pixels."""

    def __init__(self, fonts: Fonts, break_cost: BreakCost = no_cost, memory: Memory | None = None) -> None:
        self.fonts = fonts
        self.break_cost = break_cost
        self._memory = memory or Memory(fonts)
        self._is_rough = False
        self.on_pause: Callable[[], None] = _no_pause
        """Who builds screens in slices suspends the work there."""
        # What did not fit at its smallest size: for `check` and the tests; the kiosk draws it anyway.
        self.misfits: deque[Misfit] = deque(maxlen=100)

    def pause(self) -> None:
        """Let others draw with this type meanwhile; called before work that takes about a millisecond."""
        before, self._is_rough = self._is_rough, False
        self.on_pause()
        self._is_rough = before

    @contextmanager
    def roughly(self) -> Iterator[None]:
        """Measure in proportion to the type size meanwhile, to look for one: within 3 %, and no size is opened for it.

        Whoever has found a size measures once more, for the letters of a size are as wide as its pixels have them.
        """
        before, self._is_rough = self._is_rough, True
        try:
            yield
        finally:
            self._is_rough = before

    def width(self, text: str, px: int, weight: int = BOLD) -> float:
        """Return the width of one line in px: two marks in a row, or one at its end, have a blank half left out."""
        advances = self._memory.advances(px, weight, self._is_rough)
        return line_width(_typeset(text), advances.__getitem__, self.fonts.half(px))

    def span(self, line: str, begin: int, end: int, px: int, weight: int = BOLD) -> tuple[float, float]:
        """Return where the characters from `begin` to before `end` stand in a line: from and to, px from its left."""
        text, half = _typeset(line), self.fonts.half(px)
        advance = self._memory.advances(px, weight, self._is_rough).__getitem__
        before, within = halves(text, squeezes(text), begin, end)
        left = sum(map(advance, text[:begin])) - half * before
        return left, sum(map(advance, text[:end])) - half * within

    def line(self, text: str, px: int, colour: Colour, weight: int = BOLD) -> pygame.Surface:
        """Return one line, `1.4 px` high, transparent around the letters. Do not draw on it: it is shared."""
        self.pause()
        text = _typeset(text)
        return self._memory.lines.get((text, px, weight, colour), partial(self._render, text, px, weight, colour))

    def outlined(
        self, text: str, px: int, colour: Colour, edge: Colour, edge_px: int, weight: int = BOLD
    ) -> pygame.Surface:
        """Return one line whose letters have an edge, `edge_px` wide, outside them; it is cut to what is inked."""
        text = _typeset(text)
        size = (round(self.width(text, px, weight)) + 2 * edge_px, line_px(px) + 2 * edge_px)
        masks = [Image.new("L", size, 0) for _ in range(2)]
        for mask, stroke_px in zip(masks, (edge_px, 0), strict=True):
            self._write(mask, text, (edge_px, edge_px), px, weight, stroke_px)
        whole = tinted(masks[0], edge)
        whole.blit(tinted(masks[1], colour), (0, 0))
        return whole.subsurface(whole.get_bounding_rect()).copy()

    def block(self, text: str, px: int, max_width: float, weight: int = BOLD, *, leading: float = LINE_HEIGHT) -> Block:
        """Break `text` into lines no wider than `max_width`."""
        key = (text, px, max_width, weight, leading, self.break_cost, self._is_rough)
        self.pause()
        return self._memory.block(key, lambda: self._broken(text, px, max_width, weight, leading))

    def fit(
        self,
        text: str,
        px: int,
        least_px: int,
        box: tuple[float, float],
        weight: int = BOLD,
        *,
        leading: float = LINE_HEIGHT,
    ) -> Block:
        """Return the largest block between `px` and `least_px` that fits `box` (width, height), else the smallest."""
        sizes = [px]
        while sizes[-1] > least_px:
            sizes.append(max(least_px, min(sizes[-1] - 1, round(sizes[-1] * 0.94))))

        def found(number: int) -> tuple[int, Block, bool]:
            """The first of the sizes from `number` on that fits, else the last."""
            while True:
                block = self.block(text, sizes[number], box[0], weight, leading=leading)
                fits = block.height <= box[1] and block.width <= box[0] + 1
                if fits or number == len(sizes) - 1:
                    return number, block, fits
                number += 1

        with self.roughly():
            first = found(0)[0] if len(sizes) > 1 else 0
        _, block, fits = found(first)
        if not fits:
            self.misfits.append(Misfit((text,), box))
        return block

    def draw(
        self, target: pygame.Surface, block: Block, at: tuple[int, int], colour: Colour, *, align: Align = "left"
    ) -> pygame.Rect:
        """Draw a block with its top left (or top centre) at `at`; return what it covers."""
        covered = self.covered(block, at, align=align)
        for number, line in enumerate(block.lines):
            surface = self.line(line, block.px, colour, block.weight)
            left = at[0] if align == "left" else at[0] - surface.get_width() // 2
            target.blit(surface, (left, covered.y + number * round(block.px * block.leading)))
        return covered

    def covered(self, block: Block, at: tuple[int, int], *, align: Align = "left") -> pygame.Rect:
        """Return what a block will cover that is drawn there."""
        # A line's surface is as high as a line that is read.
        step, high = round(block.px * block.leading), line_px(block.px)
        wide = block.width + round(block.px * _OVERHANG)
        left = at[0] if align == "left" else at[0] - wide // 2
        return pygame.Rect(left, at[1] - (high - step) // 2, wide, step * (len(block.lines) - 1) + high)

    def _broken(self, text: str, px: int, max_width: float, weight: int, leading: float) -> Block:
        advances: Mapping[str, float] = self._memory.advances(px, weight, self._is_rough)
        half = self.fonts.half(px)
        if _typeset(text) != text:
            advances, half = {mark: advances[mark.translate(_LATIN_MARKS)] for mark in text}, 0.0
        lines = tuple(wrap(text, advances.__getitem__, max_width, self.break_cost, half=half))
        width = max(self.width(line, px, weight) for line in lines)
        return Block(lines, px, weight, round(width), round(px * leading) * len(lines), leading)

    def _render(self, text: str, px: int, weight: int, colour: Colour) -> pygame.Surface:
        size = (max(1, round(self.width(text, px, weight)) + round(px * _OVERHANG)), line_px(px))
        mask = Image.new("L", size, 0)
        self._write(mask, text, (0, 0), px, weight)
        return tinted(mask, colour)

    def _write(
        self, mask: Image.Image, text: str, at: tuple[int, int], px: int, weight: int, stroke_px: int = 0
    ) -> None:
        """Write a line whose box has its top left at `at`, closer wherever a mark is squeezed."""
        font, half, brush = self.fonts.at(px, weight), self.fonts.half(px), ImageDraw.Draw(mask)
        advance = self._memory.advances(px, weight).__getitem__
        places = squeezes(text) if half else []
        x, baseline = float(at[0]), at[1] + round(px * _BASELINE)
        for begin, end in pairwise(sorted({0, *places, len(text)})):
            x -= half if begin in places else 0.0
            run = text[begin:end]
            brush.text((round(x), baseline), run, fill=255, font=font, anchor="ls", stroke_width=stroke_px)
            x += sum(map(advance, run))


def _no_pause() -> None:
    """Go on."""


def _typeset(text: str) -> str:
    """Return `text` with Latin quotation marks if it has Latin letters and no Han."""
    if _CURLED.isdisjoint(text):
        return text
    is_latin = any(character.isascii() and character.isalpha() for character in text)
    return text.translate(_LATIN_MARKS) if is_latin and max(text) < _FIRST_WIDE else text


def line_px(px: int) -> int:
    """Return the height of one line of type, px."""
    return round(px * LINE_HEIGHT)


def tinted(mask: Image.Image, colour: Colour) -> pygame.Surface:
    """Return a surface of one colour with `mask` as alpha, in the byte order that SDL blits fastest."""
    red, green, blue = colour
    # Slices of bytes, because Pillow takes most of the time of a line to hand over its own pixels.
    pixels = bytearray(bytes((blue, green, red, 0)) * (mask.width * mask.height))
    pixels[3::4] = mask.tobytes()
    return pygame.image.frombytes(bytes(pixels), mask.size, "BGRA")
