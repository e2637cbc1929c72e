"""Named grids of texts, the neutral form between a pack and any spreadsheet file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias


class Place(NamedTuple):
    """A cell: title of its sheet, row and column, counted from 1; `rows` are all rows concerned if several."""

    title: str
    row: int
    column: int
    rows: tuple[int, ...] = ()

    @property
    def cell(self) -> str:
        """The cell in spreadsheet notation: `C7`."""
        letters, rest = "", self.column
        while rest > 0:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row}"


@dataclass(frozen=True)
class Unreadable:
    """The content of a cell without text, a formula or an error, as `code` says."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


Cell: TypeAlias = "str | Unreadable"


@dataclass(frozen=True)
class Grid:
    """All rows of one sheet from the first on, headings included; rows may differ in length."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]
