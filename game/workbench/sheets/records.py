"""The rows of a spreadsheet as records, and what was found wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from game.content.findings import Finding
from game.workbench.sheets.grid import Place
from game.workbench.sheets.layout import Sheet

# Only these: a superscript or a circled number is no slip of an input method.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


@dataclass(frozen=True)
class Record:
    """One row below the headings: texts by English column name, without surrounding blanks."""

    title: str
    row: int
    texts: Mapping[str, str]
    columns: Mapping[str, int]

    def text(self, name: str) -> str:
        """Return the text of a column; empty if there is no such column."""
        return self.texts.get(name, "")

    def place(self, name: str) -> Place:
        """Return the cell of a column; the first cell of the row if there is no such column."""
        return Place(self.title, self.row, self.columns.get(name, 1))


@dataclass
class Book:
    """All records of a spreadsheet by sheet, the places of their headings, and the findings."""

    records: dict[Sheet, list[Record]] = field(default_factory=dict)
    heads: dict[Sheet, Place] = field(default_factory=dict)
    findings: list[Finding[Place]] = field(default_factory=list)
    kept: frozenset[str] = frozenset()  # titles of sheets from the pack, if only single ones were handed in
    unread: set[Sheet] = field(default_factory=set)  # missing, or without a column by which rows are known
    absent: set[tuple[Sheet, str]] = field(default_factory=set)  # columns, by English name, that a sheet does not have
    _widened: set[tuple[str, str]] = field(default_factory=set)

    def tell(self, place: Place, code: str, records: Sequence[Record] = (), /, **values: object) -> None:
        """Add an error; `records` are all rows concerned, if several. Values of None are left out."""
        numbers = tuple(record.row for record in records)
        given = {name: value for name, value in values.items() if value is not None}
        self.findings.append(Finding(place._replace(rows=numbers), code, values=given))

    def remind(self, place: Place, code: str, /, **values: object) -> None:
        """Add a warning."""
        self.findings.append(Finding(place, code, "warning", values))

    def plain(self, text: str, place: Place) -> str:
        """Return an identifier or a number with plain signs; full-width ones are reported once a sheet."""
        plain = text.translate(_PLAIN).strip()
        if plain == text or not plain.isascii():
            return text
        if (place.title, text) not in self._widened:
            self._widened.add((place.title, text))
            self.remind(place, "wide", typed=text, plain=plain)
        return plain
