"""Cards of the scams and the red zone's target on the table, as SVG markup."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import pygame

from game.rules.table_plan import LENGTH_CM, LINE_CM, WIDTH_CM, TablePlan, Zone
from game.ui.draw.kept import loose
from game.ui.draw.paint import drawn, mixed
from game.ui.draw.svg import Point, area, circle, clipped, line, rounded
from game.ui.table.view import TableLight, TableView, covering
from game.ui.table.wood import TAPE_CM
from game.ui.theme import Colour, Theme

Box = tuple[float, float, float, float]
"""x, y, width and depth on the table, cm."""

_GAP_CM, _RAIL_GAP_CM, _LINE_GAP_CM = 0.45, 0.8, 1.2
_CORNER_CM, _LIGHT_CM = 0.9, 0.34
_RING_CM, _PALE_CM, _STRIPE_CM = 3.4, 1.3, 1.7
_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)


def card_of(zone: Zone, plan: TablePlan) -> Box:
    """Return the card on a zone: a little smaller, clear of rails, tape and line."""
    left = right = near = far = _GAP_CM
    if zone.x < 0.01:
        left = _RAIL_GAP_CM if plan.left == "rail" else TAPE_CM + 0.2
    if zone.x + zone.width > WIDTH_CM - 0.01:
        right = _RAIL_GAP_CM if plan.right == "rail" else TAPE_CM + 0.2
    if zone.y < LINE_CM + 0.01:
        near = _LINE_GAP_CM
    if zone.y + zone.depth > LENGTH_CM - 0.01:
        far = _RAIL_GAP_CM if plan.far == "rail" else TAPE_CM + 0.3
    return zone.x + left, zone.y + near, zone.width - left - right, zone.depth - near - far


def tones(zones: Sequence[Zone]) -> list[int]:
    """Return 0 or 1 for each zone as on a chessboard; neighbours in a row always differ."""
    rows = sorted({zone.y for zone in zones})
    result = []
    for zone in zones:
        before = sum(1 for other in zones if other.y == zone.y and other.x < zone.x)
        result.append((rows.index(zone.y) + before) % 2)
    return result


class TableZones:
    """Markup of the cards."""

    def __init__(self, view: TableView, plan: TablePlan, light: TableLight, theme: Theme) -> None:
        self.view, self.plan, self.light, self.theme = view, plan, light, theme
        self.px = view.px_per_cm(0)
        self.cards = [card_of(zone, plan) for zone in plan.zones]
        self.shape = lru_cache(maxsize=2)(loose(self._shape))

    def markup(self, quiet_cm: float) -> list[str]:
        """Return all cards with their shadows; white rings keep `quiet_cm` away from the middle of the red zone."""
        theme = self.theme
        parts = [
            self.light.gradient("card0", theme.table_card, 0.12, 0.32),
            self.light.gradient("card1", theme.table_card_b, 0.14, 0.32),
        ]
        for zone, card, tone in zip(self.plan.zones, self.cards, tones(self.plan.zones), strict=True):
            parts += self._shadow(card, 1.6 if zone.is_red else 1.0)
            parts += self._red(card, quiet_cm) if zone.is_red else self._card(card, tone)
        return parts

    def lit(self, zone: int) -> tuple[pygame.Surface, pygame.Rect]:
        """Return a warm light edge around a card, and its place on the screen."""
        x, y, width, depth = self.cards[zone]
        edge = self._on_screen((x - 0.2, y - 0.2, width + 0.4, depth + 0.4))
        halo = self._on_screen((x - 0.7, y - 0.7, width + 1.4, depth + 1.4))
        core = self.px * _LIGHT_CM
        place = covering(halo, math.ceil(core * 3))
        parts = [line(halo, self.theme.glow, core * wide, 0.2, closed=True) for wide in (5.5, 4.2, 3.0, 1.8)]
        parts.append(line(edge, self.theme.button, core * 1.7, closed=True))
        parts.append(line(edge, mixed(self.theme.button, _WHITE, 0.75), core * 0.7, closed=True))
        return drawn(parts, place.size, place), place

    def _shape(self, zone: int) -> tuple[pygame.Surface, pygame.Rect]:
        """Return a card's outline, filled with white, and its place on the screen."""
        points = self._on_screen(self.cards[zone])
        place = covering([*points, *((x, y + _thickness(self.px)) for x, y in points)])
        parts = [area([(x, y + down) for x, y in points], _WHITE) for down in (_thickness(self.px), 0.0)]
        return drawn(parts, place.size, place), place

    def _on_screen(self, box: Box, corner_cm: float = _CORNER_CM) -> list[Point]:
        return [self.view.point(*place) for place in rounded(*box, corner_cm)]

    def _shadow(self, card: Box, strength: float) -> list[str]:
        x, y, width, depth = card
        points, dark = self._on_screen((x, y - 0.35, width, depth)), self.light.shadow(0.15) * strength
        # Strokes, not areas: what lies below the paper need not be painted.
        return [line(points, _BLACK, wide * self.px, dark, closed=True) for wide in (1.1, 0.7, 0.35)]

    def _card(self, card: Box, tone: int) -> list[str]:
        """Return a card of thick paper with a visible near edge."""
        theme = self.theme
        points = self._on_screen(card)
        below = [(x, y + _thickness(self.px)) for x, y in points]
        edge = mixed((theme.table_card, theme.table_card_b)[tone], theme.wood_dark, 0.5)
        return [area(below, edge), area(points, f"card{tone}")]

    def _red(self, card: Box, quiet_cm: float) -> list[str]:
        """Return a target in a white frame: two reds behind the name, white rings beyond it."""
        theme, px = self.theme, self.px
        points = self._on_screen(card)
        below = [(x, y + _thickness(px)) for x, y in points]
        parts = [area(below, mixed(theme.red_zone_deep, _BLACK, 0.45)), area(points, theme.red_zone_ink)]
        x, y, width, depth = card
        frame = 0.55
        field = (x + frame, y + frame, width - 2 * frame, depth - 2 * frame)
        parts.append(area(self._on_screen(field, 0.6), theme.red_zone))
        inside = (field[0] + 0.12, field[1] + 0.12, field[2] - 0.24, field[3] - 0.24)
        parts += self._stripes(inside)
        middle = x + width / 2, y + depth / 2
        for radius, fill in self._rings(width / 2 - frame, quiet_cm):
            ring = clipped(circle(*middle, radius, 72), inside)
            parts.append(area([self.view.point(*place) for place in ring], fill))
        return parts

    def _stripes(self, box: Box) -> list[str]:
        """Return slanting stripes of the deeper red, visible where a name leaves no room for rings."""
        x, y, width, depth = box
        parts = []
        for number in range(math.ceil((width + depth) / (2 * _STRIPE_CM))):
            left = x - depth + 2 * _STRIPE_CM * number
            stripe = [(left, y), (left + _STRIPE_CM, y)]
            stripe += [(left + _STRIPE_CM + depth, y + depth), (left + depth, y + depth)]
            points = clipped(stripe, box)
            if len(points) > 2:
                parts.append(area([self.view.point(*place) for place in points], self.theme.red_zone_deep))
        return parts

    def _rings(self, reach_cm: float, quiet_cm: float) -> list[tuple[float, Colour]]:
        """Return radii and colours from the outermost ring to the middle.

        White rings are only used where they are whole on the left and right; parts in the corners would be clutter.
        """
        theme = self.theme
        count = math.ceil((reach_cm - _PALE_CM - quiet_cm) / _RING_CM)
        if count <= 0:
            return []
        rings: list[tuple[float, Colour]] = []
        for number in range(count - 1, -1, -1):
            radius = quiet_cm + number * _RING_CM
            rings += [(radius + _RING_CM, theme.red_zone), (radius + _PALE_CM, theme.red_zone_ink)]
        rings += [(quiet_cm, theme.red_zone), (quiet_cm * 0.72, theme.red_zone_deep), (quiet_cm * 0.4, theme.red_zone)]
        return rings


def _thickness(px_per_cm: float) -> float:
    """Return how high the near edge of a card's thick paper is seen, px."""
    return max(1.0, px_per_cm * 0.18)
