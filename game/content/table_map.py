"""A table drawn with letters for a terminal: its seating plan, and the share of casual pushes that end on each zone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.content.model import Pack, Table
from game.content.report import width
from game.content.seating import indexes_of, placed, runs_of, seated
from game.content.table_trial import CASUAL_PUSHES, Trial
from game.content.wording import MessageLanguage, map_words
from game.rules.table_plan import LENGTH_CM, LINE_CM, WIDTH_CM

HARD, EASY = 0.06, 0.25
"""Shares of casual pushes below and above which the red zone is called hard and easy."""
_RARE = 0.01
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
    """Equal neighbours drawn as one: their first and last separator, and what is written between."""

    start: int
    end: int
    lines: tuple[str, ...]


def table_map(name: str, pack: Pack, trial: Trial, language: MessageLanguage) -> str:
    """The map of a pack's table under a heading, and a sentence on how hard its red zone is.

    `name` is that of the file; `trial` is of this pack's table. Empty without a table; no line break at the end.
    """
    table = pack.table
    if table is None:
        return ""
    words = map_words(language)
    rows = _cells(pack, table, trial, words)
    percent = {"off": _percent(trial.odds.off), "bare": _percent(trial.odds.bare)}
    return "\n".join(
        [
            words["heading"].format(name=name, tries=CASUAL_PUSHES),
            *_drawn(rows, table),
            _centred(words["player"], _SPAN + 1).rstrip(),
            words["legend"],
            words["elsewhere"].format(**percent),
            _verdict(trial, words),
        ]
    )


def in_ascii(text: str) -> str:
    """A map without line-drawing characters, for consoles that draw them as wide as Chinese ones."""
    return text.translate(_ASCII)


# -- what is written ----------------------------------------------------------------------------------------------


def _cells(pack: Pack, table: Table, trial: Trial, words: dict[str, str]) -> list[list[_Cell]]:
    shares = iter(trial.odds.zones)
    rows: list[list[_Cell]] = [[] for _ in table.rows]
    for row, column, count, cell in runs_of(seated(table.rows, indexes_of((s.name, s.id) for s in pack.scams))):
        places = len(table.rows[row])
        start, end = round(column * _SPAN / places), round((column + count) * _SPAN / places)
        texts = [words[cell] if isinstance(cell, str) else pack.scams[cell or 0].name]
        if cell != "bare":
            share = next(shares)
            # No zone of a sound table is out of reach, however rarely chance finds it.
            texts.append(_percent(share) if share >= _RARE else f"<{_RARE:.0%}")
        texts.extend(_standing(table, row, column / places, (column + count) / places, words))
        lines = [line for text in texts for line in _wrapped(text, end - start - 1)]
        rows[row].append(_Cell(start, end, tuple(lines)))
    return rows


def _standing(table: Table, row: int, left: float, right: float, words: dict[str, str]) -> Iterator[str]:
    """The obstacles whose middle is in this part of a row (from `left` to `right`, shares of the width)."""
    depth = (LENGTH_CM - LINE_CM) / len(table.rows)
    for obstacle in map(placed, table.obstacles):
        far_rows = int((LENGTH_CM - obstacle.y) / depth)
        if min(far_rows, len(table.rows) - 1) == row and left <= obstacle.x / WIDTH_CM < right:
            yield words[obstacle.kind]


def _verdict(trial: Trial, words: dict[str, str]) -> str:
    share = trial.odds.zones[trial.plan.red_zone]
    if share == 0:
        return words["rare"].format(tries=CASUAL_PUSHES) + words["advice_hard"]
    verdict = "hard" if share < HARD else "easy" if share > EASY else "fair"
    pushes = trial.plan.pushes
    values = {"every": round(1 / share), "pushes": pushes, "share": _percent(1 - (1 - share) ** pushes)}
    return words["chance"].format(verdict=words[verdict], **values) + words[f"advice_{verdict}"]


def _percent(share: float) -> str:
    return f"{share:.0%}"


# -- how it is drawn ----------------------------------------------------------------------------------------------


def _drawn(rows: Sequence[Sequence[_Cell]], table: Table) -> Iterator[str]:
    left, right = ("║" if edge == "rail" else "┊" for edge in (table.left, table.right))
    yield _far_edge(rows[0], table)
    for number, row in enumerate(rows):
        for index in range(max(len(cell.lines) for cell in row)):
            texts = (_centred(_line(cell, index), cell.end - cell.start - 1) for cell in row)
            yield left + "│".join(texts) + right
        below = rows[number + 1] if number + 1 < len(rows) else ()
        yield _border(row, below, table)


def _line(cell: _Cell, index: int) -> str:
    return cell.lines[index] if index < len(cell.lines) else ""


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
    """Lines of at most `room` terminal columns, broken between words or Chinese characters."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if lines[-1] and width(lines[-1] + piece) > room:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    # A word longer than its place is cut: the map must keep its edges.
    return [line.rstrip()[:room] for line in lines if line.strip()]
