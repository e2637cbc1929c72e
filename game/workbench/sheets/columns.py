"""Which column of a sheet is which, by its heading, wherever it stands and however many more there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from game.content.fields.names import nearest
from game.words import Language
from game.workbench.sheets.grid import Cell, Grid, Place, text_of
from game.workbench.sheets.layout import PROBLEM, Column, Sheet, column_called, is_called, is_note
from game.workbench.sheets.records import Book

SEARCHED_ROWS = 10
"""Rows in which headings are looked for: people put titles above them."""
_STRUCTURE = frozenset({"item", "content", "id", "name", "scam", "exhibit", "part", "text", "channel", "verdict"})
"""Columns without which nothing certain can be said of the rows."""


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


def columns_of(book: Book, grid: Grid, sheet: Sheet, at: int, language: Language) -> dict[int, Column]:
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
