"""The parser's errors, sorted into causes that can be said plainly.

PyYAML's Python and C parsers word the same error differently, and releases change the words. Known words choose the
most helpful sentence; other errors are told by what stands at their two places.
"""

from __future__ import annotations

import yaml

from game.content.findings import Finding, Spot

# (part of the parser's message, our code); the first that fits counts, so the narrower stand first.
_CAUSES: tuple[tuple[str, str], ...] = (
    ("escape", "escape"),
    ("hexdecimal", "escape"),
    ("hexadecimal", "escape"),
    ("found unexpected end of stream", "quote_open"),
    ("found unexpected document indicator", "quote_open"),
    ("found character '\\t'", "tab_indent"),
    ("tab character", "tab_indent"),
    ("mapping values are not allowed", "colon_unexpected"),
    ("expected ':'", "colon_missing"),
    ("cannot start any token", "special_start"),
    ("flow sequence", "bracket_open"),
    ("flow mapping", "bracket_open"),
    ("flow node", "bracket_open"),
    ("node content", "special_start"),
    ("directive", "special_start"),
    ("chomping or indentation", "special_start"),
    ("indentation", "indent"),
    ("block collection", "indent"),
    ("block mapping", "indent"),
    ("block sequence entries are not allowed", "dash_unexpected"),
    ("<document start>", "second_text"),
)
# For these the start of the thing (the opening quote or bracket, the word without a colon) helps more than the
# place where the parser gave up.
_FROM_START = frozenset({"quote_open", "bracket_open", "colon_missing"})


def finding_of(fault: Exception, lines: list[str]) -> Finding[Spot]:
    """Return what a parser's exception means, at its place in the text."""
    if not isinstance(fault, yaml.MarkedYAMLError):
        return Finding(Spot(), "not_yaml")
    mark = fault.problem_mark or fault.context_mark
    if mark is None:
        return Finding(Spot(), "not_yaml")
    begun = fault.context_mark or mark
    said = " ".join(part for part in (fault.context, fault.problem) if part)
    code = next((code for part, code in _CAUSES if part in said), "")
    if not code:
        # A complaint in unknown words, about something that began with this.
        opening = lines[begun.line][begun.column : begun.column + 1] if begun.line < len(lines) else ""
        is_open_quote = opening in {'"', "'"} and mark.line >= len(lines) - 1
        code = "bracket_open" if opening in {"[", "{"} else "quote_open" if is_open_quote else "not_yaml"
    if code in _FROM_START:
        mark = begun
    line, column = _inside(mark.line, mark.column, lines)
    return Finding(Spot(line + 1, column + 1), code, values={"char": lines[line][column : column + 1]})


def _inside(line: int, column: int, lines: list[str]) -> tuple[int, int]:
    """Return a place inside the text: the last line with content if the parser points behind the end."""
    if line >= len(lines):
        line, column = len(lines) - 1, 0
    while line > 0 and not lines[line].strip():
        line -= 1
        column = len(lines[line])
    return line, min(column, len(lines[line]))
