"""The short blend from one screen to the next."""

from __future__ import annotations

import pygame

FADE_S = 0.25


class Fade:
    """Holds the picture that goes away and lays it, ever fainter, over the one that comes."""

    def __init__(self, leaving: pygame.Surface) -> None:
        self._leaving = leaving
        self._age_s = 0.0

    @property
    def is_over(self) -> bool:
        """Whether only the new picture is left."""
        return self._age_s >= FADE_S

    def advance(self, dt: float) -> None:
        """Let `dt` seconds pass."""
        self._age_s += dt

    def draw(self, target: pygame.Surface) -> None:
        """Paint over the new picture."""
        self._leaving.set_alpha(round(255 * max(0.0, 1 - self._age_s / FADE_S)))
        target.blit(self._leaving, (0, 0))
