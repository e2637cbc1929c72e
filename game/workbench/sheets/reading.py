"""From grids to records: recognises sheets and columns, despite changed titles and order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from game.content.fields.names import nearest
from game.content.findings import Finding
from game.content.slips import nulls
from game.content.tree import look_alikes
from game.content.tree.folds import hang_together
from game.words import Language
from game.workbench.sheets.earlier import Earlier
from game.workbench.sheets.grid import Cell, Converted, Grid, Place, Unreadable, text_of
from game.workbench.sheets.layout import (
    EXHIBIT_PARTS,
    GENERAL,
    GUIDE,
    ITEMS,
    LISTS,
    OBSTACLES,
    PRIZES,
    PROBLEM,
    SCAM_PARTS,
    SHEETS,
    TABLE,
    TABLE_ITEMS,
    Column,
    Sheet,
    column_called,
    is_called,
    is_note,
    named,
    sheet_called,
)

SEARCHED_ROWS = 10
"""Rows in which headings are looked for: people put titles above them."""
_LEAST_HEADINGS = 2
_STRUCTURE = frozenset({"item", "content", "id", "name", "scam", "exhibit", "part", "text", "channel", "verdict"})
"""Columns without which nothing certain can be said of the rows."""
_LEADING = {GENERAL: 1, SCAM_PARTS: 2, EXHIBIT_PARTS: 2}
"""How many columns at the left say what a row is about."""
_STAND_IN = "?"
"""For the text of a cell that cannot be read; nothing else is told of that cell."""
_OPTIONAL = (TABLE, OBSTACLES, PRIZES)
_DAY_NUMBER = re.compile(r"[2-6]\d{4}", re.ASCII)
"""A day that lost its format: the number by which spreadsheets count it, from 1954 to 2091."""
_BREAK = re.compile(r"[\r\n]+")
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
    unread: set[Sheet] = field(default_factory=set)  # missing, or without a column by which rows are known
    absent: set[tuple[Sheet, str]] = field(default_factory=set)  # columns, by English name, that a sheet does not have
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


def _read(book: Book, grid: Grid, sheet: Sheet, earlier: Earlier, language: Language) -> None:
    book.records[sheet] = []
    at, count = heading_row(grid, sheet)
    book.heads[sheet] = Place(grid.title, at + 1, 1)
    if count < min(_LEAST_HEADINGS, len(sheet.columns)):
        headings = "、".join(column.heading(language) for column in sheet.columns)
        book.tell(Place(grid.title, 1, 1), "headings_missing", sheet=grid.title, allowed=headings)
        book.unread.add(sheet)
        return
    columns = _columns(book, grid, sheet, at, language=language)
    places = {column.name: place for place, column in columns.items()}
    if any(column.name not in places for column in sheet.columns[: _LEADING.get(sheet, 0)]):
        return
    absent = [column for column in sheet.columns if (sheet, column.name) in book.absent and not column.is_vital]
    absent = [column for column in absent if earlier.says(sheet, column.name)]
    for column in absent:
        heading = column.heading(language)
        book.remind(Place(grid.title, at + 1, 1), "column_absent", column=heading, sheet=grid.title)
    for number, row in enumerate(grid.rows[at + 1 :], at + 2):
        kind = _kind_of(sheet, row[places.get(sheet.columns[0].name, 1) - 1 :][:1])
        texts = {
            column.name: _text(book, Place(grid.title, number, place), row[place - 1], kind or column.kind)
            for place, column in columns.items()
            if place <= len(row)
        }
        if any(texts.values()):
            texts |= {column.name: earlier.text(sheet, texts, column.name) for column in absent}
            book.records[sheet].append(Record(grid.title, number, texts, places))


def _kind_of(sheet: Sheet, label: Sequence[Cell]) -> str:
    """Return the kind of what a row holds, where rows have names of their own; empty elsewhere."""
    items = ITEMS if sheet is GENERAL else TABLE_ITEMS if sheet is TABLE else {}
    name = named(text_of(label[0]), items) if label else None
    return "" if name is None else items[name].kind


def heading_row(grid: Grid, sheet: Sheet) -> tuple[int, int]:
    """Return the index of the row with most of a sheet's headings (the first if none), and their number."""
    counts = [len(set(_known(row, sheet))) for row in grid.rows[:SEARCHED_ROWS]] or [0]
    best = max(counts)
    return counts.index(best), best


def _known(row: Sequence[Cell], sheet: Sheet) -> Iterator[Column]:
    for cell in row:
        column = column_called(sheet, text_of(cell))
        if column is not None:
            yield column


def _columns(book: Book, grid: Grid, sheet: Sheet, at: int, language: Language) -> dict[int, Column]:
    """Return columns by number, counted from 1; report what is wrong with the headings."""
    found: dict[int, Column] = {}
    strange: dict[int, str] = {}
    twins = _twins(book, grid, sheet, at)
    for number, cell in enumerate(grid.rows[at], 1):
        heading = text_of(cell).strip()
        column = column_called(sheet, heading)
        if is_note(heading) or is_called(heading, PROBLEM.values()) or column in twins:
            continue
        if column is not None:
            found[number] = column
        elif heading:
            strange[number] = heading
        else:
            _without_heading(book, grid, at, number)
    found |= {number: column for column, number in twins.items() if number}
    longest = max((len(row) for row in grid.rows), default=0)
    for number in range(len(grid.rows[at]) + 1, longest + 1):
        _without_heading(book, grid, at, number)
    missing = [column for column in sheet.columns if column not in found.values() and column.name != "meaning"]
    for column in missing:
        book.absent.add((sheet, column.name))
        if column.is_vital and column not in twins:
            heading = column.heading(language)
            book.tell(Place(grid.title, at + 1, 1), "column_missing", column=heading, sheet=grid.title)
        if column.is_vital and column.name in _STRUCTURE:
            book.unread.add(sheet)
    for number, heading in strange.items():
        guess = nearest(heading, [column.heading(language) for column in missing])
        values = {"column": heading, "guess": guess} if guess else {"column": heading}
        book.remind(Place(grid.title, at + 1, number), "column_unknown", **values)
    return found


def _twins(book: Book, grid: Grid, sheet: Sheet, at: int) -> dict[Column, int]:
    """Return the columns with two headings, and which of these is read: the only one filled or that can be; 0 for none.

    Organisers number their rows in a column of their own.
    """
    places: dict[Column, list[int]] = {}
    for number, cell in enumerate(grid.rows[at], 1):
        column = column_called(sheet, text_of(cell).strip())
        if column is not None:
            places.setdefault(column, []).append(number)
    chosen: dict[Column, int] = {}
    for column, numbers in places.items():
        if len(numbers) == 1:
            continue
        able = [
            number for number in numbers if _can_be(column, [row[number - 1 : number] for row in grid.rows[at + 1 :]])
        ]
        chosen[column] = able[0] if len(able) == 1 else 0
        heading = text_of(grid.rows[at][numbers[0] - 1]).strip()
        others = [number for number in numbers if number != chosen[column]]
        place = Place(grid.title, at + 1, others[-1])
        if len(able) == 1:
            book.remind(place, "column_twice_read", column=heading, letter=Place("", 1, able[0]).cell[:-1])
        else:
            book.tell(place, "column_twice", column=heading)
    return chosen


def _can_be(column: Column, cells: Iterable[Sequence[Cell]]) -> bool:
    """Whether the cells below a heading can be what its column holds: something, and no mere numbers for names."""
    texts = [text_of(cell[0]) for cell in cells if cell and cell[0]]
    return bool(texts) and not (column.kind == "id" and all(text.isdigit() for text in texts))


def _without_heading(book: Book, grid: Grid, at: int, number: int) -> None:
    """Report the first cell of a column that has content but no heading."""
    for below, row in enumerate(grid.rows[at + 1 :], at + 2):
        if number <= len(row) and row[number - 1]:
            book.tell(Place(grid.title, below, number), "column_unnamed")
            return


def _text(book: Book, place: Place, cell: Cell, kind: str) -> str:
    """Return what a cell says; a cell of which that is not certain, or which says nothing, is reported."""
    if isinstance(cell, Unreadable):
        book.tell(place, cell.code, **cell.values)
        return _STAND_IN
    if isinstance(cell, Converted):
        if cell.code:
            book.remind(place, cell.code, typed=cell.shown, plain=cell.plain)
        if kind in {"number", "day"} or cell.code:
            return _text(book, place, cell.plain, kind)
        if cell.shown is None:
            book.tell(place, "shown_otherwise", typed=cell.plain)
            return _STAND_IN
        cell = cell.shown
    cell = _made_plain(book, place, cell.strip())
    if cell in nulls.WORDS:
        book.remind(place, "null_text", typed=cell)
    if kind in {"id", "number"}:
        # What stands there in full-width signs means the plain ones.
        return book.plain(cell, place)
    if kind == "day" and _DAY_NUMBER.fullmatch(cell):
        book.tell(place, "shown_otherwise", typed=cell)
        return _STAND_IN
    return day_of(cell) if kind == "day" else cell


def _made_plain(book: Book, place: Place, text: str) -> str:
    """Return a text without look-alikes and in one line, as a file is read; what was changed is a reminder."""
    if look_alikes.has_look_alikes(text):
        odd = look_alikes.odd_in(text)
        if odd is not None:
            _, char, meant = odd
            book.remind(place, look_alikes.code_of(char), **look_alikes.values_of(char, meant))
        text = look_alikes.plain(text)
    rows = [row.strip() for row in _BREAK.split(text) if row.strip()]
    if len(rows) > 1:
        joined = rows[0]
        for row in rows[1:]:
            joined += row if hang_together(joined[-1], row[0]) else f" {row}"
        book.remind(place, "cell_wrapped", text=joined)
        return joined
    return rows[0] if rows else text


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
