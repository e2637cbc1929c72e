"""Problems for people to read in a terminal or on the staff screen, and for programs as JSON."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from game.content.problems import Problem
from game.content.wording import MessageLanguage, report_words

_WINDOW = 60


def as_text(problems: Sequence[Problem], *, language: MessageLanguage = "zh", has_previous: bool = False) -> str:
    """Problems as text, grouped by file: place and cause, the line with a caret under the place, the cure.

    `has_previous` adds, for a pack that is refused, that the earlier one stays in use. Ends without a line break;
    empty for no problems.
    """
    files: dict[str, list[Problem]] = {}
    for problem in problems:
        files.setdefault(problem.file, []).append(problem)
    return "\n\n".join(_of_file(file, found, language, has_previous) for file, found in files.items())


def as_json(problems: Iterable[Problem]) -> str:
    """One JSON list of records with exactly the keys file, line, column, level, code, message, hint."""
    return json.dumps([problem.as_record() for problem in problems], ensure_ascii=False, indent=2)


def width(text: str) -> int:
    """Columns that a text takes in a terminal: two for wide characters, none for marks that combine."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _of_file(file: str, problems: Sequence[Problem], language: MessageLanguage, has_previous: bool) -> str:
    words = report_words(language)
    errors = sum(problem.is_error for problem in problems)
    heading = words["refused" if errors else "usable"].format(
        name=Path(file).name, errors=errors, warnings=len(problems) - errors
    )
    if errors and has_previous:
        heading = words["previous"].format(heading=heading)
    numbered = (f"{number}) {_entry(problem, words)}" for number, problem in enumerate(problems, 1))
    return "\n".join([heading, *numbered])


def _entry(problem: Problem, words: dict[str, str]) -> str:
    place = words["place"].format(line=problem.line, column=problem.column)
    level = "" if problem.is_error else words["warning"]
    rows = [f"{place}{level}{problem.message}"]
    if problem.excerpt.strip():
        rows.extend(_quoted(problem))
    rows.extend("   " + row for row in problem.hint.split("\n"))
    return "\n".join(rows)


def _quoted(problem: Problem) -> list[str]:
    # A very long line shows the part around its problem. Tabs become one blank, or the caret would miss.
    begin = max(0, problem.column - 1 - _WINDOW // 2) if len(problem.excerpt) > _WINDOW else 0
    shown = "".join(char if char.isprintable() or char == "\u3000" else " " for char in problem.excerpt)
    shown = shown[begin : begin + _WINDOW].rstrip()
    lead = f"   {problem.line:>4} | " + ("…" if begin else "")
    caret = " " * width(lead + shown[: problem.column - 1 - begin]) + "^"
    bar = f"   {'':>4} | "
    return [lead + shown, bar + caret[len(bar) :]]
