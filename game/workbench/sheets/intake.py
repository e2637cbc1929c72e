"""From a workbook to grids of texts, as its cells show them. The only reader that needs `openpyxl`."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import islice
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as BookCell
from openpyxl.cell import MergedCell
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet.worksheet import Worksheet

from game.content.findings import Refused
from game.workbench.sheets.columns import SEARCHED_ROWS
from game.workbench.sheets.grid import Cell, Converted, Grid, Unreadable
from game.workbench.sheets.guard import Extent, inspect, refused
from game.workbench.sheets.layout import LISTS, is_called, sheet_called
from game.workbench.sheets.origin import COLUMN, Origin, origin_of
from game.workbench.sheets.reading import is_needed_for_reading, sheet_in
from game.workbench.sheets.shown import day_format, plain_number, shown_day, shown_number

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FIRST_SEEN = 0x20
_SHOWN_FORMULA = 30
_LAST_DAY = 2_958_466
"""The number of the day after 9999-12-31."""


def read_workbook(data: bytes, is_wanted: Callable[[Grid], bool] = lambda _: False) -> list[Grid]:
    """Return all sheets with content. Raises Refused if it is no workbook, damaged, too large, or harmful.

    Of a sheet that is not ours, and whose first rows `is_wanted` does not know, only those are read.
    """
    extent = inspect(data)
    with _opened(data) as book:
        return [_grid(sheet, extent, is_wanted) for sheet in book.worksheets if is_needed_for_reading(sheet.title)]


@contextmanager
def _opened(data: bytes) -> Iterator[Workbook]:
    """Open a workbook for reading, and refuse it if the library cannot read on."""
    with warnings.catch_warnings():
        # The library warns of features that it drops, and of dates out of range; neither concerns the texts.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
            try:
                yield book
            finally:
                book.close()
        except Exception:  # the library raises whatever a damaged file leads to
            raise refused("book_damaged") from None


def read_origin(data: bytes) -> Origin | None:
    """Return what a workbook was made from; `None` if it does not carry that. Raises as `read_workbook`."""
    extent = inspect(data)
    with _opened(data) as book:
        for sheet in book.worksheets:
            if is_called(sheet.title, LISTS.values()):
                rows = sheet.iter_rows(min_col=COLUMN, max_col=COLUMN, max_row=extent.rows, values_only=True)
                cells = [_ESCAPED.sub(_character, str(value)) for (value,) in rows if value is not None]
                return origin_of(cells)
    return None


def is_own_workbook(data: bytes) -> bool:
    """Whether a file is a workbook that was exported from a pack, by the check number that it carries."""
    try:
        return read_origin(data) is not None
    except Refused:
        return False


def _grid(sheet: Worksheet, extent: Extent, is_wanted: Callable[[Grid], bool]) -> Grid:
    rows = list(_rows(sheet, extent, is_wanted))
    while rows and not any(rows[-1]):
        rows.pop()
    return Grid(sheet.title, tuple(rows))


def _rows(sheet: Worksheet, extent: Extent, is_wanted: Callable[[Grid], bool]) -> Iterator[tuple[Cell, ...]]:
    rows = (tuple(_cell(cell) for cell in row) for row in sheet.iter_rows(max_row=extent.rows, max_col=extent.columns))
    top = tuple(islice(rows, SEARCHED_ROWS))
    yield from top
    # For a sheet that is not ours, even under another name, all that matters is whether it has content.
    if sheet_called(sheet.title) is None and any(map(any, top)):
        grid = Grid("", top)
        if sheet_in(grid) is None and not is_wanted(grid):
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
    return _text(value, cell, str(cell.number_format) if kind in {"n", "d"} else "")


def _text(value: object, cell: BookCell | MergedCell, number_format: str) -> Cell:
    if isinstance(value, str):
        return _ESCAPED.sub(_character, value).strip()
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        day = _own_day_format(cell) if number_format == "General" else None
        if day is not None and 0 < value < _LAST_DAY:
            value, number_format = from_excel(value), day
        else:
            plain, shown = plain_number(value), shown_number(value, number_format)
            return plain if plain == shown else Converted(plain, shown)
    plain = _moment(value)
    shown = shown_day(value, number_format) if isinstance(value, date) else None
    return plain if plain == shown else Converted(plain, shown)


def _own_day_format(cell: BookCell | MergedCell) -> str | None:
    """Return the format of days that the library does not know; cells that are read one by one keep its number."""
    style: Any = getattr(cell, "style_array", None)
    return None if style is None else day_format(style.numFmtId)


def _character(found: re.Match[str]) -> str:
    """Return what a workbook spells as `_x4E2D_`; a break for that of a line, nothing for other signs nobody sees."""
    code = int(found[1], 16)
    return chr(code) if code >= _FIRST_SEEN or code == ord("\n") else ""


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
