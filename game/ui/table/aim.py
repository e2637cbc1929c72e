"""The aim line: direction and strength of a push, but not where the can will stop."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame

from game.rules.table_plan import CAN_RADIUS_CM
from game.ui.table.view import TableView, covering
from game.ui.theme import Colour

_GAP_CM = 3.4
_SHORTEST_CM, _LONGEST_CM = 12.0, 40.0
"""Far shorter than the way of any push."""


@dataclass(frozen=True)
class AimLine:
    """A row of dots with a head."""

    aim_deg: float  # to the right of straight on
    power: float  # 0–1
    colour: Colour
    ink: Colour  # of the dots' edge, so that they show on light cards and dark wood

    def draw(self, target: pygame.Surface, view: TableView, foot: tuple[float, float]) -> None:
        """Draw the line, starting before the can."""
        dots = self._dots(view, foot)
        for grown, colour in ((1.45, self.ink), (1.0, self.colour)):
            for x, y, radius in dots[:-1]:
                pygame.draw.aacircle(target, colour, (x, y), radius * grown)
            corners = self._head(dots[-1], view, foot, grown)
            pygame.draw.polygon(target, colour, corners)
            pygame.draw.aalines(target, colour, True, corners)

    def extent(self, view: TableView, foot: tuple[float, float]) -> pygame.Rect:
        """Return everything it may paint."""
        dots = self._dots(view, foot)
        return covering([(x, y) for x, y, _ in dots], 4 * max(radius for _, _, radius in dots))

    def _along(self, foot: tuple[float, float], distance: float) -> tuple[float, float]:
        angle = math.radians(self.aim_deg)
        return foot[0] + distance * math.sin(angle), foot[1] + distance * math.cos(angle)

    def _dots(self, view: TableView, foot: tuple[float, float]) -> list[tuple[float, float, float]]:
        length = _SHORTEST_CM + (_LONGEST_CM - _SHORTEST_CM) * self.power
        count = max(2, round(length / _GAP_CM))
        dots = []
        for number in range(count + 1):
            x, y = self._along(foot, CAN_RADIUS_CM + 2 + length * number / count)
            dots.append((*view.point(x, y), 0.55 * view.px_per_cm(y)))
        return dots

    def _head(
        self, tip: tuple[float, float, float], view: TableView, foot: tuple[float, float], grown: float
    ) -> list[tuple[float, float]]:
        before = view.point(*self._along(foot, CAN_RADIUS_CM + 1))
        angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
        size = tip[2] * 3.2 * (1 + (grown - 1) * 0.35)
        turns = (angle, angle + 2.3, angle - 2.3)
        return [(tip[0] + size * math.cos(turn), tip[1] + size * math.sin(turn)) for turn in turns]
