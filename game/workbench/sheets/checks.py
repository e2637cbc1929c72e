"""From a spreadsheet to a pack, or every problem with its cell: the checks of YAML files, in terms of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, count
from types import MappingProxyType
from typing import Any

from game.content.checks.registry import Check
from game.content.findings import Finding, Path
from game.content.reading.packs import examine
from game.content.reading.renaming import Renamed, rename
from game.content.tree.characters import check_characters
from game.words import Language
from game.workbench.sheets.earlier import Earlier
from game.workbench.sheets.grid import Grid, Place
from game.workbench.sheets.layout import (
    EXHIBIT_PARTS,
    EXHIBITS,
    GENERAL,
    PRIZES,
    RULE_ITEM,
    SCAM_PARTS,
    SCAMS,
    SHEETS,
    TABLE,
    Sheet,
    folded,
)
from game.workbench.sheets.nodes import SheetTree
from game.workbench.sheets.reading import read_book
from game.workbench.sheets.tree import tree_of
from game.workbench.sheets.wording import MOST_TOLD
from game.workbench.yaml.editing import plain

_UNREAD = frozenset({"formula", "cell_error", "clock", "shown_otherwise"})
_CURED_BY = {"scam_missing": "scam"}
"""Complaints about a whole row that one cell of it cures."""
_LIST_DEPTH = 3
"""Parts of a path such as `("exhibits", 2, "lines")`."""
_SECTIONS: Mapping[Sheet, str] = MappingProxyType(
    {GENERAL: "", SCAMS: "scams", SCAM_PARTS: "scams", EXHIBITS: "exhibits", EXHIBIT_PARTS: "exhibits", TABLE: "table"}
)
"""The part of a pack that is on a sheet, empty for all that has none of its own."""
_OF_ALL_ROWS = frozenset({"cue_missing", "cue_twice"})
_COUNTED = frozenset({"same_id", "same_name", "same_icon", "same_text", "same_prize"})
"""Complaints that name an earlier part by its number."""
_LISTED_IN: Mapping[tuple[str | int, int], Sheet] = MappingProxyType(
    {
        ("scams", 1): SCAMS,
        ("scams", _LIST_DEPTH): SCAM_PARTS,
        ("exhibits", 1): EXHIBITS,
        ("exhibits", _LIST_DEPTH): EXHIBIT_PARTS,
        (RULE_ITEM, 1): GENERAL,
        ("table", 2): TABLE,
        ("prizes", 2): PRIZES,
    }
)
"""Which sheet has the rows of a list, by the first part and the length of its path."""


@dataclass(frozen=True)
class SheetReading:
    """The result for a spreadsheet; `data` (plain, English keys) is `None` if any finding is an error."""

    data: Any
    findings: tuple[Finding[Place], ...]

    @property
    def wrong(self) -> int:
        """The number of wrong cells, where a finding about many rows counts each of them."""
        return sum(len(finding.where.rows) or 1 for finding in self.findings if finding.is_error)


def read_grids(
    grids: Sequence[Grid],
    *,
    icons: frozenset[str],
    today: date,
    audits: Sequence[Check] = (),
    kept: frozenset[str] = frozenset(),
    earlier: Earlier | None = None,
) -> SheetReading:
    """Read and check the sheets of a workbook, as `game.content.reading.packs.read_pack` does a file.

    `earlier` is what the pack says so far.
    `kept` are titles of sheets taken from the pack itself, beside single ones that were handed in.
    """
    language = language_of(grids)
    titles = [grid.title for grid in grids]
    book = read_book(grids, language=language, kept=kept, earlier=earlier)
    tree = tree_of(book, language)
    tree.unread |= {section for sheet, section in _SECTIONS.items() if sheet in book.unread}
    errors = sum(finding.is_error for finding in book.findings)
    # No more findings are shown, and slow trials, such as that of the table, wait until the rows are right.
    more = () if errors > MOST_TOLD else _checked(tree, icons, today, () if errors else audits)
    findings = _in_order([*book.findings, *more], titles)
    root = tree.located.root
    is_broken = root is None or any(finding.is_error for finding in findings)
    return SheetReading(None if root is None or is_broken else plain(root), findings)


def _in_order(findings: Sequence[Finding[Place]], titles: list[str]) -> tuple[Finding[Place], ...]:
    """Return findings by place, each once."""
    unread = {finding.where[:3] for finding in findings if finding.code in _UNREAD}
    # Whatever else could be said about a cell that could not be read would be about our stand-in for its text.
    told = [finding for finding in findings if finding.code in _UNREAD or finding.where[:3] not in unread]
    once = {(finding.where[:3], finding.code): finding for finding in reversed(told)}
    order = {title: at for at, title in reversed(list(enumerate(titles)))}
    return tuple(sorted(once.values(), key=lambda finding: (order.get(finding.where.title, -1), *finding.where[1:3])))


def language_of(grids: Iterable[Grid]) -> Language:
    """Return the language in which most sheets are named."""
    titles = {folded(grid.title) for grid in grids}
    english = sum(folded(sheet.name) in titles for sheet in SHEETS)
    chinese = sum(folded(sheet.chinese) in titles for sheet in SHEETS)
    return "zh" if chinese >= english else "en"


def _checked(tree: SheetTree, icons: frozenset[str], today: date, audits: Sequence[Check]) -> Iterator[Finding[Place]]:
    renamed = rename(tree.located)
    doubtful = {tree.cells.get(path) for path in tree.doubtful}
    renamed.unread |= tree.unread - {""}
    for finding in chain(renamed.findings, check_characters(tree.located)):
        place = tree.places[finding.where.line - 1]
        if finding.code != "too_many" or place not in doubtful:
            yield Finding(place, finding.code, finding.level, finding.values)
    for remark in examine(renamed, icons, today, audits)[1]:
        if not _is_doubtful(remark, tree) and not _is_unread(remark.where, tree):
            values = _values(remark, tree, renamed)
            if values is not None:
                yield Finding(_place(remark, tree), remark.code, remark.level, values)


def _is_doubtful(remark: Finding[Path], tree: SheetTree) -> bool:
    """Whether a remark is about a list with some rows unassigned, and so may be wrong."""
    path = remark.where
    return path in tree.doubtful or (remark.code in _OF_ALL_ROWS and path[:_LIST_DEPTH] in tree.doubtful)


def _is_unread(path: Path, tree: SheetTree) -> bool:
    """Whether a path leads into a section, or a column, that the sheets do not have; that has been told once."""
    section = str(path[0]) if path else ""
    return (
        section in tree.unread
        or ("" in tree.unread and section not in _SECTIONS.values())
        or any(path[: at + 1] in tree.absent for at in range(len(path)))
    )


def _values(remark: Finding[Path], tree: SheetTree, renamed: Renamed) -> Mapping[str, Any] | None:
    """Return the values of a remark in terms of sheets: rows instead of part numbers, and where to add rows.

    `None` if a list is called too short though it has enough rows, some of them with mistakes of their own.
    """
    path, values = remark.where, dict(remark.values)
    if remark.code in _COUNTED:
        at = max((at for at, part in enumerate(path) if isinstance(part, int)), default=0)
        other = tree.cells.get((*path[:at], values["first"] - 1, *path[at + 1 :]))
        values["first"] = values["first"] if other is None else _row_seen_from(_place(remark, tree), other)
    if remark.code == "too_few":
        sheet = _LISTED_IN.get((path[0], len(path)))
        values["sheet"] = "" if sheet is None else sheet.title(renamed.language)
        values["found"] = next(index for index in count() if (*path, index) not in tree.cells)
        values["lack"] = values["limit"] - values["found"]
    return values if values.get("lack", 1) > 0 else None


def _row_seen_from(place: Place, other: Place) -> str:
    """Return the row of another cell, and its sheet if that is another."""
    return str(other.row) if other.title == place.title else f"{other.title}!{other.row}"


def _place(remark: Finding[Path], tree: SheetTree) -> Place:
    path: Path = remark.where
    if remark.code in _CURED_BY:
        path = (*path, _CURED_BY[remark.code])
    while path not in tree.cells:
        path = path[:-1]
    return tree.cells[path]
