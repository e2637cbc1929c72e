"""Mistakes marked in the organiser's workbook beside their cells, and unmarked again."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from game.content.problems import Problem
from game.words import Language, load_words
from game.workbench.sheets.book import put, saved
from game.workbench.sheets.columns import SEARCHED_ROWS, heading_row
from game.workbench.sheets.grid import Grid
from game.workbench.sheets.guard import Extent, inspect, refused
from game.workbench.sheets.layout import LISTS, PROBLEM, is_called, sheet_called
from game.workbench.sheets.origin import COLUMN, Origin, cells_of
from game.workbench.sheets.reading import sheet_in

_RED = "FFFF9C9C"
"""The fill of our marks: a red that nobody picks by chance, for it is how they are found again."""
_DARK_RED = "FFC00000"
_SEPARATOR = "【反诈游园】"
"""Stands before our words in a comment, so that what the organiser wrote there stays."""
_AUTHOR = "反诈游园"
_MOST_NOTED = 300
"""Rows of one problem that are noted."""
_WIDTH = 46
_COMMENT_WIDTH, _COMMENT_LINE = 320, 22
_LETTERS_A_LINE = 20


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except Exception:  # as in `intake`
        raise refused("book_damaged") from None


@_refusing()
def marked(data: bytes, problems: Sequence[Problem], language: Language) -> bytes:
    """Return the workbook with every problem marked at its cell, and without earlier marks.

    A marked cell gets a red fill and a comment; the end of its row says the same in red. Raises Refused if the library
    can read its texts, but not the whole of it.
    """
    book = _opened(data)
    extent = inspect(data)
    _unmark(book, extent)
    colon = load_words("sheets", language)["colon"]
    for title in book.sheetnames:
        of_sheet = [problem for problem in problems if problem.file == title]
        if of_sheet:
            _mark_rows(book[title], of_sheet, extent, PROBLEM[language], colon)
            corners = _corners(book[title], of_sheet)
            for problem in of_sheet:
                _mark(book[title], problem, corners)
    _open_at(book, next((problem.file for problem in problems if problem.file in book.sheetnames), None))
    return saved(book)


@_refusing()
def unmarked(data: bytes) -> bytes | None:
    """Return the workbook without our marks; `None` if it has none. Raises as `marked`."""
    book = _opened(data)
    return saved(book) if _unmark(book, inspect(data)) else None


@_refusing()
def renewed(data: bytes, origin: Origin | None) -> bytes | None:
    """Return the workbook without our marks and with a new note of what the pack says; `None` if both are so already.

    A workbook without our hidden sheet gets no note. Raises as `marked`.
    """
    book = _opened(data)
    is_changed = _unmark(book, inspect(data))
    lists = next((book[title] for title in book.sheetnames if is_called(title, LISTS.values())), None)
    texts = [] if origin is None else cells_of(origin)
    if lists is not None and texts:
        held = [str(row[0]) for row in lists.iter_rows(min_col=COLUMN, max_col=COLUMN, values_only=True) if row[0]]
        if held != texts:
            is_changed = True
            for number in range(1, max(len(held), len(texts)) + 1):
                lists.cell(number, COLUMN).value = None
                put(lists, number, COLUMN, texts[number - 1] if number <= len(texts) else "")
    return saved(book) if is_changed else None


def _opened(data: bytes) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as in `intake`
        return load_workbook(BytesIO(data), rich_text=True, keep_links=False)


def _corners(target: Worksheet, problems: Sequence[Problem]) -> dict[tuple[int, int], tuple[int, int]]:
    """Map the merged-away cells among those with problems to the cells visible in their place."""
    columns: defaultdict[int, set[int]] = defaultdict(set)
    for problem in problems:
        if isinstance(target.cell(problem.line, problem.column), MergedCell):
            columns[problem.line].add(problem.column)
    corners = {}
    for merged in target.merged_cells.ranges if columns else ():
        for row in range(merged.min_row, merged.max_row + 1):
            for column in columns.get(row, ()):
                if merged.min_col <= column <= merged.max_col:
                    corners[row, column] = merged.min_row, merged.min_col
    return corners


def _mark(target: Worksheet, problem: Problem, corners: Mapping[tuple[int, int], tuple[int, int]]) -> None:
    place = problem.line, problem.column
    for row in problem.rows[1:_MOST_NOTED]:
        target.cell(row, problem.column).fill = PatternFill("solid", fgColor=_RED)
    cell = target.cell(*corners.get(place, place))
    cell.fill = PatternFill("solid", fgColor=_RED)
    if isinstance(cell, MergedCell):
        return  # a merged cell of which no range is known: it holds no comment; its row says the same
    earlier = cell.comment.text if cell.comment is not None else ""
    author = cell.comment.author if cell.comment is not None and earlier else _AUTHOR
    lead = f"{earlier}\n" if _SEPARATOR in earlier else f"{earlier}\n{_SEPARATOR}\n".lstrip()
    text = f"{lead}{problem.message}\n{problem.hint}"
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in text.split("\n"))
    cell.comment = Comment(text, author, height=_COMMENT_LINE * (lines + 1), width=_COMMENT_WIDTH)


def _mark_rows(target: Worksheet, problems: Sequence[Problem], extent: Extent, heading: str, colon: str) -> None:
    """Write the last column, which says what is wrong in each row."""
    top = tuple(target.iter_rows(max_row=SEARCHED_ROWS, max_col=extent.columns, values_only=True))
    texts = tuple(tuple(str(value or "") for value in row) for row in top)
    grid = Grid(target.title, texts)
    sheet = sheet_called(target.title) or sheet_in(grid)
    head = 1 if sheet is None else heading_row(grid, sheet)[0] + 1
    rows = target.iter_rows(max_row=extent.rows, max_col=extent.columns, values_only=True)
    column = 1 + max((at for row in rows for at, value in enumerate(row, 1) if value not in {None, ""}), default=0)
    _write(target.cell(head, column), heading, fill=PatternFill("solid", fgColor=_RED))
    target.column_dimensions[get_column_letter(column)].width = _WIDTH
    said: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for problem in problems:
        for row in {problem.line, *problem.rows[:_MOST_NOTED]} - {head}:
            said[row][f"{problem.message}{colon}{problem.hint}"] = None
    for row, sentences in sorted(said.items()):
        _write(target.cell(row, column), "\n".join(sentences), fill=PatternFill())


def _write(cell: Cell | MergedCell, text: str, *, fill: PatternFill) -> None:
    cell.value = text
    cell.data_type = "s"  # a message may quote a cell, but it is never a formula
    cell.number_format = "@"
    cell.font = Font(color=_DARK_RED, bold=True)
    cell.fill = fill
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _unmark(book: Workbook, extent: Extent) -> bool:
    """Remove what `marked` put in; return whether there was anything."""
    found = False
    for target in book.worksheets:
        ends: set[int] = set()
        rows, columns = min(extent.rows, target.max_row), min(extent.columns, target.max_column)
        for row in target.iter_rows(max_row=rows, max_col=columns):
            for column, cell in enumerate(row, 1):
                if column in ends:
                    if cell.value is not None:
                        _clear(cell)
                elif cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb == _RED:
                    found = True
                    cell.fill = PatternFill()
                    if str(cell.value) in PROBLEM.values():
                        ends.add(column)
                        _clear(cell)
                _uncomment(cell)
    return found


def _clear(cell: Cell | MergedCell) -> None:
    cell.value = None
    cell.style = "Normal"


def _uncomment(cell: Cell | MergedCell) -> None:
    if cell.comment is None or _SEPARATOR not in cell.comment.text:
        return
    own = cell.comment.text.partition(_SEPARATOR)[0].rstrip()
    cell.comment = Comment(own, cell.comment.author) if own else None


def _open_at(book: Workbook, title: str | None) -> None:
    """Make the workbook open at the sheet of the first problem."""
    if title is None:
        return
    book.active = book[title]
    for target in book.worksheets:
        target.sheet_view.tabSelected = target.title == title
