"""What organisers really type, found line by line in a file that YAML refuses.

Each finder looks at one line and tells the column, the code and the corrected line. They run only when the
text is not YAML (or is all one string), because some of these lines would be right inside a quoted text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from game.content.fields.names import KEY_WORDS
from game.content.findings import Finding, Spot
from game.content.slips.braces import (
    INNER_COLON,
    braces_narrowed,
    commas_corrected,
    is_special,
    value_in_braces,
)
from game.content.slips.corrections import (
    BLANKS,
    INVISIBLE,
    UNSEEN,
    bare,
    comment_start,
    fit_to_show,
    indent_of,
    quoted,
    quoted_inside,
    replaced,
    without_literals,
)
from game.content.slips.indentation import Straightened, outside_blocks
from game.content.slips.json_habits import slashes_in
from game.content.tree.intake import shown as shown_number

# A list item may be several dashes deep; a key may stand behind them. It ends before the blanks in front of its colon:
# a search that tried them as part of the key as well would take the square of their number.
_LEAD = rf"^(?P<lead>[ \t{BLANKS}]*(?:- +)*)"
_KEYED = re.compile(_LEAD + r"(?:(?P<key>[^\s:\"'\[\]{},#][^:\"']{0,60}?)(?<!\s)\s*:\s+)?(?P<value>\S.*)$")
_COLON = re.compile(
    r"(?:^[ \t\u00a0\u3000]*(?:- *)*|[{,]\s*)"
    r"(?P<key>[^\s:：{},\[\]\"'#\-][^:：{},\[\]\"'#]{0,30}?)(?<!\s)\s*(?P<colon>[：﹕︰:])"
)
_TIGHT_DASH = re.compile(rf"^(\s*(?:- +)*)-(?:(?: *\t|[{BLANKS}])\s*(?=\S)|(?=[^\s\-\d>.]))")
_WIDE_DASH = re.compile(r"^(\s*)([－–−•·●*＊]|—(?!—))\s*(?=\S)")
_AFTER_QUOTE = re.compile(r"^(\"[^\"\\]*(?:\\.[^\"\\]*)*\"|'[^']*(?:''[^']*)*')\s*(?![\s#])[^:,\]}\s]")
_VALID_ESCAPE = r"(?:[0abt\tnvfre \"/\\N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})"
# What is behind the backslash is looked at twice: the search goes back to a right one where it finds no wrong one.
_BAD_ESCAPE = re.compile(
    r"(?:^\s*|-\s+|:\s+|[\[{,]\s*)"
    rf"\"(?:[^\"\\]|\\{_VALID_ESCAPE})*\\(?!{_VALID_ESCAPE}|$)"
)
_QUOTE_END = re.compile(r"\"(?=\s*(?:[,}\]]|$)|\s+#)")
_ANY_COLON = re.compile("[:：]")
_MAX_COLONS = 8
_MAX_KEY = 6
_SENTENCE = re.compile("[\\s，。！？、；,.!?;“”‘’（）]")


class Mistake(NamedTuple):
    """A finding with the corrected line, so that reading can go on as if it had been corrected.

    `is_guess` means that the correction is good enough to show and to read on with, not to be written to the file.
    """

    finding: Finding[Spot]
    corrected: str | None = None
    is_guess: bool = False


class Found(NamedTuple):
    """What a finder tells of a line: zero-based column, code and corrected line."""

    column: int
    code: str
    corrected: str | None
    is_guess: bool = False


MAX_COLUMNS = 1000
"""Longer lines are not searched: nobody types them, and some searches take the square of the length."""


class LineSearch:
    """Looks for typing mistakes line by line; a text is read several times, and each of its lines searched once."""

    def __init__(self) -> None:
        self._known: dict[str, Found | None] = {}

    def find_in_lines(self, lines: list[str], fault_line: int) -> Iterator[Mistake]:
        """The typing mistakes of a text that YAML refused at `fault_line` (zero-based); at most one a line."""
        straight = Straightened(lines)
        for number in outside_blocks(lines):
            line = lines[number]
            if not line:
                continue
            column = next((column for column, char in enumerate(indent_of(line)) if char != " "), None)
            if column is not None:
                code = "tab_indent" if line[column] == "\t" else "wide_indent"
                yield mistake(number, column, code, straight[number], line=line)
            elif line.strip() and line.lstrip()[0] != "#" and len(line) <= MAX_COLUMNS:
                found = _found(line, True) if fault_line - 1 <= number <= fault_line else self._found_far(line)
                if found is not None:
                    told = mistake(number, found.column, found.code, found.corrected, line=line)
                    yield told._replace(is_guess=found.is_guess)

    def _found_far(self, line: str) -> Found | None:
        if line not in self._known:
            self._known[line] = _found(line, False)
        return self._known[line]


def mistake(number: int, column: int, code: str, corrected: str | None, *, line: str) -> Mistake:
    """A mistake in line `number` at `column` (both zero-based)."""
    char = line[column : column + 1]
    values = {"char": char if not char or char.isprintable() else shown_number(char)}
    cure = fit_to_show(corrected) if corrected else None
    return Mistake(Finding(Spot(number + 1, column + 1), code, values=values, cure=cure or None), corrected)


def colon_in(text: str) -> tuple[int, int, str, str] | None:
    """A known key followed by a full-width colon, or by a colon without a space.

    Returns (start and end of what stands in place of `: `, the code, the key), columns within `text`.
    """
    for found in _COLON.finditer(bare(text)):
        end = found.end("colon")
        rest = text[end:]
        if found["key"].strip() not in KEY_WORDS or (found["colon"] == ":" and (not rest or rest[0] in " \t")):
            continue
        end += len(rest) - len(rest.lstrip())
        code = "colon_tight" if found["colon"] == ":" else "colon_wide"
        return found.end("key"), end, code, found["key"]
    return None


def respaced(line: str, start: int, end: int) -> str:
    """The line with `: ` in place of columns `start` to `end`, and of every other wrong colon behind known keys.

    Whoever types Chinese colons in braces types Chinese commas as well, so these are corrected along with them.
    """
    return entries_corrected(replaced(line, start, end, ": ").rstrip())


def entries_corrected(line: str) -> str:
    """The line with the right signs between the entries in braces and behind known keys."""
    line = commas_corrected(line)
    for _ in range(_MAX_COLONS):
        found = colon_in(line)
        if found is None:
            break
        line = replaced(line, found[0], found[1], ": ").rstrip()
    return line


def _found(line: str, is_near: bool) -> Found | None:
    return next((found for finder in _FINDERS if (found := finder(line, is_near)) is not None), None)


def _invisible(line: str, _: bool) -> Found | None:
    if line.isprintable():
        return None
    colon = _ANY_COLON.search(line)
    at = 0 if colon is None else colon.start()
    found, unseen = INVISIBLE.search(line, 0, at), UNSEEN.search(line, at)
    corrected = INVISIBLE.sub("", line[:at]) + UNSEEN.sub("", line[at:])
    if found is not None:
        return Found(found.start(), "key_invisible", corrected)
    return None if unseen is None else Found(unseen.start(), "unseen", corrected)


def _slashes(line: str, _: bool) -> Found | None:
    found = slashes_in(line)
    return None if found is None else Found(found[0], "slash_comment", found[1])


def _colon(line: str, is_near: bool) -> Found | None:
    found = colon_in(line)
    if found is not None:
        return Found(found[0], found[2], respaced(line, found[0], found[1]))
    wide = line.find("：")
    # An unknown word is taken for a key only where YAML stumbled.
    if is_near and wide > 0 and ": " not in line and not line.lstrip().startswith(("-", '"', "'", "[")):
        return Found(wide, "colon_wide", respaced(line, wide, wide + 1), is_guess=True)
    return None


def _brace_comma(line: str, is_near: bool) -> Found | None:
    corrected = commas_corrected(line, is_certain=not is_near)
    if corrected == line:
        return None
    column = next(index for index, (old, new) in enumerate(zip(line, corrected, strict=False)) if old != new)
    return Found(column, "comma_in_braces", corrected)


def _in_braces(line: str, _: bool) -> Found | None:
    found = value_in_braces(line)
    return None if found is None else Found(*found)


def _dash(line: str, is_near: bool) -> Found | None:
    tight = _TIGHT_DASH.match(line)
    if tight is not None:
        return Found(len(tight[1]), "dash_tight", replaced(line, len(tight[1]), tight.end(), "- "))
    wide = _WIDE_DASH.match(line)
    if wide is not None and (is_near or wide[2] in "－—–−"):
        return Found(len(wide[1]), "dash_wide", replaced(line, wide.start(2), wide.end(), "- "))
    return None


def _escape(line: str, _: bool) -> Found | None:
    found = _BAD_ESCAPE.search(without_literals(line))
    if found is None:
        return None
    start = line.index('"', found.start())
    closing = _QUOTE_END.search(line, found.end())
    inner = line[start + 1 : len(line) if closing is None else closing.start()].replace("'", "''")
    end = len(line) if closing is None else closing.end()
    return Found(found.end() - 1, "escape", replaced(line, start, end, f"'{inner}'"))


def _value(line: str, is_near: bool) -> Found | None:
    """Values that start with a sign of YAML, or hold `: `."""
    found = _KEYED.match(line)
    if found is None:
        return None
    start = found.start("value")
    end = start + comment_start(found["value"])
    value = line[start:end]
    cure = replaced(line, start, end, quoted(value))
    is_entry = found["key"] is not None or "-" in found["lead"]
    if is_special(value) and (is_entry or is_near):
        return Found(start, "special_start", cure)
    if value[:1] in "\"'[{|>":
        code = _broken_start(value) if is_near or (is_entry and value[0] not in "|>") else None
        if code == "text_after_quote":
            cure = replaced(line, start, end, quoted_inside(value))
        return None if code is None else Found(start, code, cure)
    inner = INNER_COLON.search(value)
    if found["key"] is not None and inner is not None:
        return Found(start + inner.start(), "colon_inside", cure, is_guess=not _may_be_key(found["key"]))
    return None


def _may_be_key(word: str) -> bool:
    """Whether a word in front of a colon is a key, or is most likely meant as one."""
    return word in KEY_WORDS or (len(word) <= _MAX_KEY and _SENTENCE.search(word) is None)


def _wide_braces(line: str, _: bool) -> Found | None:
    found = braces_narrowed(line)
    return None if found is None else Found(found[0], "braces_wide", entries_corrected(found[1]))


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


_FINDERS: tuple[Callable[[str, bool], Found | None], ...] = (
    _invisible,
    _slashes,
    _escape,
    _wide_braces,
    _colon,
    _brace_comma,
    _in_braces,
    _dash,
    _value,
)
