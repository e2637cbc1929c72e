"""From a workbook to grids of texts, as its cells show them. The only reader that needs `openpyxl`."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import islice

from openpyxl import load_workbook
from openpyxl.cell import Cell as BookCell
from openpyxl.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from game.content.findings import Refused
from game.workbench.sheets.grid import Cell, Grid, Unreadable
from game.workbench.sheets.guard import Extent, inspect, refused
from game.workbench.sheets.layout import sheet_called
from game.workbench.sheets.reading import SEARCHED_ROWS, is_needed_for_reading, is_ours, sheet_in

_PADDED = re.compile(r"(0+)(?:\.(0+))?(%?)")
_ESCAPED = re.compile(r"_x005F(_x[0-9A-Fa-f]{4}_)", re.IGNORECASE)
_SHOWN_FORMULA = 30
_DIGITS = 15
"""More digits than a spreadsheet keeps of a number."""


def read_workbook(data: bytes) -> list[Grid]:
    """Return all sheets with content. Raises Refused if it is no workbook, damaged, too large, or harmful."""
    extent = inspect(data)
    with warnings.catch_warnings():
        # The library warns of features that it drops, and of dates out of range; neither concerns the texts.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
            try:
                return [_grid(sheet, extent) for sheet in book.worksheets if is_needed_for_reading(sheet.title)]
            finally:
                book.close()
        except Exception:  # the library raises whatever a damaged file leads to
            raise refused("book_damaged") from None


def shown_number(value: float, number_format: str) -> str:
    """Return a number as its cell shows it: `2` for 2.0, `0573` for 573 in the format `0000`, `10%` for 0.1."""
    padded = _PADDED.fullmatch(number_format)
    if padded is not None:
        digits, decimals = len(padded[1]), len(padded[2] or "")
        width = digits + (decimals + 1 if decimals else 0) + (value < 0)
        return f"{value * (100 if padded[3] else 1):0{width}.{decimals}f}{padded[3]}"
    if isinstance(value, int):
        return str(value)
    text = format(Decimal(f"{value:.{_DIGITS}g}"), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_own_workbook(data: bytes) -> bool:
    """Whether a file is a workbook with most of our sheets, however much it was changed."""
    try:
        return is_ours(read_workbook(data))
    except Refused:
        return False


def _grid(sheet: Worksheet, extent: Extent) -> Grid:
    rows = list(_rows(sheet, extent))
    while rows and not any(rows[-1]):
        rows.pop()
    return Grid(sheet.title, tuple(rows))


def _rows(sheet: Worksheet, extent: Extent) -> Iterator[tuple[Cell, ...]]:
    rows = (tuple(_cell(cell) for cell in row) for row in sheet.iter_rows(max_row=extent.rows, max_col=extent.columns))
    top = tuple(islice(rows, SEARCHED_ROWS))
    yield from top
    # For a sheet that is not ours, even under another name, all that matters is whether it has content.
    if sheet_called(sheet.title) is None and any(map(any, top)) and sheet_in(Grid("", top)) is None:
        return
    yield from rows


def _cell(cell: BookCell | MergedCell) -> Cell:
    value, kind = cell.value, cell.data_type
    if value is None:
        return ""
    if kind == "f":
        formula = str(getattr(value, "text", value) or "=")
        return Unreadable("formula", {"formula": formula[:_SHOWN_FORMULA]})
    if kind == "e":
        return Unreadable("cell_error", {"typed": str(value)})
    if isinstance(value, (time, timedelta)) or (isinstance(value, datetime) and value.time() != time()):
        # What was typed is gone: "9:30" and "9点30分" have become the same number.
        return Unreadable("clock", {"typed": _moment(value)})
    return _text(value, str(cell.number_format) if kind == "n" else "")


def _text(value: object, number_format: str) -> str:
    if isinstance(value, str):
        return _ESCAPED.sub(r"\1", value).strip()
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return shown_number(value, number_format)
    return _moment(value)


def _moment(value: object) -> str:
    """Return a day or a time of day, without the parts that are zero."""
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        return f"{value.date().isoformat()} {_clock(value.time())}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return _clock(value)
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")
    return str(value)


def _clock(value: time) -> str:
    return value.strftime("%H:%M:%S" if value.second else "%H:%M")
