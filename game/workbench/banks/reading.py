"""A question bank, from its file to its questions, and what is to be told about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from game.content.findings import Finding
from game.words import Language, Words, load_words
from game.workbench.banks import paragraphs, tables
from game.workbench.banks.questions import Answer, Question, answer_of
from game.workbench.banks.word import Table, read_word
from game.workbench.sheets.grid import Grid, Place, Unreadable, text_of
from game.workbench.sheets.reading import sheet_in

MOST_QUESTIONS = 500
"""Of one bank: more rows would make a workbook that takes too long to read."""
MOST_CHARACTERS = 30_000
"""Of what is written into a cell, which holds 32,767."""
_MOST_SHOWN = 20
_MOST_LISTED = 12


@dataclass(frozen=True)
class Bank:
    """The questions with their answers, and findings, which all are reminders."""

    questions: tuple[tuple[Question, Answer], ...]
    findings: tuple[Finding[Place], ...]


def is_bank(grid: Grid) -> bool:
    """Whether a sheet has the headings of a question bank."""
    return tables.heading_row(_texts(grid)) is not None and sheet_in(grid) is None


def of_grids(grids: Sequence[Grid], language: Language) -> Bank:
    """Read the sheets of a workbook, or of a CSV file; those without questions are told."""
    said = load_words("sheets", language)
    questions: list[Question] = []
    findings: list[Finding[Place]] = []
    for grid in grids:
        rows = _texts(grid)
        head = tables.heading_row(rows)
        if head is None:
            if any(map(any, rows)):
                findings.append(_told("bank_sheet_unread", sheet=grid.title))
            continue
        findings += _unreadable(grid)
        questions += tables.questions_in(rows, head, _namer(said, "bank.row", grid.title))
    return _bank(questions, findings)


def of_word(data: bytes, language: Language) -> Bank:
    """Read a Word file: its tables, and the text between them. Raises Refused as `read_word`."""
    said = load_words("sheets", language)
    questions: list[Question] = []
    findings: list[Finding[Place]] = []
    text: list[paragraphs.Paragraph] = []
    number = counted = 0
    for block in read_word(data):
        if not isinstance(block, Table):
            number += 1
            text.append(paragraphs.Paragraph(said("bank.paragraph", number=number), block.text, block.mark))
            continue
        counted += 1
        head = tables.heading_row(block.rows)
        if head is None:
            findings.append(_told("bank_sheet_unread", sheet=said("bank.table", number=counted)))
        else:
            questions += tables.questions_in(block.rows, head, _namer(said, "bank.table_row", str(counted)))
    found = paragraphs.questions_in(text)
    if found.unread:
        places = "、".join(f"{each.where}“{_brief(each.text)}”" for each in found.unread[:_MOST_LISTED])
        more = "……" if len(found.unread) > _MOST_LISTED else ""
        findings.append(_told("bank_text_unread", count=len(found.unread), places=places + more))
    return _bank([*found.questions, *questions], findings)


def _namer(said: Words, key: str, name: str) -> Callable[[int], str]:
    """Return what names the rows of one table."""
    return lambda row: said(key, name=name, row=row)


def _bank(questions: Sequence[Question], findings: Iterable[Finding[Place]]) -> Bank:
    told = list(findings)
    if len(questions) > MOST_QUESTIONS:
        told.append(_told("bank_too_many", count=len(questions), most=MOST_QUESTIONS))
    answered = [(question, answer_of(question)) for question in questions[:MOST_QUESTIONS]]
    for question, answer in answered:
        told += _of_question(question, answer)
    return Bank(tuple(answered), tuple(told))


def _of_question(question: Question, answer: Answer) -> Iterator[Finding[Place]]:
    values = {"where": question.where, "text": _brief(question.stem or question.original)}
    if not question.stem:
        yield _told("bank_no_stem", **values)
    if len(question.original) > MOST_CHARACTERS:
        yield _told("bank_long", **values, most=MOST_CHARACTERS)
    if answer.fault:
        shown = "、".join(answer.letters) or question.answer
        yield _told(answer.fault, **values, answer=shown, allowed="、".join(question.options))


def _unreadable(grid: Grid) -> Iterator[Finding[Place]]:
    for number, row in enumerate(grid.rows, 1):
        for column, cell in enumerate(row, 1):
            if isinstance(cell, Unreadable):
                yield Finding(Place(grid.title, number, column), cell.code, "warning", cell.values)


def _texts(grid: Grid) -> list[list[str]]:
    return [["" if isinstance(cell, Unreadable) else text_of(cell) for cell in row] for row in grid.rows]


def _told(code: str, **values: object) -> Finding[Place]:
    return Finding(Place("", 1, 1), code, "warning", values)


def _brief(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _MOST_SHOWN else plain[: _MOST_SHOWN - 1] + "…"
