"""The intended column of a line that begins with tabs or wide spaces, from its words and its neighbours.

The file does not tell the width of a tab. So several widths are tried, and the columns of other lines; the best reading
has most lines aligned with each other and below a key that may hold them. That takes a search over all lines, because a
line often fits in two places until the next one is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from game.content.fields.names import KEY_WORDS, english_key
from game.content.fields.shape import Shape, pack_shape
from game.content.slips.corrections import BLANKS, INVISIBLE, indent_of

_KEPT = 8
"""Readings that are followed at the same time."""
_MAX_TRIED = 50_000
"""Places of lines that are tried, 10 µs each: enough for a long pack. Behind them a tab is as wide as two spaces."""
_MAX_INDENT = 100
_MAX_LEVELS = 20
_MAX_CANDIDATES = 24
_MAX_WIDTHS = 12
_MAX_COLUMNS = 2000
_MISFIT = 100
_UNMEASURED = 60
"""Cost of a column that no width explains: more than any width, less than one misfit."""
_TAB_WIDTHS = (2, 4, 8, 1)
_WIDE_WIDTHS = (2, 1, 4)
_NARROW_WIDTHS = (1, 2, 4)
_WIDE = "\u3000\u2001\u2003"
_DASH = re.compile(rf"(?:[-－–−•·●*＊]|—(?!—))[ \t{BLANKS}]*")
_NO_DASH = re.compile(r"-[-\d>.]")
_KEY = re.compile(
    r"[“\"'‘]?(?P<key>[^\s:：{}\[\]\"'#,，][^:：{}\[\]\"'#]{0,30}?)(?:[”\"'’]|(?<!\s))\s*"
    r"(?P<colon>[:：﹕︰])(?P<value>.*)$"
)
_BLOCK = re.compile(r"(?:^|[:\-]\s+)[|>][+\-\d]*\s*(?:#.*)?$")
_MAX_HEADER = 200


class _Words(NamedTuple):
    """A line without its indentation."""

    dashes: tuple[int, ...]  # their columns
    at: int  # the column of the content
    key: str | None
    kind: str  # of the content, as of a shape
    is_open: bool  # whether its value is in the lines below


class Level(NamedTuple):
    """A list or mapping that is still open: its column, shape and keys."""

    column: int
    is_list: bool
    shape: Shape | None
    keys: frozenset[str]


class Open(NamedTuple):
    """A key without a value yet."""

    column: int
    shape: Shape | None


class _State(NamedTuple):
    """One partial reading; `chosen` are the columns of odd lines as nested pairs, the last one outside."""

    cost: int
    levels: tuple[Level, ...]
    opened: Open | None
    chosen: tuple | None  # type: ignore[type-arg]  # (column, the pair before), as deep as there are odd lines


def open_before(lines: Sequence[str]) -> tuple[tuple[Level, ...], Open | None]:
    """Return the lists and entries open behind `lines`, and the key that waits for its value; 10 µs a line."""
    state = _State(0, (), Open(-1, pack_shape()), None)
    for number in outside_blocks(lines):
        body = lines[number].lstrip()
        if body and not body.startswith("#"):
            state = _entered(state, len(lines[number]) - len(body), _words(body))
    return state.levels, state.opened


def entry_of(line: str) -> tuple[bool, str | None]:
    """Return whether a line begins an item of a list, and its English key."""
    words = _words(line.lstrip())
    return bool(words.dashes), words.key


def straightened(lines: Sequence[str]) -> list[str]:
    """Return the lines, indented with ASCII spaces only; blank lines become empty."""
    odd = [number for number in outside_blocks(lines) if indent_of(lines[number]).strip(" ")]
    result = list(lines)
    searched = []
    for number in odd:
        body = lines[number].lstrip()
        result[number] = " " * _width(indent_of(lines[number]), 2, 2, 1) + body if body else ""
        if body and not body.startswith("#") and len(lines[number]) - len(body) <= _MAX_INDENT:
            searched.append(number)
    for number, column in zip(searched, _columns(lines, frozenset(searched)), strict=False):
        result[number] = " " * column + lines[number].lstrip()
    return result


def outside_blocks(lines: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of lines outside `|` and `>` blocks; empty ones behind a block count to it."""
    block: int | None = None
    for number, line in enumerate(lines):
        body = line.lstrip()
        if block is not None and (not body or len(line) - len(body) > block):
            continue
        if body and not body.startswith("#"):
            block = len(line) - len(body) if _BLOCK.search(line[-_MAX_HEADER:]) else None
        yield number


def _columns(lines: Sequence[str], odd: frozenset[int]) -> list[int]:
    """Return the best columns of the odd lines, in order; of the first lines only, if it takes long."""
    states = [_State(0, (), Open(-1, pack_shape()), None)]
    left = _MAX_TRIED
    last = max(odd, default=-1)
    # Some lines behind the last odd one still tell something about it.
    for number in outside_blocks(lines[: last + 4]):
        line = lines[number]
        body = line.lstrip()
        if not body or body.startswith("#"):
            continue
        words = _words(body)
        indent = indent_of(line)
        is_odd = number in odd
        tried = [
            _entered(state, column, words, cost, is_odd=is_odd)
            for state in states
            for column, cost in (_candidates(indent, state)[:_MAX_CANDIDATES] if is_odd else [(len(indent), 0)])
        ]
        left -= len(tried)
        states = _best(tried)
        if left < 0:
            break
    columns: list[int] = []
    chosen = states[0].chosen
    while chosen is not None:
        column, chosen = chosen
        columns.append(column)
    return columns[::-1]


def _candidates(indent: str, state: _State) -> list[tuple[int, int]]:
    """Return the possible columns of a line, with their costs."""
    costs: dict[int, int] = {}
    widths = product(
        _TAB_WIDTHS if "\t" in indent else (0,),
        _WIDE_WIDTHS if any(char in _WIDE for char in indent) else (0,),
        _NARROW_WIDTHS if any(char not in " \t" + _WIDE for char in indent) else (0,),
    )
    for tab, wide, narrow in islice(widths, _MAX_WIDTHS):
        costs.setdefault(_width(indent, tab, wide, narrow), len(costs))
        if tab:
            # An editor carries on to the next stop.
            costs.setdefault(_width(indent, tab, wide, narrow, has_stops=True), len(costs))
    for level in state.levels:
        costs.setdefault(level.column, _UNMEASURED)
    if state.opened is not None:
        costs.setdefault(state.opened.column + 2, _UNMEASURED)
    costs.setdefault(0, _UNMEASURED)
    return list(costs.items())


def _width(indent: str, tab: int, wide: int, narrow: int, *, has_stops: bool = False) -> int:
    column = 0
    for char in indent:
        if char == "\t":
            column += tab - column % tab if has_stops else tab
        else:
            column += 1 if char == " " else wide if char in _WIDE else narrow
    return column


def _best(states: list[_State]) -> list[_State]:
    """Return the cheapest readings, only one of those that go on alike."""
    unique: dict[object, _State] = {}
    for state in sorted(states, key=lambda state: state.cost):
        levels = tuple((level.column, level.is_list, id(level.shape), level.keys) for level in state.levels)
        unique.setdefault((levels, state.opened and state.opened.column), state)
        if len(unique) == _KEPT:
            break
    return list(unique.values())


def _words(body: str) -> _Words:
    body = INVISIBLE.sub("", body[:_MAX_COLUMNS])
    dashes: list[int] = []
    at = begin = 0
    found = _DASH.match(body)
    while found is not None and len(dashes) < _MAX_LEVELS and _NO_DASH.match(body, begin) is None:
        dashes.append(at)
        typed = found[0]
        at += len(typed) if typed[0] == "-" and typed[1:] and not typed[1:].strip(" ") else 2
        begin = found.end()
        found = _DASH.match(body, begin)
    rest = body[begin:]
    key = _KEY.match(rest)
    if key is not None and (key["key"] in KEY_WORDS or (key["colon"] == ":" and key["value"][:1] in {"", " "})):
        is_open = key["value"].strip()[:1] in {"", "#"}
        return _Words(tuple(dashes), at, english_key(key["key"]), "entries", is_open)
    return _Words(tuple(dashes), at, None, {"{": "entries", "[": "list"}.get(rest[:1], "text"), False)


def _entered(state: _State, column: int, words: _Words, cost: int = 0, *, is_odd: bool = False) -> _State:
    """Return the reading with one more line, at `column`."""
    levels, shape, misfits = _place(state, column, words)
    chosen = (column, state.chosen) if is_odd else state.chosen
    if levels is None:  # the text of the line before goes on
        return _State(state.cost + cost + misfits * _MISFIT, state.levels, None, chosen)
    for offset in words.dashes:
        at = column + offset
        if offset:
            levels = (*levels, Level(at, True, shape, frozenset()))
        misfits += shape is not None and shape.kind != "list"
        shape = None if shape is None else shape.item
    opened = None
    if words.key is not None:
        at = column + words.at
        if words.dashes:
            levels = (*levels, Level(at, False, shape, frozenset()))
        top = levels[-1]
        if top.shape is not None:
            misfits += words.key not in top.shape.keys or words.key in top.keys
            shape = top.shape.keys.get(words.key)
        levels = (*levels[:-1], top._replace(keys=top.keys | {words.key}))
        opened = Open(at, shape) if words.is_open else None
    elif words.dashes and shape is not None:
        misfits += shape.kind not in {words.kind, "either"}
    return _State(state.cost + cost + misfits * _MISFIT, levels[-_MAX_LEVELS:], opened, chosen)


def _place(state: _State, column: int, words: _Words) -> tuple[tuple[Level, ...] | None, Shape | None, int]:
    """Return the levels open in a line, the shape of the innermost, and the cost of the line there."""
    is_list = bool(words.dashes)
    is_text = not is_list and words.key is None
    opened = state.opened
    if opened is not None and (column > opened.column or (is_list and column == opened.column)):
        if is_text:
            return None, None, int(opened.shape is not None and opened.shape.kind != words.kind)
        return (*state.levels, Level(column, is_list, opened.shape, frozenset())), opened.shape, 0
    if is_text:
        return None, None, 1
    # A key without content most likely has its entries in the wrong place.
    misfits = int(opened is not None)
    levels = tuple(level for level in state.levels if level.column <= column)
    if not is_list and len(levels) > 1 and levels[-1].is_list and levels[-2].column == levels[-1].column == column:
        levels = levels[:-1]
    if levels and levels[-1].column == column and levels[-1].is_list == is_list:
        return levels, levels[-1].shape, misfits
    return (*levels, Level(column, is_list, None, frozenset())), None, misfits + 2
