"""From grids to records: recognises sheets and columns, despite changed titles and order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from game.content.fields.names import nearest
from game.content.findings import Finding
from game.words import Language
from game.workbench.sheets.grid import Cell, Grid, Place, Unreadable
from game.workbench.sheets.layout import (
    GUIDE,
    LISTS,
    OBSTACLES,
    PRIZES,
    PROBLEM,
    SHEETS,
    TABLE,
    Column,
    Sheet,
    column_called,
    is_called,
    is_note,
    sheet_called,
)

SEARCHED_ROWS = 10
"""Rows in which headings are looked for: people put titles above them."""
_LEAST_HEADINGS = 2
_OPTIONAL = (TABLE, OBSTACLES, PRIZES)
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)


# Only these: a superscript or a circled number is no slip of an input method.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


@dataclass(frozen=True)
class Record:
    """One row below the headings: texts by English column name, without surrounding blanks."""

    title: str
    row: int
    texts: Mapping[str, str]
    columns: Mapping[str, int]

    def text(self, name: str) -> str:
        """Return the text of a column; empty if there is no such column."""
        return self.texts.get(name, "")

    def place(self, name: str) -> Place:
        """Return the cell of a column; the first cell of the row if there is no such column."""
        return Place(self.title, self.row, self.columns.get(name, 1))


@dataclass
class Book:
    """All records of a spreadsheet by sheet, the places of their headings, and the findings."""

    records: dict[Sheet, list[Record]] = field(default_factory=dict)
    heads: dict[Sheet, Place] = field(default_factory=dict)
    findings: list[Finding[Place]] = field(default_factory=list)
    kept: frozenset[str] = frozenset()  # titles of sheets from the pack, if only single ones were handed in
    is_whole: bool = True  # otherwise targets of references may be missing
    _widened: set[tuple[str, str]] = field(default_factory=set)

    def tell(self, place: Place, code: str, records: Sequence[Record] = (), /, **values: object) -> None:
        """Add an error; `records` are all rows concerned, if several. Values of None are left out."""
        numbers = tuple(record.row for record in records)
        given = {name: value for name, value in values.items() if value is not None}
        self.findings.append(Finding(place._replace(rows=numbers), code, values=given))

    def remind(self, place: Place, code: str, /, **values: object) -> None:
        """Add a warning."""
        self.findings.append(Finding(place, code, "warning", values))

    def plain(self, text: str, place: Place) -> str:
        """Return an identifier or a number with plain signs; full-width ones are reported once a sheet."""
        plain = text.translate(_PLAIN).strip()
        if plain == text or not plain.isascii():
            return text
        if (place.title, text) not in self._widened:
            self._widened.add((place.title, text))
            self.remind(place, "wide", typed=text, plain=plain)
        return plain


def read_book(grids: Sequence[Grid], language: Language, kept: frozenset[str] = frozenset()) -> Book:
    """Read every sheet of a workbook; `language` is that of sheet and column names in messages."""
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
            _read(book, grid, sheet, language=language)
    for sheet in SHEETS:
        if sheet not in book.records and sheet not in _OPTIONAL:
            title = sheet.title(language)
            book.tell(Place(title, 1, 1), "sheet_missing", sheet=title)
            book.is_whole = False
    return book


def is_ours(grids: Iterable[Grid]) -> bool:
    """Whether a workbook holds most of our sheets, so that it is one of ours with mistakes."""
    found = {sheet_called(grid.title) for grid in grids} - {None, *_OPTIONAL}
    return len(found) * 2 > len(SHEETS) - len(_OPTIONAL)


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


def _read(book: Book, grid: Grid, sheet: Sheet, language: Language) -> None:
    book.records[sheet] = []
    at, count = heading_row(grid, sheet)
    book.heads[sheet] = Place(grid.title, at + 1, 1)
    if count < min(_LEAST_HEADINGS, len(sheet.columns)):
        headings = "、".join(column.heading(language) for column in sheet.columns)
        book.tell(Place(grid.title, 1, 1), "headings_missing", sheet=grid.title, allowed=headings)
        book.is_whole = False
        return
    columns = _columns(book, grid, sheet, at, language=language)
    places = {column.name: place for place, column in columns.items()}
    for number, row in enumerate(grid.rows[at + 1 :], at + 2):
        texts = {
            column.name: _text(book, Place(grid.title, number, place), row[place - 1], column)
            for place, column in columns.items()
            if place <= len(row)
        }
        if any(texts.values()):
            book.records[sheet].append(Record(grid.title, number, texts, places))


def heading_row(grid: Grid, sheet: Sheet) -> tuple[int, int]:
    """Return the index of the row with most of a sheet's headings (the first if none), and their number."""
    counts = [len(set(_known(row, sheet))) for row in grid.rows[:SEARCHED_ROWS]] or [0]
    best = max(counts)
    return counts.index(best), best


def _known(row: Sequence[Cell], sheet: Sheet) -> Iterator[Column]:
    for cell in row:
        column = column_called(sheet, cell) if isinstance(cell, str) else None
        if column is not None:
            yield column


def _columns(book: Book, grid: Grid, sheet: Sheet, at: int, language: Language) -> dict[int, Column]:
    """Return columns by number, counted from 1; report what is wrong with the headings."""
    found: dict[int, Column] = {}
    headings = [column.heading(language) for column in sheet.columns]
    for number, cell in enumerate(grid.rows[at], 1):
        heading = cell.strip() if isinstance(cell, str) else "?"
        column = column_called(sheet, heading)
        place = Place(grid.title, at + 1, number)
        if is_note(heading) or is_called(heading, PROBLEM.values()):
            continue
        if column in found.values():
            book.tell(place, "column_twice", column=heading)
        elif column is not None:
            found[number] = column
        elif heading:
            guess = nearest(heading, headings)
            book.tell(place, "column_unknown", column=heading, allowed="、".join(headings), guess=guess)
        else:
            _without_heading(book, grid, at, number)
    longest = max((len(row) for row in grid.rows), default=0)
    for number in range(len(grid.rows[at]) + 1, longest + 1):
        _without_heading(book, grid, at, number)
    for column, heading in zip(sheet.columns, headings, strict=True):
        if column not in found.values() and column.name != "meaning":
            book.tell(Place(grid.title, at + 1, 1), "column_missing", column=heading, sheet=grid.title)
            book.is_whole &= not column.is_needed
    return found


def _without_heading(book: Book, grid: Grid, at: int, number: int) -> None:
    """Report the first cell of a column that has content but no heading."""
    for below, row in enumerate(grid.rows[at + 1 :], at + 2):
        if number <= len(row) and row[number - 1]:
            book.tell(Place(grid.title, below, number), "column_unnamed")
            return


def _text(book: Book, place: Place, cell: Cell, column: Column) -> str:
    if isinstance(cell, Unreadable):
        book.tell(place, cell.code, **cell.values)
        return "?"
    if column.kind in {"id", "number"}:
        # What stands there in full-width signs means the plain ones.
        return book.plain(cell.strip(), place)
    return day_of(cell) if column.kind == "day" else cell.strip()


def day_of(text: str) -> str:
    """Return `2026/6/1` and the like, as spreadsheets rewrite days, as `2026-06-01`; other text unchanged."""
    text = text.strip()
    parts = _DAY.fullmatch(text)
    if parts is None:
        return text
    try:
        return date(int(parts[1]), int(parts[2]), int(parts[3])).isoformat()
    except ValueError:
        return text
