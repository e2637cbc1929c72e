"""Corrected lines: the organiser's own line, with as little changed as possible."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.content.names import KEYS

_MAX_SHOWN = 160
_WIDTHS = (2, 4, 8, 1, 0)
_QUOTATION = re.compile("\"([^\"]*)\"|'([^']*)'")
_COMMAS = re.compile(r"\s*[，、；,]\s*")
_BRACKETS = " \t[]【】［］"

KEY_WORDS: frozenset[str] = frozenset(KEYS) | frozenset(KEYS.values())
"""Every key that may stand anywhere in a pack, in both languages."""


def quoted(text: str) -> str:
    """A text in ASCII quotes, so that YAML takes every character in it as it is."""
    text = text.strip()
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def quoted_inside(text: str) -> str:
    """A text in ASCII quotes, with quotations inside it in curly ones."""
    return quoted(_QUOTATION.sub(r"“\1\2”", text))


def replaced(line: str, start: int, end: int, new: str) -> str:
    """`line` with the characters from `start` to before `end` replaced (zero-based)."""
    return line[:start] + new + line[end:]


def split_list(text: str) -> str:
    """`甲，乙` as YAML wants it: `[甲, 乙]`."""
    return "[" + ", ".join(parts_of_list(text)) + "]"


def parts_of_list(text: str) -> list[str]:
    """What stands between commas of any kind; brackets of any kind around them do not count."""
    return [part for part in _COMMAS.split(text.strip(_BRACKETS)) if part]


def indent_of(line: str) -> str:
    """The blank characters, of any kind, that a line begins with."""
    return line[: len(line) - len(line.lstrip())]


def plain_indent(lines: Sequence[str], number: int) -> str:
    """Line `number` indented with ASCII spaces only.

    How wide its author saw a tab or a wide space is read off the neighbours: that width counts which aligns the
    line with the next or the previous one. Where none does, it is two.
    """
    indent = indent_of(lines[number])
    odd = sum(char != " " for char in indent)
    widths = [len(indent) - odd + odd * width for width in _WIDTHS]
    # What follows a line that ends on a colon is deeper, not aligned with it.
    before = [line for line in lines[max(0, number - 1) : number] if not line.rstrip().endswith(":")]
    for neighbour in (*lines[number + 1 : number + 2], *before):
        beside = indent_of(neighbour)
        if neighbour.strip() and not beside.strip(" ") and len(beside) in widths:
            return " " * len(beside) + lines[number].lstrip()
    return " " * widths[0] + lines[number].lstrip()


def fit_to_show(line: str) -> str | None:
    """The line for a message; `None` when it is too long to be read there."""
    return line.rstrip() if len(line) <= _MAX_SHOWN else None
