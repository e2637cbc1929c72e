"""The words beside the cards: the scam, the request, and three lanterns that burn down while one thinks."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.scenes.core.context import SceneContext
from game.scenes.core.wheel_stage import slice_colours
from game.ui.controls.paper import FLAT, draw_beside_tile, icon_tile
from game.ui.controls.styles import BODY, HERO, QUESTION, Style, StyledStack
from game.ui.draw.lanterns import LANTERN_GLOW, glow, lantern
from game.ui.draw.layout import cut, split_columns
from game.ui.type.fonts import HEAVY, REGULAR

LANTERNS = 3
_OUT_ALPHA = 60
_NAME = Style("question", "accent", HEAVY, after=2)
_OPENING = Style("body", "text_soft", REGULAR, after=3)
_ASK = Style("question", "accent", HEAVY)
_STAFF = Style("small", "text_soft")


@dataclass
class Asking:
    """Writes about scam `index` of the pack; `prompt` is what the visitor shall do."""

    context: SceneContext
    index: int
    prompt: str
    is_spoken: bool
    lanterns: pygame.Rect = field(default_factory=lambda: pygame.Rect(0, 0, 0, 0))

    def draw_heading(self, plate: pygame.Surface, area: pygame.Rect, *, has_gist: bool) -> None:
        """Write name and request beside the icon, and leave room for the lanterns while the gist stands there."""
        look, scam = self.context.look, self.context.pack.scams[self.index]
        units = look.measures.units
        if has_gist and not look.measures.is_portrait and area.width >= FLAT * area.height:
            self.lanterns, area = cut(area, "right", units(LANTERNS * 24), units(3))
        elif has_gist:
            self.lanterns, area = cut(area, "bottom", units(24), units(1))
        stack = StyledStack(look).write(scam.name, QUESTION, share=1.4, after=1, is_unbroken=True)
        if self.is_spoken:
            stack.write(self.context.words("quote", text=scam.openings[0]), _OPENING)
        elif has_gist and scam.gist:
            stack.write(scam.gist, BODY, after=3)
        stack.write(self.prompt, _ASK, is_unbroken=True)
        if self.is_spoken:
            stack.write(self.context.words("challenge.spoken_staff"), _STAFF)
        tile = draw_beside_tile(plate, area, look, stack, min(units(20), round(area.height * 0.3)))
        icon_tile(plate, tile, look, scam.icon, *slice_colours(self.context, self.index))

    def draw_lanterns(self, target: pygame.Surface, left: float) -> None:
        """Draw the lanterns; `left` (0–1) of the time is left."""
        if not target.get_clip().colliderect(self.lanterns):
            return
        side = min(self.lanterns.height, self.lanterns.width // LANTERNS)
        # With its glow a lantern is as wide as its place.
        height = round(side / LANTERN_GLOW)
        picture = self.context.once(("lantern", height), lambda context: lantern(height, context.look.theme))
        start = self.lanterns.x
        if self.context.look.measures.is_portrait:
            start = self.lanterns.centerx - side * LANTERNS // 2
        for number in range(LANTERNS):
            share = min(1.0, max(0.0, left * LANTERNS - number))
            picture.set_alpha(_OUT_ALPHA + round((255 - _OUT_ALPHA) * share))
            place = pygame.Rect(start + number * side, self.lanterns.y, side, side)
            target.blit(picture, picture.get_rect(center=place.center))
        picture.set_alpha(255)

    def draw_invitation(self, plate: pygame.Surface, area: pygame.Rect) -> None:
        """Write spoken mode's question: the scam, the request, and a speaking mouth."""
        look = self.context.look
        measures, units = look.measures, look.measures.units
        if measures.is_portrait:
            picture, words = cut(area, "top", round(area.height * 0.42), units(3))
        else:
            words, picture = split_columns(area, 0.58, units(5))
        self._speaker(plate, picture)
        stack = StyledStack(look).write(self.context.pack.scams[self.index].name, _NAME, share=1.4)
        stack.write(self.prompt, HERO)
        stack.draw(plate, words, middle=True, align="centre" if measures.is_portrait else "left")

    def _speaker(self, plate: pygame.Surface, area: pygame.Rect) -> None:
        look = self.context.look
        units, theme = look.measures.units, look.theme
        side = min(area.width, area.height, units(62))
        light = glow(round(side * 1.3), theme.glow, 90)
        plate.blit(light, light.get_rect(center=area.center))
        tile = pygame.Rect(0, 0, side, side)
        tile.center = area.center
        icon_tile(plate, tile, look, "speak", theme.card, theme.card_ink)
        badge = pygame.Rect(0, 0, side // 3, side // 3)
        badge.bottomright = tile.right + side // 12, tile.bottom + side // 12
        icon = self.context.pack.scams[self.index].icon
        icon_tile(plate, badge, look, icon, *slice_colours(self.context, self.index))
