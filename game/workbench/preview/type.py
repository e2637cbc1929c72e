"""Type for looking at hundreds of screens in a row: it remembers what it has measured and broken into lines."""

from __future__ import annotations

import pygame

from game.ui.measures import LINE_HEIGHT
from game.ui.theme import Colour
from game.ui.type.fonts import BOLD, REGULAR, Fonts
from game.ui.type.linebreak import BreakCost, no_cost, pieces
from game.ui.type.text import Advances, Block, Type

_MOST_BLOCKS = 4096
_ENDLESS = 1e6
_CURLED = frozenset("“”‘’")


class _PlainAdvances(Advances):
    """Widths of characters that are the same in every text: all but quotation marks, which raise `KeyError`."""

    def __missing__(self, character: str) -> float:
        if character in _CURLED:
            raise KeyError(character)
        return super().__missing__(character)


class KeenType(Type):
    """The same lines and pixels as `Type`, sooner, for more memory than a kiosk should take."""

    def __init__(self, fonts: Fonts, break_cost: BreakCost = no_cost) -> None:
        super().__init__(fonts, break_cost)
        self._widths: dict[tuple[int, int], Advances] = {}
        self._blocks: dict[tuple[str, int, float, int, float], Block] = {}

    def width(self, text: str, px: int, weight: int = BOLD) -> float:
        """Advance width of one line in px."""
        widths = self._widths.get((px, weight))
        if widths is None:
            widths = self._widths[px, weight] = _PlainAdvances(self.fonts, px, weight)
        try:
            return sum(map(widths.__getitem__, text))
        except KeyError:
            return super().width(text, px, weight)

    def block(self, text: str, px: int, max_width: float, weight: int = BOLD, *, leading: float = LINE_HEIGHT) -> Block:
        """Break `text` into lines no wider than `max_width`."""
        key = (text, px, max_width, weight, leading)
        found = self._blocks.get(key)
        if found is None:
            if len(self._blocks) >= _MOST_BLOCKS:
                self._blocks.clear()
            found = self._blocks[key] = super().block(text, px, max_width, weight, leading=leading)
        return found


class BlankType(KeenType):
    """Takes as much room as the letters would, and paints none: for asking whether everything fits.

    Args:
        fonts: the face.
        break_cost: as `Type` has it.
        least_px: the smallest type of the screen. Exhibits, which are tried in dozens of sizes from the largest on, are
            asked for in this one at once: what does not fit in it fits in none.
    """

    def __init__(self, fonts: Fonts, break_cost: BreakCost = no_cost, least_px: int = 0) -> None:
        super().__init__(fonts, break_cost)
        self._least_px = least_px
        self._cutter = KeenType(fonts, break_cost)

    def width(self, text: str, px: int, weight: int = BOLD) -> float:
        """Advance width of one line in px; of an exhibit's plain text in more than the smallest size it is endless."""
        if weight == REGULAR and px > self._least_px > 0:
            return _ENDLESS  # all other words are measured as blocks, or in a bolder weight
        return super().width(text, px, weight)

    def block(self, text: str, px: int, max_width: float, weight: int = BOLD, *, leading: float = LINE_HEIGHT) -> Block:
        """As many lines as `Type` would set, each as full as it can be: where they break does not matter."""
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for piece in pieces(paragraph.strip()):
                longer = line + piece
                if line and super().width(longer.strip(), px, weight) > max_width:
                    lines.append(line.strip())
                    longer = piece
                line = longer
            lines.append(line.strip())
        width = max(super(BlankType, self).width(line, px, weight) for line in lines)
        if width > max_width:  # a word longer than a line is cut
            return self._cutter.block(text, px, max_width, weight, leading=leading)
        return Block(tuple(lines), px, weight, round(width), round(px * leading) * len(lines), leading)

    def line(self, text: str, px: int, colour: Colour, weight: int = BOLD) -> pygame.Surface:
        """An empty line as wide as the text; it is hardly one pixel high, for nobody looks."""
        return pygame.Surface((max(1, round(super().width(text, px, weight)) + round(px * 0.06)), 1), pygame.SRCALPHA)
