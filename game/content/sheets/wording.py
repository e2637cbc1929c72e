"""The only place where a finding in a spreadsheet becomes a sentence; what YAML says too is said in its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType

from game.content.problems import MAX_PROBLEMS, Level
from game.content.sheets import words_en, words_zh
from game.content.sheets.grid import CellFinding, Place
from game.content.wording import MessageLanguage, message_language, word

_TABLES: dict[MessageLanguage, ModuleType] = {"zh": words_zh, "en": words_en}
_MAX_VALUE = 300
_MAX_NAMES = 12
"""Of a list of what is allowed; the drop-down of the cell has them all."""

__all__ = ["CellProblem", "SheetWords", "as_list", "message_language", "sheet_words", "told"]


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
    """One mistake in a spreadsheet, with its cell, its cause and its cure in plain words."""

    place: Place
    level: Level
    code: str
    message: str
    hint: str

    @property
    def is_error(self) -> bool:
        """Whether nothing is imported because of this."""
        return self.level == "error"


def sheet_words(language: MessageLanguage) -> SheetWords:
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


def told(finding: CellFinding, language: MessageLanguage) -> CellProblem:
    """A finding in words."""
    table = _TABLES[language]
    given = {name: _short(name, value) for name, value in finding.values.items()}
    values = defaultdict(lambda: "…", given)
    if finding.code in table.PROBLEMS:
        message, hint = (sentence.format_map(values) for sentence in table.PROBLEMS[finding.code])
        if "guess" in given:
            hint = word("", given, language)[1]
    else:
        message, hint = word(finding.code, given, language)
        if finding.code in table.HINTS and "guess" not in given:
            hint = table.HINTS[finding.code].format_map(values)
    return CellProblem(finding.place, finding.level, finding.code, message, hint)


def as_list(name: str, problems: Sequence[CellProblem], names: Mapping[str, str], language: MessageLanguage) -> str:
    """Problems for the screen: file, sheet and cell, what was found, the cure. Ends without a line break.

    `names` are the files that sheets come from, where they are not all in the file `name`.
    """
    said = sheet_words(language).said
    errors = sum(problem.is_error for problem in problems)
    heading = said["refused" if errors else "usable"]
    rows = [heading.format(name=name, errors=errors, warnings=len(problems) - errors)]
    for number, problem in enumerate(problems[:MAX_PROBLEMS], 1):
        place = problem.place
        where = f"{names.get(place.title, place.title)}!{place.cell}" if place.title else name
        level = "" if problem.is_error else said["warning"]
        rows += [f"{number}) {where}  {level}{problem.message}", f"   {problem.hint}"]
    if len(problems) > MAX_PROBLEMS:
        rows.append(said["more"].format(count=len(problems) - MAX_PROBLEMS))
    return "\n".join(rows)


def _short(name: str, value: object) -> str:
    text = str(value)
    if name == "allowed":
        names = text.split("、")
        return "、".join(names[:_MAX_NAMES]) + ("……" if len(names) > _MAX_NAMES else "")
    return text if len(text) <= _MAX_VALUE else text[: _MAX_VALUE - 1] + "…"
