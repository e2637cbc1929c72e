"""A spreadsheet → a pack, or every problem beside its cell: the checks of YAML files, told in terms of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from game.content.crosschecks import check_characters, check_pack, check_parts, parts_of
from game.content.findings import Path, Remark
from game.content.lengths import too_long
from game.content.model_errors import read_model
from game.content.packs import Audit
from game.content.renaming import Renamed, rename
from game.content.sheets.grid import CellFinding, Grid, Place
from game.content.sheets.growth import SheetTree
from game.content.sheets.layout import SHEETS, folded
from game.content.sheets.reading import read_book
from game.content.sheets.tree import tree_of
from game.content.yaml_editing import plain

_UNREAD = frozenset({"formula", "cell_error"})
_CURED_BY = {"scam_missing": "scam"}
"""Complaints about a whole row that one cell of it cures."""


@dataclass(frozen=True)
class SheetReading:
    """What came of a spreadsheet; `data` (plain, English keys) is `None` as soon as one finding is an error."""

    data: Any
    findings: tuple[CellFinding, ...]


def read_grids(
    grids: Sequence[Grid], *, icons: frozenset[str], today: date, audits: Sequence[Audit] = ()
) -> SheetReading:
    """Read and check the sheets of a workbook, as `game.content.packs.read_pack` does a file."""
    is_chinese = speaks_chinese(grids)
    book = read_book(grids, is_chinese=is_chinese)
    tree = tree_of(book, is_chinese=is_chinese)
    findings = [*book.findings, *_checked(tree, icons, today, audits)]
    unread = {finding.place for finding in findings if finding.code in _UNREAD}
    # Whatever else could be said about a cell that could not be read would be about our stand-in for its text.
    told = [finding for finding in findings if finding.code in _UNREAD or finding.place not in unread]
    titles = [grid.title for grid in grids]
    once = {(finding.place, finding.code): finding for finding in reversed(told)}
    ordered = sorted(once.values(), key=lambda finding: _position(finding.place, titles))
    root = tree.located.root
    is_broken = root is None or any(finding.level == "error" for finding in ordered)
    return SheetReading(None if root is None or is_broken else plain(root), tuple(ordered))


def speaks_chinese(grids: Iterable[Grid]) -> bool:
    """Whether most sheets carry their Chinese names."""
    titles = {folded(grid.title) for grid in grids}
    english = sum(folded(sheet.name) in titles for sheet in SHEETS)
    chinese = sum(folded(sheet.chinese) in titles for sheet in SHEETS)
    return chinese >= english


def _position(place: Place, titles: list[str]) -> tuple[int, int, int]:
    return titles.index(place.title) if place.title in titles else -1, place.row, place.column


def _checked(tree: SheetTree, icons: frozenset[str], today: date, audits: Sequence[Audit]) -> Iterator[CellFinding]:
    renamed = rename(tree.located)
    for finding in chain(renamed.findings, check_characters(tree.located)):
        yield CellFinding(tree.places[finding.spot.line - 1], finding.code, finding.level, finding.values)
    for remark in _remarks(renamed, icons, today, audits):
        yield CellFinding(_place(remark, tree), remark.code, remark.level, remark.values)


def _remarks(renamed: Renamed, icons: frozenset[str], today: date, audits: Sequence[Audit]) -> Iterator[Remark]:
    pack, remarks = read_model(renamed)
    yield from remarks
    is_latin = isinstance(renamed.data, dict) and renamed.data.get("language") == "en"
    yield from too_long(renamed.data, is_latin=is_latin, is_chinese=renamed.is_chinese)
    yield from check_parts(parts_of(pack, renamed.data, renamed.settled), icons)
    if pack is not None:
        yield from check_pack(pack, today)
        for audit in audits:
            yield from audit(pack)


def _place(remark: Remark, tree: SheetTree) -> Place:
    path: Path = remark.path
    if remark.code in _CURED_BY:
        path = (*path, _CURED_BY[remark.code])
    while path not in tree.cells:
        path = path[:-1]
    return tree.cells[path]
