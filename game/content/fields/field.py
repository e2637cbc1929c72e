"""One row for each field of a pack, from which names, lengths, the schema, sheets and layout are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from game.words import Language

GENERAL, SCAMS, SCAM_PARTS, EXHIBITS, EXHIBIT_PARTS, TABLE, OBSTACLES, PRIZES = (
    "General",
    "Scams",
    "Scam parts",
    "Exhibits",
    "Exhibit parts",
    "Table",
    "Obstacles",
    "Prizes",
)
"""English names of the sheets of a spreadsheet."""


class Longest(NamedTuple):
    """The greatest length of a text in units of one Chinese character, and in letters and signs."""

    characters: int
    letters: int


class Cell(NamedTuple):
    """Where a field stands in a spreadsheet."""

    sheet: str  # English name
    width: int = 0  # of the column in characters, a Chinese one takes two; 0 where fields stand below each other
    column: str = ""  # English name; empty if it is that of the field
    offers: str = ""  # its drop-down: a field of `fields.names.VALUES`, `icons` or `scams`; empty for free text


@dataclass(frozen=True)
class Field:
    """One field of a pack. English says the same in more letters, and most of its boxes may break between words."""

    path: str  # English keys from the top, `[]` for items: `scams[].features[].why`
    chinese: str  # Chinese key, the same for all fields of one English key
    zh: tuple[str, str]  # its purpose in one sentence, and an example of its value (or of an item)
    en: tuple[str, str]  # the same in English
    most: int = 0  # characters of its text (or each text of a list) in a Chinese pack; 0 for any number
    letters: int = 0  # letters in an English pack; 0 for three times `most`
    is_together: bool = False  # whether that is the length of all texts of the list together
    cell: Cell | None = None  # `None` if its parts have cells
    kind: Literal["words", "number", "day", "id"] = "words"
    layout: Literal["block", "line", "items", "spaced"] = "block"  # YAML in several lines, one, one an item, or spaced
    is_shown: bool = True  # to visitors
    is_taken_home: bool = False  # whether it can be part of the text that goes home
    marks_entry: bool = False  # whether an item that begins with it is meant as an entry, not a sentence

    @property
    def name(self) -> str:
        """The English key."""
        return self.path.rpartition(".")[2]

    @property
    def parent(self) -> str:
        """The path of the entries that have it, `[]` included for items; empty at the top."""
        return self.path.rpartition(".")[0]

    @property
    def longest(self) -> Longest | None:
        """The greatest length of its text, if limited."""
        return Longest(self.most, self.letters or 3 * self.most) if self.most else None

    def help(self, language: Language) -> tuple[str, str]:
        """Return the sentence of help and the example."""
        return self.zh if language == "zh" else self.en

    def example(self, language: Language) -> str | None:
        """Return the example as a value; `None` if it is a piece of a list."""
        example = self.help(language)[1]
        return None if example.startswith("- ") else example
