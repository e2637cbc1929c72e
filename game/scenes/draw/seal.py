"""The seal of this night's draw, for whoever wants to photograph it before anything is drawn, and how to use it."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from typing import ClassVar

import pygame

from game.rules.prizes.ledger import Seals
from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Pop
from game.scenes.core.context import SceneContext
from game.scenes.core.prizes import answer_of
from game.scenes.core.upcoming import Stage, Upcoming
from game.scenes.draw.lesson import lay_out_lesson
from game.ui.controls.paper import sheet
from game.ui.controls.styles import BODY, CARD_BODY, CARD_NAME, HERO
from game.ui.controls.widgets import Button
from game.ui.draw.layout import cut
from game.ui.type.text_stack import SCALES, largest_that_fits

_GROUP, _GROUPS_A_LINE = 8, 4
_HEAD_SHARE = 0.42
_WIDE = 2


class Seal(Scene):
    """Opens from the attract screen and returns there; one touch away from it is how a draw is rigged."""

    name: ClassVar[str] = "seal"
    idle_s: ClassVar[float | None] = 90.0

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        self.seals: Seals | None = None
        self.is_lesson = False
        self._asked: Future[Seals] | None = None

    @property
    def stage(self) -> tuple[bool, Seals | None]:
        return self.is_lesson, self.seals

    def upcoming(self) -> Iterable[Upcoming]:
        yield Stage({"is_lesson": not self.is_lesson})

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        if self._asked is None and self.context.prizes is not None:
            self._asked = self.context.prizes.seals()
        found = answer_of(self._asked)
        if found is not None and found != self.seals:
            self.seals = found
            self.relay(self.context)
        return None

    def tapped(self, button: Button) -> None:
        self.is_lesson = button.name == "lesson"
        self.relay(self.context)
        self.rest()

    def lay_out(self) -> None:
        area = self.frame.content
        if self.measures.is_portrait:
            area.height = self.action_rect(14, 64, 3).top - self.measures.units(3) - area.y
        if self.is_lesson:
            self.buttons = [self.help_button()]
            lay_out_lesson(self, area, "" if self.seals is None else self.seals.now)
            return
        self._place_buttons()
        head = self.stack().write(self.say("seal.hero"), HERO, share=0.8).write(self.say("seal.body"), BODY)
        most = round(area.height * _HEAD_SHARE)
        top, paper = cut(area, "top", min(most, head.height((area.width, most))), self.measures.units(2))
        head.draw(self.plate, top, align=self.align)
        self._write(paper)

    def _place_buttons(self) -> None:
        action, gap = self.action_rect(14, 64, 3), self.measures.gap_px
        foot = self.frame.foot
        right = foot.right if self.measures.is_portrait else action.left - gap
        helping = self.help_button((right - foot.x - gap) // 2)
        lesson = self.chip("lesson", self.say("draw.lesson"), value=None, most_px=right - helping.rect.right - gap)
        lesson.rect.left = helping.rect.right + gap
        self.buttons = [helping, lesson, Button("back", action, self.say("help.back"), value=Pop())]

    def _write(self, area: pygame.Rect) -> None:
        """Write the seal on paper, and of the night before the seed, too: whoever has photographed that can count."""
        sheet(self.plate, area, self.context.look)
        inner = area.inflate(-self.measures.units(6), -self.measures.units(4))
        stack, seals = self.stack(), self.seals
        if seals is None:
            stack.write(self.say("seal.waiting"), CARD_BODY)
        else:
            stack.write(self.say("seal.now"), CARD_BODY, after=0.5)
            stack.write(self._grouped(seals.now), CARD_NAME, after=1.5)
            if seals.before is not None:
                stack.write(self.say("seal.before"), CARD_BODY, after=0.5)
                stack.write("\n".join(map(self._grouped, seals.before)), CARD_BODY, share=0.8)
        scale = largest_that_fits(self.type, SCALES, lambda scale: stack.height_at(inner.width, scale) <= inner.height)
        stack.draw(self.plate, inner, middle=True, most_scale=scale, align="centre")

    def _grouped(self, digits: str) -> str:
        """Return hexadecimal digits in groups, as they are compared by eye: in one line on a very wide screen."""
        groups = [digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP)]
        step = len(groups) if self.measures.width > _WIDE * self.measures.height else _GROUPS_A_LINE
        return "\n".join(" ".join(groups[start : start + step]) for start in range(0, len(groups), step))
