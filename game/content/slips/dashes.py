"""Dashes before items: of another kind, without a blank, missing, or where no item can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from game.content.fields.names import english_key
from game.content.slips.corrections import BLANKS, replaced
from game.content.slips.list_marks import list_keys
from game.content.slips.slip import Slip, Source, slip_at
from game.content.tree.tree import Located, MappingNode, Node, ScalarNode, SequenceNode

CODES = ("dash_tight", "dash_wide", "dash_unexpected", "dash_missing")
SIGNS = "-－–−—•·●"

_TIGHT = re.compile(rf"^(\s*(?:- +)*)-(?:(?: *\t|[{BLANKS}])\s*(?=\S)|(?=[^\s\-\d>.]))")
_WIDE = re.compile(r"^(\s*)([－–−•·●*＊]|—(?!—))\s*(?=\S)")
_DASH = re.compile(r"([－–−•·●]|—(?!—)|-)\s*(?=[^\s\-\d])")
_DASH_WIDTH = 2


def in_line(line: str, number: int, is_near: bool) -> Slip | None:
    """Find a dash without a blank, or one of another kind; signs that are no dash at all only where YAML stumbled."""
    tight = _TIGHT.match(line)
    if tight is not None:
        corrected = replaced(line, len(tight[1]), tight.end(), "- ")
        return slip_at(line, number, len(tight[1]), "dash_tight", corrected)
    wide = _WIDE.match(line)
    if wide is not None and (is_near or wide[2] in "－—–−"):
        return slip_at(line, number, len(wide[1]), "dash_wide", replaced(line, wide.start(2), wide.end(), "- "))
    return None


def in_text(source: Source, node: ScalarNode) -> Slip | None:
    """Find such a dash at the beginning of a text that begins its line."""
    line = source.lines[node.line]
    dash = None if line[: node.column].strip() else _DASH.match(node.text)
    return None if dash is None else _slip(line, node.line, node.column, node.column + dash.end())


def in_later_line(source: Source, node: ScalarNode, number: int) -> Slip | None:
    """Find such a dash, or a right one, in a line that YAML joined to the one before."""
    line = source.lines[number]
    body = line.lstrip()
    column = len(line) - len(body)
    dash = _DASH.match(body)
    if dash is None:
        return None
    if not dash[0].startswith("- ") or dash[0].strip("- "):
        return _slip(line, number, column, column + dash.end())
    # If the list began with a wrong dash, only that one is reported.
    return slip_at(line, number, column, "dash_unexpected", None) if in_text(source, node) is None else None


def in_tree(source: Source, located: Located) -> Iterator[Slip]:
    """Find items of a list whose dash is missing: the entries of the item before begin once more."""
    is_doubtful = located.root is not None and any(finding.code == "key_twice" for finding in located.findings)
    nodes: list[Node] = [located.root] if located.root is not None and is_doubtful else []
    while nodes:
        node = nodes.pop()
        if isinstance(node, SequenceNode):
            nodes.extend(item for item in node.items if not isinstance(item, ScalarNode))
        elif isinstance(node, MappingNode):
            for key, value in node.pairs:
                listed = english_key(key.text) in list_keys()
                if isinstance(value, SequenceNode):
                    for item in value.items if listed else ():
                        yield from _missing(source, item, is_item=True)
                elif listed and isinstance(value, MappingNode) and value.column - _DASH_WIDTH >= key.column:
                    yield from _missing(source, value, is_item=False)
            nodes.extend(value for _, value in node.pairs if not isinstance(value, ScalarNode))


def _slip(line: str, number: int, column: int, end: int) -> Slip:
    code = "dash_tight" if line[column] == "-" else "dash_wide"
    return slip_at(line, number, column, code, replaced(line, column, end, "- "))


def _missing(source: Source, node: Node, *, is_item: bool) -> Iterator[Slip]:
    """Yield the places where the first key of an item recurs behind other keys."""
    if not isinstance(node, MappingNode) or node.is_flow or not node.pairs:
        return
    first = node.pairs[0][0]
    again = [at for at, (key, _) in enumerate(node.pairs) if key.text == first.text]
    # Next to each other they are the same line copied twice.
    if len(again) == 1 or any(later - earlier == 1 for earlier, later in pairwise(again)):
        return
    for at in again[1:] if is_item else again:
        key = node.pairs[at][0]
        line = source.lines[key.line]
        if not line[: key.column].strip() and key.column >= _DASH_WIDTH:
            corrected = replaced(line, key.column - _DASH_WIDTH, key.column, "- ")
            yield slip_at(line, key.line, key.column, "dash_missing", corrected, key=key.text)
