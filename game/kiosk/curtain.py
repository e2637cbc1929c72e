"""How one screen gives way to the next: it is unrolled over the old one like a hanging scroll."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pygame

from game.rules.wheel import ease_in_out
from game.ui.draw.paint import mixed
from game.ui.theme import Colour, Theme

CURTAIN_S = 0.3
_ROD_UNITS = 2.5
_CAP = 3
"""Length of the caps at the ends of the rod, in its own thickness."""
_LIGHT = 0.35
"""Where the light falls on the rod, as a share of its thickness."""


class Curtain:
    """Uncovers the new screen from its top to its bottom, above a rod.

    Every frame draws only what the rod has passed since the last one: the old screen is not copied, since its pixels
    stay where they are until then. The last frame draws all of it: a smooth line that is drawn in strips has a step
    where two of them meet, since pygame rounds its ends there.
    """

    def __init__(self, size: tuple[int, int], unit_px: int, theme: Theme) -> None:
        self._width, self._height = size
        self._rod = _rod(self._width, max(4, round(unit_px * _ROD_UNITS)), theme)
        self._age_s = 0.0
        self._drawn_px = 0
        """So far from the top the new screen is drawn; the rod hangs there."""

    @property
    def is_over(self) -> bool:
        """Whether the whole new screen is drawn."""
        return self._drawn_px >= self._height

    def advance(self, dt: float) -> None:
        """Let `dt` seconds pass."""
        self._age_s += dt

    def uncover(self, stale: Sequence[pygame.Rect]) -> list[pygame.Rect]:
        """Return the parts of the new screen to draw now, of which `stale` have changed; all px."""
        drawn = pygame.Rect(0, 0, self._width, self._drawn_px)
        self._drawn_px = math.ceil(self._height * ease_in_out(self._age_s / CURTAIN_S))
        if self.is_over:
            return [pygame.Rect(0, 0, self._width, self._height)]
        strip = pygame.Rect(0, drawn.bottom, self._width, self._drawn_px - drawn.bottom)
        return [rect for rect in (strip, *(rect.clip(drawn) for rect in stale)) if rect.width and rect.height]

    def draw_rod(self, target: pygame.Surface) -> pygame.Rect:
        """Draw the rod over the old screen, where the new one ends; return what it covers."""
        return target.blit(self._rod, (0, self._drawn_px))


def _rod(length: int, thickness: int, theme: Theme) -> pygame.Surface:
    """Return a turned rod of wood with caps of brass, lying."""
    rod = pygame.Surface((length, thickness), 0, 32)
    cap = _CAP * thickness
    for y in range(thickness):
        shade = (abs((y + 0.5) / thickness - _LIGHT) / (1 - _LIGHT)) ** 2
        rod.fill(mixed(theme.wood, theme.wood_dark, shade), (0, y, length, 1))
        metal: Colour = mixed(theme.brass, theme.wood_dark, shade)
        for x in (0, length - cap):
            rod.fill(metal, (x, y, cap, 1))
    return rod
