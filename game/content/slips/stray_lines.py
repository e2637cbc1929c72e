"""Lines that are neither an entry nor an item: a heading, a piece of a chat, half a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from game.content.fields.names import KEY_WORDS
from game.content.slips.corrections import BLANKS, comment_start

_DASHES = re.compile(rf"[ \t{BLANKS}]*(?:(?:[－–−•·*＊]|-(?!-)|—(?!—))\s*)*")
_KEYED = re.compile(r"[^\s:：\"'#][^:：\"'#]{0,60}?(?<!\s)\s*(?:[：﹕︰]|:(?=\s|$))[ \t]*(?P<value>.*)$")
_FIRST_WORD = re.compile(r"[^\s:：]+")
# What a chat puts in place of a picture.
_PLACEHOLDER = re.compile(r"[ \t]*\[[^\[\]{},:：，、\s]{1,12}\]\s*")
_RULES = "—-=~*_<>"
_STOPS = "。！？!?…；;”」】)）》"
# A day or a time of day, as chats put it above what was said.
_STAMP = re.compile(r"\d{1,2}[:：]\d{2}|\d{4}[-/.年]\d{1,2}")


class Stray(NamedTuple):
    """A line (zero-based) that YAML cannot place; `joined` is the line before with this one behind it, if that fits.

    `held` is the line as something that YAML reads on with.
    """

    line: int
    column: int
    joined: str | None
    held: str


class _Structure(NamedTuple):
    """The entry or item before: its line, the column of its content, and what stands behind its colon or dash."""

    line: int
    column: int
    value: str


def find_strays(lines: Sequence[str], numbers: Iterator[int]) -> Iterator[Stray]:
    """The lines among `numbers` that cannot belong to the entry above them; brackets and quotes over lines may."""
    before: _Structure | None = None
    is_inside = False
    for number in numbers:
        line = lines[number]
        body = line.lstrip()
        if not body or body[0] == "#" or body.rstrip() in {"---", "..."}:
            continue
        is_placeholder = _PLACEHOLDER.fullmatch(line) is not None
        structure = None if is_placeholder else _structure(number, line)
        if structure is not None:
            before = structure
            is_inside = structure.value[:1] in {'"', "'", "[", "{", "|", ">"} or body[0] in "[{\"'?%&*!|>@`]}"
        elif not is_inside and (is_placeholder or line.rstrip()[-1] not in ",]}[{"):
            column = len(line) - len(body)
            if before is None or column <= before.column:
                yield _stray(number, column, line, lines, before)


def _structure(number: int, line: str) -> _Structure | None:
    dashes = _DASHES.match(line)
    begin = 0 if dashes is None else dashes.end()
    rest = line[begin : begin + 2000]
    keyed = _KEYED.match(rest)
    word = _FIRST_WORD.match(rest)
    if keyed is not None and (word is None or _STAMP.search(rest[: keyed.end() - len(keyed["value"])]) is None):
        return _Structure(number, begin, keyed["value"].strip())
    if line[:begin].strip() or (word is not None and word[0] in KEY_WORDS) or rest[:1] in "[{\"'?%&*!|>@`]}":
        return _Structure(number, begin, rest.strip())
    return None


def _stray(number: int, column: int, line: str, lines: Sequence[str], before: _Structure | None) -> Stray:
    held = line[:column] + "# " + line[column:]
    if before is None or not before.value or before.value[-1] in _STOPS or _is_aside(line):
        return Stray(number, column, None, held)
    first = lines[before.line]
    text = line.strip()
    if "#" in first[comment_start(first) :]:
        return Stray(number, column, None, held)
    gap = " " * (first.rstrip()[-1].isascii() and text[0].isascii())
    return Stray(number, column, first.rstrip() + gap + text, " " * (before.column + 2) + text)


def _is_aside(line: str) -> bool:
    is_ruled = line.lstrip()[:1] in _RULES
    return is_ruled or _STAMP.search(line) is not None or _PLACEHOLDER.fullmatch(line) is not None
