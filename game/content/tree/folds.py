"""Texts that go on in the next line: YAML puts a blank between their lines, Chinese has none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

_MARKS = "“”‘’…—·"
"""Chinese marks that stand in Latin texts too: alone they do not tell which of the two it is."""
_FOLDED = ">"
_SEEN = 2
"""Characters on each side by which a seam is found again; only one where there are escapes, which may be behind it."""


def unfolded(text: str, lines: Sequence[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    """Return a text without the blanks that YAML put between Chinese characters.

    `start` and `end` are its line and column in `lines`, from 0. A blank stays between letters and digits, as
    `game.content.tree.soft_breaks` keeps it, and so does every blank that was typed.
    """
    done = 0
    parts: list[str] = []
    for before, after in _seams(lines, start, end):
        # In double quotes an escape takes more room in the line than in the text, so the seam is looked for.
        at = text.find(f"{before} {after}", done)
        if at >= 0 and hang_together(before[-1], after[0]):
            parts.append(text[done : at + len(before)])
            done = at + len(before) + 1
    return "".join([*parts, text[done:]])


def _seams(lines: Sequence[str], start: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[str, str]]:
    """Yield the last characters of each line and the first ones of the next, of those that hang together."""
    (first, column), (last, until) = start, end
    is_block = lines[first][column : column + 1] == _FOLDED
    rows = []
    for number in range(first, min(last + 1, len(lines))):
        line = lines[number][: until if number == last else None]
        rows.append("" if is_block and number == first else line[column if number == first else 0 :].strip(" \t"))
    for row, follower in pairwise(rows):
        if row and follower:
            seen = 1 if "\\" in row + follower else _SEEN
            yield row[-seen:], follower[:seen]


def hang_together(before: str, after: str) -> bool:
    """Whether no blank belongs between the end of a line and the beginning of the next."""
    return _is_chinese(before) or _is_chinese(after) or (before in _MARKS and after in _MARKS)


def _is_chinese(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}
