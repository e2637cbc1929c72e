"""What a pack says already, for columns and sheets that a workbook does not have: an older one, or deleted since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.workbench.sheets.grid import Grid, text_of
from game.workbench.sheets.layout import EXHIBIT_PARTS, EXHIBITS, GENERAL, SCAM_PARTS, SCAMS, Sheet, sheet_called

_KNOWN_BY: Mapping[Sheet, tuple[str, ...]] = {
    GENERAL: ("item", "content"),
    SCAMS: ("id",),
    SCAM_PARTS: ("scam", "part", "text"),
    EXHIBITS: ("id",),
    EXHIBIT_PARTS: ("exhibit", "part", "text"),
}
"""The columns by which a row is found again."""


class Earlier:
    """The sheets of a pack as it was; `grids` are those of `game.workbench.sheets.export`, none for a new pack."""

    def __init__(self, grids: Sequence[Grid] = ()) -> None:
        self._grids = {sheet: grid for grid in grids if (sheet := sheet_called(grid.title)) is not None}
        self._rows: dict[Sheet, dict[tuple[str, ...], Mapping[str, str]]] = {}
        for sheet, grid in self._grids.items():
            names = [column.name for column in sheet.columns]
            rows = [dict(zip(names, map(text_of, row), strict=False)) for row in grid.rows[1:]]
            self._rows[sheet] = {self._key(sheet, row): row for row in reversed(rows)}

    def grid(self, sheet: Sheet) -> Grid | None:
        """Return a whole sheet, if the pack says anything there."""
        grid = self._grids.get(sheet)
        return grid if grid is not None and len(grid.rows) > 1 else None

    def text(self, sheet: Sheet, row: Mapping[str, str], column: str) -> str:
        """Return what the pack says in a column of the same row; empty if it has no such row."""
        key = self._key(sheet, row)
        return self._rows.get(sheet, {}).get(key, {}).get(column, "") if all(key) else ""

    def says(self, sheet: Sheet, column: str) -> bool:
        """Whether the pack says anything in a column."""
        return any(row.get(column) for row in self._rows.get(sheet, {}).values())

    @staticmethod
    def _key(sheet: Sheet, row: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(row.get(name, "") for name in _KNOWN_BY.get(sheet, ()))
