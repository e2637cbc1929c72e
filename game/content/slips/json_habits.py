"""Habits from other languages: a comma at the end of every line, `//` in front of a comment.

Inside `[…]` and `{…}` such commas are right, so brackets and quotes are followed from line to line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from game.content.fields.names import KEY_WORDS, english_key
from game.content.slips.corrections import comment_start, replaced

COMMAS = ",，"
_KEY = r"(?:\"[^\"\\]{1,30}\"|'[^']{1,30}'|[^\s:\"'\[\]{},#][^:\"']{0,60}?)(?<!\s)\s*:\s+"
_LEAD = re.compile(rf"[ \t]*(?P<lead>(?:- +)*(?:{_KEY})?)")
_SIGN = re.compile(r"[\"'\[\]{}#]")
# What needs no look at its signs: whole quotations, and what is none of the signs.
_INNER = re.compile(r"(?:[^\"'\[\]{}#]+|(?<=[ \t,\[{:])\"[^\"\\]*(?:\\.[^\"\\]*)*\")+")
_ENDS = {'"': re.compile(r'[^"\\]*(?:\\.[^"\\]*)*"'), "'": re.compile(r"[^']*(?:''[^']*)*'(?!')")}
_COMMA = re.compile(r"[ \t]*[,，](?=[ \t]*(?:#.*)?$)")
_MAY_HAVE_COMMA = re.compile(r"[\"'\]}][ \t]*[,，]")
_SLASHES = re.compile(r"[ \t]*//")
_VALUE_AND_SLASHES = re.compile(
    rf"[ \t]*(?:- +)*(?:{_KEY})?"
    r"(?:\"[^\"\\]*(?:\\.[^\"\\]*)*\"|'[^']*(?:''[^']*)*'|-?[0-9.]{1,20}"
    r"|\[[^\[\]{}\"'#]*\]|\{[^\[\]{}\"'#]*\}|[\[\]{}]{1,20})(?:[ \t]*,)?[ \t]+(?P<slashes>//)"
)
_LISTED = re.compile(r"[ \t]*(?:- +)*(?P<key>[^\s:\"'{}\[\],#]{1,20}):[ \t]+")
_SLASHES_BEHIND = re.compile(r"(?<!\s)[ \t]+(?P<slashes>//)")
_CHOSEN = frozenset(
    {
        *("language", "judging", "reviewed", "expires", "date", "id", "name", "icon", "channel", "verdict", "scam"),
        *("name_count", "odds", "across", "along", "pushes", "kind", "friction", "left", "right", "far"),
    }
)
"""Keys whose value is chosen among some, is a number or is named elsewhere: no comma belongs to it."""
_SPOKEN = frozenset({"them", "me"})
_MAX_COLUMNS = 1000


class Habit(NamedTuple):
    """A sign of another language: line and column (zero-based), and the line without it.

    `is_certain` means that the line can be nothing else; otherwise the sign will be shown, and may be meant.
    """

    line: int
    column: int
    corrected: str
    is_certain: bool = True


def find_end_commas(lines: Sequence[str], numbers: Iterable[int], text: str) -> list[Habit]:
    """Commas behind quotes and brackets that end at the end of their line, outside of other brackets.

    None at all where the brackets are not in pairs: nobody knows then which commas are right.

    Args:
        lines: a text's lines, without breaks.
        numbers: those that are looked at, in their order.
        text: the whole text.
    """
    found: list[Habit] = []
    if _MAY_HAVE_COMMA.search(text) is None:
        return found
    depth, quote = 0, ""
    for number in numbers:
        line = lines[number]
        at = 0
        if len(line) > _MAX_COLUMNS:
            if depth or quote:
                return []
            continue
        if not depth and not quote:
            lead = _LEAD.match(line)
            at = lead.end() if lead is not None else 0
            sign = line[at : at + 1]
            if sign in {"]", "}"} or (sign in {"[", "{"} and (lead is None or not lead["lead"])):
                return []
            if sign not in {'"', "'", "[", "{"} or lead is None or not lead["lead"]:
                continue
        at, depth, quote = _scanned(line, at, depth, quote)
        comma = _COMMA.match(line, at) if not depth and not quote else None
        if comma is not None:
            column = comma.end() - 1
            found.append(Habit(number, column, replaced(line, comma.start(), comma.end(), "").rstrip()))
    return found if not depth and not quote else []


def _scanned(line: str, at: int, depth: int, quote: str) -> tuple[int, int, str]:
    """Goes on from column `at` to the end of the value or of the line; where that is, and what is open there."""
    while at < len(line):
        if quote:
            end = _ENDS[quote].match(line, at)
            if end is None:
                return len(line), depth, quote
            at, quote = end.end(), ""
        else:
            inner = _INNER.match(line, at) if depth else None
            found = _SIGN.search(line, at if inner is None else inner.end())
            if found is None:
                return len(line), depth, ""
            sign, start = found[0], found.start()
            before = line[start - 1 : start] if start else " "
            if sign == "#" and before in {" ", "\t"}:
                return len(line), depth, ""
            if sign in _ENDS and before in " \t,[{:":
                quote = sign
            elif sign in "[{":
                depth += 1
            elif sign in "]}":
                depth -= 1
            at = found.end()
        if not depth and not quote:
            break
    return at, depth, quote


def slashes_in(line: str) -> tuple[int, str] | None:
    """`//` at the beginning of a line, or behind a value that has ended: its column, and the line with `#` instead."""
    if "//" not in line:
        return None
    found = _SLASHES.match(line)
    at = found.end() - 2 if found is not None else None
    if at is None:
        behind = _VALUE_AND_SLASHES.match(line)
        at = behind.start("slashes") if behind is not None else None
    return None if at is None else (at, hashed(line, at))


def hashed(line: str, at: int) -> str:
    """The line with a comment of YAML in place of the slashes in column `at`."""
    rest = line[at:].lstrip("/").strip()
    return f"{line[:at]}# {rest}".rstrip()


def comma_behind(line: str, number: int, column: int, end: int) -> Habit | None:
    """A comma at the end of the text without quotes from `column` to `end`, which is the value of a known key."""
    listed = _LISTED.fullmatch(line, 0, column)
    if listed is None or listed["key"] not in KEY_WORDS or end - column < len("甲,"):
        return None
    key = english_key(listed["key"])
    if key in _SPOKEN:
        return None
    corrected = replaced(line, end - 1, end, "")
    return Habit(number, end - 1, corrected, is_certain=key in _CHOSEN)


def slashes_behind(line: str, number: int, column: int, end: int) -> Iterator[Habit]:
    """`//` with a blank before it in the text without quotes from `column` to `end`."""
    found = _SLASHES_BEHIND.search(line, column, end)
    if found is not None:
        at = found.start("slashes")
        end = column + comment_start(line[column:])
        yield Habit(number, at, hashed(line[:end], at) + line[end:], is_certain=False)
