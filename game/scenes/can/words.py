"""The text beside the table: what to do, how many pushes are left, and where the can has stopped."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.rules.table_plan import TablePlan
from game.rules.visit import Landing, Visit
from game.scenes.core.context import SceneContext
from game.scenes.core.onlooker import draw_onlooker
from game.ui.controls.paper import Gauge, icon_tile
from game.ui.controls.styles import HERO, HERO_LEADING, Style, StyledStack
from game.ui.draw.layout import cut, square_beside
from game.ui.table.can_sprites import CanSprites
from game.ui.type.fonts import HEAVY

_SIGN = Style("question", "accent", HEAVY, HERO_LEADING)
_HOW = Style("question", "text")
_OFF_WORDS = 3
_RED_HIGH = 0.45
"""Of the room beside the table: the word for the red zone; below it the zongzi waves."""
_USED_ALPHA = 70


@dataclass(frozen=True)
class CanWords:
    """Writes text about the visit onto a plate."""

    context: SceneContext
    visit: Visit
    plan: TablePlan
    can: CanSprites

    @property
    def go_on(self) -> str:
        """The same words wherever the can has stopped: they tell nothing about the message that follows."""
        if self.visit.next_exhibit:
            return self.context.words("can_push.judge")
        return self.context.words("can_push.again" if self.visit.pushes_left else "can_push.result")

    def draw_waiting(
        self, plate: pygame.Surface, area: pygame.Rect, control: pygame.Rect, *, is_sliding: bool, is_again: bool
    ) -> Gauge:
        """Draw what to do, the cans that are left, and the place of the gauge, which the scene draws as it fills."""
        look, say = self.context.look, self.context.words
        measures, units = look.measures, look.measures.units
        gauge_px = units(2.5)
        gauge = pygame.Rect(control.x, control.y - units(2) - gauge_px, control.width, gauge_px)
        if not measures.is_portrait:
            area = pygame.Rect(*area.topleft, area.width, gauge.y - units(3) - area.y)
        words, cans = cut(area, "top", round(area.height * 0.6), units(2))
        is_first = not self.visit.landings
        hero = "hero" if is_first else "hero_again" if self.visit.pushes_left > 1 else "hero_last"
        stack = StyledStack(look).write(say(f"can_push.{hero}"), HERO, share=1.1, after=1.5, is_unbroken=True)
        if is_first or is_again:
            how = say("can_push.forwards") if is_again else say("can_push.body", count=self.plan.pushes)
            stack.write(how, _HOW)
        stack.draw(plate, words, align="centre" if measures.is_portrait else "left", middle=True)
        self._cans_left(plate, cans, is_sliding=is_sliding)
        return Gauge(gauge, look)

    def draw_stopped(self, plate: pygame.Surface, area: pygame.Rect, landing: Landing, *, is_unmasked: bool) -> None:
        """Draw where the can has stopped: on a scam its disguise, and the sign that tells it once `is_unmasked`."""
        look = self.context.look
        if landing.place == "red" and not look.measures.is_portrait:
            area, stand = cut(area, "top", round(area.height * _RED_HIGH), look.measures.units(2))
            draw_onlooker(plate, look, stand, "wave2")
        if landing.place == "red" and not is_unmasked:
            return  # the same word stands across the screen
        if landing.scam is None:
            stack = StyledStack(look).write(
                self._landed_words(landing), HERO, share=self._share(landing), is_unbroken=landing.place != "off"
            )
            stack.draw(plate, area, align="centre" if look.measures.is_portrait else "left", middle=True)
            return
        scam = self.context.pack.scams[landing.scam]
        disguise, whole = (
            StyledStack(look)
            .write(self.context.words("can_push.missed"), _HOW)
            .write(scam.name, HERO, share=self._share(landing), after=1.5)
            for _ in range(2)
        )
        whole.write(scam.sign, _SIGN)
        tile, words = self._places(area, whole)
        icon_tile(plate, tile, look, scam.icon, look.theme.card, look.theme.card_ink)
        (whole if is_unmasked else disguise).draw(plate, words, most_scale=whole.scale(words.size))

    def _places(self, area: pygame.Rect, words: StyledStack) -> tuple[pygame.Rect, pygame.Rect]:
        """Return the places of the icon and of words, which stay where they are when more is told."""
        measures, units = self.context.look.measures, self.context.look.measures.units
        if measures.is_portrait:
            tile, box = square_beside(area, min(units(30), round(area.height * 0.6)), units(4))
            box.y += (box.height - words.height(box.size)) // 2
        else:
            tile, box = cut(area, "top", min(units(30), round(area.height * 0.36)), units(3))
            tile.width = tile.height
            spare = (box.height - words.height(box.size)) // 2
            tile, box = tile.move(0, spare), box.move(0, spare)
        return tile, box

    def _share(self, landing: Landing) -> float:
        is_upright = self.context.look.measures.is_portrait
        if landing.place == "red":
            return 1.5 if is_upright else 2.0
        return 0.9 if is_upright else 1.1

    def _landed_words(self, landing: Landing) -> str:
        if landing.place == "off":
            return self.context.words(f"can_push.off_{(len(self.visit.landings) - 1) % _OFF_WORDS + 1}")
        return self.context.words("can_push.red_hero" if landing.place == "red" else "can_push.bare")

    def _cans_left(self, plate: pygame.Surface, area: pygame.Rect, *, is_sliding: bool) -> None:
        """Draw one can for every push; those already used are faint."""
        measures, units = self.context.look.measures, self.context.look.measures.units
        total, left = self.plan.pushes, self.visit.pushes_left - is_sliding
        width = min(units(11), area.width // total * 2 // 3, round(area.height / 1.9))
        pitch = round(width * 1.4)
        row = pygame.Rect(0, 0, pitch * total, round(width * 1.8))
        row.center = area.center
        if not measures.is_portrait:
            row.bottomleft = area.bottomleft
        for number in range(total):
            alpha = 255 if number < left else _USED_ALPHA
            foot = (row.x + pitch * number + pitch / 2, row.bottom - width * 0.2)
            self.can.draw(plate, foot, width, 0.0, alpha=alpha)
