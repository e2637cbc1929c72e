"""The coloured face of the lucky wheel: slices and their separators, sharp at every speed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pygame

from game.ui.draw.paint import mixed
from game.ui.theme import Colour, Theme
from game.ui.wheel.wood import WheelShape

_CREAM, _INK = (255, 246, 224), (30, 18, 11)
_RAYS, _PALE = 5, 0.22
"""Rays of light where a slice is missing, and how much of its colour is between them; rays have twice as much."""


@dataclass(frozen=True)
class SliceLook:
    """A slice to be painted. Angles in degrees, clockwise, from the wheel's own zero."""

    name: str
    icon: str
    start_deg: float
    sweep_deg: float
    fill: Colour
    ink: Colour


class Fill:
    """Draws the slices of a wheel about `hub` on the screen; clockwise, together they fill the turn."""

    def __init__(self, shape: WheelShape, hub: tuple[float, float], looks: Sequence[SliceLook], theme: Theme) -> None:
        self._shape, self._hub, self._looks = shape, hub, looks
        self._light = theme.card

    def point(self, radius: float, direction_deg: float) -> tuple[float, float]:
        """Return the place on the screen `direction_deg` clockwise from 12 o'clock and `radius` px from the hub."""
        radians = math.radians(direction_deg)
        return self._hub[0] + radius * math.sin(radians), self._hub[1] - radius * math.cos(radians)

    def slices(self, target: pygame.Surface, angle_deg: float, missing: int | None = None) -> None:
        """Draw the slices as flat triangles that reach below the rim; wide slices take several.

        In the place of the slice `missing` is light with rays, in a pale tone of its colour.
        """
        most = (self._shape.face + self._shape.rim) / 2
        step = max(1.0, 2 * math.degrees(math.acos(min(1.0, (self._shape.face + 2) / most))))  # the rim may be thin
        for index, look in enumerate(self._looks):
            fill = mixed(self._light, look.fill, _PALE) if index == missing else look.fill
            count = math.ceil(look.sweep_deg / step)
            radius = (self._shape.face + 2) / math.cos(math.radians(look.sweep_deg / count / 2))
            points = [
                self.point(radius, look.start_deg + angle_deg + look.sweep_deg * number / count)
                for number in range(count + 1)
            ]
            for first, second in pairwise(points):
                pygame.draw.polygon(target, fill, (self._hub, first, second))
            if index == missing:
                self._rays(target, look, look.start_deg + angle_deg)

    def _rays(self, target: pygame.Surface, look: SliceLook, start_deg: float) -> None:
        sweep_deg, ray = look.sweep_deg, mixed(self._light, look.fill, 2 * _PALE)
        for number in range(_RAYS):
            middle = start_deg + sweep_deg * (number + 0.5) / _RAYS
            half = sweep_deg / _RAYS / 4
            ends = [self.point(self._shape.face, middle + turn) for turn in (-half, half)]
            pygame.draw.polygon(target, ray, (self._hub, *ends))

    def separators(self, target: pygame.Surface, angle_deg: float, *, smooth: bool) -> None:
        """Draw lines of cream with ink edges."""
        cream, ink = max(1.0, self._shape.side * 0.0042), max(2.0, self._shape.side * 0.0086)
        line = pygame.draw.aaline if smooth else pygame.draw.line
        for look in self._looks:
            end = self.point(self._shape.face + 2, look.start_deg + angle_deg)
            # Lines of pygame have their width along one axis, so slanting ones are thinner.
            askew = self._shape.face / max(abs(end[0] - self._hub[0]), abs(end[1] - self._hub[1]))
            line(target, _INK, self._hub, end, round(ink * askew))
            line(target, _CREAM, self._hub, end, round(cream * askew))
