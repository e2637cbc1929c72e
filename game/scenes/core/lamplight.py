"""The light that flies from a scam that was seen through to its lantern along the top, and lights it."""

from __future__ import annotations

import pygame

from game.rules.wheel import ease_in_out
from game.scenes.core.context import SceneContext
from game.ui.draw.backdrop import kindle, lantern_places
from game.ui.draw.lanterns import glow
from game.ui.measures import Measures

FLIGHT_S = 0.5
_SIDE = 9
"""Width of the light, in units of the grid."""
_ARC = 10
"""How far it swings above the straight way, in units."""


class Lamplight:
    """One light on its way from `start`; without movement for who wants calm."""

    def __init__(self, context: SceneContext, start: tuple[int, int]) -> None:
        self._start = pygame.Vector2(start)
        self._number = context.tally.lit
        self._age_s = FLIGHT_S if context.is_calm else 0.0
        self._has_arrived = False
        self._picture = glow(context.look.measures.units(_SIDE), context.look.theme.button, 255)

    def advance(self, dt: float, context: SceneContext, plate: pygame.Surface) -> list[pygame.Rect]:
        """Let `dt` seconds pass, light the lantern on `plate` when that is due, and return what must be drawn again."""
        if self._has_arrived:
            return []
        look, tally = context.look, context.tally
        stale = [self._place(look.measures)]
        self._age_s += dt
        if self._age_s < FLIGHT_S:
            return [*stale, self._place(look.measures)]
        self._has_arrived = True
        tally.arrive()
        if tally.is_full:
            context.audio.play("fanfare")
        return [*stale, kindle(plate, look.measures, look.theme, self._number)]

    def draw(self, target: pygame.Surface, measures: Measures) -> None:
        """Draw the light as long as it flies."""
        place = self._place(measures)
        if not self._has_arrived and target.get_clip().colliderect(place):
            target.blit(self._picture, place)

    def _place(self, measures: Measures) -> pygame.Rect:
        """Return where it is now; the screen may have another size than when it left."""
        share = ease_in_out(self._age_s / FLIGHT_S)
        at = self._start.lerp(lantern_places(measures)[self._number].center, share)
        at.y -= 4 * share * (1 - share) * measures.units(_ARC)
        return self._picture.get_rect(center=(round(at.x), round(at.y)))
