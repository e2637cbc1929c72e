"""Problems as text for a terminal or the staff screen, and as JSON."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from game.content.problems import Problem
from game.words import Language, Words, load_words

_WINDOW = 60


def as_text(
    problems: Sequence[Problem], *, language: Language = "zh", has_previous: bool = False, ambiguous_columns: int = 1
) -> str:
    """Return problems by file: place and cause, the line with a caret under the place, the cure.

    `language` is that of the headings. `has_previous` adds, for a refused pack, that the earlier one stays in use.
    `ambiguous_columns` is for `width`. No line break at the end; empty for no problems.
    """
    files: dict[str, list[Problem]] = {}
    for problem in problems:
        files.setdefault(problem.file, []).append(problem)
    return "\n\n".join(
        _of_file(file, found, language, has_previous, ambiguous_columns) for file, found in files.items()
    )


def as_json(problems: Iterable[Problem]) -> str:
    """Return a JSON list of records with exactly the keys file, line, column, level, code, message, hint."""
    return json.dumps([problem.as_record() for problem in problems], ensure_ascii=False, indent=2)


def width(text: str, ambiguous_columns: int = 1) -> int:
    """Return the terminal columns of a text: two for wide characters, none for combining marks.

    Characters whose width depends on the typeface (“ … ·) take `ambiguous_columns`: 1 in terminals of today, 2 in the
    older Chinese console of Windows.
    """
    return sum(_columns(char, ambiguous_columns) for char in text)


def _columns(char: str, ambiguous_columns: int) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    kind = unicodedata.east_asian_width(char)
    return 2 if kind in "WF" else ambiguous_columns if kind == "A" else 1


def _of_file(
    file: str, problems: Sequence[Problem], language: Language, has_previous: bool, ambiguous_columns: int
) -> str:
    words = load_words("report", language)
    told = [problem for problem in problems if not problem.is_notice]
    errors = sum(problem.is_error for problem in told)
    warnings = len(told) - errors
    beyond = {problem.level for problem in problems if problem.is_notice}
    heading = words["both" if errors and warnings else "refused" if errors else "usable"].format(
        name=Path(file).name,
        errors=words["many" if "error" in beyond else "count"].format(count=errors),
        warnings=words["many" if "warning" in beyond else "count"].format(count=warnings),
    )
    if errors and has_previous:
        heading = words("previous", heading=heading)
    numbered = (f"{number}) {_entry(problem, words, ambiguous_columns)}" for number, problem in enumerate(told, 1))
    notices = (f"{problem.message}\n   {problem.hint}" for problem in problems if problem.is_notice)
    return "\n".join([heading, *numbered, *notices])


def _entry(problem: Problem, words: Words, ambiguous_columns: int) -> str:
    place = words("place", line=problem.line, column=problem.column)
    level = "" if problem.is_error else words["warning"]
    rows = [f"{place}{level}{problem.message}"]
    if problem.excerpt.strip():
        rows.extend(_quoted(problem, ambiguous_columns))
    rows.extend("   " + row for row in problem.hint.split("\n"))
    return "\n".join(rows)


def _quoted(problem: Problem, ambiguous_columns: int) -> list[str]:
    # A very long line shows the part around its problem. Tabs become one blank, or the caret would miss.
    begin = max(0, problem.column - 1 - _WINDOW // 2) if len(problem.excerpt) > _WINDOW else 0
    shown = "".join(char if char.isprintable() or char == "\u3000" else " " for char in problem.excerpt)
    shown = shown[begin : begin + _WINDOW].rstrip()
    lead = f"   {problem.line:>4} | " + ("…" if begin else "")
    bar = f"   {'':>4} | "
    before = ("…" if begin else "") + shown[: problem.column - 1 - begin]
    return [lead + shown, bar + " " * width(before, ambiguous_columns) + "^"]
