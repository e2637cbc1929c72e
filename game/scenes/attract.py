"""Attract: the wheel turns slowly by itself and one sentence says what this is."""

from __future__ import annotations

import math
from typing import ClassVar

import pygame

from game.rules.easing import ease_in_out
from game.rules.visit import Visit
from game.scenes.base import Scene
from game.scenes.changes import Change, Replace
from game.scenes.frame import frame_of, help_button
from game.scenes.stage import beside_wheel, wheel_face, wheel_rect
from game.ui.backdrop import awning_px, lantern
from game.ui.fonts import BOLD, HEAVY
from game.ui.pointer import Press, Release, Touch
from game.ui.text_stack import HERO_LEADING, TextStack
from game.ui.widgets import Button

STEP_S = 8.0
STEP_MOVES_S = 0.8
STEP_DEG = 30.0
STEPS_PER_S = 30
"""The step is drawn at half the rate: over an evening this screen stands for hours, and 3 % of a core is its share."""


class Attract(Scene):
    """Waits for somebody. Any touch that is not on help starts a visit."""

    name: ClassVar[str] = "attract"
    idle_s: ClassVar[float | None] = None
    _is_free_touch = False

    def lay_out(self) -> None:
        measures = self.measures
        frame = frame_of(measures)
        self.wheel = wheel_face(self.context)
        square = wheel_rect(measures)
        self._angle_deg = self._angle_at(self._age_s)
        words, start = beside_wheel(measures)
        self._decorate(square, self._write(words))
        self.buttons = [
            Button("start", start, self.say("attract.start")),
            help_button(self.context.look, self.say("help.chip"), frame.foot),
        ]

    def handle(self, touch: Touch) -> Change | None:
        """Any touch begins, but one that began on a button belongs to the button."""
        change = super().handle(touch)
        if isinstance(touch, Press):
            self._is_free_touch = not self.is_resting and self._pressed is None
        elif isinstance(touch, Release) and self._is_free_touch and not touch.is_cancelled:
            self._is_free_touch = False
            return self.tapped("start")
        return change

    def tapped(self, name: str) -> Change | None:
        return Replace("choose", Visit(game="wheel")) if name == "start" else None

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        self.wheel.warm()  # a few milliseconds a frame, until the first spin has nothing left to build
        angle = self._angle_at(self._age_s)
        if angle != self._angle_deg:
            self._angle_deg = angle
            self.invalidate(self.wheel.moving)
        return None

    def draw(self, target: pygame.Surface) -> None:
        clip = target.get_clip()
        if not self.wheel.rect.contains(clip):
            super().draw(target)
        if clip.colliderect(self.wheel.rect):
            self.wheel.draw(target, self._angle_deg)

    def _angle_at(self, age_s: float) -> float:
        """A still wheel that now and then moves on by one step: most of the time nothing has to be drawn."""
        step, within_s = divmod(math.floor(age_s * STEPS_PER_S) / STEPS_PER_S, STEP_S)
        if self.context.is_calm:
            return step * STEP_DEG % 360
        moved = (within_s - (STEP_S - STEP_MOVES_S)) / STEP_MOVES_S
        return (step + ease_in_out(moved)) * STEP_DEG % 360

    def _decorate(self, square: pygame.Rect, written: pygame.Rect) -> None:
        """Lanterns under the awning, where neither wheel nor words are."""
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
        """Write the invitation; returns what it covers."""
        measures = self.measures
        stack = TextStack(self.type, measures.smallest_px())
        kicker = self.say("attract.kicker", title=self.context.pack.title)
        stack.add(kicker, measures.text_px("body"), self.theme.accent, after_px=measures.units(1))
        hero_px = round(measures.text_px("hero") * (1.25 if measures.is_portrait else 1.4))
        stack.add(
            self.say("attract.hero"),
            hero_px,
            self.theme.text,
            weight=HEAVY,
            leading=HERO_LEADING,
            after_px=measures.units(2),
            is_unbroken=True,
        )
        stack.add(self.say("attract.body"), measures.text_px("body"), self.theme.text_soft, weight=BOLD)
        return stack.draw(self.plate, words, align=self.align, middle=not measures.is_portrait)
