"""Numbers, circled numbers and emoji in place of the `- ` of a list, or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from game.content.fields.names import chinese_key
from game.content.fields.shape import every_shape
from game.content.slips.slip import Slip, Source, slip_at
from game.content.tree.tree import Located, ScalarNode

CODES = ("dash_wide", "dash_number")

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
_ITEM = re.compile(r"[ \t]*(?:- +)+")
_OPEN = re.compile(r"(?:- +)*(?P<key>[^\s:：\"'#]{1,20}?)\s*[:：]\s*(?:#.*)?$")


@cache
def list_keys() -> frozenset[str]:
    """Return the keys, in both languages, that hold lists."""
    found = {shape.name for shape in every_shape() if shape.kind == "list"}
    return frozenset({*found, *map(chinese_key, found)})


def in_refused(source: Source) -> Iterator[Slip]:
    """Find numbers and emoji before lines where items of a list are expected."""
    if _BEGINNING.search(source.text) is None:
        return
    # For every list that is open: the column of its key, and that of its items once the first has been seen.
    open_lists: list[tuple[int, int | None]] = []
    for number in source.outside_blocks:
        line = source.lines[number]
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
                corrected = line[:column] + "- " + body[marked.end() :]
                yield slip_at(line, number, column, "dash_wide", corrected, char=marked["mark"])
        opened = _OPEN.match(body, marked.end() if marked is not None else 0)
        if opened is not None and opened["key"] in list_keys():
            open_lists.append((column + opened.start("key"), None))


def in_tree(source: Source, located: Located) -> Iterator[Slip]:
    """Find them in a text that YAML accepts: what should have been items became keys or texts."""
    lines = source.lines
    for node in chain(located.keys, located.leaves):
        if node.text[:1] in STARTS and node.is_plain and not lines[node.line][: node.column].strip():
            yield from in_refused(source)
            return


def in_text(source: Source, node: ScalarNode) -> Slip | None:
    """Find a number in front of an item; it may be meant, so nothing is corrected."""
    line = source.lines[node.line]
    number = NUMBER.match(node.text) if node.line == node.end_line and _ITEM.fullmatch(line, 0, node.column) else None
    if number is None or not node.text[number.end() :].strip():
        return None
    cure = line[: node.column] + line[node.column + number.end() :].lstrip()
    told = slip_at(line, node.line, node.column, "dash_number", cure, level="warning", mark=number[0])
    return told._replace(corrected=None)


def _is_over(opened: tuple[int, int | None], column: int, *, is_marked: bool) -> bool:
    key_column, item_column = opened
    if item_column is None:
        return column < key_column or not is_marked
    return column < item_column or (column == item_column and not is_marked)
