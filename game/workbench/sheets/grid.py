"""The neutral form between a pack and a spreadsheet: named grids of texts, whatever program or file they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias


class Place(NamedTuple):
    """A cell: title of its sheet, row and column, both counted from 1.

    `rows` are all rows of which the same is true, where they are several; the first of them is `row`.
    """

    title: str
    row: int
    column: int
    rows: tuple[int, ...] = ()

    @property
    def cell(self) -> str:
        """As spreadsheets write it: `C7`."""
        letters, rest = "", self.column
        while rest > 0:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row}"


@dataclass(frozen=True)
class Unreadable:
    """What stands in a cell that holds no text: a formula, an error. `code` says which."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


Cell: TypeAlias = "str | Unreadable"


@dataclass(frozen=True)
class Grid:
    """One sheet: all its rows from the first one on, headings included; rows may differ in length."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]
