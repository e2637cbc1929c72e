"""A tree whose leaves are cells; a leaf's line is its index in `SheetTree.places`, its column is zero."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from game.content.fields.names import nearest, spelled
from game.content.fields.shape import shape_at
from game.content.findings import Path
from game.content.tree.tree import Located, MappingNode, Node, ScalarNode, SequenceNode
from game.words import Language
from game.workbench.sheets.grid import Place
from game.workbench.sheets.layout import Keys, Sheet
from game.workbench.sheets.records import Book, Record

Pairs = list[tuple[str, Node]]
"""English keys and their values."""

_MOST_LISTED = 40
"""Words that a message lists as allowed; the names of very many exhibits tell nobody anything."""
_MOST_COMPARED = 5_000
"""Pairs of words that are held against each other, 30 µs each: of thousands of names only the first few."""


@dataclass
class SheetTree:
    """A pack as a tree, and the cell of each part."""

    located: Located = field(default_factory=Located)
    places: list[Place] = field(default_factory=list)
    cells: dict[Path, Place] = field(default_factory=dict)  # also of empty parts
    doubtful: set[Path] = field(default_factory=set)  # lists to which some rows may or may not belong
    absent: set[Path] = field(default_factory=set)  # parts that no column is there for
    unread: set[str] = field(default_factory=set)  # sections, the empty one for the rest, that were not read


class Growing:
    """A tree being built from a book; `language` is that of its keys and of messages."""

    def __init__(self, book: Book, language: Language) -> None:
        self.book = book
        self.language = language
        self.tree = SheetTree()
        self._guesses: dict[str, str | None] = {}

    # -- what there is --------------------------------------------------------------------------------------------

    def head(self, sheet: Sheet) -> Place:
        """Return the place of the headings of a sheet."""
        return self.book.heads.get(sheet, Place(sheet.title(self.language), 1, 1))

    def records(self, sheet: Sheet) -> list[Record]:
        """Return the rows of a sheet, none if it is missing."""
        return self.book.records.get(sheet, [])

    def spelled(self, names: Iterable[str]) -> list[str]:
        """Return English names in the language of the keys."""
        return [spelled(name, self.language) for name in names]

    def mark(self, path: Path, place: Place) -> None:
        """Note the cell that the part at `path` comes from, or should come from."""
        self.tree.cells[path] = place

    # -- what is made of it ---------------------------------------------------------------------------------------

    def leaf(self, text: str, place: Place) -> ScalarNode:
        """Make a text."""
        leaf = self._leaf(text, place)
        self.tree.located.leaves.append(leaf)
        return leaf

    def key(self, text: str, place: Place) -> ScalarNode:
        """Make a key as typed in a cell."""
        key = self._leaf(text, place)
        self.tree.located.keys.append(key)
        return key

    def entries(self, pairs: Pairs, place: Place) -> MappingNode:
        """Make entries whose keys are placed where their values begin."""
        keyed = [(self.key(spelled(name, self.language), self.tree.places[node.line]), node) for name, node in pairs]
        return self.mapping(keyed, place)

    def mapping(self, pairs: list[tuple[ScalarNode, Node]], place: Place) -> MappingNode:
        """Make entries with their keys as typed, which may be unknown."""
        return MappingNode(pairs, self._line(place), 0, False)

    def items(self, nodes: Sequence[Node], place: Place) -> SequenceNode:
        """Make a list."""
        return SequenceNode(list(nodes), self._line(place), 0, False)

    def fields(self, record: Record, keys: Mapping[str, Keys], path: Path) -> Pairs:
        """Return the filled columns of a row, as what their keys lead to below `path`."""
        pairs: Pairs = []
        inner: dict[str, dict[str, Keys]] = {}
        for column, (key, *rest) in keys.items():
            if rest:
                inner.setdefault(key, {})[column] = tuple(rest)
                continue
            place = record.place(column)
            self.mark((*path, key), place)
            if column not in record.columns:
                self.tree.absent.add((*path, key))
            if record.text(column):
                pairs.append((key, self.leaf(record.text(column), place)))
        for key, columns in inner.items():
            held = self.fields(record, columns, (*path, key))
            shape = shape_at((*path, key))
            if held or (shape is not None and shape.is_needed):
                pairs.append((key, self.entries(held, record.place(next(iter(columns))))))
        return pairs

    def tell_unknown(self, record: Record, column: str, code: str, allowed: Sequence[str]) -> str | None:
        """Report a cell with none of the allowed values; return what was probably meant, to read on with."""
        typed = record.text(column)
        # Looked for once for each that was typed, and not for ever more of them.
        if typed not in self._guesses and len(self._guesses) * len(allowed) < _MOST_COMPARED:
            self._guesses[typed] = nearest(typed, allowed)
        guess = self._guesses.get(typed)
        guess = guess if guess in allowed else None
        listed = "、".join(allowed[:_MOST_LISTED]) + ("…" if len(allowed) > _MOST_LISTED else "")
        self.book.tell(record.place(column), code, typed=typed, allowed=listed, guess=guess)
        return guess

    def _leaf(self, text: str, place: Place) -> ScalarNode:
        line = self._line(place)
        return ScalarNode(text, line, 0, line, len(text), False)

    def _line(self, place: Place) -> int:
        self.tree.places.append(place)
        return len(self.tree.places) - 1
