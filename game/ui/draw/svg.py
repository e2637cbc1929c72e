"""Outlines and gradients as SVG markup."""

from __future__ import annotations

import math
from collections.abc import Sequence

from game.ui.draw.paint import hex_code
from game.ui.theme import Colour

Point = tuple[float, float]
Stop = tuple[float, Colour | str, float]
"""Place 0–1, colour or its code `#RRGGBB`, opacity 0–1."""

_CORNER_STEPS = 4


def disc(x: float, y: float, radius: float, fill: Colour | str) -> str:
    """A filled circle; `fill` is a colour or the name of a gradient."""
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{_paint(fill)}"/>'


def ring(x: float, y: float, radius: float, width: float, paint: Colour | str) -> str:
    """A circle drawn with a stroke `width` px wide; `paint` is a colour or the name of a gradient."""
    place = f'cx="{x}" cy="{y}" r="{radius:.2f}"'
    return f'<circle {place} fill="none" stroke="{_paint(paint)}" stroke-width="{width:.2f}"/>'


def path(points: Sequence[Point], *, closed: bool = True) -> str:
    """The `d` of a path through `points`."""
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points) + ("Z" if closed else "")


def area(points: Sequence[Point], fill: Colour | str, opacity: float = 1.0) -> str:
    """A filled outline; `fill` is a colour or the name of a gradient."""
    seen = "" if opacity >= 1 else f' fill-opacity="{opacity:.3f}"'
    return f'<path d="{path(points)}" fill="{_paint(fill)}"{seen}/>'


def line(
    points: Sequence[Point], paint: Colour | str, width: float, opacity: float = 1.0, *, closed: bool = False
) -> str:
    """A stroke `width` px wide with round joints."""
    seen = "" if opacity >= 1 else f' stroke-opacity="{opacity:.3f}"'
    return (
        f'<path d="{path(points, closed=closed)}" fill="none" stroke="{_paint(paint)}" stroke-width="{width:.2f}" '
        f'stroke-linejoin="round" stroke-linecap="round"{seen}/>'
    )


def radial(name: str, centre: Point, radius: float, stops: Sequence[Stop], *, squash: float = 1.0) -> str:
    """A gradient about `centre`; `squash` is its height as a share of its width."""
    x, y = centre
    place = f'cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}"'
    if squash != 1.0:
        turned = f"translate({x:.2f} {y:.2f}) scale(1 {squash:.4f})"
        place = f'cx="0" cy="0" r="{radius:.2f}" gradientTransform="{turned}"'
    return _gradient("radialGradient", name, place, stops)


def linear(name: str, start: Point, end: Point, stops: Sequence[Stop]) -> str:
    """A gradient from `start` to `end`."""
    place = f'x1="{start[0]:.2f}" y1="{start[1]:.2f}" x2="{end[0]:.2f}" y2="{end[1]:.2f}"'
    return _gradient("linearGradient", name, place, stops)


def rounded(x: float, y: float, width: float, depth: float, radius: float) -> list[Point]:
    """A rectangle with round corners, as points, from its lower left corner counter-clockwise as seen from above."""
    radius = min(radius, width / 2, depth / 2)
    points: list[Point] = []
    left, right, near, far = x + radius, x + width - radius, y + radius, y + depth - radius
    corners = ((left, near, 180), (right, near, 270), (right, far, 0), (left, far, 90))
    for middle_x, middle_y, start in corners:
        turns = (math.radians(start + 90 * step / _CORNER_STEPS) for step in range(_CORNER_STEPS + 1))
        points += [(middle_x + radius * math.cos(turn), middle_y + radius * math.sin(turn)) for turn in turns]
    return points


def circle(x: float, y: float, radius: float, count: int = 48) -> list[Point]:
    """A circle as points."""
    turns = [math.tau * step / count for step in range(count)]
    return [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]


def clipped(points: Sequence[Point], box: tuple[float, float, float, float]) -> list[Point]:
    """The part of a convex outline inside `box` (x, y, width, depth), by Sutherland and Hodgman; empty if none."""
    x, y, width, depth = box
    kept = list(points)
    for axis, limit, sign in ((0, x, 1), (0, x + width, -1), (1, y, 1), (1, y + depth, -1)):
        before, kept = kept, []
        for number, point in enumerate(before):
            last = before[number - 1]
            inside, was_inside = (sign * (place[axis] - limit) >= 0 for place in (point, last))
            if inside != was_inside:
                share = (limit - last[axis]) / (point[axis] - last[axis])
                kept.append((last[0] + (point[0] - last[0]) * share, last[1] + (point[1] - last[1]) * share))
            if inside:
                kept.append(point)
    return kept


def _paint(fill: Colour | str) -> str:
    return f"url(#{fill})" if isinstance(fill, str) else hex_code(fill)


def _gradient(kind: str, name: str, place: str, stops: Sequence[Stop]) -> str:
    marks = "".join(
        f'<stop offset="{at:.4f}" stop-color="{colour if isinstance(colour, str) else hex_code(colour)}" '
        f'stop-opacity="{alpha:.3f}"/>'
        for at, colour, alpha in stops
    )
    return f'<defs><{kind} id="{name}" gradientUnits="userSpaceOnUse" {place}>{marks}</{kind}></defs>'
