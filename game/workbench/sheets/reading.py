"""From grids to records: recognises sheets and columns, despite changed titles and order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.content.fields.names import nearest
from game.words import Language
from game.workbench.sheets.cells import cell_text, kind_of
from game.workbench.sheets.columns import columns_of, heading_row
from game.workbench.sheets.drafted import hand_out
from game.workbench.sheets.earlier import Earlier
from game.workbench.sheets.grid import Grid, Place
from game.workbench.sheets.layout import (
    DRAFTS,
    EXHIBIT_PARTS,
    GENERAL,
    GUIDE,
    LISTS,
    OBSTACLES,
    PRIZES,
    SCAM_PARTS,
    SHEETS,
    TABLE,
    Sheet,
    is_called,
    is_note,
    sheet_called,
)
from game.workbench.sheets.records import Book, Record

_LEAST_HEADINGS = 2
_LEADING = {GENERAL: 1, SCAM_PARTS: 2, EXHIBIT_PARTS: 2}
"""How many columns at the left say what a row is about."""
_OPTIONAL = (TABLE, OBSTACLES, PRIZES, DRAFTS)


def read_book(
    grids: Sequence[Grid], language: Language, kept: frozenset[str] = frozenset(), earlier: Earlier | None = None
) -> Book:
    """Read every sheet of a workbook; `language` is that of sheet and column names in messages.

    What `earlier` says stands in for columns and sheets that may be missing and are.
    """
    earlier = earlier or Earlier()
    book = Book(kept=kept)
    renamed = _renamed(grids)
    for grid in grids:
        sheet = sheet_called(grid.title) or renamed.get(grid.title)
        if sheet is not None and grid.title in renamed:
            place = Place(grid.title, 1, 1)
            book.remind(place, "sheet_renamed", typed=grid.title, sheet=sheet.title(language))
        if sheet is None:
            _stranger(book, grid, language=language)
        elif sheet in book.records:
            book.tell(Place(grid.title, 1, 1), "sheet_twice", sheet=sheet.title(language))
        else:
            _read(book, grid, sheet, earlier, language=language)
    for sheet in SHEETS:
        if sheet not in book.records and sheet not in _OPTIONAL:
            title = sheet.title(language)
            book.tell(Place(title, 1, 1), "sheet_missing", sheet=title)
            book.unread.add(sheet)
        elif sheet not in book.records and (held := earlier.grid(sheet)) is not None:
            _read(book, held, sheet, earlier, language=language)
            if book.records[sheet]:
                book.remind(Place(held.title, 1, 1), "sheet_absent", sheet=held.title)
    hand_out(book, language)
    return book


def is_ours(grids: Iterable[Grid]) -> bool:
    """Whether a workbook holds most of our sheets, so that it is one of ours with mistakes."""
    found = {sheet_called(grid.title) for grid in grids} - {None, *_OPTIONAL}
    return len(found) * 2 > len({*SHEETS} - {*_OPTIONAL})


def sheet_in(grid: Grid) -> Sheet | None:
    """Return the sheet whose headings a grid has; a CSV file has no other name."""
    found = [(heading_row(grid, sheet)[1], sheet) for sheet in SHEETS]
    count, sheet = max(found, key=lambda pair: pair[0] / len(pair[1].columns))
    return sheet if count * 2 > len(sheet.columns) else None


def _renamed(grids: Iterable[Grid]) -> dict[str, Sheet]:
    """Map titles to sheets missing under their own names whose headings are found only there."""
    unnamed = [grid for grid in grids if sheet_called(grid.title) is None and is_needed_for_reading(grid.title)]
    found = [(sheet_in(grid), grid.title) for grid in unnamed]
    alike = [sheet for sheet, _ in found]
    there = {sheet_called(grid.title) for grid in grids}
    return {title: sheet for sheet, title in found if sheet and sheet not in there and alike.count(sheet) == 1}


def is_needed_for_reading(title: str) -> bool:
    """Whether a sheet holds content to read, and not only notes or lists for drop-downs."""
    return not (is_note(title) or is_called(title, GUIDE.values()) or is_called(title, LISTS.values()))


def _stranger(book: Book, grid: Grid, language: Language) -> None:
    if not is_needed_for_reading(grid.title) or not any(cell for row in grid.rows for cell in row):
        return
    titles = [sheet.title(language) for sheet in SHEETS]
    values = {"sheet": grid.title, "allowed": "、".join(titles), "guess": nearest(grid.title, titles)}
    book.tell(Place(grid.title, 1, 1), "sheet_unknown", **values)


def _read(book: Book, grid: Grid, sheet: Sheet, earlier: Earlier, language: Language) -> None:
    book.records[sheet] = []
    at, count = heading_row(grid, sheet)
    book.heads[sheet] = Place(grid.title, at + 1, 1)
    if count < min(_LEAST_HEADINGS, len(sheet.columns)):
        headings = "、".join(column.heading(language) for column in sheet.columns)
        book.tell(Place(grid.title, 1, 1), "headings_missing", sheet=grid.title, allowed=headings)
        book.unread.add(sheet)
        return
    columns = columns_of(book, grid, sheet, at, language=language)
    places = {column.name: place for place, column in columns.items()}
    if any(column.name not in places for column in sheet.columns[: _LEADING.get(sheet, 0)]):
        return
    absent = [column for column in sheet.columns if (sheet, column.name) in book.absent and not column.is_vital]
    absent = [column for column in absent if earlier.says(sheet, column.name)]
    for column in absent:
        heading = column.heading(language)
        book.remind(Place(grid.title, at + 1, 1), "column_absent", column=heading, sheet=grid.title)
    for number, row in enumerate(grid.rows[at + 1 :], at + 2):
        kind = kind_of(sheet, row[places.get(sheet.columns[0].name, 1) - 1 :][:1])
        texts = {
            column.name: cell_text(book, Place(grid.title, number, place), row[place - 1], kind or column.kind)
            for place, column in columns.items()
            if place <= len(row)
        }
        if any(texts.values()):
            texts |= {column.name: earlier.text(sheet, texts, column.name) for column in absent}
            book.records[sheet].append(Record(grid.title, number, texts, places))
