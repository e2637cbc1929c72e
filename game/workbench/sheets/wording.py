"""The only place where a finding in a spreadsheet becomes a sentence; what YAML says too is said in its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import ModuleType

from game.content.findings import MAX_PROBLEMS, Level
from game.content.wording import word
from game.words import Language
from game.workbench.sheets import words_en, words_zh
from game.workbench.sheets.grid import CellFinding, Place

_TABLES: dict[Language, ModuleType] = {"zh": words_zh, "en": words_en}
MOST_TOLD = 300
"""Mistakes that are told and marked at once; of more it is only said how many there are."""
_MAX_VALUE = 300
_MAX_COMPARED = 40
_MAX_NAMES = 12
"""Of a list of what is allowed; the drop-down of the cell has them all."""

__all__ = ["CellProblem", "SheetWords", "as_list", "first_told", "sheet_words", "told"]


@dataclass(frozen=True)
class SheetWords:
    """The words of one language.

    Attributes:
        items: how to fill in each row of the first sheet.
        row_label: of a row of the table, with `number`.
        farthest: behind the label of the first row.
        player: the line of the table below its rows.
        guide_title: headline of the guide.
        guide: its sections, a headline and paragraphs each.
        notes: comments of a new pack, by the key that they stand above.
        said: what the command says.
    """

    items: Mapping[str, str]
    row_label: str
    farthest: str
    player: str
    guide_title: str
    guide: tuple[tuple[str, tuple[str, ...]], ...]
    notes: Mapping[str, str]
    said: Mapping[str, str]


@dataclass(frozen=True)
class CellProblem:
    """One mistake in a spreadsheet, with its cell, its cause and its cure in plain words.

    `rows` are all rows that it is true of, where they are several; the first of them is that of `place`.
    """

    place: Place
    level: Level
    code: str
    message: str
    hint: str
    rows: tuple[int, ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether nothing is imported because of this."""
        return self.level == "error"


def sheet_words(language: Language) -> SheetWords:
    """The words of a language."""
    table = _TABLES[language]
    return SheetWords(
        table.ITEMS,
        table.ROW_LABEL,
        table.FARTHEST,
        table.PLAYER,
        table.GUIDE_TITLE,
        table.GUIDE,
        table.NOTES,
        table.SAID,
    )


def told(finding: CellFinding, language: Language) -> CellProblem:
    """A finding in words."""
    table = _TABLES[language]
    typed = str(finding.values.get("typed", ""))
    given = {name: _short(name, value, typed) for name, value in finding.values.items()}
    values = defaultdict(lambda: "…", given)
    if finding.code in table.PROBLEMS:
        message, hint = (sentence.format_map(values) for sentence in table.PROBLEMS[finding.code])
        if "guess" in given:
            hint = word("", given, language)[1]
    else:
        message, hint = word(finding.code, given, language)
        if finding.code in table.HINTS and "guess" not in given:
            hint = table.HINTS[finding.code].format_map(values)
    return CellProblem(finding.place, finding.level, finding.code, message, hint, finding.rows)


def first_told(findings: Sequence[CellFinding], language: Language) -> list[CellProblem]:
    """The first `MOST_TOLD` findings in words, errors first: nobody cures more in one sitting."""
    errors = [finding for finding in findings if finding.level == "error"]
    others = [finding for finding in findings if finding.level != "error"]
    return [told(finding, language) for finding in [*errors, *others][:MOST_TOLD]]


def as_list(
    name: str,
    problems: Sequence[CellProblem],
    names: Mapping[str, str],
    language: Language,
    left: int = 0,
) -> str:
    """Problems for the screen: file, sheet and cell, what was found, the cure. Ends without a line break.

    `names` are the files that sheets come from, where they are not all in the file `name`; `left` is how many mistakes
    were found besides.
    """
    said = sheet_words(language).said
    errors = sum(problem.is_error for problem in problems)
    heading = said["refused" if errors else "usable"]
    rows = [heading.format(name=name, errors=errors + left, warnings=len(problems) - errors)]
    # Only mistakes have numbers, so that the last number is the one that the heading says.
    for number, problem in enumerate(sorted(problems, key=lambda problem: not problem.is_error)[:MAX_PROBLEMS], 1):
        place = problem.place
        where = f"{names.get(place.title, place.title)}!{place.cell}" if place.title else name
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
        # What is listed first is not what was meant: those most like it come first.
        names.sort(key=lambda each: SequenceMatcher(None, typed[:_MAX_COMPARED], each).ratio(), reverse=True)
        return "、".join(names[:_MAX_NAMES]) + "……"
    return text if len(text) <= _MAX_VALUE else text[: _MAX_VALUE - 1] + "…"
