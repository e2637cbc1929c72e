"""The sheets of a pack in a spreadsheet and their columns, read off the rows of the fields.

Names in both languages are recognised everywhere; those of the pack's own language are written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from game.content.fields import field as titles
from game.content.fields.field import Cell, Field
from game.content.fields.names import FIELDS, chinese_key
from game.content.fields.shape import shape_at
from game.words import Language

NOTES = ("备注", "notes")
"""Sheets and columns whose name begins so belong to the organiser; they are not read."""
GUIDE: Mapping[Language, str] = {"zh": "说明", "en": "Guide"}
LISTS: Mapping[Language, str] = {"zh": "选项", "en": "Lists"}
"""Hidden; it holds what the drop-downs offer."""
PROBLEM: Mapping[Language, str] = {"zh": "问题", "en": "problem"}
"""The last column of a sheet that has mistakes."""
SPOKEN_BY = ("them", "me")
PLACES_OF_A_ROW = 5
ROWS_OF_A_TABLE = 5


Keys: TypeAlias = "tuple[str, ...]"
"""The English keys that lead from an item of a list to a value; none where the item itself is a text."""


@dataclass(frozen=True)
class Column:
    """One column, named as in the YAML."""

    name: str
    chinese: str
    width: int  # in characters, of which a Chinese one takes two
    offers: str = ""  # of `fields.names.VALUES`, or `icons`, `scams`, `exhibits`, `parts`, `speakers`, `places`
    is_needed: bool = True  # whether every row must have it
    kind: str = "words"  # as in `Field`
    part: str = ""  # the only kind of part that has it; empty if read off the fields
    is_vital: bool = True  # whether some row must have it, so that no sheet can do without the column

    def heading(self, language: Language) -> str:
        """Return the heading of the column."""
        return self.chinese if language == "zh" else self.name


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet, with its columns from left to right."""

    name: str
    chinese: str
    columns: tuple[Column, ...]
    keys: Mapping[str, Mapping[str, Keys]] = field(default_factory=dict)  # by kind of part ("" for none), by column
    owners: str = ""  # the list whose parts it holds

    @property
    def parts(self) -> tuple[str, ...]:
        """The kinds of parts on a sheet of parts."""
        return tuple(self.keys) if self.owners else ()

    def title(self, language: Language) -> str:
        """Return the title of the tab."""
        return self.chinese if language == "zh" else self.name

    def column(self, name: str) -> Column:
        """Return the column with an English name."""
        return next(column for column in self.columns if column.name == name)

    def takes(self, part: str, column: Column) -> bool:
        """Whether rows of a kind of part have a value in a column."""
        return column.name in self.keys[part] or column in self.columns[:2] or part == column.part


def _sheet(name: str, chinese: str, section: str, *lead: Column, owners: str = "") -> Sheet:
    """Return a sheet with the columns of all its fields, after those that are no field."""
    found: dict[str, list[Field]] = {}
    keys: dict[str, dict[str, Keys]] = {}
    for each in FIELDS.values():
        if each.cell is not None and each.cell.sheet == name and each.cell.width:
            column = each.cell.column or each.name
            found.setdefault(column, []).append(each)
            part, _, inner = each.path.removeprefix(f"{section}[].").rpartition("[].")
            part, inner = (part, inner) if part or not owners else (inner, "")
            keys.setdefault(part, {})[column] = tuple(inner.split(".")) if inner else ()
    columns = list(lead)
    for column, held in found.items():
        cell = held[0].cell or Cell(name)
        is_needed = len(held) == len(keys) and all(map(_is_needed, held))
        is_vital = any(map(_is_needed, held))
        columns.append(
            Column(column, chinese_key(column), cell.width, cell.offers, is_needed, held[0].kind, is_vital=is_vital)
        )
    return Sheet(name, chinese, tuple(columns), keys, owners)


def _is_needed(each: Field) -> bool:
    """Whether an item must have the field, and all that the field is a part of."""
    above, _, inside = each.path.rpartition("[].")
    steps = inside.split(".")
    shapes = (shape_at((*above.replace("[]", "").split("."), *steps[: at + 1])) for at in range(len(steps)))
    return all(shape is not None and shape.is_needed for shape in shapes)


GENERAL = _sheet(
    titles.GENERAL,
    "总表",
    "rules_of_thumb",
    Column("item", "项目", 14),
    Column("content", "内容", 44, is_needed=False),
    Column("meaning", "怎么填", 60, is_needed=False, is_vital=False),
)
SCAMS = _sheet(titles.SCAMS, "骗术", "scams")
SCAM_PARTS = _sheet(
    titles.SCAM_PARTS,
    "骗术内容",
    "scams",
    Column("scam", "骗术", 18, "scams"),
    Column("part", "种类", 10, "parts"),
    owners="scams",
)
EXHIBITS = _sheet(titles.EXHIBITS, "展品", "exhibits")
EXHIBIT_PARTS = _sheet(
    titles.EXHIBIT_PARTS,
    "展品内容",
    "exhibits",
    Column("exhibit", "展品", 24, "exhibits", kind="id"),
    Column("part", "种类", 10, "parts"),
    Column("speaker", "谁说", 8, "speakers", is_needed=False, part="lines"),
    owners="exhibits",
)
TABLE = Sheet(
    titles.TABLE,
    "桌面",
    (
        Column("row", "桌面", 16),
        *(Column(f"place {at}", f"第{at}格", 16, "places", False) for at in range(1, PLACES_OF_A_ROW + 1)),
    ),
)
OBSTACLES = _sheet(titles.OBSTACLES, "障碍", "table.obstacles")
PRIZES = _sheet(titles.PRIZES, "奖品", "prizes.kinds")

DRAFTS = Sheet(
    "Question bank",
    "题库",
    (
        Column("becomes", "变成", 9, "parts"),
        *(
            Column(name, chinese, width, offers, is_needed=False, kind=kind, is_vital=False)
            for name, chinese, width, offers, kind in (
                ("scam", "骗术", 12, "scams", "words"),
                ("text", "文字", 34, "", "words"),
                ("why", "为什么", 30, "", "words"),
                ("id", "编号", 10, "", "id"),
                ("channel", "渠道", 8, "channel", "words"),
                ("verdict", "真假", 8, "verdict", "words"),
                ("sender", "发件人", 16, "", "words"),
                ("setting", "情景", 20, "", "words"),
                ("quote", "原文", 20, "", "words"),
                ("label", "看点", 14, "", "words"),
                ("explanation", "解释", 34, "", "words"),
                ("action", "行动", 22, "", "words"),
                ("outlet", "出处", 18, "", "words"),
                ("date", "日期", 12, "", "day"),
            )
        ),
    ),
    {"exhibits": {}, "features": {}, "decoys": {}, "rules_of_thumb": {}},
    "drafts",
)
"""A question a row, in a workbook that was made of a question bank; no pack has it, so it is none of `SHEETS`."""
LEFT_OUT: Mapping[Language, str] = {"zh": "不要", "en": "leave out"}
"""What a draft becomes that is not wanted."""

SHEETS = (GENERAL, SCAMS, SCAM_PARTS, EXHIBITS, EXHIBIT_PARTS, TABLE, OBSTACLES, PRIZES)

RULE_ITEM = "rules_of_thumb"
_LONGEST_NAME = 40
"""Characters of a heading as typed; longer ones are texts, and folding them takes time."""


def _items(sheet: Sheet) -> Mapping[str, Field]:
    held = [each for each in FIELDS.values() if each.cell == Cell(sheet.name)]
    return {each.name: each for each in sorted(held, key=lambda each: each.name == RULE_ITEM)}


ITEMS = _items(GENERAL)
"""The items of the first sheet by their English keys; only the last may stand in several rows."""
TABLE_ITEMS = _items(TABLE)
"""What the table has below its rows."""


def folded(text: str) -> str:
    """Fold full-width signs, capitals, blanks and the stars of required columns, to compare names."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split()).strip("*")


def is_called(text: str, names: Iterable[str]) -> bool:
    """Whether a name as typed is one of `names`."""
    return folded(text) in {folded(name) for name in names}


def named(text: str, keys: Iterable[str]) -> str | None:
    """Return which of some English keys a text names, in either language."""
    return _spellings(tuple(keys)).get(folded(text)) if len(text) <= _LONGEST_NAME else None


@lru_cache(maxsize=32)
def _spellings(keys: tuple[str, ...]) -> dict[str, str]:
    return {folded(spelling): name for name in keys for spelling in (name, chinese_key(name))}


def is_note(text: str) -> bool:
    """Whether a sheet or column belongs to the organiser and is not read."""
    return folded(text).startswith(tuple(folded(name) for name in NOTES))


_SHEETS = {folded(name): sheet for sheet in (*SHEETS, DRAFTS) for name in (sheet.name, sheet.chinese)}
_COLUMNS = {
    sheet.name: {folded(name): column for column in sheet.columns for name in (column.name, column.chinese)}
    for sheet in (*SHEETS, DRAFTS)
}


def sheet_called(title: str) -> Sheet | None:
    """Return the sheet with a name as typed, in either language."""
    return _SHEETS.get(folded(title))


def column_called(sheet: Sheet, heading: str) -> Column | None:
    """Return the column with a heading as typed, in either language."""
    return _COLUMNS[sheet.name].get(folded(heading)) if len(heading) <= _LONGEST_NAME else None
