"""Line breaks that no editor counts: the soft return of Word, a form feed, and those of Unicode.

YAML counts three of them and refuses the other two. Here all are read as blanks, so that lines are those that the
author sees in Notepad.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from game.content.fields.names import KEY_WORDS
from game.content.findings import Finding, Spot
from game.content.tree.intake import LINE_BREAK, shown

_SOFT = "\x0b\x0c\x85\u2028\u2029"
_BLANKS = str.maketrans(dict.fromkeys(_SOFT, " "))
_RUN = re.compile(rf"[{_SOFT}]+")
_LEADING = re.compile(rf"[ \t]*[{_SOFT}][ \t{_SOFT}]*")
# What begins like a line of its own.
_ENTRY = re.compile(r"[ \t]*(?:[-－–−•·]\s*(?=\S)|(?P<key>[^\s:：{}\"'#]{1,20}?) ?[:：])")


def has_soft_breaks(text: str) -> bool:
    """Whether a text holds any of them; quick, as nearly none does."""
    return any(char in text for char in _SOFT)


def as_blanks(line: str) -> str:
    """Return the line with blanks for soft breaks, of the same length except at its beginning."""
    if line.isprintable() or not _RUN.search(line):
        return line
    leading = _LEADING.match(line)
    if leading is not None:
        line = "".join(char for char in leading[0] if char not in _SOFT) + line[leading.end() :]
    return line.translate(_BLANKS)


def find_soft_breaks(lines: Sequence[str]) -> Iterator[Finding[Spot]]:
    """Yield a finding for every line with soft breaks, at the first of them."""
    for number, line in enumerate(lines):
        found = None if line.isprintable() else _RUN.search(line)
        if found is not None:
            place = Spot(number + 1, found.start() + 1)
            cure = hardened(line)
            values = {"char": shown(found[0][0])}
            if "\n" in cure:
                yield Finding(place, "soft_return", values=values)
            else:
                yield Finding(place, "soft_break", values=values, cure=cure)


def without_soft_breaks(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return a text with real line breaks or nothing in their place, and the changed lines (zero-based)."""
    if not has_soft_breaks(text):
        return text, []
    ends = LINE_BREAK.findall(text)
    newline = ends[0] if ends else "\n"
    result: list[str] = []
    changes: list[tuple[int, str]] = []
    number = 0
    for line, end in zip(LINE_BREAK.split(text), [*ends, ""], strict=True):
        hard = hardened(line, newline) if _RUN.search(line) else line
        if hard != line:
            changes.append((number, "soft_return" if newline in hard else "soft_break"))
        result.append(hard + end)
        number += 1 + hard.count(newline)
    return "".join(result), changes


def hardened(line: str, newline: str = "\n") -> str:
    """Return the line without soft breaks: a real one before the next entry, otherwise a blank or nothing."""
    first, *parts = _RUN.split(line)
    done: list[str] = []
    # What has been put together since the last real break.
    last = [first]
    # The rest of a comment stays a comment.
    can_split = not line.lstrip().startswith("#")
    for part in filter(str.strip, parts):
        entry = _ENTRY.match(part)
        has_text = len(last) > 1 or bool(last[0].strip())
        if entry is not None and can_split and has_text and (entry["key"] is None or entry["key"] in KEY_WORDS):
            done.append("".join(last).rstrip())
            last = [part]
        else:
            end = last[-1][-1:]
            if has_text and (end + part[0]).isascii() and not (end.isspace() or part[0].isspace()):
                last.append(" ")
            last.append(part)
    return newline.join([*done, "".join(last)])
