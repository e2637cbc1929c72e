"""Type measured and broken into lines, quickly: an exhibit is tried in dozens of sizes and widths."""

from __future__ import annotations

from functools import lru_cache, partial

from game.ui.linebreak import wrap
from game.ui.text import Type


class _Advances(dict[str, float]):
    """Widths of characters at one size, measured when first asked for.

    They simply add up: the basic layout engine does not kern.
    """

    def __init__(self, type_: Type, px: int, weight: int) -> None:
        super().__init__()
        self._measured = partial(type_.width, px=px, weight=weight)

    def __missing__(self, character: str) -> float:
        width = self[character] = self._measured(character)
        return width


class Ruler:
    """Widths and line breaks; what it has measured it does not measure again."""

    def __init__(self, type_: Type) -> None:
        self._type = type_
        self._advances: dict[tuple[int, int], _Advances] = {}
        self.broken = lru_cache(maxsize=None)(self._broken)

    def width(self, text: str, px: int, weight: int) -> float:
        """Advance width in px."""
        advances = self._advances.get((px, weight))
        if advances is None:
            advances = self._advances[px, weight] = _Advances(self._type, px, weight)
        return sum(map(advances.__getitem__, text))

    def _broken(self, text: str, px: int, weight: int, width: int) -> tuple[str, ...]:
        """`text` in lines of at most `width` px."""
        measured = lru_cache(maxsize=None)(lambda part: self.width(part, px, weight))
        return tuple(wrap(text, measured, width, self._type.break_cost))
