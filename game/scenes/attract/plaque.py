"""The plaque above the title: how many scams have been seen through tonight, with bulbs along its edges."""

from __future__ import annotations

import pygame

from game.scenes.attract.sprites import Sprite, Sprites
from game.scenes.core.context import SceneContext
from game.ui.draw.paint import disc, drop, panel
from game.ui.type.fonts import BOLD, HEAVY

_STEPS_A_S = 2
"""The light goes on by one bulb so often; each bulb changes less often than that."""
_EVERY = 3
_BULB = 1.5
"""Diameter in units of the grid."""


class Plaque:
    """A sign in `rect`. Every third bulb shines; the light runs to the right."""

    def __init__(self, context: SceneContext, rect: pygame.Rect) -> None:
        self._context, self.rect = context, rect
        units, theme = context.look.measures.units, context.look.theme
        side, step = units(_BULB), units(3.2)
        count = (rect.width - units(4)) // step
        left = rect.centerx - (count - 1) * step // 2
        self._places = [
            (left + number * step - side // 2, y - side // 2) for y in self._rows for number in range(count)
        ]
        edge = max(1, units(0.2))
        self._dark = disc(side, theme.brass, edge=theme.text, edge_px=edge)
        self._bright = disc(side, theme.lamp, edge=theme.brass, edge_px=edge)

    @property
    def _rows(self) -> tuple[int, int]:
        inset = self._context.look.measures.units(1.3)
        return self.rect.top + inset, self.rect.bottom - inset

    def paint(self, plate: pygame.Surface) -> None:
        """Draw the sign with its words, all bulbs dark."""
        look, theme, units = self._context.look, self._context.look.theme, self._context.look.measures.units
        drop(plate, self.rect, units(2), units(0.8), alpha=120, dy=units(0.6))
        plate.blit(panel(self.rect.size, units(2), theme.brass, edge=theme.text, edge_px=max(1, units(0.3))), self.rect)
        face = self.rect.inflate(-2 * units(0.5), -2 * units(0.5))
        plate.blit(panel(face.size, units(1.6), theme.accent), face)
        plate.blits([(self._dark, place) for place in self._places])
        count = self._context.tally.count
        words = self._context.words
        text = words("attract.tally", count=count) if count else words("attract.tally_none")
        room = (face.width - 2 * units(1.5), face.height - 2 * units(1.6))
        px, least = look.measures.text_px("small"), round(look.measures.smallest_px() * 0.9)
        block = look.type.fit(text, px, least, room, HEAVY if count else BOLD, leading=1.2)
        look.type.draw(plate, block, (face.centerx, face.centery - block.height // 2), theme.lamp, align="centre")

    def bulbs(self, age_s: float) -> Sprites:
        """Return the bulbs that shine once the screen is `age_s` old; they stand still for who wants calm."""
        step = 0 if self._context.is_calm else int(age_s * _STEPS_A_S)
        return {
            f"bulb{number}": Sprite(self._bright, place)
            for number, place in enumerate(self._places)
            if (number - step) % _EVERY == 0
        }
