"""The only place where findings in a spreadsheet are worded; what YAML shares uses the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from game.content.findings import MAX_PROBLEMS, Finding
from game.content.problems import Problem
from game.content.wording import word
from game.words import Language, load_words
from game.workbench.sheets.grid import Place

MOST_TOLD = 300
"""Mistakes that are told and marked at once; of more it is only said how many there are."""
_MAX_VALUE = 300
_MAX_COMPARED = 40
_MAX_NAMES = 12
"""Of a list of what is allowed; the drop-down of the cell has them all."""


def told(finding: Finding[Place], language: Language) -> Problem:
    """Return a finding in words; its file is the title of the sheet, its line the row."""
    words = load_words("sheets", language)
    typed = str(finding.values.get("typed", ""))
    given = {name: _short(name, value, typed) for name, value in finding.values.items()}
    values = defaultdict(lambda: "…", given)
    own = f"findings.{finding.code}"
    if f"{own}.message" in words:
        message, hint = (words[f"{own}.{part}"].format_map(values) for part in ("message", "hint"))
        if "guess" in given:
            hint = word("", given, language)[1]
    else:
        message, hint = word(finding.code, given, language)
        own_hint = words.get(f"hints.{finding.code}")
        if own_hint is not None and "guess" not in given:
            hint = own_hint.format_map(values)
    title, row, column, rows = finding.where
    return Problem(title, row, column, finding.level, finding.code, message, hint, rows=rows)


def cell_of(problem: Problem) -> str:
    """Return the cell of a problem in spreadsheet notation: `C7`."""
    return Place(problem.file, problem.line, problem.column).cell


def first_told(findings: Sequence[Finding[Place]], language: Language) -> list[Problem]:
    """Return the first `MOST_TOLD` findings in words, errors first."""
    ranked = sorted(findings, key=lambda finding: not finding.is_error)
    return [told(finding, language) for finding in ranked[:MOST_TOLD]]


def as_list(name: str, problems: Sequence[Problem], names: Mapping[str, str], language: Language, left: int = 0) -> str:
    """Return problems for the screen: file, sheet and cell, finding, cure; no line break at the end.

    `names` are the files of sheets that are not in the file `name`; `left` is how many more mistakes were found.
    """
    said = load_words("sheets", language)
    errors = sum(problem.is_error for problem in problems)
    heading = said["refused" if errors else "usable"]
    rows = [heading.format(name=name, errors=errors + left, warnings=len(problems) - errors)]
    # Only mistakes have numbers, so that the last number is the one that the heading says.
    for number, problem in enumerate(sorted(problems, key=lambda problem: not problem.is_error)[:MAX_PROBLEMS], 1):
        where = f"{names.get(problem.file, problem.file)}!{cell_of(problem)}" if problem.file else name
        lead = f"{number}) {where}  " if problem.is_error else f"{where}  {said['warning']}"
        rows += [f"{lead}{problem.message}", f"   {problem.hint}"]
    if len(problems) + left > MAX_PROBLEMS:
        rows.append(said["more"].format(count=len(problems) + left - MAX_PROBLEMS))
    return "\n".join(rows)


def _short(name: str, value: object, typed: str) -> str:
    text = str(value)
    if name == "allowed":
        names = text.split("、")
        if len(names) <= _MAX_NAMES:
            return text
        # Only the first names are shown, so the most similar come first.
        names.sort(key=lambda each: SequenceMatcher(None, typed[:_MAX_COMPARED], each).ratio(), reverse=True)
        return "、".join(names[:_MAX_NAMES]) + "……"
    return text if len(text) <= _MAX_VALUE else text[: _MAX_VALUE - 1] + "…"
