"""Result: the recognised scams, a badge and a rule of thumb."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.content.home_text import rules_for
from game.rules.visit import Visit, with_rule
from game.scenes.core.base import Scene
from game.scenes.core.changes import Replace
from game.scenes.core.context import SceneContext
from game.ui.controls.paper import written_sheet
from game.ui.controls.styles import BODY, CARD_NOTE, HERO, KICKER, PLAIN, Style
from game.ui.controls.widgets import Button
from game.ui.draw.backdrop import glow
from game.ui.draw.layout import cut
from game.ui.draw.paint import disc, drop
from game.ui.type.fonts import HEAVY

_RULE = Style("question", "card_ink", HEAVY)


class Result(Scene):
    """Shows the badge larger than everything else."""

    name: ClassVar[str] = "result"
    idle_s: ClassVar[float | None] = 60.0

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        rules = context.pack.rules_of_thumb
        super().__init__(context, with_rule(visit, rules_for(context.pack, visit.subject), context.rng))
        self.rule = rules[self.visit.rule or 0].text

    def lay_out(self) -> None:
        units, area = self.measures.units, self.frame.content
        button = self.action_rect(15, 74, 2)
        if self.measures.is_portrait:
            area = pygame.Rect(*area.topleft, area.width, button.top - units(4) - area.y)
            medal, rest = cut(area, "top", round(area.height * 0.34), units(1))
            words, rule = cut(rest, "top", round(area.height * 0.36), units(2))
        else:
            medal, rest = cut(area, "left", round(area.width * 0.34), units(4))
            words, rule = cut(rest, "top", round(area.height * 0.58), units(2))
        self._medal(medal)
        self._words(words)
        self._rule(rule)
        self.buttons = [
            Button("next", button, self.say("result.next"), icon="qr", value=Replace("takeaway", self.visit)),
            self.help_button(),
        ]

    def _medal(self, area: pygame.Rect) -> None:
        measures, units, theme = self.measures, self.measures.units, self.theme
        badge = self.visit.score.badge
        name_px = round(measures.text_px("question") * 1.1)
        side = min(area.width, area.height - round(name_px * 1.6))
        light = glow(round(side * 1.3), theme.glow, 110)
        centre = (area.centerx, area.y + (area.height - round(name_px * 1.5)) // 2)
        self.plate.blit(light, light.get_rect(center=centre))
        plate_px = round(side * 0.94)
        saucer = pygame.Rect(0, 0, plate_px, plate_px)
        saucer.center = centre
        drop(self.plate, saucer, plate_px // 2, units(1), alpha=120, dy=units(1))
        self.plate.blit(disc(plate_px, theme.card, edge=theme.button, edge_px=units(1)), saucer)
        medal = self.context.look.icons.draw(f"badge_{badge}", round(side * 0.72), theme.card_ink, theme.button)
        self.plate.blit(medal, medal.get_rect(center=centre))
        name = self.type.line(self.say(f"badge.{badge}"), name_px, theme.accent, HEAVY)
        self.plate.blit(name, name.get_rect(midtop=(area.centerx, saucer.bottom + units(0.5))))

    def _words(self, area: pygame.Rect) -> None:
        score = self.visit.score
        stack = self.stack().write(self.say("result.kicker"), KICKER, after=0.5)
        hero = self.say("result.hero", count=score.hits) if score.hits else self.say("result.hero_none")
        stack.write(hero, HERO, share=1.2)
        trust = "result.false_alarm" if score.false_alarms else "result.trusted"
        stack.write(self.say(trust, count=score.false_alarms), PLAIN, after=1)
        if self.visit.red_count:
            stack.write(self.say("result.red", count=self.visit.red_count), KICKER)
        if score.misses:
            stack.write(self.say("result.missed", count=score.misses), BODY)
        stack.draw(self.plate, area, middle=True, align=self.align)

    def _rule(self, area: pygame.Rect) -> None:
        stack = self.stack().write(self.say("result.rule"), CARD_NOTE).write(self.rule, _RULE)
        written_sheet(self.plate, area, self.context.look, stack, (8, 3), is_centred=True)
