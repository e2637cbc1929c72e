"""What organisers really type, found line by line in a file that YAML refuses.

Each finder looks at one line and tells the column, the code and the corrected line. They run only when the
text is not YAML (or is all one string), because some of these lines would be right inside a quoted text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.content.cures import KEY_WORDS, fit_to_show, indent_of, plain_indent, quoted, quoted_inside, replaced
from game.content.findings import Finding, Spot

INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
# A list item may be several dashes deep; a key may stand behind them.
_LEAD = r"^(?P<lead>[ \t\u00a0\u2000-\u200a\u202f\u3000]*(?:- +)*)"
_KEYED = re.compile(_LEAD + r"(?:(?P<key>[^\s:\"'\[\]{},#][^:\"']{0,60}?)\s*:\s+)?(?P<value>\S.*)$")
_COLON = re.compile(
    r"(?:^[ \t\u00a0\u3000]*(?:- *)*|[{,]\s*)"
    r"(?P<key>[^\s:：{},\[\]\"'#\-][^:：{},\[\]\"'#]{0,30}?)\s*(?P<colon>[：﹕︰:])"
)
_TIGHT_DASH = re.compile(r"^(\s*(?:- +)*)-(?=[^\s\-\d>.])")
_WIDE_DASH = re.compile(r"^(\s*)([－–−•·●*＊]|—(?!—))\s*(?=\S)")
_AFTER_QUOTE = re.compile(r"^(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')\s*(?![\s#])[^:,\]}\s]")
_BAD_ESCAPE = re.compile(r"\"(?:[^\"\\]|\\[0abt\tnvfre \"/\\N_LP]|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4})*\\")
_INNER_COLON = re.compile(r":(?=\s|$)")
_MAX_COLONS = 8
_BRACE_COMMA = re.compile(r"\s*[，、；]\s*(?P<key>[^\s:：{},，、；]{1,30})(?=\s*[:：])")
_BLOCK = re.compile(r"(?:^|[:\-]\s+)[|>][+\-\d]*\s*(?:#.*)?$")


@dataclass(frozen=True)
class Mistake:
    """A finding with the corrected line, so that reading can go on as if it had been corrected."""

    finding: Finding
    corrected: str | None = None


Found = tuple[int, str, str | None] | None
"""Zero-based column, code and corrected line; or nothing."""


MAX_COLUMNS = 2000
"""Longer lines are not searched: nobody types them, and some searches take the square of the length."""


def find_in_lines(lines: list[str], fault_line: int) -> Iterator[Mistake]:
    """The typing mistakes of a text that YAML refused at `fault_line` (zero-based); at most one a line."""
    for number in _outside_blocks(lines):
        if len(lines[number]) > MAX_COLUMNS:
            continue
        is_near = fault_line - 1 <= number <= fault_line
        results = (finder(lines[number], is_near) for finder in _FINDERS)
        result = _indent(lines, number) or next((result for result in results if result is not None), None)
        if result is not None:
            yield mistake(number, result[0], result[1], result[2], line=lines[number])


def mistake(number: int, column: int, code: str, corrected: str | None, *, line: str) -> Mistake:
    """A mistake in line `number` at `column` (both zero-based)."""
    values = {"char": line[column : column + 1]}
    shown = None if corrected is None else fit_to_show(corrected)
    if shown is not None:
        values["cure"] = shown
    return Mistake(Finding(Spot(number + 1, column + 1), code, values=values), corrected)


def colon_in(text: str) -> tuple[int, int, str, str] | None:
    """A known key followed by a full-width colon, or by a colon without a space.

    Returns (start and end of what stands in place of `: `, the code, the key), columns within `text`.
    """
    for found in _COLON.finditer(text):
        end = found.end("colon")
        rest = text[end:]
        if found["key"].strip() not in KEY_WORDS or (found["colon"] == ":" and (not rest or rest[0].isspace())):
            continue
        end += len(rest) - len(rest.lstrip())
        code = "colon_tight" if found["colon"] == ":" else "colon_wide"
        return found.end("key"), end, code, found["key"]
    return None


def respaced(line: str, start: int, end: int) -> str:
    """The line with `: ` in place of columns `start` to `end`, and of every other wrong colon behind known keys.

    Whoever types Chinese colons in braces types Chinese commas as well, so these are corrected along with them.
    """
    line = commas_corrected(replaced(line, start, end, ": ").rstrip())
    for _ in range(_MAX_COLONS):
        found = colon_in(line)
        if found is None:
            break
        line = replaced(line, found[0], found[1], ": ").rstrip()
    return line


def commas_corrected(line: str) -> str:
    """The line with `, ` in place of every Chinese comma between entries in braces: in front of a known key."""
    if "{" not in line:
        return line
    return _BRACE_COMMA.sub(lambda found: f", {found['key']}" if found["key"] in KEY_WORDS else found[0], line)


def _outside_blocks(lines: list[str]) -> Iterator[int]:
    """Numbers of the lines that are neither empty, nor comments, nor text of a `|` or `>` block."""
    block: int | None = None
    for number, line in enumerate(lines):
        body = line.lstrip()
        if not body:
            continue
        indent = len(line) - len(body)
        if block is not None and indent > block:
            continue
        block = indent if _BLOCK.search(line[-200:]) else None
        if not body.startswith("#"):
            yield number


def _indent(lines: list[str], number: int) -> Found:
    for column, char in enumerate(indent_of(lines[number])):
        if char != " ":
            return column, "tab_indent" if char == "\t" else "wide_indent", plain_indent(lines, number)
    return None


def _invisible(line: str, _: bool) -> Found:
    found = INVISIBLE.search(line.partition(":")[0])
    return None if found is None else (found.start(), "key_invisible", INVISIBLE.sub("", line))


def _colon(line: str, is_near: bool) -> Found:
    found = colon_in(line)
    if found is not None:
        return found[0], found[2], respaced(line, found[0], found[1])
    wide = line.find("：")
    # An unknown word is taken for a key only where YAML stumbled.
    if is_near and wide > 0 and ": " not in line and not line.lstrip().startswith(("-", '"', "'", "[")):
        return wide, "colon_wide", respaced(line, wide, wide + 1)
    return None


def _brace_comma(line: str, is_near: bool) -> Found:
    corrected = commas_corrected(line) if is_near else line
    if corrected == line:
        return None
    column = next(index for index, (old, new) in enumerate(zip(line, corrected, strict=False)) if old != new)
    return column, "comma_in_braces", corrected


def _dash(line: str, is_near: bool) -> Found:
    tight = _TIGHT_DASH.match(line)
    if tight is not None:
        return len(tight[1]), "dash_tight", replaced(line, len(tight[1]), len(tight[1]) + 1, "- ")
    wide = _WIDE_DASH.match(line)
    if wide is not None and (is_near or wide[2] in "－—–−"):
        return len(wide[1]), "dash_wide", replaced(line, wide.start(2), wide.end(), "- ")
    return None


def _escape(line: str, _: bool) -> Found:
    found = _BAD_ESCAPE.search(line)
    if found is None:
        return None
    start, end = found.start(), line.rfind('"')
    if end <= start:
        end = len(line)
    inner = line[start + 1 : end].replace("'", "''")
    return found.end() - 1, "escape", replaced(line, start, end + 1, f"'{inner}'")


def _value(line: str, is_near: bool) -> Found:
    """Values that start with a sign of YAML, or hold `: `."""
    found = _KEYED.match(line)
    if found is None:
        return None
    value, start = found["value"], found.start("value")
    cure = replaced(line, start, len(line), quoted(value))
    first = value[0]
    if first in "%@`*&!" and value[1:2] != " ":
        return start, "special_start", cure
    if first in "\"'[{|>":
        code = _broken_start(value) if is_near else None
        if code == "text_after_quote":
            cure = replaced(line, start, len(line), quoted_inside(value))
        return None if code is None else (start, code, cure)
    inner = _INNER_COLON.search(value)
    if found["key"] is not None and inner is not None:
        return start + inner.start(), "colon_inside", cure
    return None


def _broken_start(value: str) -> str | None:
    """The code for a text that YAML took for a quotation, a bracket or a block, and stumbled over."""
    if value[0] in "\"'":
        return "text_after_quote" if _AFTER_QUOTE.match(value) else None
    if value[0] in "[{":
        return "special_start" if _closes_early(value) else None
    return "special_start" if len(value) > 1 else None


def _closes_early(value: str) -> bool:
    closer = "]" if value[0] == "[" else "}"
    rest = value[value.find(closer) + 1 :].strip() if closer in value else ""
    return bool(rest) and rest[0] not in "#,:]}"


_FINDERS: tuple[Callable[[str, bool], Found], ...] = (
    _invisible,
    _escape,
    _colon,
    _brace_comma,
    _dash,
    _value,
)
