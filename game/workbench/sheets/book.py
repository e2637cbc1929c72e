"""From grids to a workbook: guide, coloured headings, drop-downs, and every cell a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Literal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from game.content.fields.names import PLACES, VALUES, spelled
from game.words import Language, load_words
from game.workbench.sheets.grid import Grid
from game.workbench.sheets.layout import (
    DRAFTS,
    EXHIBITS,
    GENERAL,
    GUIDE,
    ITEMS,
    LEFT_OUT,
    LISTS,
    SCAMS,
    SPOKEN_BY,
    TABLE,
    TABLE_ITEMS,
    Column,
    Sheet,
    sheet_called,
)
from game.workbench.sheets.origin import COLUMN, Origin, cells_of
from game.workbench.sheets.style import Look

LAST_ROW = 2000
"""Down to here cells have drop-downs."""
_MOST_INLINE = 250
_MOST_SCAMS = 12
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def workbook_of(grids: Sequence[Grid], icons: Iterable[str], language: Language, origin: Origin | None = None) -> bytes:
    """Return the bytes of an .xlsx file with these grids; `icons` are offered as pictures of scams.

    `origin`, what the grids were made from, goes to the hidden sheet.
    """
    return saved(Binder(icons, language=language).bind(grids, origin))


class Binder:
    """The common state of all sheets while a workbook is made; `icons` and `origin` as for `workbook_of`."""

    def __init__(self, icons: Iterable[str], language: Language) -> None:
        self.icons = sorted(icons)
        self.language = language
        self.words = load_words("sheets", language)
        self.look = Look(language)
        self.book = Workbook()

    def bind(self, grids: Sequence[Grid], origin: Origin | None) -> Workbook:
        """Return the workbook with a guide, the sheets of a pack, and the hidden one."""
        self._guide(self.book.worksheets[0])
        for grid in grids:
            sheet = sheet_called(grid.title)
            if sheet is not None:
                self._sheet(self.book.create_sheet(grid.title), grid, sheet)
        lists = self.book.create_sheet(LISTS[self.language])
        self._lists(lists)
        for number, text in enumerate(() if origin is None else cells_of(origin), 1):
            put(lists, number, COLUMN, text)
        return self.book

    def _guide(self, target: Worksheet) -> None:
        target.title = GUIDE[self.language]
        title, *sections = self.words.part("guide").values()
        rows = [(title, "title")]
        for headline, *paragraphs in (section.split("\n") for section in sections):
            rows += [("", ""), (headline, "headline"), *((paragraph, "text") for paragraph in paragraphs)]
        for number, (text, style) in enumerate(rows, 1):
            put(target, number, 1, text)
            self.look.guide(target.cell(number, 1), style)
        self.look.guide_sheet(target)

    def _sheet(self, target: Worksheet, grid: Grid, sheet: Sheet) -> None:
        for number, row in enumerate(grid.rows, 1):
            for at, text in enumerate(row, 1):
                put(target, number, at, str(text))
        last = rows_of_places(grid) if sheet is TABLE else LAST_ROW
        self.look.sheet(target, sheet, last)
        for at, column in enumerate(sheet.columns, 1):
            letter = get_column_letter(at)
            # Items of the first sheet exist already; a drop-down would only be in the way.
            if sheet is not GENERAL:
                self.offer(target, f"{letter}2:{letter}{last}", sheet, column)
        if sheet in {GENERAL, TABLE}:
            self._offer_by_row(target, grid, ITEMS if sheet is GENERAL else TABLE_ITEMS)

    # -- drop-downs -----------------------------------------------------------------------------------------------

    def offer(self, target: Worksheet, cells: str, sheet: Sheet, column: Column) -> None:
        """Add the drop-down of a column to cells; none if it has none."""
        self._offer(target, cells, self._offers(sheet, column))

    def _offers(self, sheet: Sheet, column: Column) -> str:
        """Return the formula of a drop-down; empty if a column has none."""
        kind = column.offers
        if kind in VALUES:
            return self._listed(VALUES[kind].values(), kind)
        if kind in {"parts", "speakers"}:
            names = SPOKEN_BY if kind == "speakers" else sheet.parts
            more = (LEFT_OUT[self.language],) if sheet is DRAFTS else ()
            return self._listed([*names, *more], "")
        lists = LISTS[self.language]
        return {
            "icons": f"'{lists}'!$A$2:$A${len(self.icons) + 1}",
            "places": f"'{lists}'!$B$2:$B${len(PLACES) + _MOST_SCAMS + 1}",
            "scams": f"'{SCAMS.title(self.language)}'!$B$2:$B${_MOST_SCAMS + 1}",
            "exhibits": f"'{EXHIBITS.title(self.language)}'!$A$2:$A${LAST_ROW}",
        }.get(kind, "")

    def _listed(self, names: Iterable[str], field: str) -> str:
        text = ",".join(spelled(name, self.language, field=field) for name in names)
        return f'"{text}"' if len(text) <= _MOST_INLINE else ""

    def _offer(self, target: Worksheet, cells: str, formula: str) -> None:
        if not formula:
            return
        # What a list of this workbook offers may be named by its id as well: anything else is asked about, not barred.
        style: Literal["stop", "warning"] = "stop" if formula.startswith('"') else "warning"
        offer = DataValidation(type="list", formula1=formula, allow_blank=True, errorStyle=style, showErrorMessage=True)
        offer.add(cells)
        target.add_data_validation(offer)

    def _offer_by_row(self, target: Worksheet, grid: Grid, names: Iterable[str]) -> None:
        """Add drop-downs to single cells beside the names of items that have a choice."""
        own = {spelled(name, self.language): name for name in names}
        for number, row in enumerate(grid.rows, 1):
            field = own.get(str(row[0]), "")
            if field in VALUES:
                self._offer(target, f"B{number}", self._listed(VALUES[field].values(), field))

    def _lists(self, target: Worksheet) -> None:
        """Write lists too long for a formula, and the places of the table, with the present names of scams."""
        put(target, 1, 1, spelled("icon", self.language))
        for number, icon in enumerate(self.icons, 2):
            put(target, number, 1, spelled(icon, self.language, field="icon"))
        put(target, 1, 2, TABLE.title(self.language))
        for number, (chinese, english) in enumerate(PLACES.items(), 2):
            put(target, number, 2, chinese if self.language == "zh" else english)
        scams = SCAMS.title(self.language)
        for number in range(_MOST_SCAMS):
            source = f"'{scams}'!B{number + 2}"
            target.cell(len(PLACES) + 2 + number, 2).value = f'=IF({source}="","",{source})'
        target.sheet_state = "hidden"


def saved(book: Workbook) -> bytes:
    """Return the bytes of an .xlsx file."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def put(target: Worksheet, row: int, column: int, text: str) -> None:
    """Write a text that stays a text, however it begins; an empty one makes no cell."""
    if not text:
        return
    cell = target.cell(row, column)
    # Workbooks spell characters as _x0041_; a text that looks so must say that it does not mean it.
    cell.value = _ESCAPE.sub("_x005F_", text)
    # Set afterwards: the library takes a text that begins with = for a formula, and #N/A for an error.
    cell.data_type = "s"
    cell.quotePrefix = text[0] in "=+-@#'"


def rows_of_places(grid: Grid) -> int:
    """Return the last row of places on the sheet of the table."""
    return next(number for number, row in enumerate(grid.rows) if str(row[0]).startswith(("（", "(")))
