"""Sheets that hold only what is new, completed with the rows that a pack has already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    sheet_called,
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


def all_completed(grids: Sequence[Grid], held: Sequence[Grid]) -> list[Grid]:
    """Return the sheets of a workbook, each completed with the rows of the pack's."""
    of_pack = {sheet_called(grid.title): grid for grid in held}
    named = [(grid, sheet_called(grid.title)) for grid in grids]
    return [completed(grid, of_pack[sheet], sheet) if sheet and sheet in of_pack else grid for grid, sheet in named]


def missing(grid: Grid, held: Grid, sheet: Sheet) -> list[str]:
    """Return the ids of the scams or exhibits that the pack has and a sheet has not; none for other sheets."""
    if sheet not in {SCAMS, EXHIBITS}:
        return []
    at, _ = heading_row(grid, sheet)
    below = [row for row in grid.rows[at + 1 :] if row]
    there = {
        text_of(cell).strip()
        for number in _places(grid, sheet, at)
        for row in below
        for cell in row[number : number + 1]
    }
    ids = [text_of(row[number]) for number in _places(held, sheet, 0) for row in held.rows[1:]]
    return [name for name in ids if name not in there]


def _places(grid: Grid, sheet: Sheet, at: int) -> list[int]:
    """Return the indexes of the columns of ids."""
    return [number for number, cell in enumerate(grid.rows[at]) if _name(sheet, cell) == "id"] if grid.rows else []
