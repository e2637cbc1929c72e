"""Corrected lines: the organiser's own line, with as little changed as possible."""

from __future__ import annotations

import re

from game.content.names import KEYS

_MAX_SHOWN = 160
_COMMAS = re.compile(r"\s*[，、；,]\s*")

KEY_WORDS: frozenset[str] = frozenset(KEYS) | frozenset(KEYS.values())
"""Every key that may stand anywhere in a pack, in both languages."""


def quoted(text: str) -> str:
    """A text in ASCII quotes, so that YAML takes every character in it as it is."""
    text = text.strip()
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def replaced(line: str, start: int, end: int, new: str) -> str:
    """`line` with the characters from `start` to before `end` replaced (zero-based)."""
    return line[:start] + new + line[end:]


def split_list(text: str) -> str:
    """`甲，乙` as YAML wants it: `[甲, 乙]`."""
    return "[" + ", ".join(part for part in _COMMAS.split(text.strip()) if part) + "]"


def plain_indent(line: str) -> str:
    """The line with every tab, wide or non-breaking space of its indentation as two ASCII spaces."""
    body = line.lstrip()
    indent = line[: len(line) - len(body)]
    return "".join(char if char == " " else "  " for char in indent) + body


def fit_to_show(line: str) -> str | None:
    """The line for a message; `None` when it is too long to be read there."""
    return line.rstrip() if len(line) <= _MAX_SHOWN else None
