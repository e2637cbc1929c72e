"""A slice that leaves the wheel and becomes a card: one outline changes into another, icon and name go along."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pygame

from game.ui.type.fonts import HEAVY
from game.ui.type.text import Type
from game.ui.wheel.face import WheelFace

Point = tuple[float, float]

_CORNER = 4
"""Points of an outline on each half of a corner: the ends of its four sides."""
_MIDDLE = tuple(step / 6 for step in range(1, 6))
_NEAR = 0.01
"""How near to the end of a slice's side lie the points that spread to a corner of the card, as a share of the side."""
_RISE = 0.12
"""How far the way bends upwards, as a share of its length."""
_TRACE_ALPHA = 105


@dataclass(frozen=True)
class Landing:
    """The card that a slice becomes, all in px on the screen."""

    rect: pygame.Rect
    radius: int
    edge_px: int
    icon: pygame.Surface
    icon_at: Point
    name_px: int
    lines: Mapping[str, Point]  # middles of the name's lines
    letters: tuple[Point, ...]  # and of its letters where they are Han, in the order in which they are read


@dataclass(frozen=True)
class _Part:
    """Something that goes along: its picture as it ends, its middle, and its size at the start (1: as it ends)."""

    picture: pygame.Surface
    start: Point
    end: Point
    scale: float


class SliceFlight:
    """The way of slice `index` of a wheel that has turned by `angle_deg` to its card."""

    def __init__(self, face: WheelFace, index: int, angle_deg: float, landing: Landing, type_: Type) -> None:
        look, label = face.looks[index], face.label_at(index, angle_deg)
        self._fill, self._ink, self._edge_px = look.fill, look.ink, landing.edge_px
        self._from = _wedge(face, index, angle_deg)
        self._to = _card(landing.rect, landing.radius)
        (_, icon_at), *runs = label.spots
        scale = label.icon_px / landing.icon.get_width()
        self._icon = _Part(landing.icon, icon_at, landing.icon_at, scale)
        ends = _ends(
            look.name, [text for text, _ in runs], landing, lambda text: type_.width(text, landing.name_px, HEAVY)
        )
        self._runs = [
            _Part(type_.line(text, landing.name_px, look.ink, HEAVY), start, end, label.px / landing.name_px)
            for (text, start), end in zip(runs, ends, strict=True)
        ]
        self._turn_deg = label.turn_deg
        self._name = _middle([run.start for run in self._runs]), _middle([run.end for run in self._runs])
        self._rise_px = _RISE * math.dist(icon_at, landing.icon_at)
        self._traces = [self._trace(part) for part in (self._icon, *self._runs)]

    def extent(self, share: float) -> pygame.Rect:
        """Return what `draw` covers at `share` of the way, px."""
        points = self._outline(share)
        left, top = min(x for x, _ in points), min(y for _, y in points)
        right, bottom = max(x for x, _ in points), max(y for _, y in points)
        around = pygame.Rect(
            math.floor(left), math.floor(top), math.ceil(right - left) + 1, math.ceil(bottom - top) + 1
        )
        return around.inflate(4 * self._edge_px, 4 * self._edge_px)

    def draw_trace(self, target: pygame.Surface) -> None:
        """Draw what stays on the wheel: the name and its icon, faintly, where the slice was."""
        target.fblits(self._traces)

    def draw(self, target: pygame.Surface, share: float) -> None:
        """Draw the piece at `share` (0–1) of its way."""
        points = self._outline(share)
        pygame.draw.polygon(target, self._fill, points)
        pygame.draw.lines(target, self._ink, True, points, self._edge_px)
        self._put(target, self._icon, self._between(self._icon.start, self._icon.end, share), share)
        # Letters turn about the middle of the name, so that a column becomes a line and none runs into another.
        first, last = self._name
        middle = self._between(first, last, share)
        for run in self._runs:
            before, after = pygame.Vector2(run.start) - first, pygame.Vector2(run.end) - last
            way = before.lerp(after, share)
            if min(before.length(), after.length()) > 1:
                length = before.length() + (after.length() - before.length()) * share
                way = before.rotate(((before.angle_to(after) + 180) % 360 - 180) * share)
                way.scale_to_length(length)
            self._put(target, run, (middle[0] + way.x, middle[1] + way.y), share)

    def _trace(self, part: _Part) -> tuple[pygame.Surface, pygame.Rect]:
        picture, place = self._turned(part, part.start, 0.0)
        picture.set_alpha(_TRACE_ALPHA)
        return picture, place

    def _put(self, target: pygame.Surface, part: _Part, at: Point, share: float) -> None:
        target.blit(*self._turned(part, at, share))

    def _turned(self, part: _Part, at: Point, share: float) -> tuple[pygame.Surface, pygame.Rect]:
        """Return a part as it stands at `share` of its way, with its middle `at`, and its place."""
        scale = part.scale + (1 - part.scale) * share
        picture = pygame.transform.rotozoom(part.picture, -self._turn_deg * (1 - share), scale)
        return picture, picture.get_rect(center=(round(at[0]), round(at[1])))

    def _outline(self, share: float) -> list[Point]:
        return [self._between(start, end, share) for start, end in zip(self._from, self._to, strict=True)]

    def _between(self, start: Point, end: Point, share: float) -> Point:
        rise = self._rise_px * math.sin(math.pi * share)
        return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share - rise


def _ends(name: str, runs: Sequence[str], landing: Landing, width: Callable[[str], float]) -> list[Point]:
    """Return where the runs of a label end: letters at their own places, other runs at theirs in a line of the card."""
    if all(len(run) == 1 for run in runs) and len(runs) == len(landing.letters):
        # On some poses letters are set the other way round.
        return list(landing.letters if runs[0] == name[0] else landing.letters[::-1])
    places = landing.lines
    middle = landing.rect.centerx, sum(y for _, y in places.values()) / len(places)
    ends = []
    for run in runs:
        line = next((line for line in places if run in line or line in run), run)
        x, y = places.get(line, middle)
        before, _, after = line.partition(run)
        ends.append((x + (width(before) - width(after)) / 2, y) if run in line else (x, y))
    return ends


def _middle(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _wedge(face: WheelFace, index: int, angle_deg: float) -> list[Point]:
    """Return the outline of a slice, clockwise from the left end of its arc: arc, right side, hub, left side."""
    look, shape = face.looks[index], face.shape
    first = look.start_deg + angle_deg
    ends = [_NEAR * step for step in range(_CORNER)]
    shares = [*ends, *_MIDDLE, *(1 - share for share in reversed(ends))]
    arc = [(shape.face, first + look.sweep_deg * share) for share in shares]
    inner = [(shape.hub, first + look.sweep_deg * (1 - share)) for share in shares]
    length = shape.face - shape.hub
    right = [(shape.face - length * share, first + look.sweep_deg) for share in shares]
    left = [(shape.hub + length * share, first) for share in shares]
    return [face.point(*place) for place in (*arc, *right, *inner, *left)]


def _card(rect: pygame.Rect, radius: int) -> list[Point]:
    """Return the outline of a card, clockwise from the middle of its upper left corner: each side with half corners."""
    low = rect.inflate(-2 * radius, -2 * radius)
    corners = (low.topleft, low.topright, low.bottomright, low.bottomleft)
    points: list[Point] = []
    for side in range(4):
        normal = 90.0 * side - 90
        turns = [45 * step / (_CORNER - 1) for step in range(_CORNER)]
        first = [_on_circle(corners[side], radius, normal - 45 + turn) for turn in turns]
        last = [_on_circle(corners[(side + 1) % 4], radius, normal + turn) for turn in turns]
        (left, top), (right, bottom) = first[-1], last[0]
        middle = [(left + (right - left) * share, top + (bottom - top) * share) for share in _MIDDLE]
        points += [*first, *middle, *last]
    return points


def _on_circle(middle: Point, radius: float, turn_deg: float) -> Point:
    turn = math.radians(turn_deg)
    return middle[0] + radius * math.cos(turn), middle[1] + radius * math.sin(turn)
