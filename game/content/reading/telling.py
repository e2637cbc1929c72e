"""Findings → Problems: the one step from codes to sentences and from places to quoted lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.content.findings import MAX_PROBLEMS, Finding, Spot
from game.content.problems import MORE_PROBLEMS, Problem, in_order
from game.content.wording import worded
from game.words import Language

_MAX_EXCERPT = 1000


def tell(file: str, lines: Sequence[str], findings: Sequence[Finding[Spot]], language: Language) -> tuple[Problem, ...]:
    """Word every finding; `lines` are the lines of the file as typed (none when it could not be read)."""
    # Errors are never crowded out by warnings.
    ranked = sorted(_with_one_cure(findings), key=lambda finding: (finding.level, finding.where))
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


def _with_one_cure(findings: Sequence[Finding[Spot]]) -> list[Finding[Spot]]:
    """The findings, where the key that was probably meant stands in every corrected line as well."""
    cures = {found.where.line: found.cure for found in findings if found.cure is not None}
    better: dict[int, str] = {}
    for found in findings:
        line = found.where.line
        if found.code == "key_unknown" and "guess" in found.values and line in cures:
            cure, key = better.get(line, cures[line]), str(found.values["key"])
            body = cure.lstrip(" -")
            if body.startswith(key):
                lead = cure[: len(cure) - len(body)]
                better[line] = f"{lead}{found.values['guess']}{body[len(key) :]}"
    return [_cured(found, better) for found in findings] if better else list(findings)


def _cured(found: Finding[Spot], better: dict[int, str]) -> Finding[Spot]:
    if found.where.line not in better or not (found.cure is not None or found.code == "key_unknown"):
        return found
    return replace(found, cure=better[found.where.line])
