"""Demonstrations on the attract screen: each game is played for a few seconds, while the other stands still."""

from __future__ import annotations

from itertools import cycle

import pygame

from game.rules.table_plan import START, push_of
from game.rules.wheel import ease_in_out
from game.scenes.core.context import SceneContext
from game.scenes.core.table_stage import has_table, motion_on, slide_of, table_face, table_in, table_motion
from game.scenes.core.wheel_stage import wheel_face, wheel_in
from game.ui.table.aim import AimLine

ACT_S = 8.0
STEPS_PER_S = 30
"""Everything here is drawn at half the rate: over an evening this screen stands for hours, and 3 % of a core is its
share."""
_TURN_S, _TURN_DEG = 0.8, 30.0
_PUSH_AT_S = 1.6
_READY_AT_S = 2.0
# Aim in degrees and power of each push: to a near zone, a far one, one in the middle, and so on.
_PUSHES = ((-7.0, 0.35), (9.0, 0.8), (0.0, 0.62), (-14.0, 0.7), (5.0, 0.1))


def make_ready(context: SceneContext) -> None:
    """Build at once what the games show first and what is otherwise built while this screen stands."""
    nowhere = pygame.Surface((1, 1))
    wheel_face(context).draw(nowhere, 0.0)
    if has_table(context):
        face = table_face(context)
        face.draw(nowhere, frozenset(range(len(face.looks))), lit=0)
        table_motion(context).draw(nowhere)


class WheelAct:
    """The wheel, which turns one step in every act and otherwise stands still, so that little is drawn."""

    def __init__(self, context: SceneContext, rect: pygame.Rect) -> None:
        self._context = context
        self.face = context.once(("attract_wheel", tuple(rect)), lambda context: wheel_in(context, rect))
        self.rect = self.extent = self.face.rect
        self._turns = -1
        self._angle_deg = 0.0

    def begin(self) -> None:
        """Prepare to turn one step."""
        self._turns += 1

    def show(self, age_s: float) -> list[pygame.Rect]:
        """Return what must be drawn again once the act is `age_s` old.

        Before it turns, it builds what the games will need: their pictures, then a few milliseconds a frame what the
        first spin will need.
        """
        if _READY_AT_S <= age_s < ACT_S - _TURN_S:
            face = wheel_face(self._context)
            if face.warm() and has_table(self._context):
                table_face(self._context)
        moved = 0.0 if self._context.is_calm else ease_in_out((age_s - (ACT_S - _TURN_S)) / _TURN_S)
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

    def __init__(self, context: SceneContext, rect: pygame.Rect) -> None:
        self._context = context
        self.face = context.once(("attract_table", tuple(rect)), lambda context: table_in(context, rect, is_prop=True))
        self.rect = self.face.rect
        self.motion = context.once(("attract_cans", tuple(rect)), lambda context: motion_on(context, self.face))
        self.motion.slide = self.motion.aim = None
        high = self.motion.extent().height  # a can at the far edge stands out of the picture
        self.extent = pygame.Rect(self.rect.x, self.rect.y - high, self.rect.width, self.rect.height + high)
        self._pushes = cycle(_PUSHES)
        self._push = next(self._pushes)
        self._shown_s = 0.0

    def begin(self) -> None:
        """Put the can back to its start."""
        theme = self._context.look.theme
        self._push = next(self._pushes)
        self.motion.slide = None
        self.motion.aim = AimLine(*self._push, theme.button, theme.button_ink)
        self._shown_s = 0.0

    def show(self, age_s: float) -> list[pygame.Rect]:
        """Push the can when it is time, then let it slide."""
        dt, self._shown_s = age_s - self._shown_s, age_s
        if self.motion.slide is None:
            if age_s < _PUSH_AT_S:
                return []
            self.motion.begin(slide_of(self.face.plan, push_of(self.face.plan, START, *self._push)))
            return [self.extent]
        was_moving = self.motion.is_moving
        stale, _ = self.motion.advance(dt)
        return [self.extent] if was_moving and not self.motion.is_moving else stale

    def draw(self, target: pygame.Surface) -> None:
        """Draw the table with its cans; the zone in which the can has stopped is lit."""
        slide = self.motion.slide
        lit = None if slide is None or self.motion.is_moving else slide.stop.zone
        self.face.draw(target, lit=lit)
        self.motion.draw(target)


Act = WheelAct | TableAct
"""One game's picture, which moves now and then."""
