"""A pack as grids: what an organiser finds in the spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from game.content.fields.names import VALUES, spelled
from game.workbench.sheets.grid import Grid
from game.workbench.sheets.layout import (
    EXHIBIT_PARTS,
    EXHIBITS,
    GENERAL,
    HEAD_ITEMS,
    OBSTACLES,
    PLACES_OF_A_ROW,
    ROWS_OF_A_TABLE,
    RULE_ITEM,
    SCAM_PARTS,
    SCAMS,
    TABLE,
    TABLE_ITEMS,
    TAKEAWAY_ITEMS,
    Sheet,
)
from game.workbench.sheets.wording import sheet_words

_SPARE_RULES = 2

Row = tuple[str, ...]


def grids_of(data: Mapping[str, Any], *, is_chinese: bool) -> tuple[Grid, ...]:
    """All grids of a pack, in the order of the tabs.

    Args:
        data: plain data with English keys, see `game.workbench.yaml.editing.plain`; what is missing becomes empty
            cells.
        is_chinese: the language of titles, headings and values.
    """
    export = _Export(is_chinese=is_chinese)
    scams, exhibits = data.get("scams", []), data.get("exhibits", [])
    rows: dict[Sheet, Iterator[Row]] = {
        GENERAL: export.general(data),
        SCAMS: (export.fields(SCAMS, {**scam, **scam.get("source", {})}) for scam in scams),
        SCAM_PARTS: export.scam_parts(scams),
        EXHIBITS: (export.fields(EXHIBITS, exhibit) for exhibit in exhibits),
        EXHIBIT_PARTS: export.exhibit_parts(exhibits),
        TABLE: export.table(data.get("table", {})),
        OBSTACLES: (export.fields(OBSTACLES, each) for each in data.get("table", {}).get("obstacles", [])),
    }
    return tuple(export.grid(sheet, found) for sheet, found in rows.items())


class _Export:
    def __init__(self, *, is_chinese: bool) -> None:
        self.is_chinese = is_chinese
        self.words = sheet_words("zh" if is_chinese else "en")

    def grid(self, sheet: Sheet, rows: Iterator[Row]) -> Grid:
        heading = tuple(column.heading(is_chinese=self.is_chinese) for column in sheet.columns)
        return Grid(sheet.title(is_chinese=self.is_chinese), (heading, *rows))

    def key(self, name: str) -> str:
        return spelled(name, is_chinese=self.is_chinese)

    def value(self, text: str, name: str) -> str:
        return spelled(text, is_chinese=self.is_chinese, field=name) if name in VALUES else text

    def fields(self, sheet: Sheet, part: Mapping[str, Any]) -> Row:
        return tuple(self.value(part.get(column.name, ""), column.name) for column in sheet.columns)

    def general(self, data: Mapping[str, Any]) -> Iterator[Row]:
        for holder, names in ((data, HEAD_ITEMS), (data.get("takeaway", {}), TAKEAWAY_ITEMS)):
            for name in names:
                yield self.key(name), self.value(holder.get(name, ""), name), self.words.items[name]
        meaning = self.words.items[RULE_ITEM]
        for rule in [*data.get("rules_of_thumb", []), *[""] * _SPARE_RULES]:
            yield self.key(RULE_ITEM), rule, meaning
            meaning = ""

    def scam_parts(self, scams: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
        for scam in scams:
            for text in scam.get("openings", []):
                yield scam.get("name", ""), self.key("openings"), text, ""
            for feature in scam.get("features", []):
                yield scam.get("name", ""), self.key("features"), feature.get("text", ""), feature.get("why", "")
            for decoy in scam.get("decoys", []):
                yield scam.get("name", ""), self.key("decoys"), decoy.get("text", ""), decoy.get("why_not", "")

    def exhibit_parts(self, exhibits: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
        for exhibit in exhibits:
            for line in exhibit.get("lines", []):
                ((speaker, text),) = line.items() if isinstance(line, dict) else (("", line),)
                yield exhibit.get("id", ""), self.key("lines"), self.key(speaker) if speaker else "", text, "", ""
            for cue in exhibit.get("cues", []):
                yield (
                    exhibit.get("id", ""),
                    self.key("cues"),
                    "",
                    cue.get("quote", ""),
                    cue.get("label", ""),
                    cue.get("why", ""),
                )

    def table(self, table: Mapping[str, Any]) -> Iterator[Row]:
        rows = table.get("rows", [])
        for number in range(max(ROWS_OF_A_TABLE, len(rows))):
            row = rows[number] if number < len(rows) else []
            label = self.words.row_label.format(number=number + 1)
            yield (label + (self.words.farthest if number == 0 else ""), *_filled(row))
        yield (self.words.player, *_filled([]))
        for name in TABLE_ITEMS:
            yield (self.key(name), *_filled([self.value(table.get(name, ""), name)]))


def _filled(row: Sequence[str]) -> Row:
    return (*row, *[""] * (PLACES_OF_A_ROW - len(row)))
