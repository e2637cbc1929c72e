"""Lines that begin with tabs or wide spaces, or in a column where YAML cannot place them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.content.fields.shape import Shape
from game.content.findings import Finding, Spot
from game.content.slips.corrections import indent_of
from game.content.slips.indentation import entry_of, open_before
from game.content.slips.slip import Slip, Source, slip_at
from game.content.tree.tree import ScalarNode

CODES = ("tab_indent", "wide_indent", "indent")
_MISPLACED = frozenset({"indent", "colon_unexpected", "dash_unexpected", "not_yaml"})
_MOST_LINES = 2000
"""Lines of one part of a pack that are looked at; longer parts are taken from their last item on."""


def in_source_line(source: Source, number: int) -> Slip | None:
    """Find a blank at the beginning of a line that is no space."""
    line = source.lines[number]
    column = next((column for column, char in enumerate(indent_of(line)) if char != " "), None)
    if column is None:
        return None
    code = "tab_indent" if line[column] == "\t" else "wide_indent"
    return slip_at(line, number, column, code, source.straightened[number])


def in_key(source: Source, node: ScalarNode) -> Slip | None:
    """Find a key that begins with such a blank."""
    if not node.is_plain or not node.text[:1].isspace():
        return None
    return slip_at(source.lines[node.line], node.line, node.column, "wide_indent", source.straightened[node.line])


def in_text(source: Source, node: ScalarNode) -> Slip | None:
    """Find a text that begins its line with such a blank."""
    return in_key(source, node) if source.starts_line(node) else None


def in_cause(source: Source, fault: Finding[Spot]) -> Iterator[Slip]:
    """Guess another column for the line that YAML stumbled over."""
    number = fault.where.line - 1
    line = source.lines[number]
    indent = indent_of(line)
    column = meant_column(source.lines, number) if fault.code in _MISPLACED else None
    if column is not None and column != len(indent):
        corrected = " " * column + line[len(indent) :]
        at = len(indent)
        yield slip_at(line, number, at, "indent", corrected, is_guess=True, found=at, needed=column)


def meant_column(lines: Sequence[str], number: int) -> int | None:
    """Return the nearest column that suits line `number` (zero-based) by its words; `None` if there is none."""
    is_item, key = entry_of(lines[number])
    levels, opened = open_before(_lines_above(lines, number))
    found = [
        level.column
        for level in levels
        if level.is_list == is_item and key not in level.keys and _may_hold(level.shape, is_item=is_item, key=key)
    ]
    if opened is not None and _may_hold(opened.shape, is_item=is_item, key=key):
        found.append(opened.column + 2)
    own = len(indent_of(lines[number]))
    return min(found, key=lambda column: (abs(column - own), -column), default=None)


def _lines_above(lines: Sequence[str], number: int) -> list[str]:
    """Return the lines that locate line `number`: from the key in the first column, or the last item."""
    start = number
    while start > 0:
        start -= 1
        if lines[start][:1] not in {"", " ", "\t", "#", "-"}:
            break
    if number - start <= _MOST_LINES:
        return list(lines[start:number])
    item = next((line for line in lines[start + 1 : start + 100] if line.lstrip().startswith("- ")), "")
    lead = item[: item.find("-") + 2]
    begin = next(
        (at for at in range(number - 1, number - _MOST_LINES, -1) if lead and lines[at].startswith(lead)), None
    )
    return [] if begin is None else [lines[start], *lines[begin:number]]


def _may_hold(shape: Shape | None, *, is_item: bool, key: str | None) -> bool:
    """Whether an item, or an entry, with `key` (a text if `None`) may be there."""
    inner = None if shape is None else shape.item if is_item else shape
    if inner is None:
        return False
    return key in inner.keys or (is_item and key is None and inner.kind in {"text", "either", "list"})
