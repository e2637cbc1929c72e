"""Caches of the widths, line breaks and drawn lines of one face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

from game.ui.draw.kept import Kept
from game.ui.measures import LINE_HEIGHT
from game.ui.theme import Colour
from game.ui.type.fonts import Fonts
from game.ui.type.linebreak import BreakCost

_FIRST_HAN, _LAST_HAN = "一", "\u9fff"


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


LineKey = tuple[str, int, int, Colour]
BlockKey = tuple[str, int, float, int, float, BreakCost]


class Memory:
    """Caches of one face; several `Type`s may share it when they set and paint alike.

    It keeps the widths of `most_sizes` pairs of size and weight, the lines of `most_blocks` texts (a kiosk breaks each
    only once), and `most_bytes` of drawn lines.
    """

    def __init__(self, fonts: Fonts, most_sizes: int = 32, most_blocks: int = 0, most_bytes: float = 2_400_000) -> None:
        self.advances = lru_cache(maxsize=most_sizes)(partial(Advances, fonts))
        self._most_blocks = most_blocks
        self._blocks: dict[BlockKey, Block] = {}
        self.lines = Kept[LineKey](most_bytes)

    def block(self, key: BlockKey, make: Callable[[], Block]) -> Block:
        """Return the block under `key`, made now if it is not cached."""
        if not self._most_blocks:
            return make()
        found = self._blocks.get(key)
        if found is None:
            if len(self._blocks) >= self._most_blocks:
                self._blocks.clear()
            found = self._blocks[key] = make()
        return found
