"""Problems as one web page; invisible characters of a file are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from game.content.checks.table_trial import CASUAL_PUSHES, Trial
from game.content.problems import Problem
from game.content.reading.packs import Reading
from game.content.slips.corrections import INVISIBLE, indent_of
from game.content.tree.intake import shown
from game.words import Language, load_words
from game.workbench.pages import page
from game.workbench.report.table_words import notes_of, told_places

_CONTEXT = 2
"""Lines before and after the one with the problem."""
_WINDOW = 160
"""Characters of a line that are shown around its problem."""
_COLUMNS = 60
"""Columns of markup from edge to edge of a table: rows of one to five places come out even."""

_Pieces = list[tuple[str, bool]]
"""A text in pieces, and whether each of them is the name of a character that cannot be seen."""


@dataclass(frozen=True)
class PackReport:
    """The part of a page about one file; `trial` is of its table, if any."""

    reading: Reading
    trial: Trial | None = None

    @property
    def errors(self) -> int:
        """The number of problems that keep the pack from being used."""
        return sum(problem.is_error for problem in self.reading.problems if not problem.is_notice)

    @property
    def warnings(self) -> int:
        """The number of other problems."""
        return sum(not problem.is_error for problem in self.reading.problems if not problem.is_notice)

    @property
    def verdict(self) -> str:
        """`refused`, `usable` or `sound`."""
        return "refused" if self.errors else "usable" if self.warnings else "sound"


def as_page(reports: Sequence[PackReport], *, language: Language, checked: date) -> str:
    """Return the page; `language` is that of title and summary, `checked` the day of the check."""
    return page(
        "check.html",
        language=language,
        checked=checked.isoformat(),
        reports=reports,
        words_of=partial(load_words, "report_page"),
        visible=_visible,
        quote=_quoted,
        plan_of=_plan,
    )


def _quoted(problem: Problem, lines: Sequence[str]) -> list[tuple[int, bool, _Pieces, _Pieces, _Pieces]]:
    """Return the line of a problem among its neighbours; empty for a problem without a line.

    Each line is its number, whether it is the problem's, and the pieces before, in and behind the mark.
    """
    if not 0 < problem.line <= len(lines):
        return []
    first = max(1, problem.line - _CONTEXT)
    near = enumerate(lines[first - 1 : problem.line + _CONTEXT], first)
    return [
        (number, True, *_marked(line, problem.column - 1))
        if number == problem.line
        else (number, False, [], [], _visible(line[:_WINDOW] + "…" if len(line) > _WINDOW else line))
        for number, line in near
    ]


def _marked(line: str, column: int) -> tuple[_Pieces, _Pieces, _Pieces]:
    """Split a line around one character, or its end if the column lies behind; name leading blanks."""
    begin = max(0, column - _WINDOW // 2) if len(line) > _WINDOW else 0
    end = begin + _WINDOW
    indent = len(indent_of(line))
    before = [
        *_visible("…" if begin else ""),
        *_visible(line[begin : min(indent, column)], names_blanks=True),
        *_visible(line[max(begin, min(indent, column)) : column]),
    ]
    after = [
        *_visible(line[column + 1 : max(indent, column + 1)], names_blanks=True),
        *_visible(line[max(indent, column + 1) : end]),
        *_visible("…" if end < len(line) else ""),
    ]
    char = line[column : column + 1]
    # A blank has its name, or room for the mark to be seen.
    return before, _visible(char, names_blanks=True) if char.strip(" ") else [("\N{NO-BREAK SPACE}", False)], after


def _visible(text: str, *, names_blanks: bool = False) -> _Pieces:
    """Return a text with invisible characters named; blanks only if asked for."""
    pieces: _Pieces = []
    for char in text:
        is_blank = char.isspace() and char not in " \n"
        is_odd = bool(INVISIBLE.match(char)) or (is_blank and names_blanks)
        is_odd = is_odd or not (char.isprintable() or char.isspace())
        pieces.append((("Tab" if char == "\t" else shown(char)) if is_odd else char, is_odd))
    return pieces


def _plan(report: PackReport) -> dict[str, object] | None:
    """Return the table of a pack, the shares of casual pushes and notes; `None` without a table."""
    pack, trial = report.reading.pack, report.trial
    if pack is None or pack.table is None or trial is None:
        return None
    words = load_words("table_map", report.reading.language)
    return {
        "heading": words["heading"].format(name=report.reading.path.name, tries=CASUAL_PUSHES),
        "table": pack.table,
        "columns": _COLUMNS,
        "places": list(told_places(pack, pack.table, trial, words)),
        "player": words["player"],
        "notes": notes_of(trial, words),
    }
