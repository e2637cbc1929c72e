"""The coloured face of the lucky wheel: slices and their separators, sharp or smeared by speed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pygame

from game.ui.draw.paint import mixed
from game.ui.theme import Colour
from game.ui.wheel.colours import smeared
from game.ui.wheel.wood import WheelShape

_WEDGE_DEG = 5.0
_WHITE, _INK = (255, 255, 255), (20, 20, 20)
# Where the smear of the labels changes: (share of the face's radius, going inwards, share of ink).
_SMEAR = ((1.0, 0.0), (0.87, 0.08))


@dataclass(frozen=True)
class SliceLook:
    """A slice to be painted. Angles in degrees, clockwise, from the wheel's own zero."""

    name: str
    icon: str
    start_deg: float
    sweep_deg: float
    fill: Colour
    ink: Colour


@dataclass(frozen=True)
class _Wedge:
    start_deg: float
    sharp: Colour
    zones: tuple[Colour, ...]


class Fill:
    """Draws the slices of a wheel about `hub` on the screen; clockwise, together they fill the turn."""

    def __init__(self, shape: WheelShape, hub: tuple[float, float], looks: Sequence[SliceLook]) -> None:
        self._shape, self._hub, self._looks = shape, hub, looks
        self._wedges = self._cut()

    def point(self, radius: float, direction_deg: float) -> tuple[float, float]:
        """Return the place on the screen `direction_deg` clockwise from 12 o'clock and `radius` px from the hub."""
        radians = math.radians(direction_deg)
        return self._hub[0] + radius * math.sin(radians), self._hub[1] - radius * math.cos(radians)

    def sharp(self, target: pygame.Surface, angle_deg: float) -> None:
        """Draw the slices as flat triangles that reach below the rim; wide slices take several."""
        most = (self._shape.face + self._shape.rim) / 2
        step = 2 * math.degrees(math.acos(min(1.0, (self._shape.face + 2) / most)))
        for look in self._looks:
            count = math.ceil(look.sweep_deg / step)
            radius = (self._shape.face + 2) / math.cos(math.radians(look.sweep_deg / count / 2))
            points = [
                self.point(radius, look.start_deg + angle_deg + look.sweep_deg * number / count)
                for number in range(count + 1)
            ]
            for first, second in pairwise(points):
                pygame.draw.polygon(target, look.fill, (self._hub, first, second))

    def blurred(self, target: pygame.Surface, angle_deg: float, blur: float) -> None:
        """Draw narrow wedges that blend from the slices' own colours (`blur` 0) to the smeared ones (1)."""
        edges = [math.radians(wedge.start_deg + angle_deg) for wedge in self._wedges]
        ways = [(math.sin(edge), -math.cos(edge)) for edge in edges]
        x, y = self._hub
        for zone, (reach, _) in enumerate(_SMEAR):
            radius = reach * self._shape.face + (2 if zone == 0 else 0)
            corners = [(x + radius * right, y + radius * down) for right, down in ways]
            for number, second in enumerate(corners):
                wedge = self._wedges[number - 1]
                colour = wedge.zones[zone] if blur >= 1 else mixed(wedge.sharp, wedge.zones[zone], blur)
                pygame.draw.polygon(target, colour, (self._hub, corners[number - 1], second))

    def separators(self, target: pygame.Surface, angle_deg: float, blur: float, *, smooth: bool) -> None:
        """Draw white lines with ink edges, which fade into the slices' colours as `blur` rises to 1."""
        white, ink = max(1.0, self._shape.side * 0.0042), max(2.0, self._shape.side * 0.0086)
        line = pygame.draw.aaline if smooth else pygame.draw.line
        for number, look in enumerate(self._looks):
            end = self.point(self._shape.face + 2, look.start_deg + angle_deg)
            between = mixed(self._looks[number - 1].fill, look.fill, 0.5)
            # Lines of pygame have their width along one axis, so slanting ones are thinner.
            askew = self._shape.face / max(abs(end[0] - self._hub[0]), abs(end[1] - self._hub[1]))
            line(target, mixed(_INK, between, blur), self._hub, end, round(ink * askew))
            line(target, mixed(_WHITE, between, blur), self._hub, end, round(white * askew))

    def _cut(self) -> list[_Wedge]:
        """Return the slices in narrow wedges, with their colours at full speed, from the rim inwards."""
        pieces = [
            (look, look.start_deg + number * look.sweep_deg / count, look.sweep_deg / count)
            for look in self._looks
            for count in (max(1, math.ceil(look.sweep_deg / _WEDGE_DEG)),)
            for number in range(count)
        ]
        widths = [sweep for _, _, sweep in pieces]
        calm = smeared([look.fill for look, _, _ in pieces], widths)
        return [
            _Wedge(start, look.fill, tuple(mixed(colour, _INK, share) for _, share in _SMEAR))
            for (look, start, _), colour in zip(pieces, calm, strict=True)
        ]
