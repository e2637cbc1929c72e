"""Texts searched for typing mistakes, and results."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from game.content.findings import Finding, Level, Spot
from game.content.slips.corrections import fit_to_show
from game.content.slips.indentation import outside_blocks, straightened
from game.content.tree.intake import shown
from game.content.tree.tree import ScalarNode

_LEADING = re.compile(r"[\s\-]+")


class Slip(NamedTuple):
    """A typing mistake, with its line corrected, so that reading can go on."""

    finding: Finding[Spot]
    corrected: str | None = None  # `None` if unknown, or not to be made without asking
    is_guess: bool = False  # good enough to show and read on with, not to write to the file

    @property
    def number(self) -> int:
        """The line, counted from 0."""
        return self.finding.where.line - 1

    def moved(self, number: int) -> Slip:
        """Return the same slip in another line of the same words."""
        return self._replace(finding=replace(self.finding, where=Spot(number + 1, self.finding.where.column)))


class Source:
    """The lines of a file without their breaks, and what several searches need of all of them."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    @cached_property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)

    @cached_property
    def outside_blocks(self) -> list[int]:
        """Numbers of the lines outside `|` and `>` blocks."""
        return list(outside_blocks(self.lines))

    @cached_property
    def straightened(self) -> list[str]:
        """The lines, each indented with ASCII spaces only."""
        return straightened(self.lines)

    def starts_line(self, node: ScalarNode) -> bool:
        """Whether only dashes precede a text, or it begins an entry in braces."""
        before = self.lines[node.line][: node.column].rstrip()
        return before[-1:] in {"{", ","} or not _LEADING.sub("", before)


def slip_at(
    line: str,
    number: int,
    column: int,
    code: str,
    corrected: str | None,
    *,
    level: Level = "error",
    is_guess: bool = False,
    **values: object,
) -> Slip:
    """Return a slip in line `number` at `column` (both zero-based); `char` among its values is the character there."""
    char = line[column : column + 1]
    values = {"char": char if not char or char.isprintable() else shown(char), **values}
    cure = (fit_to_show(corrected) if corrected else None) or None
    return Slip(Finding(Spot(number + 1, column + 1), code, level, values, cure), corrected, is_guess)
