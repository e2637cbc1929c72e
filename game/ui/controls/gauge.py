"""The power of a held button: a bar that fills from left to right."""

from __future__ import annotations

import pygame

from game.ui.controls.look import Look
from game.ui.draw.paint import panel

_MARKS = 3


class Gauge:
    """A horizontal bar in `rect`."""

    def __init__(self, rect: pygame.Rect, look: Look) -> None:
        self.rect = rect
        theme, units = look.theme, look.measures.units
        radius = rect.height // 2
        edge_px = max(2, units(0.3))
        self._empty = panel(rect.size, radius, theme.chip, edge=theme.chip_edge, edge_px=edge_px)
        self._full = panel(rect.size, radius, theme.button, edge=theme.chip_edge, edge_px=edge_px)
        self._ink = theme.text_soft

    def draw(self, target: pygame.Surface, power: float) -> None:
        """Draw the bar, filled to `power` (0–1)."""
        target.blit(self._empty, self.rect)
        width = round(self.rect.width * power)
        if width:
            target.blit(self._full, self.rect, (0, 0, width, self.rect.height))
        for mark in range(1, _MARKS + 1):
            x, wide = self.rect.x + self.rect.width * mark // (_MARKS + 1), max(1, self.rect.height // 14)
            inset = self.rect.height // 3
            target.fill(self._ink, (x, self.rect.y + inset, wide, self.rect.height - 2 * inset))
