"""Quotes not closed in their line, which swallow what follows, and curly ones in place of `"`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.content.fields.names import KEY_WORDS
from game.content.slips.corrections import comment_start, quoted, replaced
from game.content.slips.slip import Slip, Source, slip_at
from game.content.tree.tree import Located, ScalarNode

CODES = ("quote_open", "curly_quotes", "key_quoted")
CURLY = {"“": "”", "‘": "’", "＂": "＂", "〝": "〞"}
"""Opening quotes that are none to YAML, and their closing ones."""
_QUOTES = "".join([*CURLY, *CURLY.values()])

_LEAD = re.compile(r"[ \t]*(?:- +)*(?:[^\s:\"'#\[\]{},][^:\"'#]{0,60}?:[ \t]+)?(?:[\[{].*[\[{,:][ \t]*)?(?=[\"'])")
_DASHES = re.compile(r"[ \t]*(?:- +)*")
_ENTRY = re.compile(r"[ \t]*(?:- +(?=\S)|(?P<key>[^\s:：\"'#{}]{1,20}?)\s*[:：])")
_CLOSING = "”’＂＇〞"
_OPENING = "“‘＂＇〝"


def in_refused(source: Source) -> Iterator[Slip]:
    """Find quotes that open a value and have no end in their line, above a line that is an entry of its own."""
    if '"' not in source.text and "'" not in source.text:
        return
    before: tuple[int, int, int] | None = None
    for number in source.outside_blocks:
        line = source.lines[number]
        if not line or line.isspace():
            continue
        if before is not None and _is_entry(line, before[2]):
            opening = source.lines[before[0]]
            yield slip_at(opening, before[0], before[1], "quote_open", _closed(opening, before[1]))
        column = _open_quote(line) if '"' in line or "'" in line else None
        dashes = _DASHES.match(line)
        before = None if column is None or dashes is None else (number, column, dashes.end())


def in_tree(source: Source, located: Located) -> Iterator[Slip]:
    """Find them where a text in quotes goes on over several lines."""
    if any(not node.is_plain and node.end_line != node.line for node in located.leaves):
        yield from in_refused(source)


def in_key(source: Source, node: ScalarNode) -> Slip | None:
    """Find a key in curly quotes."""
    if not node.is_plain or node.text[:1] not in CURLY:
        return None
    line = source.lines[node.line]
    corrected = replaced(line, node.column, node.end_column, node.text.strip(_QUOTES))
    return slip_at(line, node.line, node.column, "key_quoted", corrected)


def in_text(source: Source, node: ScalarNode) -> Slip | None:
    """Find a whole text in curly quotes; they may be meant (as speech), so the pack stays usable."""
    text = node.text
    if CURLY.get(text[0]) != text[-1] or len(text) == 1 or text[-1] in text[1:-1]:
        return None
    line = source.lines[node.line]
    cure = replaced(line, node.column, node.end_column, quoted(text[1:-1])) if node.end_line == node.line else None
    return slip_at(line, node.line, node.column, "curly_quotes", cure, level="warning")


def _open_quote(line: str) -> int | None:
    """Return the column of a quote that begins a value and has no end in the line."""
    lead = _LEAD.match(line)
    if lead is None:
        return None
    column, end = lead.end(), lead.end() + 1
    while end < len(line):
        if line[end] == "\\" and line[column] == '"':
            end += 1
        elif line[end] == line[column]:
            return None
        end += 1
    return column


def _is_entry(line: str, most_column: int) -> bool:
    """Whether a line begins an entry of its own, no deeper than `most_column`."""
    found = _ENTRY.match(line)
    if found is None or len(line) - len(line.lstrip()) > most_column:
        return False
    return found["key"] is None or found["key"] in KEY_WORDS


def _closed(line: str, column: int) -> str:
    """Return the line with a quote at the end of the value that begins at `column`."""
    end = column + comment_start(line[column:])
    value = line[column + 1 : end].rstrip()
    tail = ""
    if "{" in line[:column] or "[" in line[:column]:
        closed, value = value, value.rstrip(" ]}")
        tail = closed[len(value) :]
    if value[-1:] and value[-1] in _CLOSING and not any(char in value[:-1] for char in _OPENING):
        value = value[:-1]
    return line[:column] + quoted(value) + tail + line[end:]
