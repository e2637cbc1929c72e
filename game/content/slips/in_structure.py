"""Mistakes that show in the structure only: a sentence that became an entry, items that ran together, odd brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from game.content.fields.all_fields import names_where
from game.content.fields.names import english_key
from game.content.findings import Finding
from game.content.slips.braces import braces_narrowed
from game.content.slips.corrections import comment_start, parts_of_list, quoted, replaced
from game.content.slips.in_lines import Mistake, entries_corrected, mistake
from game.content.slips.list_marks import NUMBER, list_keys
from game.content.tree.tree import Located, MappingNode, Node, ScalarNode, SequenceNode, spot

_SENTENCE = re.compile("[，。！？；、]")
_LONG_KEY = 8
# Whoever types one of these means an entry, in the wrong list.
_NEVER_TEXT = names_where(lambda field: field.marks_entry)
_ITEM = re.compile(r"[ \t]*(?:- +)+")
_LISTED = re.compile(r"[ \t]*(?:- +)*(?P<key>[^\s:\"'#]{1,20}):[ \t]+")
_DASH_WIDTH = 2
_OPENERS = {"［": "］", "【": "】"}


def find_in_structure(located: Located, lines: Sequence[str]) -> Iterator[Mistake]:
    """Mistakes of a file that YAML accepts; `lines` are its lines without breaks."""
    if isinstance(located.root, MappingNode):
        yield from _sentences(located.root, lines)
        yield from _rows(located.root, lines)
    if any(finding.code == "key_twice" for finding in located.findings):
        yield from _run_together(located.root, lines)


def find_in_beginning(leaf: ScalarNode, lines: Sequence[str]) -> Iterator[Mistake]:
    """Wide brackets around a whole text, and numbers in front of an item."""
    line = lines[leaf.line]
    if leaf.end_line != leaf.line:
        return
    if leaf.text[0] in "｛【［":
        narrowed = braces_narrowed(line)
        listed = _LISTED.fullmatch(line, 0, leaf.column)
        if narrowed is not None:
            yield mistake(leaf.line, narrowed[0], "braces_wide", entries_corrected(narrowed[1]), line=line)
        elif listed is not None and listed["key"] in list_keys():
            yield from _bracketed(leaf, line)
    elif _ITEM.fullmatch(line, 0, leaf.column):
        number = NUMBER.match(leaf.text)
        if number is not None and leaf.text[number.end() :].strip():
            cure = replaced(line, leaf.column, leaf.column + number.end(), "")
            shown = line[: leaf.column] + cure[leaf.column :].lstrip()
            # A number may be meant, so nothing is corrected.
            yield Mistake(Finding(spot(leaf), "dash_number", "warning", {"mark": number[0]}, shown))


def _sentences(root: MappingNode, lines: Sequence[str]) -> Iterator[Mistake]:
    for key, node in root.pairs:
        name = english_key(key.text)
        if name == "rules_of_thumb":
            yield from _items_with_colon(node, lines, is_speech=False)
        elif name in {"scams", "exhibits"} and isinstance(node, SequenceNode):
            inner = "openings" if name == "scams" else "lines"
            for item in node.items:
                for part, value in item.pairs if isinstance(item, MappingNode) else ():
                    if english_key(part.text) == inner:
                        yield from _items_with_colon(value, lines, is_speech=inner == "lines")


def _items_with_colon(node: Node, lines: Sequence[str], *, is_speech: bool) -> Iterator[Mistake]:
    """Items of a list of texts that YAML took for an entry, because of a colon inside."""
    for item in node.items if isinstance(node, SequenceNode) and not node.is_flow else ():
        if not isinstance(item, MappingNode) or len(item.pairs) != 1 or item.is_flow:
            continue
        key, value = item.pairs[0]
        if not isinstance(value, ScalarNode) or not value.text or key.line != value.end_line or not key.is_plain:
            continue
        is_text = _SENTENCE.search(key.text) is not None or len(key.text) > _LONG_KEY
        if english_key(key.text) in _NEVER_TEXT or (is_speech and not is_text):
            continue
        line = lines[key.line]
        end = key.column + comment_start(line[key.column :])
        cure = replaced(line, key.column, end, quoted(line[key.column : end]))
        yield mistake(key.line, key.end_column, "colon_inside", cure, line=line)


def _rows(root: MappingNode, lines: Sequence[str]) -> Iterator[Mistake]:
    """Rows of the table in brackets of another kind; elsewhere an item may begin with 【."""
    for key, node in root.pairs:
        if english_key(key.text) == "table" and isinstance(node, MappingNode):
            for part, rows in node.pairs:
                if english_key(part.text) == "rows" and isinstance(rows, SequenceNode):
                    for row in rows.items:
                        if isinstance(row, ScalarNode) and row.is_plain and row.line == row.end_line:
                            yield from _bracketed(row, lines[row.line])


def _bracketed(leaf: ScalarNode, line: str) -> Iterator[Mistake]:
    text = leaf.text
    if _OPENERS.get(text[:1]) == text[-1:] and text:
        parts = ", ".join(parts_of_list(text))
        cure = replaced(line, leaf.column, leaf.end_column, f"[{parts}]")
        yield mistake(leaf.line, leaf.column, "brackets_wide", cure, line=line)


def _run_together(root: Node | None, lines: Sequence[str]) -> Iterator[Mistake]:
    """Items of a list whose dash is missing: the entries of the item before begin once more."""
    nodes: list[Node] = [] if root is None else [root]
    while nodes:
        node = nodes.pop()
        if isinstance(node, SequenceNode):
            nodes.extend(item for item in node.items if not isinstance(item, ScalarNode))
        elif isinstance(node, MappingNode):
            for key, value in node.pairs:
                listed = english_key(key.text) in list_keys()
                if isinstance(value, SequenceNode):
                    for item in value.items if listed else ():
                        yield from _missing_dashes(item, lines, is_item=True)
                elif listed and isinstance(value, MappingNode) and value.column - _DASH_WIDTH >= key.column:
                    yield from _missing_dashes(value, lines, is_item=False)
            nodes.extend(value for _, value in node.pairs if not isinstance(value, ScalarNode))


def _missing_dashes(node: Node, lines: Sequence[str], *, is_item: bool) -> Iterator[Mistake]:
    """The places where the first key of an item comes again behind other keys."""
    if not isinstance(node, MappingNode) or node.is_flow or not node.pairs:
        return
    first = node.pairs[0][0]
    again = [at for at, (key, _) in enumerate(node.pairs) if key.text == first.text]
    # Next to each other they are the same line copied twice.
    if len(again) == 1 or any(later - earlier == 1 for earlier, later in pairwise(again)):
        return
    for at in again[1:] if is_item else again:
        key = node.pairs[at][0]
        line = lines[key.line]
        if line[: key.column].strip() or key.column < _DASH_WIDTH:
            continue
        cure = replaced(line, key.column - _DASH_WIDTH, key.column, "- ")
        told = mistake(key.line, key.column, "dash_missing", cure, line=line)
        yield told._replace(finding=replace(told.finding, values={**told.finding.values, "key": key.text}))
