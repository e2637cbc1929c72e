"""The report as a workbook, and as one CSV file for WPS and Excel."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from game.workbench.evening.document import Document, Section
from game.workbench.evening.inks import hex_of, theme

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MAKER = "Fanzha Fair report"
_BOM = "\ufeff"
_NUMBER = re.compile(r"\d+")
_FIRST_WIDTH, _WIDTH, _WIDE = 30, 18, 60
_NOT_IN_NAMES = re.compile(r"[\\/?*\[\]:]")
_LONGEST_NAME = 31
"""Characters of the name of a sheet, as Excel allows."""


def as_csv(document: Document) -> bytes:
    """Return all tables one below the other, in UTF-8 with the mark by which WPS and Excel know it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow((document.title, document.subtitle, MAKER))
    for number, name in document.figures:
        writer.writerow((name, plain_text(number)))
    for section in document.sections:
        writer.writerow(())
        writer.writerow((section.heading,))
        if section.table is None:
            writer.writerows((sentence,) for sentence in section.sentences)
        else:
            writer.writerow(section.table.columns)
            writer.writerows([plain_text(cell) for cell in row] for row in section.table.rows)
    return (_BOM + text.getvalue()).encode()


def is_own_csv(data: bytes) -> bool:
    """Whether a file is output of `as_csv`, also after WPS has saved it."""
    return MAKER.encode() in data.partition(b"\n")[0]


def as_book(document: Document) -> bytes:
    """Return a workbook: the figures and sentences first, then a sheet a table. Raises ImportError without openpyxl."""
    from openpyxl import Workbook  # noqa: PLC0415 - an extra, and slow to import

    book = Workbook()
    book.properties.creator = MAKER
    book.properties.title = document.title
    first = book.active
    assert first is not None  # noqa: S101 - for the type checker: a new workbook has a sheet
    _front(first, document)
    for section in document.sections:
        if section.table is not None:
            _sheet(book, section)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def is_own_book(data: bytes) -> bool:
    """Whether a file is output of `as_book`, also after its tables were changed."""
    from openpyxl import load_workbook  # noqa: PLC0415 - see `as_book`

    try:
        return bool(load_workbook(io.BytesIO(data), read_only=True).properties.creator == MAKER)
    except Exception:  # Whatever is wrong with it (zip, XML, missing parts): it is not ours.
        return False


def _front(sheet: Worksheet, document: Document) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - see `as_book`

    day = theme()
    sheet.title = _sheet_name(document.title)
    sheet.append((document.title,))
    sheet.append((document.subtitle,))
    sheet["A1"].font = Font(size=18, bold=True, color=hex_of(day.accent)[1:])
    for number, name in document.figures:
        sheet.append((name, _value(number)))
        sheet.cell(sheet.max_row, 2).font = Font(size=18, bold=True, color=hex_of(day.right)[1:])
    for section in document.sections:
        sheet.append(())
        sheet.append((section.heading,))
        sheet.cell(sheet.max_row, 1).font = Font(size=13, bold=True, color=hex_of(day.accent)[1:])
        for sentence in section.sentences:
            sheet.append((sentence,))
            row = sheet.max_row
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=4)
            sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
            sheet.row_dimensions[row].height = 17 * (1 + len(sentence.encode()) // 130)
    sheet.column_dimensions["A"].width = _WIDE / 2
    for letter in "BCD":
        sheet.column_dimensions[letter].width = _WIDTH
    sheet.sheet_view.showGridLines = False


def _sheet(book: Workbook, section: Section) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - see `as_book`
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - see `as_book`

    table = section.table
    assert table is not None  # noqa: S101 - for the type checker
    day = theme()
    sheet = book.create_sheet(_sheet_name(section.heading))
    sheet.append(table.columns)
    for cell in sheet[1]:
        cell.font = Font(bold=True, color=hex_of(day.lamp)[1:])
        cell.fill = PatternFill("solid", fgColor=hex_of(day.frame)[1:])
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for row in table.rows:
        sheet.append([_value(text) for text in row])
        for cell in sheet[sheet.max_row][1:]:
            cell.alignment = Alignment(horizontal="right")
    for number in range(1, len(table.columns) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = _FIRST_WIDTH if number == 1 else _WIDTH
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation = "landscape"


def _value(text: str) -> int | str:
    """Return a count as a number, with which an office program can calculate."""
    return int(text) if _NUMBER.fullmatch(text) else plain_text(text)


def plain_text(text: str) -> str:
    """Return a text that no office program takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def _sheet_name(heading: str) -> str:
    return _NOT_IN_NAMES.sub(" ", heading)[:_LONGEST_NAME].strip()
