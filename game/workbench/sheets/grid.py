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


@dataclass(frozen=True)
class Converted:
    """The content of a cell that a spreadsheet holds in another way than it shows it."""

    plain: str  # as a number in digits, or a day as `2026-06-01`
    shown: str | None  # as the cell shows it; `None` if that is not certain
    code: str = ""  # of a reminder, empty for none


Cell: TypeAlias = "str | Unreadable | Converted"


def text_of(cell: Cell) -> str:
    """Return the text of a cell, `?` if it has none; for headings and for looking around."""
    if isinstance(cell, Converted):
        return cell.plain if cell.shown is None else cell.shown
    return cell if isinstance(cell, str) else "?"


@dataclass(frozen=True)
class Grid:
    """All rows of one sheet from the first on, headings included; rows may differ in length."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]
