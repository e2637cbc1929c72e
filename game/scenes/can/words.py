"""The words beside the table: what to do, how many pushes are left, and where the can has stopped."""

from __future__ import annotations

import pygame

from game.rules.table_plan import TablePlan
from game.rules.visit import Landing, Visit
from game.scenes.core.context import SceneContext
from game.ui.controls.gauge import Gauge
from game.ui.controls.paper import icon_tile
from game.ui.table.can_sprites import CanSprites
from game.ui.type.fonts import HEAVY
from game.ui.type.text_stack import HERO_LEADING, TextStack

_OFF_WORDS = 3
_USED_ALPHA = 70


class CanWords:
    """Writes onto a plate. Knows the visit, decides nothing."""

    def __init__(self, context: SceneContext, visit: Visit, plan: TablePlan, can: CanSprites) -> None:
        self.context = context
        self.visit = visit
        self.plan = plan
        self.can = can

    def draw_waiting(
        self, plate: pygame.Surface, area: pygame.Rect, control: pygame.Rect, *, is_sliding: bool, is_again: bool
    ) -> Gauge:
        """What to do, the cans that are left, and the gauge over the control, which the scene draws as it fills."""
        look, say = self.context.look, self.context.words
        measures, units, theme = look.measures, look.measures.units, look.theme
        gauge_px = units(2.5)
        gauge = pygame.Rect(control.x, control.y - units(2) - gauge_px, control.width, gauge_px)
        cans = pygame.Rect(area.x, 0, area.width, units(13))
        if measures.is_portrait:
            # Words at the left, the cans at their right.
            cans = pygame.Rect(area.right - units(36), area.y, units(36), area.height)
            words = pygame.Rect(area.x, area.y, cans.x - units(2) - area.x, area.height)
        else:
            cans.bottom = gauge.y - units(3)
            words = pygame.Rect(area.x, area.y, area.width, cans.y - units(2) - area.y)
        stack = TextStack(look.type, measures.smallest_px())
        stack.add(say("can_push.kicker"), measures.text_px("body"), theme.accent, after_px=units(1))
        hero_px = round(measures.text_px("hero") * (0.8 if measures.is_portrait else 1.0))
        stack.add(say("can_push.hero"), hero_px, theme.text, weight=HEAVY, leading=HERO_LEADING, after_px=units(1.5))
        body = "can_push.watch" if is_sliding else "can_push.forwards" if is_again else "can_push.body"
        stack.add(say(body), measures.text_px("body"), theme.text_soft)
        stack.draw(plate, words, align="left", middle=True)
        self._cans_left(plate, cans, is_sliding=is_sliding)
        return Gauge(gauge, look)

    def draw_stopped(self, plate: pygame.Surface, area: pygame.Rect, landing: Landing) -> None:
        """Where the can is, and one kind line."""
        look = self.context.look
        measures, units, theme = look.measures, look.measures.units, look.theme
        kicker, hero, body = self._stopped_words(landing)
        stack = TextStack(look.type, measures.smallest_px())
        stack.add(kicker, measures.text_px("body"), theme.accent, after_px=units(1))
        hero_px = round(measures.text_px("hero") * (0.9 if measures.is_portrait else 1.1))
        stack.add(hero, hero_px, theme.text, weight=HEAVY, leading=HERO_LEADING, after_px=units(1))
        if body:
            is_rule = landing.place == "red"
            px = measures.text_px("question") if is_rule else measures.text_px("body")
            stack.add(body, px, theme.accent if is_rule else theme.text_soft, weight=HEAVY if is_rule else 700)
        if landing.scam is None:
            stack.draw(plate, area, align="left", middle=True)
            return
        side = min(units(24), round(area.height * 0.4))
        tile = pygame.Rect(area.x, area.y, side, side)
        if measures.is_portrait:
            box = pygame.Rect(tile.right + units(4), area.y, area.width - side - units(4), area.height)
            tile.centery = area.centery
        else:
            box = pygame.Rect(area.x, 0, area.width, area.height - side - units(3))
            height = side + units(3) + stack.height(box.size)
            tile.y = area.y + (area.height - height) // 2
            box.y = tile.bottom + units(3)
        icon = self.context.pack.scams[landing.scam].icon
        icon_tile(plate, tile, look, icon, theme.card, theme.card_ink, theme.button)
        stack.draw(plate, box, middle=measures.is_portrait)

    def _stopped_words(self, landing: Landing) -> tuple[str, str, str]:
        say, pack = self.context.words, self.context.pack
        if landing.place == "scam" and landing.scam is not None:
            scam = pack.scams[landing.scam]
            return say("can_push.stopped"), scam.name, scam.gist or ""
        if landing.place == "red":
            return say("can_push.red_kicker"), say("can_push.red_hero"), pack.rules_of_thumb[self.visit.rule or 0]
        if landing.place == "off":
            number = (len(self.visit.landings) - 1) % _OFF_WORDS + 1
            return say("can_push.kicker"), say("can_push.off_hero"), say(f"can_push.off_{number}")
        return say("can_push.kicker"), say("can_push.bare_hero"), say("can_push.bare_body")

    def _cans_left(self, plate: pygame.Surface, area: pygame.Rect, *, is_sliding: bool) -> None:
        """One small can for every push; those that are gone are faint."""
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
