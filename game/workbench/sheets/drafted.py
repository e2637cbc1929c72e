"""The sheet of drafts: a row for each question of a question bank, which says what the question becomes.

Its rows are handed to the sheets of the pack as they are read; every finding stays with the cell of the draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from game.content.fields.names import english_value, nearest, spelled
from game.words import Language
from game.workbench.sheets.layout import (
    DRAFTS,
    EXHIBIT_PARTS,
    EXHIBITS,
    GENERAL,
    LEFT_OUT,
    SCAM_PARTS,
    Sheet,
    is_called,
    named,
)
from game.workbench.sheets.records import Book, Record


class _Row(NamedTuple):
    """A row that is made of a draft."""

    sheet: Sheet
    sources: Mapping[str, str]  # columns of the draft by those that they fill
    part: str = ""  # of a scam or exhibit, where the draft does not name it itself


_OF_SCAM = _Row(SCAM_PARTS, {"scam": "scam", "part": "becomes", "text": "text", "why": "why"})
_SAME = ("id", "channel", "verdict", "scam", "setting", "sender", "explanation", "action", "outlet", "date")
_ROWS: Mapping[str, tuple[_Row, ...]] = MappingProxyType(
    {
        "exhibits": (
            _Row(EXHIBITS, {name: name for name in _SAME}),
            _Row(EXHIBIT_PARTS, {"exhibit": "id", "text": "text"}, "lines"),
            _Row(EXHIBIT_PARTS, {"exhibit": "id", "text": "quote", "label": "label", "why": "why"}, "cues"),
        ),
        "features": (_OF_SCAM,),
        "decoys": (_OF_SCAM,),
        "rules_of_thumb": (_Row(GENERAL, {"item": "becomes", "content": "text", "fits": "scam"}),),
    }
)
"""What a draft of each kind becomes."""
_KNOWN_BY = {"exhibits": "id", "rules_of_thumb": "text"}
"""The column without which a draft is nothing that could be told of: parts have no owner, a rule no words."""


def takes(kind: str, column: str) -> bool:
    """Return whether drafts of a kind have a value in a column."""
    return any(column in row.sources.values() for row in _ROWS[kind])


def hand_out(book: Book, language: Language) -> None:
    """Add the rows that drafts become to those of the sheets; tell which drafts wait for a decision."""
    waiting: list[Record] = []
    for draft in book.records.pop(DRAFTS, []):
        typed = draft.text("becomes")
        kind = named(typed, DRAFTS.parts)
        if kind is not None:
            needed = _KNOWN_BY.get(kind, "")
            if needed and not draft.text(needed):
                heading = DRAFTS.column(needed).heading(language)
                book.tell(draft.place(needed), "draft_empty", column=heading, left_out=LEFT_OUT[language])
            else:
                _hand_over(book, draft, kind)
        elif not typed:
            waiting.append(draft)
        elif not is_called(typed, LEFT_OUT.values()):
            allowed = [*(spelled(name, language) for name in DRAFTS.parts), LEFT_OUT[language]]
            guess = nearest(typed, allowed)
            book.tell(draft.place("becomes"), "item_unknown", typed=typed, allowed="、".join(allowed), guess=guess)
    if waiting:
        rows = "、".join(str(draft.row) for draft in waiting)
        book.remind(waiting[0].place("becomes"), "draft_waiting", count=len(waiting), rows=rows)


def _hand_over(book: Book, draft: Record, kind: str) -> None:
    for sheet, sources, part in _ROWS[kind]:
        columns = dict(sources)
        if sheet is EXHIBITS and english_value("verdict", draft.text("verdict")) == "genuine":
            # What is true belongs to no scam, but may look like one.
            columns["near"] = columns.pop("scam")
        texts = {name: draft.text(column) for name, column in columns.items()} | ({"part": part} if part else {})
        places = {name: draft.columns.get(column, 1) for name, column in columns.items()}
        book.records.setdefault(sheet, []).append(Record(draft.title, draft.row, texts, places))
