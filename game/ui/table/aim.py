"""The aim line: which way a push will go and how strong it is, never where the can will stop."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame

from game.rules.table_plan import CAN_RADIUS_CM
from game.ui.table.view import TableView
from game.ui.theme import Colour

_GAP_CM = 3.4
_SHORTEST_CM, _LONGEST_CM = 12.0, 40.0
"""Far shorter than the way of any push."""


@dataclass(frozen=True)
class AimLine:
    """A row of dots with a head.

    Attributes:
        aim_deg: to the right of straight on.
        power: 0–1.
        colour: of the dots.
        ink: of their edge, so that they show on light cards and dark wood.
    """

    aim_deg: float
    power: float
    colour: Colour
    ink: Colour

    def draw(self, target: pygame.Surface, view: TableView, foot: tuple[float, float]) -> None:
        """Paint it, starting before the can."""
        dots = self._dots(view, foot)
        for grown, colour in ((1.45, self.ink), (1.0, self.colour)):
            for x, y, radius in dots[:-1]:
                pygame.draw.aacircle(target, colour, (x, y), radius * grown)
            self._head(target, dots[-1], view, foot, grown, colour)

    def extent(self, view: TableView, foot: tuple[float, float]) -> pygame.Rect:
        """Everything it may paint."""
        dots = self._dots(view, foot)
        reach = 4 * max(radius for _, _, radius in dots)
        xs, ys = [x for x, _, _ in dots], [y for _, y, _ in dots]
        left, top = math.floor(min(xs) - reach), math.floor(min(ys) - reach)
        return pygame.Rect(left, top, math.ceil(max(xs) + reach) - left, math.ceil(max(ys) + reach) - top)

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
        self,
        target: pygame.Surface,
        tip: tuple[float, float, float],
        view: TableView,
        foot: tuple[float, float],
        grown: float,
        colour: Colour,
    ) -> None:
        before = view.point(*self._along(foot, CAN_RADIUS_CM + 1))
        angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
        size = tip[2] * 3.2 * (1 + (grown - 1) * 0.35)
        corners = [
            (tip[0] + size * math.cos(angle + turn), tip[1] + size * math.sin(angle + turn))
            for turn in (0.0, 2.3, -2.3)
        ]
        pygame.draw.polygon(target, colour, corners)
        pygame.draw.aalines(target, colour, True, corners)
