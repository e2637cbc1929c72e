"""Why YAML gave up at a place: a line that belongs nowhere, or one that stands in a wrong column.

The parser stumbles over the next line that it cannot place; here the line is looked for that is the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from game.content.findings import Finding, Spot
from game.content.slips.alignment import meant_column
from game.content.slips.corrections import fit_to_show, indent_of
from game.content.slips.in_lines import Mistake, mistake
from game.content.slips.indentation import outside_blocks
from game.content.slips.json_habits import find_end_commas
from game.content.slips.list_marks import find_marks
from game.content.slips.open_quotes import find_open_quotes
from game.content.slips.stray_lines import find_strays

_MISPLACED = frozenset({"indent", "colon_unexpected", "dash_unexpected", "not_yaml"})
_MAX_TOLD = 200
_MAX_LOOKED_AT = 100_000
"""Lines among which those are looked for that belong nowhere, some 7 µs each."""


def find_swallowing(lines: Sequence[str]) -> Iterator[Mistake]:
    """Quotes that are open to the end of their line; what they swallow is not what its author wrote."""
    for number, column, corrected in find_open_quotes(lines, outside_blocks(lines)):
        yield mistake(number, column, "quote_open", corrected, line=lines[number])


def find_list_marks(lines: Sequence[str]) -> Iterator[Mistake]:
    """Items of lists that begin with a number or a picture."""
    for mark in find_marks(lines, outside_blocks(lines)):
        told = mistake(mark.line, mark.column, "dash_wide", mark.corrected, line=lines[mark.line])
        yield told._replace(finding=replace(told.finding, values={"char": mark.mark}))


def find_commas(lines: Sequence[str], text: str) -> Iterator[Mistake]:
    """Commas behind a value that is in quotes or brackets, where no other value can follow."""
    for comma in find_end_commas(lines, outside_blocks(lines), text):
        yield mistake(comma.line, comma.column, "comma_end", comma.corrected, line=lines[comma.line])


def find_causes(fault: Finding[Spot], lines: Sequence[str]) -> Iterator[Mistake]:
    """What else explains a fault that no typing mistake explains; all corrections are guesses."""
    found = False
    for count, stray in enumerate(find_strays(lines, islice(outside_blocks(lines), _MAX_LOOKED_AT))):
        if count >= _MAX_TOLD:
            break
        found = True
        spot = Spot(stray.line + 1, stray.column + 1)
        joined = None if stray.joined is None else fit_to_show(stray.joined)
        if joined is not None:
            finding = Finding(spot, "line_wrapped", values={"joined": joined})
        else:
            finding = Finding(spot, "line_stray", cure=fit_to_show(stray.held))
        yield Mistake(finding, stray.held, is_guess=True)
    if not found and fault.code in _MISPLACED:
        yield from _misplaced(fault, lines)


def _misplaced(fault: Finding[Spot], lines: Sequence[str]) -> Iterator[Mistake]:
    number = fault.where.line - 1
    line = lines[number]
    indent = indent_of(line)
    column = meant_column(lines, number)
    if column is None or column == len(indent):
        return
    told = mistake(number, len(indent), "indent", " " * column + line[len(indent) :], line=line)
    values = {**told.finding.values, "found": len(indent), "needed": column}
    yield told._replace(finding=replace(told.finding, values=values), is_guess=True)
