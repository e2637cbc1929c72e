"""Records → the same tree that a YAML file is read as, so that the same checks say the same things about it."""

from __future__ import annotations

from collections.abc import Sequence

from game.content.fields.names import spelled
from game.content.findings import Path
from game.content.tree.tree import ScalarNode, SequenceNode
from game.workbench.sheets.layout import (
    DATE_ITEMS,
    EXHIBIT_PARTS,
    EXHIBITS,
    GENERAL,
    HEAD_ITEMS,
    ITEMS,
    NUMBER_ITEMS,
    RULE_ITEM,
    SCAM_PARTS,
    SCAMS,
    TAKEAWAY_ITEMS,
    named,
)
from game.workbench.sheets.nodes import Growing, Pairs, SheetTree
from game.workbench.sheets.part_rows import lists_of, sort_parts
from game.workbench.sheets.reading import Book, Record, day_of
from game.workbench.sheets.table import table_of

_SOURCE = ("outlet", "date")


def tree_of(book: Book, *, is_chinese: bool) -> SheetTree:
    """The tree of a workbook that has been read; mistakes of rows are added to the findings of `book`."""
    growing = Growing(book, is_chinese=is_chinese)
    growing.mark((), growing.head(GENERAL))
    pairs = _general(growing)
    table = table_of(growing)
    if table is not None:
        pairs.append(("table", table))
    pairs += [("scams", _scams(growing)), ("exhibits", _exhibits(growing))]
    growing.tree.located.root = growing.entries(pairs, growing.head(GENERAL))
    return growing.tree


def _general(growing: Growing) -> Pairs:
    found: dict[str, Record] = {}
    rules: list[ScalarNode] = []
    head = growing.head(GENERAL)
    for record in growing.records(GENERAL):
        label = record.text("item")
        name = named(label, ITEMS)
        if name is None:
            allowed = [spelled(item, is_chinese=growing.is_chinese) for item in ITEMS]
            meant = growing.tell_unknown(record, "item", "item_unknown", allowed)
            # Read on as if it had been right, so that nothing is said to be missing as well.
            found.setdefault(named(meant or "", ITEMS) or "", record)
        elif name == RULE_ITEM:
            if record.text("content"):
                growing.mark((RULE_ITEM, len(rules)), record.place("content"))
                rules.append(growing.leaf(record.text("content"), record.place("content")))
        elif name in found:
            growing.book.tell(record.place("item"), "item_twice", item=label, first=found[name].row)
        else:
            found[name] = record
    return [
        *_items(growing, found, HEAD_ITEMS, ()),
        (RULE_ITEM, growing.items(rules, head)),
        ("takeaway", growing.entries(_items(growing, found, TAKEAWAY_ITEMS, ("takeaway",)), head)),
    ]


def _items(growing: Growing, found: dict[str, Record], names: Sequence[str], path: Path) -> Pairs:
    pairs: Pairs = []
    for name in names:
        if name not in found:
            continue
        text, place = found[name].text("content"), found[name].place("content")
        growing.mark((*path, name), place)
        if name in NUMBER_ITEMS:
            text = growing.book.plain(text, place)
        if text:
            pairs.append((name, growing.leaf(day_of(text) if name in DATE_ITEMS else text, place)))
    return pairs


def _scams(growing: Growing) -> SequenceNode:
    rows = growing.records(SCAMS)
    growing.mark(("scams",), growing.head(SCAMS))
    _tell_twins(growing, rows, "name", "same_name")
    _tell_twins(growing, rows, "id", "same_id")
    parts = sort_parts(growing, SCAM_PARTS, [(row.text("name"), row.text("id")) for row in rows])
    names = [column.name for column in SCAMS.columns if column.name not in _SOURCE]
    nodes = []
    for index, row in enumerate(rows):
        path: Path = ("scams", index)
        place = row.place("name")
        growing.mark(path, place)
        pairs = growing.fields(row, names, path)
        source = growing.fields(row, _SOURCE, (*path, "source"))
        pairs.append(("source", growing.entries(source, row.place("outlet"))))
        pairs += lists_of(growing, SCAM_PARTS, parts[index], path, place)
        nodes.append(growing.entries(pairs, place))
    return growing.items(nodes, growing.head(SCAMS))


def _exhibits(growing: Growing) -> SequenceNode:
    rows = growing.records(EXHIBITS)
    growing.mark(("exhibits",), growing.head(EXHIBITS))
    _tell_twins(growing, rows, "id", "same_id")
    parts = sort_parts(growing, EXHIBIT_PARTS, [(row.text("id"), "") for row in rows])
    names = [column.name for column in EXHIBITS.columns]
    nodes = []
    for index, row in enumerate(rows):
        path: Path = ("exhibits", index)
        place = row.place("id")
        growing.mark(path, place)
        pairs = growing.fields(row, names, path)
        pairs += lists_of(growing, EXHIBIT_PARTS, parts[index], path, place)
        nodes.append(growing.entries(pairs, place))
    return growing.items(nodes, growing.head(EXHIBITS))


def _tell_twins(growing: Growing, rows: Sequence[Record], column: str, code: str) -> None:
    """Names that two rows share: it is unknown to which of them their parts belong, so little else can be said."""
    first: dict[str, int] = {}
    for row in rows:
        name = row.text(column)
        if name and first.setdefault(name, row.row) != row.row:
            growing.book.tell(row.place(column), code, typed=name, first=first[name])
