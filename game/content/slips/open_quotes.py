"""Quotes that open a value and are not closed in their line, so that everything down to the next quote is swallowed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from game.content.fields.names import KEY_WORDS
from game.content.slips.corrections import comment_start, quoted

_LEAD = re.compile(r"[ \t]*(?:- +)*(?:[^\s:\"'#\[\]{},][^:\"'#]{0,60}?:[ \t]+)?(?:[\[{].*[\[{,:][ \t]*)?(?=[\"'])")
_DASHES = re.compile(r"[ \t]*(?:- +)*")
_ENTRY = re.compile(r"[ \t]*(?:- +(?=\S)|(?P<key>[^\s:：\"'#{}]{1,20}?)\s*[:：])")
_CLOSING = "”’＂＇〞"
_OPENING = "“‘＂＇〝"


def find_open_quotes(lines: Sequence[str], numbers: Iterator[int]) -> Iterator[tuple[int, int, str]]:
    """Line and column (zero-based) of every such quote, and the line with both; `numbers` are the lines looked at."""
    before: tuple[int, int, int] | None = None
    for number in numbers:
        line = lines[number]
        if not line or line.isspace():
            continue
        if before is not None and _is_entry(line, before[2]):
            yield before[0], before[1], _closed(lines[before[0]], before[1])
        column = _open_quote(line) if '"' in line or "'" in line else None
        dashes = _DASHES.match(line)
        before = None if column is None or dashes is None else (number, column, dashes.end())


def _open_quote(line: str) -> int | None:
    """The column of a quote that begins a value and has no end in the line."""
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
    """The line with a quote at the end of the value that begins at `column`."""
    end = column + comment_start(line[column:])
    value = line[column + 1 : end].rstrip()
    tail = ""
    if "{" in line[:column] or "[" in line[:column]:
        value, tail = _split_closers(value)
    if value[-1:] and value[-1] in _CLOSING and not any(char in value[:-1] for char in _OPENING):
        value = value[:-1]
    return line[:column] + quoted(value) + tail + line[end:]


def _split_closers(value: str) -> tuple[str, str]:
    bare = value.rstrip(" ]}")
    return bare, value[len(bare) :]
