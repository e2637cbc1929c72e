"""Brackets other than `{…}` around entries and `[…]` around a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.content.fields.names import KEY_WORDS, english_key
from game.content.slips.colons import entries_corrected
from game.content.slips.corrections import comment_start, replaced, split_list
from game.content.slips.list_marks import list_keys
from game.content.slips.slip import Slip, Source, slip_at
from game.content.tree.tree import Located, MappingNode, ScalarNode, SequenceNode

CODES = ("braces_wide", "brackets_wide")
SIGNS = "｛【［"

_WIDE = re.compile(
    r"^[ \t]*(?:[-－–−][ \t]*)*(?:[^\s:：{}｛｝\[\]［］【】\"'#]{1,20}?\s*[:：]\s*)?"
    r"(?P<open>[｛【［{\[])(?=\s*(?P<key>[^\s:：,，]{1,20}?)\s*[:：])"
)
_LISTED = re.compile(r"[ \t]*(?:- +)*(?P<key>[^\s:\"'#]{1,20}):[ \t]+")
_PAIRS = {"［": "］", "【": "】"}


def in_line(line: str, number: int, is_near: bool) -> Slip | None:
    """Find such entries behind a known key, closed at the end of the value; `［` may be part of a text."""
    found = _WIDE.match(line)
    if found is None or found["key"] not in KEY_WORDS:
        return None
    start, end = found.start("open"), len(line[: comment_start(line)].rstrip()) - 1
    if end <= start or line[end] not in "｝】］}]" or line[start] + line[end] in {"{}", "[]"}:
        return None
    narrowed = replaced(replaced(line, end, end + 1, "}"), start, start + 1, "{")
    return slip_at(line, number, start if line[start] != "{" else end, "braces_wide", entries_corrected(narrowed))


def in_text(source: Source, node: ScalarNode) -> Slip | None:
    """Find entries between such brackets that became one text, and a list that did."""
    if node.text[:1] not in {*SIGNS} or node.end_line != node.line:
        return None
    line = source.lines[node.line]
    slip = in_line(line, node.line, is_near=False)
    listed = _LISTED.fullmatch(line, 0, node.column) if slip is None else None
    return _bracketed(source, node) if listed is not None and listed["key"] in list_keys() else slip


def in_tree(source: Source, located: Located) -> Iterator[Slip]:
    """Find rows of the table between such brackets; elsewhere an item may begin with 【."""
    for key, table in located.root.pairs if isinstance(located.root, MappingNode) else ():
        for part, rows in table.pairs if english_key(key.text) == "table" and isinstance(table, MappingNode) else ():
            for row in rows.items if english_key(part.text) == "rows" and isinstance(rows, SequenceNode) else ():
                slip = _bracketed(source, row) if isinstance(row, ScalarNode) and row.is_plain else None
                if slip is not None:
                    yield slip


def _bracketed(source: Source, node: ScalarNode) -> Slip | None:
    if not node.text or node.line != node.end_line or _PAIRS.get(node.text[0]) != node.text[-1]:
        return None
    line = source.lines[node.line]
    corrected = replaced(line, node.column, node.end_column, split_list(node.text))
    return slip_at(line, node.line, node.column, "brackets_wide", corrected)
