"""What one cell says: as it is shown, in plain characters and in one line; what was changed for it is a reminder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from game.content.slips import nulls
from game.content.tree import look_alikes
from game.content.tree.folds import hang_together
from game.workbench.sheets.grid import Cell, Converted, Place, Unreadable, text_of
from game.workbench.sheets.layout import GENERAL, ITEMS, TABLE, TABLE_ITEMS, Sheet, named
from game.workbench.sheets.records import Book

_STAND_IN = "?"
"""For the text of a cell that cannot be read; nothing else is told of that cell."""
_DAY_NUMBER = re.compile(r"[2-6]\d{4}", re.ASCII)
"""A day that lost its format: the number by which spreadsheets count it, from 1954 to 2091."""
_BREAK = re.compile(r"[\r\n]+")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)


def kind_of(sheet: Sheet, label: Sequence[Cell]) -> str:
    """Return the kind of what a row holds, where rows have names of their own; empty elsewhere."""
    items = ITEMS if sheet is GENERAL else TABLE_ITEMS if sheet is TABLE else {}
    name = named(text_of(label[0]), items) if label else None
    return "" if name is None else items[name].kind


def cell_text(book: Book, place: Place, cell: Cell, kind: str) -> str:
    """Return what a cell says; a cell of which that is not certain, or which says nothing, is reported."""
    if isinstance(cell, Unreadable):
        book.tell(place, cell.code, **cell.values)
        return _STAND_IN
    if isinstance(cell, Converted):
        if cell.code:
            book.remind(place, cell.code, typed=cell.shown, plain=cell.plain)
        if kind in {"number", "day"} or cell.code:
            return cell_text(book, place, cell.plain, kind)
        if cell.shown is None:
            book.tell(place, "shown_otherwise", typed=cell.plain)
            return _STAND_IN
        cell = cell.shown
    cell = _made_plain(book, place, cell.strip())
    if cell in nulls.WORDS:
        book.remind(place, "null_text", typed=cell)
    if kind in {"id", "number"}:
        # What stands there in full-width signs means the plain ones.
        return book.plain(cell, place)
    if kind == "day" and _DAY_NUMBER.fullmatch(cell):
        book.tell(place, "shown_otherwise", typed=cell)
        return _STAND_IN
    return day_of(cell) if kind == "day" else cell


def _made_plain(book: Book, place: Place, text: str) -> str:
    """Return a text without look-alikes and in one line, as a file is read; what was changed is a reminder."""
    if look_alikes.has_look_alikes(text):
        odd = look_alikes.odd_in(text)
        if odd is not None:
            _, char, meant = odd
            book.remind(place, look_alikes.code_of(char), **look_alikes.values_of(char, meant))
        text = look_alikes.plain(text)
    rows = [row.strip() for row in _BREAK.split(text) if row.strip()]
    if len(rows) > 1:
        joined = rows[0]
        for row in rows[1:]:
            joined += row if hang_together(joined[-1], row[0]) else f" {row}"
        book.remind(place, "cell_wrapped", text=joined)
        return joined
    return rows[0] if rows else text


def day_of(text: str) -> str:
    """Return `2026/6/1` and the like, as spreadsheets rewrite days, as `2026-06-01`; other text unchanged."""
    text = text.strip()
    parts = _DAY.fullmatch(text)
    if parts is None:
        return text
    try:
        return date(int(parts[1]), int(parts[2]), int(parts[3])).isoformat()
    except ValueError:
        return text
