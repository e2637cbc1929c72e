"""Feedback: every card with its reason, in one tone whatever was picked, and advice."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.rules.challenge import Naming
from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Replace
from game.scenes.core.context import SceneContext
from game.scenes.wheel.feedback_cards import FeedbackCards
from game.ui.controls.paper import banner, banner_px
from game.ui.controls.styles import PLAIN, Style
from game.ui.controls.widgets import Button
from game.ui.draw.layout import cut, split_columns
from game.ui.type.fonts import HEAVY
from game.ui.type.text_stack import SCALES, TextStack

_DEFENCE = Style("body", "accent", HEAVY)
_STEPS = Style("small", "text")
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
        frame = self.frame
        # High enough for two lines beside the verdict.
        head_px = max(banner_px(measures), round(measures.smallest_px() * 2.9))
        head, area = cut(frame.content, "top", head_px, units(2.5))
        go_on = self.action_rect(14, 64, 3)
        cards = FeedbackCards(self.context, self.scam, self.naming, columns=1 if measures.is_tall else 2)
        if measures.is_portrait:
            area.height = go_on.top - units(1) - area.y
            # On a short screen large advice makes room for the cards.
            room = area.height - units(2) - cards.least_px(area.width)
            least = self._what_to_do().height_at(area.width, SCALES[-1])
            wanted = max(least, min(round(measures.text_px("body") * 4.4), room))
            action, area = cut(area, "bottom", wanted, units(2))
        else:
            # Advice stands beside the verdict; the last line, stop and ask, between the controls.
            head, action = split_columns(head, 0.44, units(4))
        self._banner(head)
        cards.draw(self.plate, area)
        self._what_to_do().draw(self.plate, action, middle=True, align=self.align)
        if not measures.is_portrait:
            self._draw_steps(go_on)
        self._next = Button("next", go_on, self.say("feedback.next"), value=Replace(self.visit.next_step, self.visit))
        self._next.is_live = self._age_s >= LIVE_AFTER_S
        self.buttons = [self._next, *self.foot_buttons()]

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        self.enliven(self._next, self._age_s >= LIVE_AFTER_S)
        return None

    def _draw_steps(self, go_on: pygame.Rect) -> None:
        """Write "stop, ask, 96110" onto the plate, between the chips and the button of a wide screen's foot.

        Where large words leave no room for them they are left out: the chip leads to the same three steps.
        """
        units, foot, chip = self.measures.units, self.frame.foot, self.foot_buttons()[-1].rect
        area = pygame.Rect(chip.right + units(3), foot.y, go_on.left - chip.right - units(6), foot.height)
        words = self.stack().write(self.say("action"), PLAIN, ink="lamp")
        if words.fits(area.size):
            words.draw(self.plate, area, middle=True, align="centre")

    def _banner(self, rect: pygame.Rect) -> None:
        look, theme, naming = self.context.look, self.theme, self.naming
        if naming.is_complete:
            banner(self.plate, rect, look, self.say("feedback.right"), "check", theme.right, theme.right_ink)
        else:
            words = self.say("feedback.some" if naming.hits else "feedback.none", hits=naming.hits)
            banner(self.plate, rect, look, words, "ask", theme.wrong, theme.wrong_ink)

    def _what_to_do(self) -> TextStack:
        stack = self.stack().write(self.scam.defence, _DEFENCE)
        return stack.write(self.say("action"), _STEPS) if self.measures.is_portrait else stack
