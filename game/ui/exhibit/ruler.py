"""Type measured and broken into lines, quickly: an exhibit is tried in dozens of sizes and widths."""

from __future__ import annotations

from functools import lru_cache

from game.ui.type.linebreak import wrap
from game.ui.type.text import Type


class Ruler:
    """Widths and line breaks; what it has measured it does not measure again."""

    def __init__(self, type_: Type) -> None:
        self._type = type_
        self.broken = lru_cache(maxsize=None)(self._broken)

    def width(self, text: str, px: int, weight: int) -> float:
        """Advance width in px."""
        return self._type.width(text, px, weight)

    def _broken(self, text: str, px: int, weight: int, width: int) -> tuple[str, ...]:
        """`text` in lines of at most `width` px."""
        measured = lru_cache(maxsize=None)(lambda part: self.width(part, px, weight))
        return tuple(wrap(text, measured, width, self._type.break_cost))
