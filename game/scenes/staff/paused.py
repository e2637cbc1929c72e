"""A pause of the stall: why, in its own world, until staff end it."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Restart
from game.scenes.core.context import SceneContext
from game.scenes.core.staff_door import StaffDoor
from game.scenes.core.staff_house import PAUSES
from game.ui.controls.pointer import Touch
from game.ui.controls.styles import PLAIN, Style
from game.ui.draw.layout import cut, split_columns
from game.ui.type.fonts import HEAVY

_HERO = Style("hero", "text", HEAVY, leading=1.2, after=2)


_PUPPET_SHARE, _UPRIGHT_SHARE = 0.62, 0.42
"""Height of the zongzi, of the room between lanterns and sill, on a wide screen and on an upright one."""
_SWAY_S = 0.9


class Paused(Scene):
    """Stands for as long as the pause lasts, also over a restart. The way to the staff is that of the first screen."""

    name: ClassVar[str] = "paused"
    idle_s: ClassVar[float | None] = None

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        self._door = StaffDoor()
        self._at = (0, 0)
        self._tall = 0

    def lay_out(self) -> None:
        content, measures = self.frame.content, self.measures
        if measures.is_portrait:
            words, floor = cut(content, "top", round(content.height * (1 - _UPRIGHT_SHARE)), measures.units(3))
        else:
            floor, words = split_columns(content, 0.36, measures.units(4))
        self._tall = round(content.height * (_UPRIGHT_SHARE if measures.is_portrait else _PUPPET_SHARE))
        still = self.context.look.puppets.figure("zongzi", "stand", self._tall).rect((0, 0))
        self._at = (floor.centerx - still.centerx, floor.bottom - still.bottom)
        why = self._why
        hero = self.say(f"paused.{why}") if why in PAUSES else why
        stack = (
            self.stack()
            .write(hero, _HERO)
            .write(self.say("paused.body_over" if why == "over" else "paused.body"), PLAIN)
        )
        stack.draw(self.plate, words, align=self.align, middle=True)
        self.buttons = [self.help_button()]

    def handle(self, touch: Touch) -> Change | None:
        if self._door.is_at(self.context, touch):
            return self._door.knock(self.context, touch, self._age_s)
        return super().handle(touch)

    def update(self, dt: float) -> Change | None:
        before = self._pose
        super().update(dt)
        if self.context.lock is not None:
            self.context.lock.close()
        if self._pose != before:
            self.invalidate(self._place(before).union(self._place(self._pose)))
        return None if self._why else Restart()

    def draw(self, target: pygame.Surface) -> None:
        super().draw(target)
        figure = self.context.look.puppets.figure("zongzi", self._pose, self._tall)
        if target.get_clip().colliderect(figure.rect(self._at)):
            figure.draw(target, self._at)

    @property
    def _why(self) -> str:
        return "" if self.context.house is None else self.context.house.pause

    @property
    def _pose(self) -> str:
        """The lantern of the zongzi sways; for who wants calm it hangs still."""
        poses = ("stand", "sway")
        return "stand" if self.context.is_calm else poses[int(self._age_s / _SWAY_S) % len(poses)]

    def _place(self, pose: str) -> pygame.Rect:
        return self.context.look.puppets.figure("zongzi", pose, self._tall).rect(self._at)
