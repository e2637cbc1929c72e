"""Result: what was recognised, one badge, one rule of thumb, in kind words."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.rules.visit import Visit, with_rule
from game.scenes.core.base import Scene
from game.scenes.core.changes import Replace
from game.scenes.core.context import SceneContext
from game.ui.controls.paper import sheet
from game.ui.controls.widgets import Button
from game.ui.draw.paint import disc, drop, glow
from game.ui.type.fonts import HEAVY
from game.ui.type.text_stack import HERO_LEADING, TextStack


class Result(Scene):
    """The badge is the hero."""

    name: ClassVar[str] = "result"
    idle_s: ClassVar[float | None] = 60.0

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        rules = context.pack.rules_of_thumb
        super().__init__(context, with_rule(visit, len(rules), context.rng))
        self.rule = rules[self.visit.rule or 0]

    def lay_out(self) -> None:
        measures, units = self.measures, self.measures.units
        frame = self.frame
        height = max(measures.target_px, units(15))
        if measures.is_portrait:
            button = pygame.Rect(frame.foot.x, frame.foot.top - units(3) - height, frame.foot.width, height)
            area = pygame.Rect(*frame.content.topleft, frame.content.width, button.top - units(4) - frame.content.y)
            medal = pygame.Rect(area.x, area.y, area.width, round(area.height * 0.34))
            words = pygame.Rect(area.x, medal.bottom + units(1), area.width, round(area.height * 0.36))
            rule = pygame.Rect(area.x, words.bottom + units(2), area.width, area.bottom - words.bottom - units(2))
        else:
            button = pygame.Rect(0, 0, min(units(74), frame.foot.width // 2), height)
            button.midright = frame.foot.midright
            area = frame.content
            medal = pygame.Rect(area.x, area.y, round(area.width * 0.34), area.height)
            left = medal.right + units(4)
            words = pygame.Rect(left, area.y, area.right - left, round(area.height * 0.58))
            rule = pygame.Rect(left, words.bottom + units(2), area.right - left, area.bottom - words.bottom - units(2))
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
        measures, units, theme = self.measures, self.measures.units, self.theme
        score = self.visit.score
        stack = TextStack(self.type, measures.smallest_px())
        stack.add(self.say("result.kicker"), measures.text_px("body"), theme.accent, after_px=units(0.5))
        hero_px = round(measures.text_px("hero") * 1.2)
        hero = self.say("result.hero", count=score.hits) if score.hits else self.say("result.hero_none")
        stack.add(hero, hero_px, theme.text, weight=HEAVY, leading=HERO_LEADING, after_px=units(1))
        if score.false_alarms:
            trust = self.say("result.false_alarm", count=score.false_alarms)
        else:
            trust = self.say("result.trusted")
        stack.add(trust, measures.text_px("body"), theme.text, after_px=units(1))
        if self.visit.red_count:
            red = self.say("result.red", count=self.visit.red_count)
            stack.add(red, measures.text_px("body"), theme.accent, after_px=units(1))
        if score.misses:
            missed = self.say("result.missed", count=score.misses)
            stack.add(missed, measures.text_px("body"), theme.text_soft)
        stack.draw(self.plate, area, middle=True, align=self.align)

    def _rule(self, area: pygame.Rect) -> None:
        measures, units, theme = self.measures, self.measures.units, self.theme
        inner_width = area.width - units(8)
        stack = TextStack(self.type, measures.smallest_px())
        stack.add(self.say("result.rule"), measures.text_px("small"), theme.card_ink_soft)
        stack.add(self.rule, measures.text_px("question"), theme.card_ink, weight=HEAVY)
        height = min(area.height, stack.height((inner_width, area.height - units(4))) + units(5))
        paper = pygame.Rect(area.x, area.y + (area.height - height) // 2, area.width, height)
        sheet(self.plate, paper, self.context.look)
        stack.draw(self.plate, paper.inflate(-units(8), -units(3)), middle=True)
