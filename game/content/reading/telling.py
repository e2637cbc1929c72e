"""Findings → Problems: the one step from codes to sentences and from places to quoted lines."""

from __future__ import annotations

from collections.abc import Sequence

from game.content.findings import MAX_PROBLEMS, Finding, Spot
from game.content.problems import MORE_PROBLEMS, Problem, in_order
from game.content.wording import worded
from game.words import Language

_MAX_EXCERPT = 1000


def tell(file: str, lines: Sequence[str], findings: Sequence[Finding[Spot]], language: Language) -> tuple[Problem, ...]:
    """Word every finding; `lines` are the lines of the file as typed (none when it could not be read)."""
    # Errors are never crowded out by warnings.
    ranked = sorted(findings, key=lambda finding: (finding.level, finding.where))
    problems = in_order(told(file, lines, found, worded(found, language)) for found in ranked[:MAX_PROBLEMS])
    if len(ranked) > MAX_PROBLEMS:
        last = Finding(Spot(max(problem.line for problem in problems)), MORE_PROBLEMS, ranked[MAX_PROBLEMS].level)
        problems = (*problems, told(file, lines, last, worded(last, language)))
    return problems


def told(file: str, lines: Sequence[str], finding: Finding[Spot], words: tuple[str, str]) -> Problem:
    """Return a finding for a person; `words` are its message and its hint, `lines` as above."""
    line, column = finding.where
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    # A corrected line may be longer than the line as typed.
    column = max(1, min(column, len(excerpt) + 1))
    return Problem(file, line, column, finding.level, finding.code, *words, excerpt[:_MAX_EXCERPT])
