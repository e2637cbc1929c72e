"""Feedback: every card with its reason, in one tone whatever was picked, and what to do."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.rules.challenge import Card, Naming
from game.rules.visit import Visit
from game.scenes.base import Scene
from game.scenes.changes import Change, Replace
from game.scenes.context import SceneContext
from game.scenes.frame import frame_of, help_button, split_columns
from game.ui.fonts import HEAVY, REGULAR
from game.ui.paper import banner, banner_px, sheet, tag
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
        # High enough for two lines beside the verdict.
        head_px = max(banner_px(measures), round(measures.smallest_px() * 2.9))
        head = pygame.Rect(*frame.content.topleft, frame.content.width, head_px)
        height = max(measures.target_px, units(14))
        if measures.is_portrait:
            go_on = pygame.Rect(frame.foot.x, frame.foot.top - units(3) - height, frame.foot.width, height)
            action = pygame.Rect(head.x, 0, head.width, round(measures.text_px("body") * 4.4))
            action.bottom = go_on.top - units(1)
            cards = pygame.Rect(head.x, head.bottom + units(2.5), head.width, 0)
            cards.height = action.top - units(2) - cards.y
        else:
            go_on = pygame.Rect(0, 0, min(units(64), frame.foot.width // 3), height)
            go_on.midright = frame.foot.midright
            # What to do stands beside the verdict; the last line, stop and ask, between the controls.
            head, action = split_columns(head, 0.44, units(4))
            cards = pygame.Rect(head.x, head.bottom + units(2.5), frame.content.width, 0)
            cards.height = frame.content.bottom - cards.y
        self._banner(head)
        self._cards(cards, columns=1 if measures.is_portrait else 2)
        chip = help_button(self.context.look, self.say("help.chip"), frame.foot)
        self._action(action)
        if not measures.is_portrait:
            self.draw_steps(chip.rect, go_on, frame.foot)
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
        banner(self.plate, rect, self.context.look, words, "ask", theme.wrong, theme.wrong_ink)

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
            texts.append((self._words(card, used), self._inner(rect)))
        scale = min(stack.scale(inner.size) for stack, inner in texts)
        for stack, inner in texts:
            stack.draw(self.plate, inner, middle=True, most_scale=scale)

    def _paper(self, rect: pygame.Rect, card: Card, *, is_picked: bool) -> int:
        """The sheet and its tag, with the gold edge that the picked card had; returns the width of the tag."""
        units, theme = self.measures.units, self.theme
        fill = theme.card if card.is_feature else theme.card_muted
        sheet(self.plate, rect, self.context.look, fill=fill, edge=theme.button if is_picked else None)
        corner = (rect.right - units(1.75), rect.y + units(1.75))
        colours = (theme.right, theme.right_ink) if card.is_feature else (theme.card_ink_soft, (255, 255, 255))
        return tag(self.plate, corner, self.context.look, self._verdict_word(card, is_picked=is_picked), *colours)

    def _inner(self, rect: pygame.Rect) -> pygame.Rect:
        units = self.measures.units
        return rect.inflate(-units(5), -units(2))

    def _words(self, card: Card, tag_px: int) -> TextStack:
        measures, theme = self.measures, self.theme
        if card.is_feature:
            feature = self.scam.features[card.index]
            text, why = feature.text, feature.why
        else:
            decoy = self.scam.decoys[card.index]
            text, why = decoy.text, decoy.why_not
        stack = TextStack(self.type, measures.smallest_px())
        stack.add(text, measures.text_px("button"), theme.card_ink, weight=HEAVY, right_px=tag_px)
        return stack.add(why, measures.text_px("body"), theme.card_ink_soft, weight=REGULAR)

    def _verdict_word(self, card: Card, *, is_picked: bool) -> str:
        if not is_picked:
            return self.say("feedback.also" if card.is_feature else "feedback.is_not")
        word = self.say("feedback.is" if card.is_feature else "feedback.is_not")
        said = "feedback.said" if self.context.pack.judging == "spoken" else "feedback.yours"
        return self.say(said, verdict=word)

    def _action(self, rect: pygame.Rect) -> None:
        measures = self.measures
        stack = TextStack(self.type, measures.smallest_px())
        stack.add(self.scam.defence, measures.text_px("body"), self.theme.accent, weight=HEAVY)
        if measures.is_portrait:
            stack.add(self.say("action"), measures.text_px("small"), self.theme.text)
        stack.draw(self.plate, rect, middle=True, align=self.align)
