"""Colons behind keys that are full-width, doubled, have no blank behind them, or are another sign."""

from __future__ import annotations

import re

from game.content.fields.names import KEY_WORDS
from game.content.slips.commas import commas_corrected
from game.content.slips.corrections import bare, replaced
from game.content.slips.slip import Slip, Source, slip_at
from game.content.tree.tree import ScalarNode

CODES = ("colon_tight", "colon_wide", "colon_double", "colon_other")
OTHERS = "；;=＝"
"""What is hit in place of a colon, on the same key or in other languages."""
SIGNS = f"：:﹕︰{OTHERS}"

_COLON = re.compile(
    r"(?:^[ \t\u00a0\u3000]*(?:- *)*|[{,]\s*)"
    r"(?P<key>[^\s:：{},\[\]\"'#\-][^:：{},\[\]\"'#]{0,30}?)(?<!\s)\s*(?P<colon>[：﹕︰:]+)"
)
_OTHER = re.compile(
    rf"[ \t\u00a0\u3000]*(?:- *)*(?P<key>[^\s:：{{}},\[\]\"'#\-；;=＝]{{1,20}})\s*(?P<sign>[{OTHERS}])\s*"
)
_MAX_COLONS = 8


def in_line(line: str, number: int, is_near: bool) -> Slip | None:
    """Find such a colon; behind a word that is no known key only where YAML stumbled."""
    slip = _slip_in(line, number, 0, len(line)) or _other_in(line, number)
    wide = line.find("：")
    if slip is not None or not is_near or wide <= 0:
        return slip
    if ": " in line or line.lstrip().startswith(("-", '"', "'", "[")):
        return None
    return slip_at(line, number, wide, "colon_wide", _respaced(line, wide, wide + 1), is_guess=True)


def in_key(source: Source, node: ScalarNode) -> Slip | None:
    """Find such a colon in a key, or in a text that YAML took for one."""
    line = source.lines[node.line]
    end = node.end_column if node.end_line == node.line else len(line)
    if line.startswith(":", end):  # the last of several, which ends the key, with the blanks behind it
        end = len(line) - len(line[end + 1 :].lstrip())
    slip = _slip_in(line, node.line, node.column, end)
    return slip or (_other_in(line, node.line) if source.starts_line(node) else None)


def in_text(source: Source, node: ScalarNode) -> Slip | None:
    """Find such a colon in a text that begins its line."""
    return in_key(source, node) if source.starts_line(node) else None


def in_later_line(source: Source, node: ScalarNode, number: int) -> Slip | None:
    """Find such a colon in a line that YAML joined to the one before."""
    return in_line(source.lines[number], number, is_near=False)


def colon_in(text: str) -> tuple[int, int, str] | None:
    """Find a known key before wrong colons; return start and end of what `: ` replaces, and the code."""
    for found in _COLON.finditer(bare(text)):
        end = found.end("colon")
        rest = text[end:]
        if found["key"].strip() not in KEY_WORDS or (found["colon"] == ":" and (not rest or rest[0] in " \t")):
            continue
        end += len(rest) - len(rest.lstrip())
        code = "colon_tight" if found["colon"] == ":" else "colon_wide" if len(found["colon"]) == 1 else "colon_double"
        return found.end("key"), end, code
    return None


def entries_corrected(line: str) -> str:
    """Return the line with the right signs between the entries in braces and behind known keys."""
    line = commas_corrected(line)
    for _ in range(_MAX_COLONS):
        found = colon_in(line)
        if found is None:
            break
        line = replaced(line, found[0], found[1], ": ").rstrip()
    return line


def _slip_in(line: str, number: int, start: int, end: int) -> Slip | None:
    found = colon_in(line[start:end])
    if found is None:
        return None
    at, until = start + found[0], start + found[1]
    return slip_at(line, number, at, found[2], _respaced(line, at, until))


def _other_in(line: str, number: int) -> Slip | None:
    """Find another sign where the colon of a known key should be, at the beginning of a line."""
    found = _OTHER.match(line)
    if found is None or found["key"] not in KEY_WORDS:
        return None
    corrected = _respaced(line, found.end("key"), found.end())
    return slip_at(line, number, found.start("sign"), "colon_other", corrected, key=found["key"])


def _respaced(line: str, start: int, end: int) -> str:
    """Return the line with `: ` for columns `start` to `end` and every other wrong colon behind known keys.

    Chinese commas are corrected along with them, as they usually come with Chinese colons in braces.
    """
    return entries_corrected(replaced(line, start, end, ": ").rstrip())
