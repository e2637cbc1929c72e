"""Which sheets a pack has in a spreadsheet, and which columns each of them has: the one description of the form.

Names in both languages are recognised everywhere; those of the pack's own language are written.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from game.content.fields.names import chinese_key

NOTES = ("备注", "notes")
"""Sheets and columns whose name begins so belong to the organiser; they are not read."""
GUIDE = ("说明", "Guide")
LISTS = ("选项", "Lists")
"""Hidden; it holds what the drop-downs offer."""
PROBLEM = ("问题", "problem")
"""The last column of a sheet that has mistakes."""
SPOKEN_BY = ("them", "me")
PLACES_OF_A_ROW = 5
ROWS_OF_A_TABLE = 5


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        name: English, as in the YAML where the YAML has it.
        chinese: the heading in a Chinese workbook.
        width: in characters of the ordinary typeface; a Chinese character takes two.
        offers: what its drop-down offers: a field of `game.content.fields.names.VALUES`, or `icons`, `scams`,
            `exhibits`,
            `parts`, `speakers`, `places`; nothing for free text.
        is_needed: whether every row must have it.
        is_date: whether it holds a day.
    """

    name: str
    chinese: str
    width: int
    offers: str = ""
    is_needed: bool = True
    is_date: bool = False

    def heading(self, *, is_chinese: bool) -> str:
        """What stands above the column."""
        return self.chinese if is_chinese else self.name


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name in both languages, its columns, and for sheets of parts whose parts and which there are."""

    name: str
    chinese: str
    columns: tuple[Column, ...]
    owners: str = ""
    parts: tuple[str, ...] = ()

    def title(self, *, is_chinese: bool) -> str:
        """What stands on the tab."""
        return self.chinese if is_chinese else self.name

    def column(self, name: str) -> Column:
        """The column with an English name."""
        return next(column for column in self.columns if column.name == name)


def _of(name: str, width: int, offers: str = "", *, is_needed: bool = True, is_date: bool = False) -> Column:
    return Column(name, chinese_key(name), width, offers, is_needed, is_date)


GENERAL = Sheet(
    "General",
    "总表",
    (
        Column("item", "项目", 14),
        Column("content", "内容", 44, is_needed=False),
        Column("meaning", "怎么填", 60, is_needed=False),
    ),
)
SCAMS = Sheet(
    "Scams",
    "骗术",
    (
        _of("id", 24),
        _of("name", 14),
        _of("icon", 24, "icons"),
        _of("odds", 8, is_needed=False),
        _of("gist", 28, is_needed=False),
        _of("defence", 36),
        _of("sign", 32),
        _of("recall", 32),
        _of("outlet", 22),
        _of("date", 13, is_date=True),
    ),
)
SCAM_PARTS = Sheet(
    "Scam parts",
    "骗术内容",
    (
        Column("scam", "骗术", 18, "scams"),
        Column("part", "种类", 10, "parts"),
        _of("text", 44),
        _of("why", 50, is_needed=False),
    ),
    "scams",
    ("openings", "features", "decoys"),
)
EXHIBITS = Sheet(
    "Exhibits",
    "展品",
    (
        _of("id", 24),
        _of("channel", 8, "channel"),
        _of("verdict", 8, "verdict"),
        _of("scam", 14, "scams", is_needed=False),
        _of("setting", 28, is_needed=False),
        _of("sender", 22),
        _of("subject", 22, is_needed=False),
        _of("button", 14, is_needed=False),
        _of("explanation", 50),
        _of("action", 34),
    ),
)
EXHIBIT_PARTS = Sheet(
    "Exhibit parts",
    "展品内容",
    (
        Column("exhibit", "展品", 24, "exhibits"),
        Column("part", "种类", 10, "parts"),
        Column("speaker", "谁说", 8, "speakers", is_needed=False),
        _of("text", 56),
        _of("label", 20, is_needed=False),
        _of("why", 40, is_needed=False),
    ),
    "exhibits",
    ("lines", "cues"),
)
TABLE = Sheet(
    "Table",
    "桌面",
    (
        Column("row", "桌面", 16),
        *(Column(f"place {at}", f"第{at}格", 16, "places", False) for at in range(1, PLACES_OF_A_ROW + 1)),
    ),
)
OBSTACLES = Sheet("Obstacles", "障碍", (_of("kind", 12, "kind"), _of("across", 12), _of("along", 12)))

SHEETS = (GENERAL, SCAMS, SCAM_PARTS, EXHIBITS, EXHIBIT_PARTS, TABLE, OBSTACLES)

HEAD_ITEMS = ("title", "language", "organiser", "reviewed", "expires", "judging", "name_count")
TAKEAWAY_ITEMS = ("heading", "closing")
RULE_ITEM = "rules_of_thumb"
_LONGEST_NAME = 40
"""Characters of a heading as typed; longer ones are texts, and folding them takes time."""
ITEMS = (*HEAD_ITEMS, *TAKEAWAY_ITEMS, RULE_ITEM)
"""The items of the first sheet; only the last may stand in several rows."""
DATE_ITEMS = frozenset({"reviewed", "expires"})
NUMBER_ITEMS = frozenset({"name_count", "pushes"})
TABLE_ITEMS = ("left", "right", "far", "friction", "pushes")
"""What the table has below its rows."""


def folded(text: str) -> str:
    """A name as it is compared: full-width signs, capitals, blanks and stars of obligation do not matter."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split()).strip("*")


def is_called(text: str, names: tuple[str, ...]) -> bool:
    """Whether a name as typed is one of `names`."""
    return folded(text) in {folded(name) for name in names}


def named(text: str, names: tuple[str, ...]) -> str | None:
    """Which of some English keys a text as typed names, in either language."""
    return _spellings(names).get(folded(text)) if len(text) <= _LONGEST_NAME else None


@lru_cache(maxsize=32)
def _spellings(names: tuple[str, ...]) -> dict[str, str]:
    return {folded(spelling): name for name in names for spelling in (name, chinese_key(name))}


def is_note(text: str) -> bool:
    """Whether a sheet or column belongs to the organiser and is not read."""
    return folded(text).startswith(tuple(folded(name) for name in NOTES))


_SHEETS = {folded(name): sheet for sheet in SHEETS for name in (sheet.name, sheet.chinese)}
_COLUMNS = {
    sheet.name: {folded(name): column for column in sheet.columns for name in (column.name, column.chinese)}
    for sheet in SHEETS
}


def sheet_called(title: str) -> Sheet | None:
    """The sheet with a name as typed, in either language."""
    return _SHEETS.get(folded(title))


def column_called(sheet: Sheet, heading: str) -> Column | None:
    """The column with a heading as typed, in either language."""
    return _COLUMNS[sheet.name].get(folded(heading)) if len(heading) <= _LONGEST_NAME else None
