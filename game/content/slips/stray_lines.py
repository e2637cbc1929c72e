"""Lines that are neither entry nor item: headings, pieces of a chat, half sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from game.content.fields.names import KEY_WORDS
from game.content.findings import Finding, Spot
from game.content.slips.corrections import BLANKS, comment_start, fit_to_show
from game.content.slips.slip import Slip, Source, slip_at

CODES = ("line_stray", "line_wrapped")
_MAX_TOLD = 200
_MAX_LOOKED_AT = 100_000
"""Lines among which those are looked for that belong nowhere, some 7 µs each."""

_DASHES = re.compile(rf"[ \t{BLANKS}]*(?:(?:[－–−•·*＊]|-(?!-)|—(?!—))\s*)*")
_KEYED = re.compile(r"[^\s:：\"'#][^:：\"'#]{0,60}?(?<!\s)\s*(?:[：﹕︰]|:(?=\s|$))[ \t]*(?P<value>.*)$")
_FIRST_WORD = re.compile(r"[^\s:：]+")
# Placeholders for pictures in a chat.
_PLACEHOLDER = re.compile(r"[ \t]*\[[^\[\]{},:：，、\s]{1,12}\]\s*")
_RULES = "—-=~*_<>"
_STOPS = "。！？!?…；;”」】)）》"
# A date or time of day above a chat message.
_STAMP = re.compile(r"\d{1,2}[:：]\d{2}|\d{4}[-/.年]\d{1,2}")


class _Structure(NamedTuple):
    """The entry or item before: its line, the column of its content, and its value."""

    line: int
    column: int
    value: str


def in_cause(source: Source, fault: Finding[Spot]) -> Iterator[Slip]:
    """Find lines that cannot belong to the entry above; brackets and quotes over several lines may."""
    before: _Structure | None = None
    is_inside = False
    count = 0
    for number in source.outside_blocks[:_MAX_LOOKED_AT]:
        line = source.lines[number]
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
            if (before is None or column <= before.column) and count < _MAX_TOLD:
                count += 1
                yield _stray(number, column, source.lines, before)


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


def _stray(number: int, column: int, lines: Sequence[str], before: _Structure | None) -> Slip:
    """Return a line as a comment, or as one that YAML joins to the one before if that is no whole sentence."""
    line, held = lines[number], lines[number][:column] + "# " + lines[number][column:]
    if before is not None and before.value and before.value[-1] not in _STOPS and not _is_aside(line):
        first, text = lines[before.line], line.strip()
        if "#" not in first[comment_start(first) :]:
            gap = " " * (first.rstrip()[-1].isascii() and text[0].isascii())
            held = " " * (before.column + 2) + text
            joined = fit_to_show(first.rstrip() + gap + text)
            if joined is not None:
                told = slip_at(line, number, column, "line_wrapped", held, is_guess=True, joined=joined)
                return told._replace(finding=replace(told.finding, cure=None))
    return slip_at(line, number, column, "line_stray", held, is_guess=True)


def _is_aside(line: str) -> bool:
    is_ruled = line.lstrip()[:1] in _RULES
    return is_ruled or _STAMP.search(line) is not None or _PLACEHOLDER.fullmatch(line) is not None
