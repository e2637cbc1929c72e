"""From records to the tree that a YAML file is read as, so that the same checks apply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.content.findings import Path
from game.content.slips.corrections import parts_of_list
from game.content.tree.tree import Node, SequenceNode
from game.words import Language
from game.workbench.sheets.cells import day_of
from game.workbench.sheets.grid import Place
from game.workbench.sheets.layout import (
    EXHIBIT_PARTS,
    EXHIBITS,
    GENERAL,
    ITEMS,
    RULE_ITEM,
    SCAM_PARTS,
    SCAMS,
    Sheet,
    named,
)
from game.workbench.sheets.nodes import Growing, Pairs, SheetTree
from game.workbench.sheets.ownerless import Strays
from game.workbench.sheets.prizes import prizes_of
from game.workbench.sheets.records import Book, Record
from game.workbench.sheets.table import table_of

OfOne = list[tuple[str, Record]]
"""The rows that belong to one scam or exhibit, each with which part it is."""


def tree_of(book: Book, language: Language) -> SheetTree:
    """Return the tree of a workbook that was read; mistakes of rows are added to the findings of `book`."""
    growing = Growing(book, language=language)
    growing.mark((), growing.head(GENERAL))
    pairs, parts = _general(growing)
    table = table_of(growing)
    if table is not None:
        pairs.append(("table", table))
    prizes = prizes_of(growing, parts["prizes"])
    if prizes is not None:
        pairs.append(("prizes", prizes))
    pairs.append(("scams", _of_rows(growing, SCAMS, SCAM_PARTS, ("name", "id"))))
    pairs.append(("exhibits", _of_rows(growing, EXHIBITS, EXHIBIT_PARTS, ("id",))))
    growing.tree.located.root = growing.entries(pairs, growing.head(GENERAL))
    return growing.tree


def _general(growing: Growing) -> tuple[Pairs, dict[str, Pairs]]:
    """Return what the first sheet holds of the pack, and what of its prizes."""
    found: dict[str, Record] = {}
    rules: list[Node] = []
    head = growing.head(GENERAL)
    for record in growing.records(GENERAL):
        label = record.text("item")
        name = named(label, ITEMS)
        if name is None:
            meant = growing.tell_unknown(record, "item", "item_unknown", growing.spelled(ITEMS))
            # Read on as if it had been right, so that nothing is said to be missing as well.
            found.setdefault(named(meant or "", ITEMS) or "", record)
        elif name == RULE_ITEM:
            rules += _rule(growing, record, (RULE_ITEM, len(rules)))
        elif name in found:
            growing.book.tell(record.place("item"), "item_twice", item=label, first=found[name].row)
        else:
            found[name] = record
        if record.text("fits") and name != RULE_ITEM:
            heading = GENERAL.column("fits").heading(growing.language)
            growing.book.tell(record.place("fits"), "field_unneeded", part=label, column=heading)
    pairs: Pairs = []
    parts: dict[str, Pairs] = {"": pairs, "takeaway": [], "prizes": []}
    for name, field in ITEMS.items():
        if name in found:
            text, place = found[name].text("content"), found[name].place("content")
            path = tuple(field.path.split("."))
            growing.mark(path, place)
            text = growing.book.plain(text, place) if field.kind == "number" else text
            if text:
                leaf = growing.leaf(day_of(text) if field.kind == "day" else text, place)
                parts[field.parent].append((name, leaf))
    pairs += [(RULE_ITEM, growing.items(rules, head)), ("takeaway", growing.entries(parts["takeaway"], head))]
    return pairs, parts


def _rule(growing: Growing, record: Record, path: Path) -> Iterator[Node]:
    """Yield a rule of thumb: a text, or entries if it names scams; nothing if the row is empty."""
    place, beside = record.place("content"), record.place("fits")
    fits = parts_of_list(record.text("fits"))
    text = [("text", growing.leaf(record.text("content"), place))] if record.text("content") else []
    growing.mark(path, place)
    if not fits:
        yield from (leaf for _, leaf in text)
        return
    growing.mark((*path, "text"), place)
    for at in range(len(fits)):
        growing.mark((*path, "fits", at), beside)
    listed = growing.items([growing.leaf(name, beside) for name in fits], beside)
    yield growing.entries([*text, ("fits", listed)], place)


def _of_rows(growing: Growing, sheet: Sheet, parts_sheet: Sheet, known_by: Sequence[str]) -> SequenceNode:
    """Return the items of a list that have a row each, and parts on another sheet.

    `known_by` are the columns that no two rows share; parts name their owner by the first or the second of them.
    """
    section, rows = parts_sheet.owners, growing.records(sheet)
    growing.mark((section,), growing.head(sheet))
    for column in known_by:
        _tell_twins(growing, rows, column, f"same_{column}")
    parts = _sort_parts(growing, parts_sheet, [[row.text(column) for column in known_by] for row in rows])
    nodes = []
    for index, row in enumerate(rows):
        path: Path = (section, index)
        place = row.place(known_by[0])
        growing.mark(path, place)
        pairs = growing.fields(row, sheet.keys[""], path)
        pairs += _lists_of(growing, parts_sheet, parts[index], path, place)
        nodes.append(growing.entries(pairs, place))
    return growing.items(nodes, growing.head(sheet))


def _tell_twins(growing: Growing, rows: Sequence[Record], column: str, code: str) -> None:
    """Report names that two rows share, whose parts therefore have no certain owner."""
    first: dict[str, Record] = {}
    for row in rows:
        name = row.text(column)
        if name and first.setdefault(name, row) is not row:
            growing.book.tell(row.place(column), code, typed=name, first=first[name].row)


def _sort_parts(growing: Growing, sheet: Sheet, names: Sequence[Sequence[str]]) -> list[OfOne]:
    """Return the rows of parts by owner; of its `names`, the first goes first. Report and omit ownerless rows."""
    counted = list(enumerate(names))[::-1]
    indexes = {other: index for index, (_, *others) in counted for other in others if other}
    # An id in capitals is told where it stands; the rows that have it right already are not told to have it wrong too.
    indexes = {name.casefold(): index for index, (name, *_) in counted if name} | indexes
    indexes |= {name: index for index, (name, *_) in counted if name}
    owner = sheet.columns[0].name
    found: list[OfOne] = [[] for _ in names]
    owners = SCAMS if sheet.owners == SCAMS.name.lower() else EXHIBITS
    strays = Strays(growing, sheet, [name for name, *_ in names])
    for record in growing.records(sheet):
        index = indexes.get(record.text(owner))
        part = named(record.text("part"), sheet.parts)
        strays.note(record, index, is_part=part is not None)
        if part is None:
            code = "part_unknown" if record.text("part") else "part_missing"
            growing.tell_unknown(record, "part", code, growing.spelled(sheet.parts))
        elif index is not None:
            found[index].append((part, record))
    if owners not in growing.book.unread:
        strays.tell()
    return found


def _lists_of(growing: Growing, sheet: Sheet, parts: OfOne, path: Path, owner: Place) -> Pairs:
    """Return all lists of a scam or exhibit; findings on empty ones are placed at `owner`, its cell."""
    pairs: Pairs = []
    for name in sheet.parts:
        rows = [record for part, record in parts if part == name]
        place = rows[0].place("text") if rows else owner
        growing.mark((*path, name), place)
        nodes = [_part(growing, sheet, name, record, (*path, name, index)) for index, record in enumerate(rows)]
        pairs.append((name, growing.items(nodes, place)))
    return pairs


def _part(growing: Growing, sheet: Sheet, name: str, record: Record, path: Path) -> Node:
    place = record.place("text")
    growing.mark(path, place)
    for column in sheet.columns:
        if record.text(column.name) and not sheet.takes(name, column):
            heading = column.heading(growing.language)
            growing.book.tell(record.place(column.name), "field_unneeded", part=record.text("part"), column=heading)
    if any(sheet.keys[name].values()):
        return growing.entries(growing.fields(record, sheet.keys[name], path), place)
    leaf = growing.leaf(record.text("text"), place)
    speaker = record.text("speaker")
    if name != "lines" or not speaker:
        return leaf
    # An unknown speaker is reported as an unknown key.
    return growing.mapping([(growing.key(speaker, record.place("speaker")), leaf)], place)
