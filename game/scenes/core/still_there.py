"""Still there? After twenty seconds without a tap on its wide button the visit is forgotten."""

from __future__ import annotations

import math
from typing import ClassVar

import pygame

from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Pop, Restart
from game.scenes.core.context import SceneContext
from game.ui.controls.widgets import Button
from game.ui.type.fonts import HEAVY

WARNING_S = 20.0


class StillThere(Scene):
    """Covers a scene that has fallen idle."""

    name: ClassVar[str] = "still_there"
    idle_s: ClassVar[float | None] = None

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        self._left_s = WARNING_S

    def lay_out(self) -> None:
        measures, units = self.measures, self.measures.units
        frame = self.frame
        height = max(measures.target_px, units(20))
        here = pygame.Rect(0, 0, frame.content.width, height)
        here.midbottom = (measures.width // 2, frame.foot.top - units(4))
        hero_px = round(measures.text_px("hero") * 1.3)
        hero = self.type.fit(self.say("still.hero"), hero_px, measures.smallest_px(), frame.content.size, HEAVY)
        top = frame.content.y + (here.top - frame.content.y) // 2 - hero.height
        self.type.draw(self.plate, hero, (measures.width // 2, top), self.theme.text, align="centre")
        self._count_box = pygame.Rect(frame.content.x, top + hero.height, frame.content.width, 0)
        self._count_box.height = here.top - units(2) - self._count_box.y
        self.buttons = [
            Button("here", here, self.say("still.here"), value=Pop()),
            *self.foot_buttons(),
        ]

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        before = math.ceil(self._left_s)
        self._left_s -= dt
        if self._left_s <= 0:
            return Restart()
        if math.ceil(self._left_s) != before:
            self.invalidate(self._count_box)
        return None

    def draw(self, target: pygame.Surface) -> None:
        super().draw(target)
        measures = self.measures
        words = self.say("still.body", seconds=math.ceil(self._left_s))
        block = self.type.fit(words, measures.text_px("question"), measures.smallest_px(), self._count_box.size)
        self.type.draw(target, block, self._count_box.midtop, self.theme.text_soft, align="centre")
