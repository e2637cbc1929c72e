"""Demonstrations on the attract screen: each game is played for a few seconds."""

from __future__ import annotations

from itertools import cycle

import pygame

from game.rules.table_plan import START, push_of
from game.rules.wheel import ease_in_out
from game.scenes.core.context import SceneContext
from game.scenes.core.table_stage import slide_of, table_face, table_motion, table_plan, table_rect
from game.scenes.core.wheel_stage import wheel_face
from game.ui.table.aim import AimLine

ACT_S = 8.0
STEPS_PER_S = 30
"""Everything here is drawn at half the rate: over an evening this screen stands for hours, and 3 % of a core is its
share."""
_TURN_S, _TURN_DEG = 0.8, 30.0
_PUSH_AT_S = 1.6
# Aim in degrees and power of each push: to a near zone, a far one, one in the middle, and so on.
_PUSHES = ((-7.0, 0.35), (9.0, 0.8), (0.0, 0.62), (-14.0, 0.7), (5.0, 0.1))


class WheelAct:
    """The wheel, which turns one step while it is shown and otherwise stands still, so that little is drawn."""

    def __init__(self, context: SceneContext) -> None:
        self.face = wheel_face(context)
        self.rect = self.face.rect
        self._is_calm = context.is_calm
        self._turns = -1
        self._angle_deg = 0.0

    def begin(self) -> None:
        """Prepare to turn one step."""
        self._turns += 1

    def show(self, age_s: float) -> list[pygame.Rect]:
        """Return what must be drawn again once it has been shown for `age_s`.

        While it turns, it builds what the first spin will need, a few milliseconds a frame.
        """
        self.face.warm()
        moved = 0.0 if self._is_calm else ease_in_out((age_s - (ACT_S - _TURN_S)) / _TURN_S)
        angle_deg = (self._turns + moved) * _TURN_DEG % 360
        if angle_deg == self._angle_deg:
            return []
        self._angle_deg = angle_deg
        return [self.face.moving]

    def draw(self, target: pygame.Surface) -> None:
        """Draw the wheel."""
        self.face.draw(target, self._angle_deg)


class TableAct:
    """A can that waits, is pushed, and stops."""

    def __init__(self, context: SceneContext) -> None:
        self._context = context
        self.rect = table_rect(context.look.measures)
        self.plan = table_plan(context)
        self._pushes = cycle(_PUSHES)

    def begin(self) -> None:
        """Put the can back to its start. The table is painted when first shown, since the first act needs none."""
        self.face = table_face(self._context)
        self.motion = table_motion(self._context)
        self._push = next(self._pushes)
        theme = self._context.look.theme
        self.motion.aim = AimLine(*self._push, theme.button, theme.button_ink)
        self._shown_s = 0.0

    def show(self, age_s: float) -> list[pygame.Rect]:
        """Push the can when it is time, then let it slide."""
        dt, self._shown_s = age_s - self._shown_s, age_s
        if self.motion.slide is None:
            if age_s < _PUSH_AT_S:
                return []
            self.motion.begin(slide_of(self.plan, push_of(self.plan, START, *self._push)))
            return [self.rect]
        was_moving = self.motion.is_moving
        stale, _ = self.motion.advance(dt)
        return [self.rect] if was_moving and not self.motion.is_moving else stale

    def draw(self, target: pygame.Surface) -> None:
        """Draw the table with its cans; the zone in which the can has stopped is lit."""
        slide = self.motion.slide
        lit = None if slide is None or self.motion.is_moving else slide.stop.zone
        self.face.draw(target, lit=lit)
        self.motion.draw(target)


Act = WheelAct | TableAct
"""One game's picture, which moves now and then."""
