"""What is wrong with a pack, told to a person: the only form in which this room reports mistakes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.content.findings import Level

MORE_PROBLEMS = "more_problems"


@dataclass(frozen=True)
class Problem:
    """One mistake in one file, with its place, its cause and its cure in plain words.

    `line` and `column` count from 1, in characters. `excerpt` is the organiser's own line, without its line
    break; it is empty when the problem has no line (a missing file). In a spreadsheet `file` is the title of the sheet
    and `line` the row; `rows` are all rows that it is true of, where they are several.
    """

    file: str
    line: int
    column: int
    level: Level
    code: str
    message: str
    hint: str
    excerpt: str = ""
    rows: tuple[int, ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether the pack cannot be used because of this."""
        return self.level == "error"

    @property
    def is_notice(self) -> bool:
        """Whether this is no problem, but says that there are more of its level than are told."""
        return self.code == MORE_PROBLEMS

    def as_record(self) -> dict[str, str | int]:
        """The stable record of `check --format json`: exactly these seven keys."""
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
    """Problems by file and place, each once; at the same place errors first, otherwise as they were given."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda problem: (problem.file, problem.line, problem.column, problem.level)))
