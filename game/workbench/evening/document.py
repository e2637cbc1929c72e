"""What a report says, whatever it is written into: headings, sentences, pictures and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.words import Language

Ink = Literal["text", "soft", "line", "wheel", "can", "right", "wrong", "accent"]
"""What a mark of a picture is drawn for; `game.workbench.evening.inks` has the colours."""


@dataclass(frozen=True)
class Bar:
    """A rectangle, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink


@dataclass(frozen=True)
class Dot:
    """A filled circle, or a filled diamond, around its middle."""

    x: float
    y: float
    radius: float
    ink: Ink
    is_diamond: bool = False


@dataclass(frozen=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink
    width: float = 0.3


@dataclass(frozen=True)
class Word:
    """A line of text on its baseline."""

    x: float
    y: float
    text: str
    size: float = 3.6
    align: Literal["left", "middle", "right"] = "left"
    ink: Ink = "text"


Mark = Bar | Dot | Stroke | Word


@dataclass(frozen=True)
class Chart:
    """A picture in mm, drawn from back to front; `told` says in words what it shows."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    told: str


@dataclass(frozen=True)
class Table:
    """Rows under headings; the first column names the row, the others are numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Section:
    """A part of the report. Where `is_drawn`, its picture shows every number of its table."""

    heading: str
    sentences: tuple[str, ...] = ()
    chart: Chart | None = None
    table: Table | None = None
    is_drawn: bool = False

    @property
    def table_beside(self) -> Table | None:
        """The table where a picture stands above it, None if that is enough."""
        return None if self.is_drawn else self.table


@dataclass(frozen=True)
class Document:
    """The report; `figures` are the large numbers at its head with what they count."""

    language: Language
    title: str
    subtitle: str
    figures: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]

    @property
    def texts(self) -> Iterator[str]:
        """Every text of it."""
        yield from (self.title, self.subtitle)
        for figure in self.figures:
            yield from figure
        for section in self.sections:
            yield from (section.heading, *section.sentences)
            if section.chart is not None:
                yield from (mark.text for mark in section.chart.marks if isinstance(mark, Word))
            if section.table is not None:
                yield from section.table.columns
                for row in section.table.rows:
                    yield from row
