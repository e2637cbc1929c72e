"""The workbook of drafts: the sheets of a pack, and before them one with a row for each question.

What was guessed is yellow. What must be decided is blue until something stands there, and so is what is too long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from game.content.fields.names import FIELDS, spelled
from game.words import Language, load_words
from game.workbench.banks.drafts import Draft
from game.workbench.banks.questions import Question
from game.workbench.banks.reading import MOST_CHARACTERS
from game.workbench.sheets.book import Binder, put
from game.workbench.sheets.drafted import takes
from game.workbench.sheets.layout import DRAFTS, GUIDE, LEFT_OUT
from game.workbench.sheets.style import colour_rule

GUESSED, DECIDE, SET_BACK = "FFF2CC", "BDD7EE", "EDEDED"
HEAD = 2
"""The row of the headings, below the legend."""
_UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no workbook can hold: those that nobody sees."""
_ORIGINAL = (14, 52)
"""Widths of the place of a question, and of the question."""
_NEEDED: Mapping[str, frozenset[str]] = {
    "exhibits": frozenset(
        {"text", "why", "id", "channel", "verdict", "sender", "quote", "label", "explanation", "action"}
    ),
    "features": frozenset({"scam", "text", "why"}),
    "decoys": frozenset({"scam", "text", "why"}),
    "rules_of_thumb": frozenset({"text"}),
}
"""The columns that a draft of each kind must have; one of an exhibit that is a scam also names it."""
_MEASURED: Mapping[str, Mapping[str, str]] = {
    "exhibits": {
        **{name: f"exhibits[].{name}" for name in ("sender", "setting", "explanation", "action")},
        "text": "exhibits[].lines",
        "label": "exhibits[].cues[].label",
        "why": "exhibits[].cues[].why",
    },
    "features": {"text": "scams[].features[].text", "why": "scams[].features[].why"},
    "decoys": {"text": "scams[].decoys[].text", "why": "scams[].decoys[].why_not"},
    "rules_of_thumb": {"text": "rules_of_thumb"},
}
"""The fields whose greatest lengths hold for the columns of each kind."""


def add_drafts(binder: Binder, book: Workbook, rows: Sequence[tuple[Question, Draft]], language: Language) -> None:
    """Add the sheet of drafts to a workbook of a pack, which then opens there."""
    target = book.create_sheet(DRAFTS.title(language), book.sheetnames.index(GUIDE[language]))
    book.active = target
    _Sheet(binder, target, language).write(rows)


class _Sheet:
    def __init__(self, binder: Binder, target: Worksheet, language: Language) -> None:
        self._binder = binder
        self._target = target
        self._language = language
        self._words = load_words("sheets", language)
        self._first = len(_ORIGINAL) + 1
        self._letters = {column.name: get_column_letter(at) for at, column in enumerate(DRAFTS.columns, self._first)}

    def write(self, rows: Sequence[tuple[Question, Draft]]) -> None:
        """Write legend, headings, and a row for each question."""
        self._legend()
        self._headings()
        for number, (question, draft) in enumerate(rows, HEAD + 1):
            self._row(number, question, draft)
        last = HEAD + len(rows)
        for column in DRAFTS.columns:
            letter = self._letters[column.name]
            self._binder.offer(self._target, f"{letter}{HEAD + 1}:{letter}{last}", DRAFTS, column)
            self._colour(column.name, last)
        self._target.freeze_panes = f"{get_column_letter(self._first + 1)}{HEAD + 1}"
        self._target.sheet_properties.tabColor = "7030A0"

    def _legend(self) -> None:
        legend = (("bank.original_is", SET_BACK), ("bank.guessed_is", GUESSED), ("bank.decide_is", DECIDE))
        for at, (key, colour) in enumerate(legend, self._first - 1):
            put(self._target, 1, at, self._words[key])
            self._style(1, at, colour, is_bold=True)
        self._target.row_dimensions[1].height = 60

    def _headings(self) -> None:
        own = (self._words["bank.place"], self._words["bank.original"])
        headings = [*own, *(column.heading(self._language) for column in DRAFTS.columns)]
        widths = [*_ORIGINAL, *(column.width for column in DRAFTS.columns)]
        for at, (heading, width) in enumerate(zip(headings, widths, strict=True), 1):
            put(self._target, HEAD, at, heading)
            self._style(HEAD, at, SET_BACK if at < self._first else "DCE8EC", is_bold=True)
            self._target.column_dimensions[get_column_letter(at)].width = width

    def _row(self, number: int, question: Question, draft: Draft) -> None:
        for at, text in enumerate((question.where, question.original), 1):
            self._put(number, at, text)
            self._style(number, at, SET_BACK)
        for at, column in enumerate(DRAFTS.columns, self._first):
            self._put(number, at, draft.get(column.name, ""))
            self._style(number, at, GUESSED if column.name in draft else "")

    def _put(self, row: int, column: int, text: str) -> None:
        """Write a text of a bank, as far as a cell can hold it; too long ones have been told."""
        put(self._target, row, column, _UNWRITABLE.sub("", text)[:MOST_CHARACTERS])

    def _style(self, row: int, column: int, colour: str, *, is_bold: bool = False) -> None:
        cell = self._target.cell(row, column)
        cell.font = Font(name=self._binder.look.face, size=11, bold=is_bold)
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        line = Side(style="thin", color="D9D9D9")
        cell.border = Border(bottom=line, right=line)
        if colour:
            cell.fill = PatternFill("solid", fgColor=colour)

    # -- what changes colour as it is filled in -------------------------------------------------------------------

    def _colour(self, column: str, last: int) -> None:
        """Set rules of colour for a column: what must be decided there, and what its kind does not take."""
        letter = self._letters[column]
        own, becomes = f"{letter}{HEAD + 1}", f"${self._letters['becomes']}{HEAD + 1}"
        cells = f"{letter}{HEAD + 1}:{letter}{last}"
        add = self._target.conditional_formatting.add
        if column == "becomes":
            add(cells, colour_rule(f"LEN({own})=0", DECIDE))
            return
        for kind in DRAFTS.parts:
            is_kind = f'{becomes}="{spelled(kind, self._language)}"'
            if not takes(kind, column):
                add(cells, colour_rule(is_kind, SET_BACK))
                continue
            if column in _NEEDED[kind]:
                add(cells, colour_rule(f"AND({is_kind},LEN({own})=0)", DECIDE))
            longest = FIELDS[_MEASURED[kind][column]].longest if column in _MEASURED[kind] else None
            if longest is not None:
                most = longest.characters if self._language == "zh" else longest.letters
                add(cells, colour_rule(f"AND({is_kind},LEN({own})>{most})", DECIDE))
        add(cells, colour_rule(f'{becomes}="{LEFT_OUT[self._language]}"', SET_BACK))
        if column == "scam":
            verdict = f"${self._letters['verdict']}{HEAD + 1}"
            scam = spelled("scam", self._language, field="verdict")
            add(cells, colour_rule(f'AND({verdict}="{scam}",LEN({own})=0)', DECIDE))
