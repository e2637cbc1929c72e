"""The sheet of the table of the can game: one row for each row, one cell for each place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.content.fields.names import both_names
from game.content.findings import Path
from game.content.tree.tree import MappingNode, Node, SequenceNode
from game.workbench.sheets.layout import OBSTACLES, PLACES_OF_A_ROW, TABLE, TABLE_ITEMS, folded, named
from game.workbench.sheets.nodes import Growing, Pairs
from game.workbench.sheets.records import Record

_PATH: Path = ("table",)
_ROW_LABEL = re.compile(r"(第[\d一二三四五六七八九十]+[排行]|row\d+).*")
_PLACES = tuple(f"place {at}" for at in range(1, PLACES_OF_A_ROW + 1))
_ASIDE = ("（", "(")
"""A label that begins so is a remark to the reader."""


def table_of(growing: Growing) -> MappingNode | None:
    """Return the table; `None` if everything is empty."""
    head = growing.head(TABLE)
    growing.mark(_PATH, head)
    growing.mark((*_PATH, "rows"), head)
    rows: list[Node] = []
    pairs: Pairs = []
    held: dict[str, int] = {}
    for record in growing.records(TABLE):
        label = record.text("row")
        name = named(label, TABLE_ITEMS)
        if name is not None:
            pairs += _item(growing, record, name, held)
        elif _ROW_LABEL.fullmatch(folded(label)):
            rows += _row(growing, record, (*_PATH, "rows", len(rows)))
        elif not label.startswith(_ASIDE):
            growing.book.tell(record.place("row"), "row_unlabelled", typed=label, allowed=both_names(TABLE_ITEMS))
    obstacles: list[Node] = []
    for index, record in enumerate(growing.records(OBSTACLES)):
        path: Path = (*_PATH, "obstacles", index)
        growing.mark(path, record.place("kind"))
        obstacles.append(growing.entries(growing.fields(record, OBSTACLES.keys[""], path), record.place("kind")))
    growing.mark((*_PATH, "obstacles"), growing.head(OBSTACLES))
    if obstacles:
        pairs.append(("obstacles", growing.items(obstacles, growing.head(OBSTACLES))))
    if not rows:
        # All places are empty: this stall does not play on a table.
        if pairs:
            growing.book.remind(growing.head(TABLE), "table_empty", sheet=growing.head(TABLE).title)
        return None
    return growing.entries([("rows", growing.items(rows, head)), *pairs], head)


def _item(growing: Growing, record: Record, name: str, held: dict[str, int]) -> Iterator[tuple[str, Node]]:
    label, place = record.text("row"), record.place(_PLACES[0])
    for column in _PLACES[1:]:
        if record.text(column):
            growing.book.tell(record.place(column), "field_unneeded", part=label, column=record.text(column))
    if name in held:
        growing.book.tell(record.place("row"), "item_twice", item=label, first=held[name])
        return
    held[name] = record.row
    growing.mark((*_PATH, name), place)
    text = record.text(_PLACES[0])
    if TABLE_ITEMS[name].kind == "number":
        text = growing.book.plain(text, place)
    if text:
        yield name, growing.leaf(text, place)


def _row(growing: Growing, record: Record, path: Path) -> Iterator[SequenceNode]:
    """Yield one row of places; nothing if all are empty."""
    texts = [record.text(column) for column in _PLACES]
    while texts and not texts[-1]:
        texts.pop()
    if not texts:
        return
    growing.mark(path, record.place("row"))
    for column, name in enumerate(_PLACES):
        growing.mark((*path, column), record.place(name))
    leaves = [growing.leaf(text, record.place(_PLACES[column])) for column, text in enumerate(texts)]
    yield growing.items(leaves, record.place("row"))
