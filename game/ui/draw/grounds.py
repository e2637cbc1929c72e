"""The background of screens, painted once for a size and copied for every screen: a copy takes a tenth of the time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pygame

from game.ui.draw.backdrop import backdrop
from game.ui.measures import Measures
from game.ui.theme import Theme

_BAND_PX = 96
"""Rows that are copied between two pauses: the system hands out the memory of a new picture page by page."""


class Grounds:
    """Keeps the latest background; `lit` tells how many lanterns shine now, `pause` suspends a copy."""

    def __init__(self, lit: Callable[[], int], pause: Callable[[], None]) -> None:
        self._lit, self._pause = lit, pause
        self._kept: tuple[Measures, Theme, int, pygame.Surface] | None = None

    def of(self, measures: Measures, theme: Theme) -> pygame.Surface:
        """Return the background as it is now. Do not draw on it: it is shared."""
        plain, lit = replace(measures, text_scale=1.0), self._lit()
        if self._kept is None or self._kept[:3] != (plain, theme, lit):
            self._kept = None
            self._kept = plain, theme, lit, backdrop(plain, theme, lit)
        return self._kept[3]

    def new(self, measures: Measures, theme: Theme) -> pygame.Surface:
        """Return a copy for the caller to draw on."""
        self._pause()
        ground = self.of(measures, theme)
        self._pause()
        copied = pygame.Surface(ground.get_size(), 0, ground)
        for top in range(0, ground.get_height(), _BAND_PX):
            copied.blit(ground, (0, top), (0, top, ground.get_width(), _BAND_PX))
            self._pause()
        return copied
