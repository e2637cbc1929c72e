"""Problems of a pack as people read them: codes become sentences, places become quoted lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from game.content.findings import MAX_PROBLEMS, Finding, Level, Spot
from game.content.wording import worded
from game.words import Language

MORE_PROBLEMS = "more_problems"
_MAX_EXCERPT = 1000


@dataclass(frozen=True)
class Problem:
    """A mistake in a file, with its place, cause and cure in words."""

    file: str  # in a spreadsheet the title of the sheet
    line: int  # counted from 1; in a spreadsheet the row
    column: int  # counted from 1, in characters
    level: Level
    code: str
    message: str
    hint: str
    excerpt: str = ""  # the line as typed, without its break; empty without a line
    rows: tuple[int, ...] = ()  # in a spreadsheet all rows concerned, if several

    @property
    def is_error(self) -> bool:
        """Whether it keeps the pack from being used."""
        return self.level == "error"

    @property
    def is_notice(self) -> bool:
        """Whether this only says that there are more problems of its level than are told."""
        return self.code == MORE_PROBLEMS

    def as_record(self) -> dict[str, str | int]:
        """Return the record of `check --format json`: exactly these seven keys."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "level": self.level,
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
        }


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems by file and place, each once; at the same place errors first, then as given."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda problem: (problem.file, problem.line, problem.column, problem.level)))


def tell(file: str, lines: Sequence[str], findings: Sequence[Finding[Spot]], language: Language) -> tuple[Problem, ...]:
    """Word every finding; `lines` are those of the file as typed, empty if it could not be read."""
    # Errors are never crowded out by warnings.
    ranked = sorted(_with_one_cure(findings), key=lambda finding: (finding.level, finding.where))
    problems = in_order(told(file, lines, found, worded(found, language)) for found in ranked[:MAX_PROBLEMS])
    if len(ranked) > MAX_PROBLEMS:
        last = Finding(Spot(max(problem.line for problem in problems)), MORE_PROBLEMS, ranked[MAX_PROBLEMS].level)
        problems = (*problems, told(file, lines, last, worded(last, language)))
    return problems


def told(file: str, lines: Sequence[str], finding: Finding[Spot], words: tuple[str, str]) -> Problem:
    """Return a finding as a problem; `words` are its message and hint, `lines` as above."""
    line, column = finding.where
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    # A corrected line may be longer than the line as typed.
    column = max(1, min(column, len(excerpt) + 1))
    return Problem(file, line, column, finding.level, finding.code, *words, excerpt[:_MAX_EXCERPT])


def _with_one_cure(findings: Sequence[Finding[Spot]]) -> list[Finding[Spot]]:
    """Return the findings with the key that was probably meant put into every corrected line."""
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
