"""One sheet from a CSV file, as WPS and Excel save it: GBK or UTF-8; commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from game.content.tree.intake import decode
from game.workbench.sheets.grid import Grid
from game.workbench.sheets.guard import MAX_AREA, MAX_COLUMNS, MAX_ROWS, refused
from game.workbench.sheets.layout import SHEETS, Sheet
from game.workbench.sheets.reading import sheet_in

_DELIMITERS = (",", ";", "\t")


def read_csv(data: bytes, title: str) -> tuple[Sheet, Grid]:
    """Return the sheet of a CSV file, recognised by its headings, and its cells; `title` names it in messages.

    Raises Refused if it is not text, not CSV, too large, or none of our sheets.
    """
    text = decode(data).text
    for delimiter in _DELIMITERS:
        grid = Grid(title, _rows(text, delimiter))
        sheet = sheet_in(grid)
        if sheet is not None:
            return sheet, grid
    allowed = "、".join(column.chinese for column in SHEETS[1].columns)
    raise refused("csv_unknown", allowed=allowed)


def _rows(text: str, delimiter: str) -> tuple[tuple[str, ...], ...]:
    rows: list[Sequence[str]] = []
    area = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            area += len(row)
            if len(rows) >= MAX_ROWS or len(row) > MAX_COLUMNS or area > MAX_AREA:
                raise refused("book_too_large", what=f"> {MAX_ROWS} × {MAX_COLUMNS}")
            rows.append(row)
    except csv.Error:
        raise refused("csv_broken") from None
    return tuple(tuple(cell.strip() for cell in row) for row in rows)
