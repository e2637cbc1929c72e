"""Sheets that hold only what is new, completed with the rows that a pack has already."""

from __future__ import annotations

from collections.abc import Mapping

from game.workbench.sheets.columns import heading_row
from game.workbench.sheets.grid import Cell, Grid, text_of
from game.workbench.sheets.layout import (
    EXHIBIT_PARTS,
    EXHIBITS,
    GENERAL,
    SCAM_PARTS,
    SCAMS,
    Sheet,
    column_called,
)

_KNOWN_BY: Mapping[Sheet, tuple[str, ...]] = {
    GENERAL: ("item", "content"),
    SCAMS: ("id",),
    SCAM_PARTS: ("scam",),
    EXHIBITS: ("id",),
    EXHIBIT_PARTS: ("exhibit",),
}
"""The columns by which a row is new; sheets that are not named here are those of the pack."""


def completed(grid: Grid, held: Grid, sheet: Sheet) -> Grid:
    """Return the rows of `grid`, at their places, and below them those of the pack, `held`, that it does not have.

    Columns that only the pack has are added at the right.
    """
    if sheet not in _KNOWN_BY:
        return Grid(grid.title, held.rows)
    at, _ = heading_row(grid, sheet)
    if at >= len(grid.rows):
        return Grid(grid.title, held.rows)
    heading = list(grid.rows[at])
    names = [_name(sheet, cell) for cell in heading]
    for cell in held.rows[0]:
        if _name(sheet, cell) not in names:
            heading.append(cell)
            names.append(_name(sheet, cell))
    rows = [*grid.rows[:at], tuple(heading), *grid.rows[at + 1 :]]
    known = {_key(sheet, dict(zip(names, row, strict=False))) for row in grid.rows[at + 1 :]}
    order = [_name(sheet, cell) for cell in held.rows[0]]
    for row in held.rows[1:]:
        texts = dict(zip(order, row, strict=False))
        if _key(sheet, texts) not in known:
            rows.append(tuple(texts.get(name, "") if name else "" for name in names))
    return Grid(grid.title, tuple(rows))


def _name(sheet: Sheet, cell: Cell) -> str:
    column = column_called(sheet, text_of(cell).strip())
    return "" if column is None else column.name


def _key(sheet: Sheet, row: Mapping[str, Cell]) -> tuple[str, ...]:
    return tuple(text_of(row.get(name, "")).strip() for name in _KNOWN_BY[sheet])
