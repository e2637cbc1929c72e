"""A pack as grids, the content of its spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from game.content.fields.names import VALUES, spelled
from game.words import Language, load_words
from game.workbench.sheets.grid import Grid
from game.workbench.sheets.layout import (
    EXHIBIT_PARTS,
    EXHIBITS,
    GENERAL,
    ITEMS,
    OBSTACLES,
    PLACES_OF_A_ROW,
    PRIZES,
    ROWS_OF_A_TABLE,
    RULE_ITEM,
    SCAM_PARTS,
    SCAMS,
    TABLE,
    TABLE_ITEMS,
    Sheet,
)

_SPARE_RULES = 2

Row = tuple[str, ...]


def grids_of(data: Mapping[str, Any], language: Language) -> tuple[Grid, ...]:
    """Return all grids of a pack, in the order of the tabs, with all names in `language`.

    `data` has English keys, see `game.workbench.yaml.editing.plain`; missing values become empty cells.
    """
    export = _Export(language)
    scams, exhibits = data.get("scams", []), data.get("exhibits", [])
    rows: dict[Sheet, Iterator[Row]] = {
        GENERAL: export.general(data),
        SCAMS: (export.row(SCAMS, scam) for scam in scams),
        SCAM_PARTS: export.parts(SCAM_PARTS, scams, "name"),
        EXHIBITS: (export.row(EXHIBITS, exhibit) for exhibit in exhibits),
        EXHIBIT_PARTS: export.parts(EXHIBIT_PARTS, exhibits, "id"),
        TABLE: export.table(data.get("table", {})),
        OBSTACLES: (export.row(OBSTACLES, each) for each in data.get("table", {}).get("obstacles", [])),
        PRIZES: (export.row(PRIZES, each) for each in data.get("prizes", {}).get("kinds", [])),
    }
    return tuple(export.grid(sheet, found) for sheet, found in rows.items())


class _Export:
    def __init__(self, language: Language) -> None:
        self.language = language
        self.words = load_words("sheets", language)

    def grid(self, sheet: Sheet, rows: Iterator[Row]) -> Grid:
        heading = tuple(column.heading(self.language) for column in sheet.columns)
        return Grid(sheet.title(self.language), (heading, *rows))

    def key(self, name: str) -> str:
        return spelled(name, self.language)

    def value(self, text: str, name: str) -> str:
        return spelled(text, self.language, field=name) if name in VALUES else text

    def row(self, sheet: Sheet, item: Any, part: str = "", lead: Mapping[str, str] = MappingProxyType({})) -> Row:
        """Return the row of an item; `lead` are the columns that hold nothing of the item."""
        keys = sheet.keys[part]
        held = {name: self.value(str(_inside(item, path)), name) for name, path in keys.items()}
        return tuple({**held, **lead}.get(column.name, "") for column in sheet.columns)

    def parts(self, sheet: Sheet, owners: Sequence[Mapping[str, Any]], known_by: str) -> Iterator[Row]:
        """Yield the rows of all parts of scams or exhibits, which are known by names or ids."""
        for owner in owners:
            for part in sheet.parts:
                lead = {sheet.columns[0].name: owner.get(known_by, ""), "part": self.key(part)}
                for item in owner.get(part, []):
                    if part == "lines" and isinstance(item, dict):
                        ((speaker, text),) = item.items()
                        yield self.row(sheet, text, part, {**lead, "speaker": self.key(speaker)})
                    else:
                        yield self.row(sheet, item, part, lead)

    def general(self, data: Mapping[str, Any]) -> Iterator[Row]:
        for name, row in list(ITEMS.items())[:-1]:
            yield self.key(name), self.value(_inside(data, row.path.split(".")), name), self.words[f"items.{name}"]
        meaning = self.words[f"items.{RULE_ITEM}"]
        for rule in [*data.get(RULE_ITEM, []), *[""] * _SPARE_RULES]:
            text, fits = (rule.get("text", ""), rule.get("fits", [])) if isinstance(rule, dict) else (rule, [])
            yield self.key(RULE_ITEM), text, meaning, "、".join(fits)
            meaning = ""

    def table(self, table: Mapping[str, Any]) -> Iterator[Row]:
        rows = table.get("rows", [])
        for number in range(max(ROWS_OF_A_TABLE, len(rows))):
            row = rows[number] if number < len(rows) else []
            label = self.words("row_label", number=number + 1)
            yield (label + (self.words["farthest"] if number == 0 else ""), *_filled(row))
        yield (self.words["player"], *_filled([]))
        for name in TABLE_ITEMS:
            yield (self.key(name), *_filled([self.value(table.get(name, ""), name)]))


def _inside(item: Any, keys: Iterable[str]) -> Any:
    """Return what is below some keys; an empty text if nothing is."""
    for key in keys:
        item = item.get(key, "") if isinstance(item, dict) else ""
    return item


def _filled(row: Sequence[str]) -> Row:
    return (*row, *[""] * (PLACES_OF_A_ROW - len(row)))
