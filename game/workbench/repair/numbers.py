"""Numbers in full-width digits or with a percent sign, as they were meant."""

from __future__ import annotations

from collections.abc import Sequence

from game.content.reading.model_errors import read_model
from game.content.reading.numerals import meant_number
from game.content.reading.renaming import find, rename
from game.content.slips.corrections import replaced
from game.content.tree.tree import Located, ScalarNode


def with_plain_numbers(located: Located, lines: Sequence[str]) -> dict[int, str]:
    """Return the lines (by number, from 0) with such numbers, corrected; `located` is the tree of all lines."""
    renamed = rename(located)
    _, remarks = read_model(renamed)
    leaves: dict[ScalarNode, str] = {}
    for remark in remarks:
        if remark.code != "number_expected":
            continue
        _, node, held = find(located.root, remark.where, renamed.meant)
        if isinstance(node, ScalarNode) and held == len(remark.where) and _is_there(node, lines):
            number = meant_number(remark.where, node.text, is_certain=True)
            if number is not None:
                leaves[node] = number
    better: dict[int, str] = {}
    # From the right, so that the rest of a number keeps its place.
    for leaf in sorted(leaves, key=lambda leaf: leaf.column, reverse=True):
        line = better.get(leaf.line, lines[leaf.line])
        better[leaf.line] = replaced(line, leaf.column, leaf.end_column, leaves[leaf])
    return better


def _is_there(leaf: ScalarNode, lines: Sequence[str]) -> bool:
    """Whether a value stands in one line as in the tree; a line may be corrected only for reading."""
    is_within = leaf.line == leaf.end_line < len(lines)
    return is_within and lines[leaf.line][leaf.column : leaf.end_column].strip("\"'") == leaf.text
