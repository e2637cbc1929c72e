"""A table drawn with letters for a terminal: its plan, and the share of casual pushes of each zone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from game.content.checks.table_trial import CASUAL_PUSHES, Trial
from game.content.model import Pack, Table
from game.words import Language, load_words
from game.workbench.report.table_words import ToldPlace, notes_of, told_places
from game.workbench.report.text import width

_SPAN = 72
"""Terminal columns from edge to edge: rows of two, three, four and six places come out even."""
# By (upper row has a separator here, lower row has one).
_JOINTS = {(False, False): "─", (True, False): "┴", (False, True): "┬", (True, True): "┼"}
# By (far edge has a rail, side edge has one): the left and the right corner.
_CORNERS = {(False, False): "┌┐", (False, True): "╓╖", (True, False): "╒╕", (True, True): "╔╗"}
_ASCII = str.maketrans("─┈═│┊║┌┐╓╖╒╕╔╗├┤╟╢└┘╙╜┬┴┼╤", "-.=|:#" + "+" * 20)
_PIECES = re.compile("[\u1100-\U0010ffff]|[^\u1100-\U0010ffff\\s]+|\\s+")


@dataclass(frozen=True)
class _Cell:
    """Equal neighbours drawn as one: their outer separators, and the text between."""

    start: int
    end: int
    lines: tuple[str, ...]


def table_map(name: str, pack: Pack, trial: Trial, language: Language) -> str:
    """Return the map of a pack's table under a heading, and a sentence on how hard its red zone is.

    `name` is the file's, `trial` is of this table. Empty without a table; no line break at the end.
    """
    table = pack.table
    if table is None:
        return ""
    words = load_words("table_map", language)
    rows = _cells(told_places(pack, table, trial, words), len(table.rows))
    return "\n".join(
        [
            words("heading", name=name, tries=CASUAL_PUSHES),
            *_drawn(rows, table),
            _centred(words["player"], _SPAN + 1).rstrip(),
            *notes_of(trial, words),
        ]
    )


def in_ascii(text: str) -> str:
    """Return a map without line-drawing characters, for consoles that draw them wide."""
    return text.translate(_ASCII)


def _cells(places: Iterable[ToldPlace], rows: int) -> list[list[_Cell]]:
    cells: list[list[_Cell]] = [[] for _ in range(rows)]
    for place in places:
        start, end = round(place.left * _SPAN), round(place.right * _SPAN)
        lines = [line for text in place.texts for line in _wrapped(text, end - start - 1)]
        cells[place.row].append(_Cell(start, end, tuple(lines)))
    return cells


def _drawn(rows: Sequence[Sequence[_Cell]], table: Table) -> Iterator[str]:
    left, right = ("║" if edge == "rail" else "┊" for edge in (table.left, table.right))
    yield _far_edge(rows[0], table)
    for number, row in enumerate(rows):
        for lines in zip_longest(*(cell.lines for cell in row), fillvalue=""):
            texts = (_centred(line, cell.end - cell.start - 1) for line, cell in zip(lines, row, strict=True))
            yield left + "│".join(texts) + right
        below = rows[number + 1] if number + 1 < len(rows) else ()
        yield _border(row, below, table)


def _far_edge(row: Sequence[_Cell], table: Table) -> str:
    has_rail = table.far == "rail"
    line = ["═" if has_rail else "┈"] * (_SPAN + 1)
    for cell in row[1:]:
        line[cell.start] = "╤" if has_rail else "┬"
    line[0] = _CORNERS[has_rail, table.left == "rail"][0]
    line[-1] = _CORNERS[has_rail, table.right == "rail"][1]
    return "".join(line)


def _border(above: Sequence[_Cell], below: Sequence[_Cell], table: Table) -> str:
    upper, lower = ({cell.start for cell in row} for row in (above, below))
    line = [_JOINTS[column in upper, column in lower] for column in range(_SPAN + 1)]
    ends = ("├┤", "╟╢") if below else ("└┘", "╙╜")
    line[0], line[-1] = ends[table.left == "rail"][0], ends[table.right == "rail"][1]
    return "".join(line)


def _centred(text: str, room: int) -> str:
    free = room - width(text)
    return " " * (free // 2) + text + " " * (free - free // 2)


def _wrapped(text: str, room: int) -> list[str]:
    """Return lines of at most `room` terminal columns, broken between words or Chinese characters."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if lines[-1] and width(lines[-1] + piece) > room:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    # A word longer than its place is cut: the map must keep its edges.
    return [line.rstrip()[:room] for line in lines if line.strip()]
