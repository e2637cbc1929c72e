"""Blocks of a document for review, before layout: headings, paragraphs, tables, pictures, drawings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal, TypeAlias

from game.rules.table_plan import TablePlan
from game.words import Language

Tag = Literal["", "scam", "genuine"]
Tone = Literal["plain", "false", "warning"]
WHOLE_EM, BESIDE_EM = 50.0, 32.0
"""Widths of a table across the page, and of one beside pictures, in em of its type."""
_LATIN = 0.6
"""Of bold Latin letters in em, generous."""
_PADDING = 1.6
_MOST = 0.3
"""Of a table's width at most for the names: longer ones are broken between words."""


@dataclass(frozen=True)
class Span:
    """A piece of text in one style; `cue` is the number of the cue it quotes, or 0."""

    text: str
    is_bold: bool = False
    cue: int = 0


Rich: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; those of levels 1 and 2 are in the contents."""

    level: int  # 1 chapter, 2 section, 3 exhibit
    number: str  # as printed before the text, such as `1.2`; also its anchor
    text: str
    tag: Tag = ""  # the verdict that is printed beside it, if any, in the words of `tag_text`
    tag_text: str = ""
    note: str = ""  # printed small behind it: the id in the file
    icon: str = ""  # key of a picture that stands before it
    begins_page: bool = False  # on paper


@dataclass(frozen=True)
class Paragraph:
    """Running text; `is_lead` stays with what follows."""

    text: Rich
    is_lead: bool = False


@dataclass(frozen=True)
class Grid:
    """A table; without a `head` of column names, the first cell of each row is its name."""

    rows: tuple[tuple[Rich, ...], ...]  # a line break inside a cell is kept
    shares: tuple[float, ...]  # width of every column, in any unit
    head: tuple[str, ...] = ()
    tone: Tone = "plain"  # `false` for statements that are not true, `warning` for problems


@dataclass(frozen=True)
class Home:
    """The text for the phone, line by line, in a frame with a caption."""

    text: str
    caption: str


@dataclass(frozen=True)
class Pictures:
    """Pictures in a row, as keys and captions."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Drawing:
    """The table seen from above. `names` has one name a zone of the plan."""

    plan: TablePlan
    names: tuple[str, ...]
    line: str
    player: str


@dataclass(frozen=True)
class Contents:
    """The page of every chapter and section; `seen` heads a column of boxes to tick."""

    title: str
    page: str
    seen: str


@dataclass(frozen=True)
class Signing:
    """The box to sign in, with room for a seal."""

    opinion: str  # heads the choices
    choices: tuple[str, ...]  # each with a box to tick
    seal: str
    signer: tuple[str, ...]  # labels of lines for whoever decides
    maker: tuple[str, ...]  # labels of lines for whoever prepared the pack


@dataclass(frozen=True)
class Beside:
    """Blocks with pictures at their right, kept on one page if they fit."""

    blocks: tuple[Block, ...]
    pictures: Pictures


Block: TypeAlias = Heading | Paragraph | Grid | Home | Pictures | Drawing | Contents | Signing | Beside


@dataclass(frozen=True)
class Document:
    """The whole document, and the texts of every page."""

    language: Language
    title: str
    kind: str  # of the document, beside the title
    check: str  # the check number with its label
    foot: str  # file and day
    page: str  # a page number with `{page}` and `{pages}`
    initials: str  # label of a box
    author: str
    blocks: tuple[Block, ...]

    def headings(self) -> Iterator[Heading]:
        """Yield all headings in order."""
        for block in self.blocks:
            inside = block.blocks if isinstance(block, Beside) else (block,)
            yield from (part for part in inside if isinstance(part, Heading))


def plain(text: str) -> Rich:
    """Return text in the plain style."""
    return (Span(text),)


def bold(text: str) -> Rich:
    """Return text in bold."""
    return (Span(text, is_bold=True),)


def every_text(document: Document) -> Iterator[str]:
    """Yield every text that is printed, to find the characters in use."""
    yield from (document.title, document.kind, document.check, document.foot, document.page, document.initials)
    yield document.author
    for block in document.blocks:
        yield from _texts(block)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value) and not isinstance(value, TablePlan):
        for part in fields(value):
            yield from _texts(getattr(value, part.name))


def labelled(rows: Sequence[tuple[str, Rich]], room_em: float = WHOLE_EM) -> Grid:
    """Return a table of names and values; `room_em` is its width in em."""
    share = min(_MOST, max(label_em(name) for name, _ in rows) / room_em)
    return Grid(tuple((bold(name), value) for name, value in rows), (share, 1 - share))


def label_em(text: str) -> float:
    """Return the width of a column for `text` in bold, in em."""
    return _PADDING + width_em(text)


def width_em(text: str) -> float:
    """Return the approximate width of a line in em, without a typeface."""
    return sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else _LATIN for letter in text)
