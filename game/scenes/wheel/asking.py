"""What stands beside the cards: the card of the scam, the request, and three lanterns that burn down meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.scenes.core.context import SceneContext
from game.scenes.core.frame import frame_of, reach_top
from game.scenes.core.verdict import Verdict, draw_verdict
from game.scenes.core.wheel_stage import slice_colours, wheel_rect
from game.scenes.wheel.card import ScamCard
from game.ui.controls.paper import icon_tile
from game.ui.controls.styles import BODY, HERO, PLAIN, Style, StyledStack
from game.ui.draw.lanterns import LANTERN_GLOW, glow, lantern
from game.ui.draw.layout import cut, split_columns
from game.ui.measures import Measures
from game.ui.type.fonts import HEAVY, REGULAR
from game.ui.type.text import line_px

LANTERNS = 3
HEADING_SHARE = 0.34
_CARD_HIGH, _CARD_WIDE = 0.54, 0.42
"""Of the room for the heading: the card's height on a wide screen, its width on an upright one."""
_CARDS_ASIDE = (1.0, 0.9, 0.8, 0.7)
"""Of that size: the card beside a scam's own words, which may be long, in spoken mode."""
_OUT_ALPHA = 60
_NAME = Style("question", "accent", HEAVY, after=2)
_OPENING = Style("body", "text_soft", REGULAR, after=3)
_ASK = Style("question", "accent", HEAVY, after=1)
_STAFF = Style("small", "text_soft")


def heading_area(measures: Measures) -> pygame.Rect:
    """Return the room for the heading: where the slice of the wheel comes down, and where it stays beside the cards."""
    units, content = measures.units, frame_of(measures).content
    wheel, bottom = wheel_rect(measures), reach_top(measures) - units(3)
    if measures.is_portrait:
        return pygame.Rect(*content.topleft, content.width, min(bottom, wheel.top) - content.y)
    if measures.is_low:
        return pygame.Rect(*content.topleft, wheel.left - units(4) - content.x, bottom - content.y)
    return split_columns(content, HEADING_SHARE, units(5))[0]


def first_prompt(context: SceneContext) -> str:
    """Return what the visitor shall do before any card is turned."""
    is_spoken = context.pack.judging == "spoken"
    return context.words(f"challenge.{'spoken_ask' if is_spoken else 'think'}_{context.pack.name_count}")


def card_in(context: SceneContext, index: int, area: pygame.Rect) -> ScamCard:
    """Return the card of scam `index` at its place in the room for the heading."""
    return ScamCard(context, index, _parts(context.look.measures, area)[0])


def _parts(measures: Measures, area: pygame.Rect, share: float = 1.0) -> tuple[pygame.Rect, pygame.Rect]:
    """Return the room for the card, at `share` of its size, and that for words."""
    if measures.is_portrait or measures.is_low:
        return cut(area, "left", round(area.width * _CARD_WIDE * share), measures.units(4))
    return cut(area, "top", round(area.height * _CARD_HIGH * share), measures.units(3))


@dataclass
class Asking:
    """Writes about scam `index` of the pack; `prompt` is what the visitor shall do."""

    context: SceneContext
    index: int
    prompt: str
    is_spoken: bool
    lanterns: pygame.Rect = field(default_factory=lambda: pygame.Rect(0, 0, 0, 0))

    def draw_heading(self, plate: pygame.Surface, area: pygame.Rect, *, has_gist: bool) -> None:
        """Draw the card with the request, and leave room for the lanterns while the gist stands there."""
        look, scam = self.context.look, self.context.pack.scams[self.index]
        whole = StyledStack(look).write(self.prompt, _ASK, is_unbroken=True)
        if self.is_spoken:
            whole.write(self.context.words("quote", text=scam.openings[0]), _OPENING)
            whole.write(self.context.words("challenge.spoken_staff"), _STAFF)
        elif has_gist and scam.gist:
            whole.write(scam.gist, BODY)
        parts = [_parts(look.measures, area, share) for share in (_CARDS_ASIDE if self.is_spoken else (1.0,))]
        place, words = next((each for each in parts[:-1] if whole.fits(each[1].size)), parts[-1])
        ScamCard(self.context, self.index, place).draw(plate)
        if has_gist:
            self.lanterns, words = cut(words, "bottom", look.measures.units(16), look.measures.units(1))
        whole.draw(plate, words)

    def draw_verdict(self, plate: pygame.Surface, area: pygame.Rect, verdict: Verdict) -> None:
        """Draw the card, beside it the verdict on the picks, as large as a heading, and the gist of the scam."""
        look, gist = self.context.look, self.context.pack.scams[self.index].gist
        place, words = _parts(look.measures, area)
        ScamCard(self.context, self.index, place).draw(plate)
        high = min(words.height, line_px(look.measures.text_px("hero")))
        told = StyledStack(look)
        if gist:
            told.write(gist, PLAIN)
        if look.measures.is_portrait:
            words = words.inflate(0, min(0, high + told.height_at(words.width, 1.0) - words.height))
        line, rest = cut(words, "top", high, look.measures.units(1))
        draw_verdict(plate, line, look, verdict, "left")
        if told.fits(rest.size):
            told.draw(plate, rest)

    def draw_lanterns(self, target: pygame.Surface, left: float) -> None:
        """Draw the lanterns; `left` (0–1) of the time is left."""
        if not target.get_clip().colliderect(self.lanterns):
            return
        side = min(self.lanterns.height, self.lanterns.width // LANTERNS)
        # With its glow a lantern is as wide as its place.
        height = round(side / LANTERN_GLOW)
        picture = self.context.once(("lantern", height), lambda context: lantern(height, context.look.theme))
        start = self.lanterns.x
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
