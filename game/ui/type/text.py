"""Lines and blocks of type as surfaces, drawn by Pillow and kept in a small cache."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Literal

import pygame
from PIL import Image, ImageDraw

from game.ui.measures import LINE_HEIGHT
from game.ui.theme import Colour
from game.ui.type.fonts import BOLD, Fonts
from game.ui.type.linebreak import BreakCost, no_cost, wrap

Align = Literal["left", "centre"]

# The visual middle of Han (and of Latin capitals) lies 0.38 em above the baseline; the line box is centred on it.
_BASELINE = LINE_HEIGHT / 2 + 0.38
_CACHE_PIXELS = 600_000
# In a Chinese face these marks are as wide as a Han character; among Latin words they tear holes.
_LATIN_MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_CURLED = frozenset("“”‘’")
_FIRST_WIDE = "\u2e80"
_FIRST_HAN, _LAST_HAN = "一", "\u9fff"


@dataclass(frozen=True)
class Block:
    """Text broken into lines at a size.

    Attributes:
        lines: top to bottom.
        px: type size.
        weight: 100–900.
        width: of the widest line, px.
        height: of all lines, px.
        leading: distance of two lines in em: 1.4 for reading, less for large heavy words.
    """

    lines: tuple[str, ...]
    px: int
    weight: int
    width: int
    height: int
    leading: float = LINE_HEIGHT


class Advances(dict[str, float]):
    """Widths of characters at one size and weight, measured when first asked for.

    They simply add up, because the basic layout engine does not kern; so a paragraph that is tried in twenty sizes
    costs additions, not twenty times as many calls of FreeType. Han characters are as wide as each other in every
    Chinese face, so one of them is measured for all: FreeType would load the outlines of each.
    """

    def __init__(self, fonts: Fonts, px: int, weight: int) -> None:
        super().__init__()
        self._size = (fonts, px, weight)

    def __missing__(self, character: str) -> float:
        fonts, px, weight = self._size
        if _FIRST_HAN <= character <= _LAST_HAN and character != _FIRST_HAN:
            width = self[character] = self[_FIRST_HAN]
            return width
        width = self[character] = float(fonts.at(px, weight).getlength(character))
        return width


class Type:
    """The only place that turns text into pixels."""

    def __init__(self, fonts: Fonts, break_cost: BreakCost = no_cost) -> None:
        self.fonts = fonts
        self.break_cost = break_cost
        self._lines: OrderedDict[tuple[str, int, int, Colour], pygame.Surface] = OrderedDict()
        self._pixels = 0
        # What did not find room at its smallest size: for `check` and the tests; the kiosk draws it all the same.
        self.misfits: deque[str] = deque(maxlen=100)
        self._advances = lru_cache(maxsize=32)(partial(Advances, fonts))

    def width(self, text: str, px: int, weight: int = BOLD) -> float:
        """Advance width of one line in px."""
        return sum(map(self._advances(px, weight).__getitem__, _typeset(text)))

    def line(self, text: str, px: int, colour: Colour, weight: int = BOLD) -> pygame.Surface:
        """One line, `1.4 px` high, transparent around the letters. Do not draw on it: it is shared."""
        text = _typeset(text)
        key = (text, px, weight, colour)
        found = self._lines.get(key)
        if found is None:
            found = self._lines[key] = self._render(text, px, weight, colour)
            self._pixels += found.get_width() * found.get_height()
            while self._pixels > _CACHE_PIXELS and len(self._lines) > 1:
                _, oldest = self._lines.popitem(last=False)
                self._pixels -= oldest.get_width() * oldest.get_height()
        else:
            self._lines.move_to_end(key)
        return found

    def block(self, text: str, px: int, max_width: float, weight: int = BOLD, *, leading: float = LINE_HEIGHT) -> Block:
        """Break `text` into lines no wider than `max_width`."""
        lines = tuple(wrap(text, partial(self.width, px=px, weight=weight), max_width, self.break_cost))
        width = max(self.width(line, px, weight) for line in lines)
        return Block(lines, px, weight, round(width), round(px * leading) * len(lines), leading)

    def fit(self, text: str, px: int, least_px: int, box: tuple[float, float], weight: int = BOLD) -> Block:
        """The largest block between `px` and `least_px` that fits `box` (width, height); at worst the smallest."""
        size = px
        while True:
            block = self.block(text, size, box[0], weight)
            fits = block.height <= box[1] and block.width <= box[0] + 1
            if fits or size <= least_px:
                if not fits:
                    self.misfits.append(text)
                return block
            size = max(least_px, min(size - 1, round(size * 0.94)))

    def draw(
        self, target: pygame.Surface, block: Block, at: tuple[int, int], colour: Colour, *, align: Align = "left"
    ) -> pygame.Rect:
        """Draw a block with its top left (or top centre) at `at`; return what it covers."""
        x, y = at
        step = round(block.px * block.leading)
        y -= (line_px(block.px) - step) // 2  # a line's surface is as high as a line that is read
        covered = pygame.Rect(x, y, 0, 0)
        for number, line in enumerate(block.lines):
            surface = self.line(line, block.px, colour, block.weight)
            left = x if align == "left" else x - surface.get_width() // 2
            covered.union_ip(target.blit(surface, (left, y + number * step)))
        return covered

    def _render(self, text: str, px: int, weight: int, colour: Colour) -> pygame.Surface:
        font = self.fonts.at(px, weight)
        # Glyphs may reach a little beyond their advance; the box is wide enough for them.
        size = (max(1, round(self.width(text, px, weight)) + round(px * 0.06)), line_px(px))
        mask = Image.new("L", size, 0)
        ImageDraw.Draw(mask).text((0, round(px * _BASELINE)), text, fill=255, font=font, anchor="ls")
        return tinted(mask, colour)


def _typeset(text: str) -> str:
    """Marks that suit the script of a line: one with Latin letters and no Han gets Latin quotation marks."""
    if _CURLED.isdisjoint(text):
        return text
    is_latin = any(character.isascii() and character.isalpha() for character in text)
    return text.translate(_LATIN_MARKS) if is_latin and max(text) < _FIRST_WIDE else text


def line_px(px: int) -> int:
    """Height of one line of type, px."""
    return round(px * LINE_HEIGHT)


def tinted(mask: Image.Image, colour: Colour) -> pygame.Surface:
    """A surface of one colour whose transparency is `mask`, in the byte order that SDL blits fastest."""
    red, green, blue = colour
    image = Image.new("RGBA", mask.size, (blue, green, red, 0))
    image.putalpha(mask)
    return pygame.image.frombytes(image.tobytes(), image.size, "BGRA")
