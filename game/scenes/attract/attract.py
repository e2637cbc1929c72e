"""Attract: the games are demonstrated in turn, beside a sentence about the stall."""

from __future__ import annotations

import math
from typing import ClassVar

import pygame

from game.rules.visit import Visit
from game.scenes.attract.acts import ACT_S, STEPS_PER_S, Act, TableAct, WheelAct
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Replace
from game.scenes.core.context import SceneContext
from game.scenes.core.staff_desk import StaffCorner
from game.scenes.core.table_stage import has_table, table_rect
from game.scenes.core.wheel_stage import beside, wheel_rect
from game.ui.controls.pointer import Press, Release, Touch
from game.ui.controls.styles import BODY, HERO, KICKER
from game.ui.controls.widgets import Button
from game.ui.draw.backdrop import awning_px, lantern


class Attract(Scene):
    """Waits for a visitor; any touch outside the help button starts a visit."""

    name: ClassVar[str] = "attract"
    idle_s: ClassVar[float | None] = None
    _is_free_touch = False

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        self._corner = StaffCorner()

    def lay_out(self) -> None:
        measures = self.measures
        acts: list[Act] = [WheelAct(self.context)]
        area = wheel_rect(measures)
        if has_table(self.context):
            acts.append(TableAct(self.context))
            area = area.union(table_rect(measures))
        self.acts = tuple(acts)
        self._turn = -1
        words, start = beside(measures, area)
        self._decorate(area, self._write(words))
        self.buttons = [
            Button("start", start, self.say("attract.start"), value=Replace("choose")),
            self.help_button(),
        ]
        self._play()

    def handle(self, touch: Touch) -> Change | None:
        """Start a visit unless the touch began on a button."""
        if self.context.desk is not None and self._corner.rect(self.measures).collidepoint(touch.x, touch.y):
            is_asked = isinstance(touch, Press) and self._corner.tap(self._age_s)
            return Replace("staff") if is_asked else None
        change = super().handle(touch)
        if isinstance(touch, Press):
            self._is_free_touch = not self.is_resting and self._pressed is None
        elif isinstance(touch, Release) and self._is_free_touch and not touch.is_cancelled:
            self._is_free_touch = False
            return Replace("choose")
        return change

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        self._play()
        return None

    def draw(self, target: pygame.Surface) -> None:
        if self.draw_around(target, self.act.rect):
            self.act.draw(target)

    @property
    def act(self) -> Act:
        """The game that is shown now."""
        return self.acts[self._turn % len(self.acts)]

    def _play(self) -> None:
        turn, shown_s = divmod(math.floor(self._age_s * STEPS_PER_S) / STEPS_PER_S, ACT_S)
        if turn != self._turn:
            self._turn = int(turn)
            self.act.begin()
            self.invalidate()
        for rect in self.act.show(shown_s):
            self.invalidate(rect)

    def _decorate(self, square: pygame.Rect, written: pygame.Rect) -> None:
        """Draw lanterns under the awning, clear of picture and words."""
        measures, units = self.measures, self.measures.units
        top = awning_px(measures) - units(1)
        if measures.is_portrait:
            hangs = ((units(2), units(20)), (measures.width - units(22), units(24)))
        else:
            hangs = ((units(3), units(11)), (square.x - units(29), units(19)))
        for x, height in hangs:
            if pygame.Rect(x, top, height, height).colliderect(written):
                continue
            picture = lantern(height, self.theme)
            self.plate.blit(
                picture, (x - (picture.get_width() - height) // 2, top - (picture.get_height() - height) // 2)
            )

    def _write(self, words: pygame.Rect) -> pygame.Rect:
        """Write the invitation and return what it covers."""
        is_upright = self.measures.is_portrait
        stack = self.stack().write(self.say("attract.kicker", title=self.context.pack.title), KICKER)
        stack.write(self.say("attract.hero"), HERO, share=1.25 if is_upright else 1.4, after=2, is_unbroken=True)
        stack.write(self.say("attract.body"), BODY)
        return stack.draw(self.plate, words, align=self.align, middle=not is_upright)
