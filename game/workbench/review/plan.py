"""The table of the can game as lines, rectangles, circles and words, for whoever draws them.

Lengths are cm of the table.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from game.rules.table_plan import BOX_SIDE_CM, CAN_RADIUS_CM, LENGTH_CM, LINE_CM, WIDTH_CM, Edge
from game.ui.type.linebreak import wrap
from game.workbench.review.blocks import Drawing

MARGIN_CM = 3.0
"""Around the table, for its rails."""
_NAME_CM, _LEAST_NAME_CM = 4.2, 2.4
_CLEAR_CM = 4.0
"""Width of a zone that its name leaves free: rails are thick."""
_LATIN = 0.6
"""Mean width of Latin letters in em, generous."""


@dataclass(frozen=True)
class Stroke:
    """A line; `is_dashed` for an edge without a rail."""

    x1: float
    y1: float
    x2: float
    y2: float
    thick: float
    is_dashed: bool = False


@dataclass(frozen=True)
class Area:
    """A rectangle; `grey` 0–255 fills it."""

    x: float
    y: float
    width: float
    height: float
    thick: float
    grey: int = 255


@dataclass(frozen=True)
class Disc:
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float
    thick: float
    grey: int = 255


@dataclass(frozen=True)
class Label:
    """One line of words centred on (x, y); `size` is the type size."""

    x: float
    y: float
    size: float
    text: str
    is_bold: bool = False


Shape: TypeAlias = Stroke | Area | Disc | Label


def size_cm() -> tuple[float, float]:
    """Width and height of the drawing."""
    return WIDTH_CM + 2 * MARGIN_CM, LENGTH_CM + 2 * MARGIN_CM


def shapes_of(drawing: Drawing) -> Iterator[Shape]:
    """Everything of the drawing, x to the right and y down, the far edge at the top, in the order of painting."""
    plan, size = drawing.plan, _size(drawing)
    yield Area(MARGIN_CM, MARGIN_CM, WIDTH_CM, LENGTH_CM, 0.0, 250)
    for zone, name in zip(plan.zones, drawing.names, strict=True):
        x, y = _at(zone.x, zone.y + zone.depth)
        thick, grey = (0.9, 205) if zone.is_red else (0.25, 255)
        inset = 0.45 if zone.is_red else 0.0
        yield Area(x + inset, y + inset, zone.width - 2 * inset, zone.depth - 2 * inset, thick, grey)
        yield from _name(name, size, (x, y, zone.width, zone.depth), is_bold=zone.is_red)
    _, line = _at(0, LINE_CM)
    yield Stroke(MARGIN_CM, line, MARGIN_CM + WIDTH_CM, line, 0.5)
    yield Label(MARGIN_CM + WIDTH_CM / 2, line + 3.2, 2.6, drawing.line)
    yield Label(MARGIN_CM + WIDTH_CM / 2, MARGIN_CM + LENGTH_CM - 4.5, 3.4, drawing.player, is_bold=True)
    for obstacle in plan.obstacles:
        x, y = _at(obstacle.x, obstacle.y)
        if obstacle.kind == "can":
            yield Disc(x, y, CAN_RADIUS_CM, 0.4, 150)
        else:
            yield Area(x - BOX_SIDE_CM / 2, y - BOX_SIDE_CM / 2, BOX_SIDE_CM, BOX_SIDE_CM, 0.4, 170)
    right, bottom = MARGIN_CM + WIDTH_CM, MARGIN_CM + LENGTH_CM
    yield _edge(MARGIN_CM, MARGIN_CM, MARGIN_CM, bottom, plan.left)
    yield _edge(right, MARGIN_CM, right, bottom, plan.right)
    yield _edge(MARGIN_CM, MARGIN_CM, right, MARGIN_CM, plan.far)
    yield Stroke(MARGIN_CM, bottom, right, bottom, 0.5)


def _at(x: float, y: float) -> tuple[float, float]:
    return MARGIN_CM + x, MARGIN_CM + LENGTH_CM - y


def _edge(x1: float, y1: float, x2: float, y2: float, kind: Edge) -> Stroke:
    return Stroke(x1, y1, x2, y2, 0.4 if kind == "open" else 1.6, is_dashed=kind == "open")


def _size(drawing: Drawing) -> float:
    """The type size with which every name stands on one line of its zone, unless that would be too small."""
    widths = zip(drawing.plan.zones, drawing.names, strict=True)
    fitting = min((zone.width - _CLEAR_CM) / max(1.0, _width_em(name)) for zone, name in widths)
    return max(_LEAST_NAME_CM, min(_NAME_CM, fitting))


def _name(name: str, size: float, zone: tuple[float, float, float, float], *, is_bold: bool) -> Iterator[Label]:
    left, top, width, depth = zone
    lines = wrap(name, _width_em, (width - _CLEAR_CM) / size)
    # Names stand at the near side of their zone, where obstacles in its middle leave them alone.
    first = top + depth - (len(lines) - 0.5) * size * 1.3 - 1.5
    for number, line in enumerate(lines):
        yield Label(left + width / 2, first + number * size * 1.3, size, line, is_bold)


def _width_em(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else _LATIN for letter in text)
