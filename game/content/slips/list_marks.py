"""Numbers, circled numbers and small pictures in place of the `- ` of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from game.content.fields.names import chinese_key
from game.content.fields.shape import every_shape

_NUMBER = (
    r"(?:[0-9０-９]{1,2}[.．、)）]|[（(](?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[)）]|[①-⓿❶-➓]|"
    r"[一二三四五六七八九十]{1,3}、)(?![0-9０-９])"
)
_PICTURE = "[●○◎▪▫■□◆◇▶►→√\u2600-\u2775\u2794-\u27bf\U0001f000-\U0001faff][\ufe0e\ufe0f]?"
NUMBER = re.compile(_NUMBER)
"""A number in front of one item of several, such as `1.`, `（一）` or `①`."""

STARTS: frozenset[str] = frozenset(
    "0123456789０１２３４５６７８９（(一二三四五六七八九十●○◎▪▫■□◆◇▶►→√"
    + "".join(
        chr(code)
        for first, last in ((0x2460, 0x24FF), (0x2600, 0x27BF), (0x1F000, 0x1FAFF))
        for code in range(first, last + 1)
    )
)
"""What such a number or picture may begin with."""

_BEGINNING = re.compile(rf"^[ \t]*(?:{_NUMBER}|{_PICTURE})", re.M)
_MARKED = re.compile(rf"(?P<mark>{_NUMBER}|{_PICTURE}|(?P<dash>[-－–−•·*＊—](?![-—])))(?P<gap>\s*)(?=\S)")
_OPEN = re.compile(r"(?:- +)*(?P<key>[^\s:：\"'#]{1,20}?)\s*[:：]\s*(?:#.*)?$")


class Mark(NamedTuple):
    """A line (zero-based) with a list mark that YAML does not know, its column, the mark, and the corrected line."""

    line: int
    column: int
    mark: str
    corrected: str


@cache
def list_keys() -> frozenset[str]:
    """The keys, in both languages, that hold lists."""
    found = {shape.name for shape in every_shape() if shape.kind == "list"}
    return frozenset({*found, *map(chinese_key, found)})


def may_hold_marks(text: str) -> bool:
    """Whether any line of a text begins with such a number or picture."""
    return _BEGINNING.search(text) is not None


def find_marks(lines: Sequence[str], numbers: Iterable[int]) -> Iterator[Mark]:
    """Numbers and pictures in front of lines where the items of a list are expected; `numbers` are those looked at."""
    # For every list that is open: the column of its key, and that of its items once the first has been seen.
    open_lists: list[tuple[int, int | None]] = []
    for number in numbers:
        line = lines[number]
        body = line.lstrip()
        if not body or body[0] == "#":
            continue
        column = len(line) - len(body)
        marked = _MARKED.match(body)
        while open_lists and _is_over(open_lists[-1], column, is_marked=marked is not None):
            open_lists.pop()
        if open_lists and marked is not None:
            key_column, item_column = open_lists[-1]
            if item_column is None:
                open_lists[-1] = key_column, column
            if column == (item_column if item_column is not None else column) and marked["dash"] is None:
                yield Mark(number, column, marked["mark"], line[:column] + "- " + body[marked.end() :])
        opened = _OPEN.match(body, marked.end() if marked is not None else 0)
        if opened is not None and opened["key"] in list_keys():
            open_lists.append((column + opened.start("key"), None))


def _is_over(opened: tuple[int, int | None], column: int, *, is_marked: bool) -> bool:
    key_column, item_column = opened
    if item_column is None:
        return column < key_column or not is_marked
    return column < item_column or (column == item_column and not is_marked)
