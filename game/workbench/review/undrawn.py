"""Characters that no typeface draws, named by their number: on paper all of them are the same empty square."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from game.content.problems import Problem

_SHOWN = 44
"""Characters of the line that are shown around the place."""


def spelled_out(problems: Sequence[Problem], missing: Callable[[str], set[str]]) -> tuple[Problem, ...]:
    """The same problems, with `U+1F389` for each character that `missing` finds in a text.

    Of the line of each only what is around its place is left; problems of the same line and cure become one.
    """
    found: dict[tuple[int, str], Problem] = {}
    for problem in problems:
        line = problem.excerpt.strip()
        indent = len(problem.excerpt) - len(problem.excerpt.lstrip())
        start = max(0, problem.column - 1 - indent - _SHOWN // 2)
        near = line[start : start + _SHOWN]
        cut = ("…" if start else "", "…" if start + _SHOWN < len(line) else "")
        message, hint, near = (_spelled(text, missing(text)) for text in (problem.message, problem.hint, near))
        near = near.strip().join(cut)
        earlier = found.get((problem.line, hint))
        if earlier is not None and message != earlier.message:
            message = f"{earlier.message}\n{message}"
        column = problem.column if earlier is None else earlier.column
        found[problem.line, hint] = replace(problem, message=message, hint=hint, excerpt=near, column=column)
    return tuple(found.values())


def _spelled(text: str, missing: set[str]) -> str:
    return (
        "".join(f"〔U+{ord(letter):04X}〕" if letter in missing else letter for letter in text)
        .replace("“〔", "“")
        .replace("〕”", "”")
    )
