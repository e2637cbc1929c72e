"""One sheet from a CSV file, as WPS and Excel save it: GBK or UTF-8; commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence

from game.content.findings import Refused
from game.content.tree.intake import decode
from game.workbench.sheets.grid import Cell, Converted, Grid
from game.workbench.sheets.guard import MAX_AREA, MAX_COLUMNS, MAX_ROWS, refused
from game.workbench.sheets.layout import SHEETS, Sheet
from game.workbench.sheets.reading import sheet_in

_FORMULA = re.compile('="((?:[^"]|"")*)"')
"""How programs keep a spreadsheet from taking a text for a number."""
_APOSTROPHE = re.compile("'[0-9=+@-]")
_LOST = re.compile("(?<=[\u3400-\u9fff])[?]+(?=[\u3400-\u9fff，。！、：；])|[?]{2}")
"""What stands for a character that the encoding of the file does not have."""
_DELIMITERS = (",", ";", "\t")


def read_csv(data: bytes, title: str) -> tuple[Sheet, Grid]:
    """Return the sheet of a CSV file, recognised by its headings, and its cells; `title` names it in messages.

    Raises Refused if it is not text, not CSV, too large, or none of our sheets.
    """
    grid = csv_grid(data, title, lambda grid: sheet_in(grid) is not None)
    sheet = None if grid is None else sheet_in(grid)
    if grid is None or sheet is None:
        allowed = "、".join(column.chinese for column in SHEETS[1].columns)
        raise refused("csv_unknown", allowed=allowed)
    return sheet, grid


def csv_grid(data: bytes, title: str, is_right: Callable[[Grid], bool]) -> Grid | None:
    """Return the cells of a CSV file, divided as `is_right` knows them; `None` if they are not, however divided.

    Raises Refused if it is not text, not CSV, or too large.
    """
    text = decode(data).text
    grids = (Grid(title, _rows(text, delimiter)) for delimiter in _DELIMITERS)
    return next(filter(is_right, grids), None)


def told_twice(first: str, sheet: str) -> Refused:
    """Return the exception for a second file with the same sheet as the file `first`."""
    return refused("csv_twice", first=first, sheet=sheet)


def _rows(text: str, delimiter: str) -> tuple[tuple[Cell, ...], ...]:
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
    return tuple(tuple(_cell(cell.strip()) for cell in row) for row in rows)


def _cell(text: str) -> Cell:
    """Return a cell; what a spreadsheet writes around a text, or in place of a character, is told with its text."""
    formula = _FORMULA.fullmatch(text)
    if formula is not None:
        plain = formula[1].replace('""', '"')
        return Converted(plain, plain, "csv_formula")
    if _APOSTROPHE.match(text):
        return Converted(text[1:], text[1:], "apostrophe")
    return Converted(text, text, "question_mark") if _LOST.search(text) else text
