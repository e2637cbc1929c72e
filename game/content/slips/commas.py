"""Chinese commas between entries and items, and commas at line ends as in other languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.content.fields.names import KEY_WORDS, english_key
from game.content.slips.comments import KEY
from game.content.slips.corrections import bare, replaced, split_list
from game.content.slips.slip import Slip, Source, slip_at
from game.content.tree.tree import Located, ScalarNode, SequenceNode

CODES = ("comma_in_braces", "comma_wide", "comma_end", "comma_kept")
ENDS = (",", "，")

# Blanks from the first of a run only, as in `corrections`.
_BETWEEN = re.compile(r"(?:(?<!\s)\s+)?[，、；]\s*(?P<key>[^\s:：{},，、；]{1,30})(?=\s*(?P<colon>：|:(?:\s|$)?))")
_LEAD = re.compile(rf"[ \t]*(?P<lead>(?:- +)*(?:{KEY})?)")
_SIGN = re.compile(r"[\"'\[\]{}#]")
# Skipped at once: whole quotations, and characters that are none of the signs.
_INNER = re.compile(r"(?:[^\"'\[\]{}#]+|(?<=[ \t,\[{:])\"[^\"\\]*(?:\\.[^\"\\]*)*\")+")
_ENDS = {'"': re.compile(r'[^"\\]*(?:\\.[^"\\]*)*"'), "'": re.compile(r"[^']*(?:''[^']*)*'(?!')")}
_AT_END = re.compile(r"[ \t]*[,，](?=[ \t]*(?:#.*)?$)")
_MAY_BE_AT_END = re.compile(r"[\"'\]}][ \t]*[,，]")
_LISTED = re.compile(r"[ \t]*(?:- +)*(?P<key>[^\s:\"'{}\[\],#]{1,20}):[ \t]+")
_CHOSEN = frozenset(
    {
        *("language", "judging", "reviewed", "expires", "date", "id", "name", "icon", "channel", "verdict", "scam"),
        *("name_count", "odds", "across", "along", "pushes", "kind", "friction", "deal", "left", "right", "far"),
    }
)
"""Keys whose value is chosen among some, is a number or is named elsewhere: no comma belongs to it."""
_SPOKEN = frozenset({"them", "me"})
_MAX_COLUMNS = 1000


def in_line(line: str, number: int, is_near: bool) -> Slip | None:
    """Find a Chinese comma between entries in braces; doubtful ones only where YAML stumbled."""
    corrected = commas_corrected(line, is_certain=not is_near)
    if corrected == line:
        return None
    column = next(index for index, (old, new) in enumerate(zip(line, corrected, strict=False)) if old != new)
    return slip_at(line, number, column, "comma_in_braces", corrected)


def commas_corrected(line: str, *, is_certain: bool = False) -> str:
    """Return the line with `, ` for every Chinese comma between entries in braces, before a known key.

    `is_certain` omits keys with a colon that may be part of a sentence: `：` or one without a blank.
    """
    if "{" not in line:
        return line
    for found in reversed(list(_BETWEEN.finditer(bare(line)))):
        if found["key"] in KEY_WORDS and (not is_certain or found["colon"] not in "：:"):
            line = replaced(line, found.start(), found.end(), f", {found['key']}")
    return line


def in_text(source: Source, node: ScalarNode) -> Slip | None:
    """Find a comma at the end of a text without quotes that is the value of a known key."""
    line = source.lines[node.line]
    if not node.text.endswith(ENDS) or node.line != node.end_line:
        return None
    listed = _LISTED.fullmatch(line, 0, node.column)
    if listed is None or listed["key"] not in KEY_WORDS or node.end_column - node.column < len("甲,"):
        return None
    key = english_key(listed["key"])
    if key in _SPOKEN:
        return None
    at = node.end_column - 1
    corrected = replaced(line, at, node.end_column, "")
    if key in _CHOSEN:
        return slip_at(line, node.line, at, "comma_end", corrected)
    told = slip_at(line, node.line, at, "comma_kept", corrected, level="warning")
    # A Chinese comma may belong to a sentence; it is reported, not corrected.
    return told if node.text[-1] == "," else told._replace(corrected=None)


def in_tree(source: Source, located: Located) -> Iterator[Slip]:
    """Find lists in brackets whose items run together because Chinese commas stand between them."""
    for items in located.flow_lists:
        node = items.items[0] if len(items.items) == 1 else None
        if isinstance(node, ScalarNode) and node.is_plain and node.line == node.end_line:
            column = min((at for at in (node.text.find("，"), node.text.find("、")) if at >= 0), default=None)
            if column is not None:
                yield _run_together(source, items, node, node.column + column)


def _run_together(source: Source, items: SequenceNode, node: ScalarNode, column: int) -> Slip:
    line = source.lines[node.line]
    closer = line.find("]", node.end_column)
    if closer < 0 or items.line != node.line:
        return slip_at(line, node.line, node.column, "comma_wide", None)
    corrected = replaced(line, items.column, closer + 1, split_list(node.text))
    return slip_at(line, node.line, column, "comma_wide", corrected)


def in_refused(source: Source) -> Iterator[Slip]:
    """Find commas after quotes and brackets at line ends outside brackets; none if those are unbalanced."""
    found: list[Slip] = []
    if _MAY_BE_AT_END.search(source.text) is None:
        return
    depth, quote = 0, ""
    for number in source.outside_blocks:
        line = source.lines[number]
        at = 0
        if len(line) > _MAX_COLUMNS:
            if depth or quote:
                return
            continue
        if not depth and not quote:
            lead = _LEAD.match(line)
            at = lead.end() if lead is not None else 0
            sign = line[at : at + 1]
            if sign in {"]", "}"} or (sign in {"[", "{"} and (lead is None or not lead["lead"])):
                return
            if sign not in {'"', "'", "[", "{"} or lead is None or not lead["lead"]:
                continue
        at, depth, quote = _scanned(line, at, depth, quote)
        comma = _AT_END.match(line, at) if not depth and not quote else None
        if comma is not None:
            corrected = replaced(line, comma.start(), comma.end(), "").rstrip()
            found.append(slip_at(line, number, comma.end() - 1, "comma_end", corrected))
    yield from found if not depth and not quote else ()


def _scanned(line: str, at: int, depth: int, quote: str) -> tuple[int, int, str]:
    """Go on from column `at` to the end of value or line; return the end, and what is open there."""
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
