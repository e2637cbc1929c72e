"""Caches of the widths, line breaks and drawn lines of one face."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from game.ui.draw.kept import Kept
from game.ui.measures import LINE_HEIGHT
from game.ui.theme import Colour
from game.ui.type.fonts import Fonts
from game.ui.type.lexicon import BreakCost

_FIRST_HAN, _LAST_HAN = "一", "\u9fff"
UNIT_PX = 100
"""The size whose widths stand for all others while a size is sought."""


@dataclass(frozen=True)
class Block:
    """Text broken into lines at a size."""

    lines: tuple[str, ...]  # top to bottom
    px: int  # type size
    weight: int  # 100–900
    width: int  # of the widest line, px
    height: int  # of all lines, px
    leading: float = LINE_HEIGHT  # distance of two lines in em: 1.4 for reading, less for large heavy words


class Advances(dict[str, float]):
    """Widths of characters at one size and weight, measured when first asked for.

    They add up, because the basic layout engine does not kern, so a paragraph tried in twenty sizes costs additions
    instead of FreeType calls. Han characters are equally wide in every Chinese face, so one is measured for all:
    FreeType would load the outlines of each.
    """

    def __init__(self, fonts: Fonts, px: int, weight: int) -> None:
        super().__init__()
        self._size = (fonts, px, weight)

    def __missing__(self, character: str) -> float:
        fonts, px, weight = self._size
        is_known = _FIRST_HAN < character <= _LAST_HAN
        width = self[character] = self[_FIRST_HAN] if is_known else float(fonts.at(px, weight).getlength(character))
        return width


class RoughAdvances(dict[str, float]):
    """Widths of characters at any size in proportion to those at `UNIT_PX`, so that no face is opened for the size."""

    def __init__(self, units: Advances, px: int) -> None:
        super().__init__()
        self._units, self._share = units, px / UNIT_PX

    def __missing__(self, character: str) -> float:
        width = self[character] = self._units[character] * self._share
        return width


LineKey = tuple[str, int, int, Colour]
BlockKey = tuple[str, int, float, int, float, BreakCost, bool]


class Memory:
    """Caches of one face; several `Type`s may share it when they set and paint alike.

    It keeps the widths of `most_sizes` pairs of size and weight, the lines of `most_blocks` texts, and `most_bytes` of
    drawn lines.
    """

    def __init__(
        self, fonts: Fonts, most_sizes: int = 64, most_blocks: int = 256, most_bytes: float = 2_400_000
    ) -> None:
        self._fonts = fonts
        self._units: dict[int, Advances] = {}
        self.advances = lru_cache(maxsize=most_sizes)(self._advances)
        self._most_blocks = most_blocks
        self._blocks: dict[BlockKey, Block] = {}
        self.lines = Kept[LineKey](most_bytes)

    def block(self, key: BlockKey, make: Callable[[], Block]) -> Block:
        """Return the block under `key`, made now if it is not cached."""
        found = self._blocks.get(key)
        if found is None:
            if len(self._blocks) >= self._most_blocks:
                self._blocks.clear()
            found = self._blocks[key] = make()
        return found

    def _advances(self, px: int, weight: int, is_rough: bool = False) -> Mapping[str, float]:
        if not is_rough:
            return Advances(self._fonts, px, weight)
        units = self._units.get(weight)
        if units is None:
            units = self._units[weight] = Advances(self._fonts, UNIT_PX, weight)
        return RoughAdvances(units, px)
