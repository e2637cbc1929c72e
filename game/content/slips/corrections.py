"""Corrected lines, with as little changed as possible."""

from __future__ import annotations

import re

_MAX_SHOWN = 160
_QUOTATION = re.compile("\"([^\"]*)\"|'([^']*)'")
# Blanks are matched from the first of a run only: a search that began anew at each would take the square of the run.
_COMMAS = re.compile(r"(?:(?<!\s)\s+)?[，、；,]\s*")
_BRACKETS = " \t[]【】［］"
_COMMENT = re.compile(r"(?<!\s)\s+#(?=\s|$)")
# In quotes only where a value may begin and where it may end; a comment begins with `#` and a blank.
_ASIDE = re.compile(
    r"""(?:^|(?<=[\s\[{,:：，\-－]))(?:"[^"\\]*(?:\\.[^"\\]*)*"|'[^']*(?:''[^']*)*')(?=\s*(?:[,\]}:：，]|$)|\s+\#)|(?:^|(?<=\s))\#(?:[\s\#].*|$)"""
)

INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Characters that nobody sees and nobody types on purpose."""

UNSEEN = re.compile("[\u00ad\u180e\u200b\u2060\ufeff]")
"""Those of them without any effect on the screen; the others join or turn what stands around them."""

BLANKS = "\u00a0\u2000-\u200a\u202f\u3000"
"""What looks like a space and is none to YAML, for use in a regular expression."""


def quoted(text: str) -> str:
    """Return a text in ASCII quotes, so that YAML takes every character as it is."""
    text = text.strip()
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def quoted_inside(text: str) -> str:
    """Return a text in ASCII quotes, with quotations inside it in curly ones."""
    return quoted(_QUOTATION.sub(r"“\1\2”", text))


def bare(line: str) -> str:
    """Return `line` with quotes for every character of quoted values and comments, which hold no mistakes."""
    return _ASIDE.sub(lambda found: '"' * len(found[0]), line)


def without_literals(line: str) -> str:
    """Return `line` with blanks for comments and single-quoted texts, where a backslash is literal."""
    return _ASIDE.sub(lambda found: found[0] if found[0][0] == '"' else " " * len(found[0]), line)


def comment_start(text: str) -> int:
    """Return the start of a comment with the blanks before it, or `len(text)`; `拨打 #110` holds none."""
    found = _COMMENT.search(text)
    return len(text) if found is None else found.start()


def replaced(line: str, start: int, end: int, new: str) -> str:
    """Return `line` with the characters from `start` to before `end` replaced (zero-based)."""
    return line[:start] + new + line[end:]


def split_list(text: str) -> str:
    """Return `甲，乙` as a YAML list: `[甲, 乙]`."""
    return "[" + ", ".join(parts_of_list(text)) + "]"


def parts_of_list(text: str) -> list[str]:
    """Return the texts between commas of any kind, without brackets of any kind around them."""
    return [part for part in _COMMAS.split(text.strip(_BRACKETS)) if part]


def indent_of(line: str) -> str:
    """Return the leading blank characters, of any kind."""
    return line[: len(line) - len(line.lstrip())]


def fit_to_show(line: str) -> str | None:
    """Return the line for a message; `None` if too long."""
    return line.rstrip() if len(line) <= _MAX_SHOWN else None
