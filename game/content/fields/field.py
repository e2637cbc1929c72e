"""What there is to know about one field of a pack, in one row, and the table of all of them.

Whatever speaks of fields reads these rows: names, lengths, the JSON Schema, the spreadsheet, how YAML is laid out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from game.words import Language

GENERAL, SCAMS, SCAM_PARTS, EXHIBITS, EXHIBIT_PARTS, TABLE, OBSTACLES = (
    "General",
    "Scams",
    "Scam parts",
    "Exhibits",
    "Exhibit parts",
    "Table",
    "Obstacles",
)
"""English names of the sheets of a spreadsheet."""


class Longest(NamedTuple):
    """How long a text may be: in units of one Chinese character, and in letters and what stands between them."""

    characters: int
    letters: int


class Cell(NamedTuple):
    """Where a field stands in a spreadsheet.

    Attributes:
        sheet: English name of the sheet.
        width: of the column, in characters of the ordinary typeface; a Chinese character takes two. Nothing where
            fields stand below each other.
        column: English name of the column; nothing where it is that of the field.
        offers: what its drop-down offers: a field of `game.content.fields.names.VALUES`, `icons` or `scams`; nothing
            for free text.
    """

    sheet: str
    width: int = 0
    column: str = ""
    offers: str = ""


@dataclass(frozen=True)
class Field:
    """One field.

    Attributes:
        path: its English keys from the top of the pack, `[]` for the items of a list: `scams[].features[].why`.
        chinese: its Chinese key, the same for all fields of one English key.
        zh: what it is for in one sentence, and an example of its value (or of an item), in Chinese.
        en: the same in English.
        most: characters of its text (or of each text of a list) in a Chinese pack; 0 for any number.
        letters: letters in an English pack, three times as many if nothing is said: English says the same in more
            letters, and most of its boxes may break between words.
        is_together: whether that is the length of all texts of the list together.
        cell: where it stands in a spreadsheet, unless its parts do.
        layout: how YAML is written: over several lines, in one line, with each item in one line, or with an empty
            line between the items.
        is_shown: whether visitors read it.
        is_taken_home: whether it can be a part of the text that goes home.
        marks_entry: whether somebody who begins an item with it means an entry and not a sentence.
    """

    path: str
    chinese: str
    zh: tuple[str, str]
    en: tuple[str, str]
    most: int = 0
    letters: int = 0
    is_together: bool = False
    cell: Cell | None = None
    kind: Literal["words", "number", "day", "id"] = "words"
    layout: Literal["block", "line", "items", "spaced"] = "block"
    is_shown: bool = True
    is_taken_home: bool = False
    marks_entry: bool = False

    @property
    def name(self) -> str:
        """Its English key."""
        return self.path.rpartition(".")[2]

    @property
    def parent(self) -> str:
        """The path of the entries that it is a key of, `[]` included for items; nothing at the top."""
        return self.path.rpartition(".")[0]

    @property
    def longest(self) -> Longest | None:
        """How long its text may be, if that is limited."""
        return Longest(self.most, self.letters or 3 * self.most) if self.most else None

    def help(self, language: Language) -> tuple[str, str]:
        """Return the sentence of help and the example."""
        return self.zh if language == "zh" else self.en

    def example(self, language: Language) -> str | None:
        """The example as a value; `None` where it is a piece of a list."""
        example = self.help(language)[1]
        return None if example.startswith("- ") else example
