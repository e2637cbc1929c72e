"""The bamboo drum with its tickets, which is shaken until one of them rises."""

from __future__ import annotations

import math

import pygame

from game.ui.controls.look import Look
from game.ui.draw.paint import drop, mixed, panel

SHAKEN_S = 1.5
RISEN_S = 2.8
"""Until here the ticket rises; it is read then."""
_STICKS = (-0.34, -0.2, -0.06, 0.1, 0.24, 0.36)
"""Where tickets stand, of the drum's width; the one that is drawn is the middle one."""
_DRAWN = 2
_SHAKES_PER_S = 2.0


class Drum:
    """Stands in `area`, px. Ages are seconds since the ticket was drawn."""

    def __init__(self, area: pygame.Rect, look: Look) -> None:
        self.area = area
        self._theme = look.theme
        self._line_px = max(2, look.measures.units(0.5))
        width = min(area.width // 2, round(area.height * 0.42))
        high = round(area.height * 0.5)
        self._tube = pygame.Rect(area.centerx - width // 2, area.bottom - high - 6 * self._line_px, width, high)
        self._stick = pygame.Rect(0, 0, max(6, width // 9), round(area.height * 0.62))

    def draw(self, target: pygame.Surface, age_s: float | None) -> None:
        """Draw the drum at rest (None), shaken, or with the ticket risen."""
        age_s = -1.0 if age_s is None else age_s
        swing = math.sin(2 * math.pi * _SHAKES_PER_S * age_s) if 0 <= age_s < SHAKEN_S else 0.0
        tube = self._tube.move(round(swing * self._tube.width * 0.07), 0)
        rise = min(1.0, max(0.0, (age_s - SHAKEN_S) / (RISEN_S - SHAKEN_S)))
        for number, at in enumerate(_STICKS):
            is_drawn = number == _DRAWN
            up = round((1 - (1 - rise) ** 2) * self.area.height * 0.3) if is_drawn else 0
            sway = round(swing * self._stick.width * (1 if number % 2 else -1) * 0.8)
            stick = self._stick.copy()
            stick.midtop = tube.centerx + round(at * tube.width) + sway, tube.top - round(tube.height * 0.24) - up
            stick.height = tube.centery - stick.top
            self._draw_stick(target, stick, is_drawn=is_drawn and rise > 0)
        self._draw_tube(target, tube)

    def _draw_stick(self, target: pygame.Surface, stick: pygame.Rect, *, is_drawn: bool) -> None:
        theme = self._theme
        fill = theme.card if is_drawn else mixed(theme.card, theme.wood, 0.25)
        target.blit(panel(stick.size, stick.width // 3, fill, edge=theme.wood_dark, edge_px=self._line_px), stick)
        head = pygame.Rect(stick.x, stick.y, stick.width, round(stick.width * 1.3))
        target.blit(panel(head.size, head.width // 3, theme.button, edge=theme.wood_dark, edge_px=self._line_px), head)

    def _draw_tube(self, target: pygame.Surface, tube: pygame.Rect) -> None:
        theme = self._theme
        drop(target, tube, tube.width // 8, 2 * self._line_px, alpha=90, dy=self._line_px)
        target.blit(panel(tube.size, tube.width // 8, theme.wood, edge=theme.wood_dark, edge_px=self._line_px), tube)
        band = pygame.Rect(tube.x, 0, tube.width, max(4, tube.height // 9))
        for share in (0.14, 0.76):
            band.top = tube.top + round(tube.height * share)
            target.fill(theme.wood_dark, band)
            target.fill(theme.button, band.inflate(-2 * self._line_px, -2 * self._line_px))
