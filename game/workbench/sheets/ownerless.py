"""Rows of parts without an owner: reported in runs, and never given to another owner.

Deleting an exhibit on one sheet leaves its rows on the other. Counted with another exhibit they would make that one too
long, and the suggested cure would be to delete what is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from game.content.findings import Path
from game.workbench.sheets.layout import EXHIBITS, SCAMS, Sheet, folded
from game.workbench.sheets.nodes import Growing
from game.workbench.sheets.records import Record

_LEAST_GUESSED, _MOST_GUESSED = 4, 40
"""Characters of a name in which one wrong letter is still taken for a slip; of longer ones nobody types two."""
_MOST_COMPARED = 10_000
"""Pairs of names that are held against each other, 2 µs each."""
_MOST_NAMED = 12


@dataclass
class _Run:
    """Adjacent rows that name the same owner, and the owner of the row above them."""

    typed: str
    above: int | None
    records: list[Record] = field(default_factory=list)

    @property
    def rows(self) -> str:
        """The rows as they are told: `7`, or `7–9`."""
        first, last = self.records[0].row, self.records[-1].row
        return str(first) if first == last else f"{first}–{last}"


class Strays:
    """The rows of one sheet of parts and their owners; `names` are those of all owners."""

    def __init__(self, growing: Growing, sheet: Sheet, names: Sequence[str]) -> None:
        self._growing = growing
        self._sheet = sheet
        self._owners = SCAMS if sheet.owners == SCAMS.name.lower() else EXHIBITS
        self._names = names
        self._counts = [0] * len(names)
        self._runs: list[_Run] = []
        self._above: int | None = None
        self._is_in_run = False
        self._left = _MOST_COMPARED
        self._bare: list[str] = []
        self._plain: dict[str, set[str]] = {}
        self._named = Counter(names)

    def note(self, record: Record, index: int | None, *, is_part: bool) -> None:
        """Note one row: `index` is its owner, if any, `is_part` whether it names its kind."""
        if index is not None:
            self._counts[index] += 1
            self._above, self._is_in_run = index, False
            if not is_part:
                self._doubt(index)
            return
        typed = record.text(self._sheet.columns[0].name)
        if not (self._is_in_run and self._runs[-1].typed == typed):
            self._runs.append(_Run(typed, self._above))
        self._runs[-1].records.append(record)
        self._is_in_run = True

    def tell(self) -> None:
        """Report ownerless rows, after the last row; lists that may lack those rows become doubtful."""
        short = [name for name in self._names if 0 < len(name) <= _MOST_GUESSED] if self._runs else []
        for name in short:
            self._plain.setdefault(folded(name), set()).add(name)
        self._bare = [name for name, count in zip(self._names, self._counts, strict=True) if name and not count]
        for index, name in enumerate(self._names):
            if (name and self._named[name] > 1) or (self._runs and not self._counts[index]):
                self._doubt(index)
        kept = self._growing.book.kept
        if self._runs and self._sheet_title in kept and self._growing.head(self._owners).title not in kept:
            self._tell_gone()
            return
        for run in self._runs:
            if run.typed:
                meant = self._meant(run.typed)
                self._tell(run, "owner_unknown" if meant is None else "owner_misspelt", typed=run.typed, meant=meant)
            else:
                self._tell_missing(run)

    @property
    def _sheet_title(self) -> str:
        return self._growing.head(self._sheet).title

    def _doubt(self, index: int) -> None:
        path: Path = (self._sheet.owners, index)
        self._growing.tree.doubtful.update((*path, part) for part in self._sheet.parts)

    # -- sentences ------------------------------------------------------------------------------------------------

    def _tell(self, run: _Run, code: str, **values: str | None) -> None:
        first, column = run.records[0], self._sheet.columns[0]
        self._growing.book.tell(
            first.place(column.name),
            code,
            run.records,
            sheet=first.title,
            rows=run.rows,
            owners=self._growing.head(self._owners).title,
            column=column.heading(self._growing.language),
            **values,
        )

    def _tell_missing(self, run: _Run) -> None:
        if run.above is None:
            self._tell(run, "owner_missing")
            return
        # Probably a merged cell, or one that was filled in only once: the list above may lack these rows.
        self._doubt(run.above)
        self._tell(run, "owner_missing_below", above=self._names[run.above])

    def _tell_gone(self) -> None:
        """Report once that a single sheet of owners lacks some that the pack has."""
        gone = list(dict.fromkeys(run.typed for run in self._runs))
        listed = "、".join(gone[:_MOST_NAMED]) + ("……" if len(gone) > _MOST_NAMED else "")
        self._growing.tree.doubtful.add((self._sheet.owners,))
        place = self._growing.head(self._owners)
        self._growing.book.tell(place, "owners_gone", count=len(gone), names=listed, sheet=self._sheet_title)

    # -- slips ----------------------------------------------------------------------------------------------------

    def _meant(self, typed: str) -> str | None:
        """Return the only owner whose name differs by width, case or blanks, or by a letter and has no rows."""
        if len(typed) > _MOST_GUESSED:
            return None
        found = self._plain.get(folded(typed), set())
        if not found and self._left >= len(self._bare):
            self._left -= len(self._bare)
            found = {name for name in self._bare if _differ_by_a_letter(typed, name)}
        return next(iter(found)) if len(found) == 1 else None


def _differ_by_a_letter(one: str, other: str) -> bool:
    """Whether one letter was changed, added or left out; digits do not count, as they distinguish exhibits."""
    if min(len(one), len(other)) < _LEAST_GUESSED or max(len(one), len(other)) > _MOST_GUESSED:
        return False
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    ends = range(1, min(len(one), len(other)) - start + 1)
    same = next((at - 1 for at in ends if one[-at] != other[-at]), len(ends))
    rests = one[start : len(one) - same], other[start : len(other) - same]
    return max(map(len, rests)) == 1 and not any(rest.isdigit() for rest in rests)
