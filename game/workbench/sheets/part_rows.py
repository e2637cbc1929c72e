"""Rows that are parts of something on another sheet: features of a scam, lines of an exhibit."""

from __future__ import annotations

from collections.abc import Sequence

from game.content.fields.names import spelled
from game.content.findings import Path
from game.content.tree.tree import Node
from game.workbench.sheets.grid import Place
from game.workbench.sheets.layout import Sheet, named
from game.workbench.sheets.nodes import Growing, Pairs
from game.workbench.sheets.ownerless import Strays
from game.workbench.sheets.reading import Record

OfOne = list[tuple[str, Record]]
"""The rows that belong to one scam or exhibit, each with which part it is."""


def sort_parts(growing: Growing, sheet: Sheet, names: Sequence[Sequence[str]]) -> list[OfOne]:
    """The rows of a sheet of parts by what they belong to; rows that belong to nothing are told, and left out.

    `names` are name and id of each scam, or the id of each exhibit; the name goes before the id.
    """
    counted = list(enumerate(names))[::-1]
    indexes = {other: index for index, (_, *others) in counted for other in others if other}
    indexes |= {name: index for index, (name, *_) in counted if name}
    owner = sheet.columns[0].name
    found: list[OfOne] = [[] for _ in names]
    strays = Strays(growing, sheet, [name for name, *_ in names])
    for record in growing.records(sheet):
        index = indexes.get(record.text(owner))
        part = named(record.text("part"), sheet.parts)
        strays.note(record, index, is_part=part is not None)
        if part is None:
            code = "part_unknown" if record.text("part") else "part_missing"
            growing.tell_unknown(record, "part", code, _spelled(growing, sheet.parts))
        elif index is not None:
            found[index].append((part, record))
    strays.tell()
    return found


def lists_of(growing: Growing, sheet: Sheet, parts: OfOne, path: Path, owner: Place) -> Pairs:
    """All lists of one scam or exhibit; `owner` is its own cell, where a list that is empty is complained about."""
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
    # Whoever is no speaker is an unknown key, and told as one.
    return growing.spoken(growing.key(speaker, record.place("speaker")), leaf, place)


def _spelled(growing: Growing, names: Sequence[str]) -> list[str]:
    return [spelled(name, growing.language) for name in names]
