"""Feedback: every card with its reason, in one tone whatever was picked, and what to do."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.rules.challenge import Card, Naming
from game.rules.visit import Visit
from game.scenes.base import Scene
from game.scenes.changes import Change, Replace
from game.scenes.context import SceneContext
from game.scenes.frame import frame_of, help_button
from game.ui.fonts import BOLD, HEAVY, REGULAR
from game.ui.paint import mixed
from game.ui.paper import banner, sheet, tag
from game.ui.text_stack import TextStack
from game.ui.widgets import Button

LIVE_AFTER_S = 1.2


class Feedback(Scene):
    """Explains the whole hand and waits for a touch."""

    name: ClassVar[str] = "feedback"
    idle_s: ClassVar[float | None] = 60.0

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        self.scam = context.pack.scams[visit.scam or 0]
        self.naming = visit.naming or Naming((), (), context.pack.name_count)

    def lay_out(self) -> None:
        measures, units = self.measures, self.measures.units
        frame = frame_of(measures)
        head = pygame.Rect(*frame.content.topleft, frame.content.width, round(measures.text_px("button") * 1.9))
        self._banner(head)
        height = max(measures.target_px, units(14))
        if measures.is_portrait:
            go_on = pygame.Rect(frame.foot.x, frame.foot.top - units(3) - height, frame.foot.width, height)
            bottom = go_on.top
            columns = 1
        else:
            go_on = pygame.Rect(0, 0, min(units(64), frame.foot.width // 3), height)
            go_on.midright = frame.foot.midright
            bottom = frame.content.bottom
            columns = 2
        action_height = round(measures.text_px("body") * (2.9 if measures.is_portrait else 1.5))
        action = pygame.Rect(head.x, bottom - action_height - units(1), head.width, action_height)
        self._action(action)
        top = head.bottom + units(2.5)
        self._cards(pygame.Rect(head.x, top, head.width, action.top - units(2) - top), columns)
        chip = help_button(self.context.look, self.say("help.chip"), frame.foot)
        self._steps(chip.rect, go_on, frame.foot)
        self.buttons = [
            Button("next", go_on, self.say("feedback.next"), is_live=self._age_s >= LIVE_AFTER_S),
            chip,
        ]

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        button = self.buttons[0]
        if not button.is_live and self._age_s >= LIVE_AFTER_S:
            button.is_live = True
            self.invalidate(button.extent(self.measures))
        return None

    def tapped(self, name: str) -> Change | None:
        return Replace("exhibit", self.visit) if name == "next" else None

    def _banner(self, rect: pygame.Rect) -> None:
        theme, naming = self.theme, self.naming
        if naming.is_complete:
            banner(
                self.plate, rect, self.context.look, self.say("feedback.right"), "check", theme.right, theme.right_ink
            )
            return
        key = "feedback.some" if naming.hits else "feedback.none"
        words = self.say(key, hits=naming.hits)
        banner(self.plate, rect, self.context.look, words, "rethink", theme.wrong, theme.wrong_ink)

    def _cards(self, area: pygame.Rect, columns: int) -> None:
        gap = self.measures.units(2)
        rows = -(-len(self.naming.cards) // columns)
        width = (area.width - gap * (columns - 1)) // columns
        height = (area.height - gap * (rows - 1)) // rows
        texts: list[tuple[TextStack, pygame.Rect]] = []
        for position, card in enumerate(self.naming.cards):
            row, column = divmod(position, columns)
            rect = pygame.Rect(area.x + column * (width + gap), area.y + row * (height + gap), width, height)
            used = self._paper(rect, card, is_picked=position in self.naming.picked)
            texts.append((self._words(card), self._inner(rect, used)))
        scale = min(stack.scale(inner.size) for stack, inner in texts)
        for stack, inner in texts:
            stack.draw(self.plate, inner, middle=True, most_scale=scale)

    def _paper(self, rect: pygame.Rect, card: Card, *, is_picked: bool) -> int:
        """The sheet and its tags; returns how many px the tags take from its right side."""
        measures, units, theme = self.measures, self.measures.units, self.theme
        fill = theme.card if card.is_feature else mixed(theme.card, theme.card_edge, 0.35)
        sheet(self.plate, rect, self.context.look, fill=fill)
        right, top = rect.right - units(1.5), rect.y + units(1.25)
        verdict = (theme.right, theme.right_ink) if card.is_feature else (theme.card_ink_soft, (255, 255, 255))
        used = tag(self.plate, (right, top), self.context.look, self._verdict_word(card), *verdict)
        if is_picked:
            said = "feedback.said" if self.context.pack.judging == "spoken" else "feedback.yours"
            below = top + round(measures.smallest_px() * 1.6)
            colours = (theme.button, theme.button_ink)
            used = max(used, tag(self.plate, (right, below), self.context.look, self.say(said), *colours))
        return used

    def _inner(self, rect: pygame.Rect, used: int) -> pygame.Rect:
        units = self.measures.units
        return pygame.Rect(rect.x + units(2.5), rect.y + units(1), rect.width - units(5) - used, rect.height - units(2))

    def _words(self, card: Card) -> TextStack:
        measures, theme = self.measures, self.theme
        if card.is_feature:
            feature = self.scam.features[card.index]
            text, why = feature.text, feature.why
        else:
            decoy = self.scam.decoys[card.index]
            text, why = decoy.text, decoy.why_not
        stack = TextStack(self.type, measures.smallest_px())
        stack.add(text, measures.text_px("button"), theme.card_ink, weight=HEAVY)
        return stack.add(why, measures.text_px("body"), theme.card_ink_soft, weight=REGULAR)

    def _verdict_word(self, card: Card) -> str:
        return self.say("feedback.is" if card.is_feature else "feedback.is_not")

    def _action(self, rect: pygame.Rect) -> None:
        stack = TextStack(self.type, self.measures.smallest_px())
        stack.add(self.scam.defence, self.measures.text_px("body"), self.theme.accent, weight=HEAVY)
        stack.draw(self.plate, rect, middle=True, align=self.align)

    def _steps(self, chip: pygame.Rect, go_on: pygame.Rect, foot: pygame.Rect) -> None:
        """Stop, ask, 96110: between the controls in landscape, beside the chip in portrait."""
        units = self.measures.units
        right = foot.right if self.measures.is_portrait else go_on.left - units(3)
        area = pygame.Rect(chip.right + units(3), foot.y, right - chip.right - units(3), foot.height)
        stack = TextStack(self.type, round(self.measures.smallest_px()))
        stack.add(self.say("action"), self.measures.text_px("small"), self.theme.text, weight=BOLD)
        stack.draw(self.plate, area, middle=True, align="centre")
