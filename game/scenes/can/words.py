"""The text beside the table: what to do, how many pushes are left, and where the can has stopped."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.rules.table_plan import TablePlan
from game.rules.visit import Landing, Visit
from game.scenes.core.context import SceneContext
from game.ui.controls.paper import Gauge, draw_beside_tile, icon_tile
from game.ui.controls.styles import BODY, HERO, KICKER, Style, StyledStack
from game.ui.draw.layout import cut
from game.ui.table.can_sprites import CanSprites
from game.ui.type.fonts import HEAVY

_RULE = Style("question", "accent", HEAVY)
_OFF_WORDS = 3
_USED_ALPHA = 70


@dataclass(frozen=True)
class CanWords:
    """Writes text about the visit onto a plate."""

    context: SceneContext
    visit: Visit
    plan: TablePlan
    can: CanSprites

    def draw_waiting(
        self, plate: pygame.Surface, area: pygame.Rect, control: pygame.Rect, *, is_sliding: bool, is_again: bool
    ) -> Gauge:
        """Draw what to do, the cans that are left, and the place of the gauge, which the scene draws as it fills."""
        look, say = self.context.look, self.context.words
        measures, units = look.measures, look.measures.units
        gauge_px = units(2.5)
        gauge = pygame.Rect(control.x, control.y - units(2) - gauge_px, control.width, gauge_px)
        if measures.is_portrait:
            # Words at the left, the cans at their right.
            cans, words = cut(area, "right", units(36), units(2))
        else:
            area = pygame.Rect(*area.topleft, area.width, gauge.y - units(3) - area.y)
            cans, words = cut(area, "bottom", units(13), units(2))
        body = "can_push.watch" if is_sliding else "can_push.forwards" if is_again else "can_push.body"
        stack = StyledStack(look).write(say("can_push.kicker"), KICKER)
        stack.write(say("can_push.hero"), HERO, share=0.8 if measures.is_portrait else 1.0, after=1.5)
        stack.write(say(body), BODY)
        stack.draw(plate, words, align="left", middle=True)
        self._cans_left(plate, cans, is_sliding=is_sliding)
        return Gauge(gauge, look)

    def draw_stopped(self, plate: pygame.Surface, area: pygame.Rect, landing: Landing) -> None:
        """Draw where the can has stopped, and an encouraging line."""
        look = self.context.look
        kicker, hero, body = self._stopped_words(landing)
        stack = StyledStack(look).write(kicker, KICKER)
        stack.write(hero, HERO, share=0.9 if look.measures.is_portrait else 1.1)
        if body:
            stack.write(body, _RULE if landing.place == "red" else BODY)
        if landing.scam is None:
            stack.draw(plate, area, align="left", middle=True)
            return
        tile = draw_beside_tile(plate, area, look, stack, min(look.measures.units(24), round(area.height * 0.4)))
        icon = self.context.pack.scams[landing.scam].icon
        icon_tile(plate, tile, look, icon, look.theme.card, look.theme.card_ink)

    def _stopped_words(self, landing: Landing) -> tuple[str, str, str]:
        say, pack = self.context.words, self.context.pack
        if landing.place == "scam" and landing.scam is not None:
            scam = pack.scams[landing.scam]
            return say("can_push.stopped"), scam.name, scam.gist or ""
        if landing.place == "red":
            return say("can_push.red_kicker"), say("can_push.red_hero"), pack.rules_of_thumb[self.visit.rule or 0].text
        if landing.place == "off":
            number = (len(self.visit.landings) - 1) % _OFF_WORDS + 1
            return say("can_push.kicker"), say("can_push.off_hero"), say(f"can_push.off_{number}")
        return say("can_push.kicker"), say("can_push.bare_hero"), say("can_push.bare_body")

    def _cans_left(self, plate: pygame.Surface, area: pygame.Rect, *, is_sliding: bool) -> None:
        """Draw one small can for every push; those already used are faint."""
        look = self.context.look
        measures, units = look.measures, look.measures.units
        total, left = self.plan.pushes, self.visit.pushes_left - is_sliding
        say = self.context.words
        text = say("can_push.left", count=left) if left else say("can_push.last")
        label = look.type.line(text, measures.text_px("body"), look.theme.text)
        width = min(units(7), (area.width // total) * 3 // 4)
        pitch = round(width * 1.45)
        row = pygame.Rect(area.x, area.y, pitch * total, round(width * 1.8))
        if measures.is_portrait:
            row.midbottom = (area.centerx, area.centery + round(width * 0.6))
            label_at = label.get_rect(midtop=(area.centerx, row.bottom + units(1)))
        else:
            row.bottom = area.bottom
            label_at = label.get_rect(midleft=(row.right + units(2), row.centery))
        for number in range(total):
            alpha = 255 if number < left else _USED_ALPHA
            foot = (row.x + pitch * number + width / 2, row.bottom - width * 0.2)
            self.can.draw(plate, foot, width, 0.0, alpha=alpha)
        plate.blit(label, label_at)
