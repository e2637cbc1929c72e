"""Tables whose rows have names: how wide the column of the names has to be."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from game.workbench.review.blocks import Grid, Rich, bold

WHOLE_EM, BESIDE_EM = 50.0, 32.0
"""Widths of a table across the page, and of one beside pictures, in em of its type."""
_LATIN = 0.6
"""Of bold Latin letters in em, generous."""
_PADDING = 1.6
_MOST = 0.3
"""Of a table's width at most for the names: longer ones are broken between words."""


def labelled(rows: Sequence[tuple[str, Rich]], room_em: float = WHOLE_EM) -> Grid:
    """A table of names and what belongs to them; `room_em` is its width in em."""
    share = min(_MOST, max(label_em(name) for name, _ in rows) / room_em)
    return Grid(tuple((bold(name), value) for name, value in rows), (share, 1 - share))


def label_em(text: str) -> float:
    """Width of a column that has room for `text` in bold, in em."""
    return _PADDING + width_em(text)


def width_em(text: str) -> float:
    """Width of a line in em, as far as it can be told without a typeface."""
    return sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else _LATIN for letter in text)
