"""Confetti that falls when a can stops in the red zone. It has no red, which stands for the red zone alone."""

from __future__ import annotations

import math
import random

import pygame

from game.ui.measures import Measures
from game.ui.theme import Theme

RAINS_S = 2.4
_BITS = 150


class Confetti:
    """Confetti that falls once over the whole screen; the same `seed` gives the same picture."""

    def __init__(self, measures: Measures, theme: Theme, seed: float) -> None:
        rng = random.Random(seed)
        self._screen = pygame.Rect(0, 0, *measures.size)
        self._age_s = 0.0
        self._bit_px = measures.units(1.6)
        colours = (theme.button, theme.tassel, theme.accent, theme.right)
        self._bits = [
            (rng.random(), rng.uniform(-1, 0), rng.uniform(0.6, 1), rng.uniform(0, math.tau), rng.choice(colours))
            for _ in range(_BITS)
        ]

    def advance(self, dt: float) -> list[pygame.Rect]:
        """Let `dt` seconds pass and return what must be drawn again."""
        if self._age_s >= RAINS_S:
            return []
        before = self._places()
        self._age_s += dt
        # One area for all bits: each area costs a search for everything that overlaps it.
        return [before[0].unionall([*before, *self._places()]).clip(self._screen)]

    def draw(self, target: pygame.Surface) -> None:
        """Draw the bits inside the target's clip."""
        if self._age_s >= RAINS_S:
            return
        clip = target.get_clip()
        for rect, (_, _, _, phase, colour) in zip(self._places(), self._bits, strict=True):
            if clip.colliderect(rect):
                # A bit turns about its own middle, so its width changes.
                width = max(2, round(rect.width * abs(math.cos(phase + 5 * self._age_s))))
                bit = pygame.Rect(0, 0, width, round(rect.height * 0.7))
                bit.center = rect.center
                target.fill(colour, bit)

    def _places(self) -> list[pygame.Rect]:
        places = []
        for across, start, speed, phase, _ in self._bits:
            x = across * self._screen.width + math.sin(phase + 2.5 * self._age_s) * 2 * self._bit_px
            y = (start + speed * self._age_s) * self._screen.height
            places.append(pygame.Rect(round(x), round(y), self._bit_px, self._bit_px))
        return places
