"""Every slip that is known, by where it is looked for. A new one is a module and its line here.

A module has `CODES`, the codes of what it tells, and functions that return or yield what they find:

- `in_line(line, number, is_near)`: in one line of a text that YAML refuses; `is_near` where it stumbled.
- `in_refused(source)`: in all lines of such a text.
- `in_cause(source, fault)`: in such a text where no slip has been found; all corrections are guesses.
- `in_key(source, node)`, `in_text(source, node)`: in one node without quotes of a text that YAML accepts.
- `in_later_line(source, node, number)`: in a line that YAML joined to the first line of a node.
- `in_tree(source, located)`: in the whole tree of such a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from game.content.findings import Finding, Spot
from game.content.slips import (
    brackets,
    colons,
    commas,
    comments,
    dashes,
    fences,
    indents,
    list_marks,
    nulls,
    quotes,
    quoting,
    stray_lines,
    unseen,
)
from game.content.slips.slip import Slip, Source
from game.content.tree.tree import Located, ScalarNode

SLIPS = (
    *(fences, unseen, indents, comments, quotes, brackets, colons),
    *(commas, quoting, dashes, list_marks, nulls, stray_lines),
)

LineFinder: TypeAlias = Callable[[str, int, bool], "Slip | None"]
NodeFinder: TypeAlias = Callable[[Source, ScalarNode], "Slip | None"]
LaterFinder: TypeAlias = Callable[[Source, ScalarNode, int], "Slip | None"]
SourceFinder: TypeAlias = Callable[[Source], Iterator[Slip]]
CauseFinder: TypeAlias = Callable[[Source, Finding[Spot]], Iterator[Slip]]
TreeFinder: TypeAlias = Callable[[Source, Located], Iterator[Slip]]

SWALLOWING: tuple[SourceFinder, ...] = (fences.in_refused, quotes.in_refused)
"""What these find is told alone: what it swallows can be looked at when it is corrected."""
IN_REFUSED: tuple[SourceFinder, ...] = (list_marks.in_refused, commas.in_refused)
"""The first of these that finds something in a line is told."""
IN_LINES: tuple[LineFinder, ...] = (
    unseen.in_line,
    comments.in_line,
    quoting.escape_in_line,
    brackets.in_line,
    colons.in_line,
    commas.in_line,
    quoting.in_braces,
    dashes.in_line,
    quoting.in_line,
)
"""As above, in the other lines."""
IN_CAUSES: tuple[CauseFinder, ...] = (stray_lines.in_cause, indents.in_cause)
"""The first of these that finds something is told, if nothing else has been found."""

IN_KEYS: tuple[NodeFinder, ...] = (comments.in_key, unseen.in_key, indents.in_key, quotes.in_key, colons.in_key)
"""The first of these that finds something in a key is told."""
IN_TEXTS: tuple[NodeFinder, ...] = (
    brackets.in_text,
    list_marks.in_text,
    quoting.in_text,
    commas.in_text,
    comments.in_text,
)
"""Whatever these find in a text is told."""
AT_STARTS: tuple[NodeFinder, ...] = (indents.in_text, quotes.in_text, dashes.in_text, colons.in_text)
"""The first of these that finds something at the beginning of a text is told as well."""
IN_LATER_LINES: tuple[LaterFinder, ...] = (
    fences.in_later_line,
    comments.in_later_line,
    dashes.in_later_line,
    colons.in_later_line,
)
"""The first of these that finds something in a line is told."""
IN_TREES: tuple[TreeFinder, ...] = (
    list_marks.in_tree,
    quoting.in_tree,
    brackets.in_tree,
    dashes.in_tree,
    quotes.in_tree,
    commas.in_tree,
    nulls.in_tree,
)
