"""Both games on the attract screen: a ghost hand shows in turn how each is flicked."""

from __future__ import annotations

from itertools import cycle

import pygame

from game.rules.table_plan import START, push_of
from game.rules.wheel import ease_in_out
from game.scenes.attract.sprites import Sprite
from game.scenes.core.context import SceneContext
from game.scenes.core.table_stage import has_table, motion_on, slide_of, table_face, table_in, table_motion
from game.scenes.core.wheel_stage import wheel_face, wheel_in
from game.ui.draw.folded import Foldable
from game.ui.table.aim import AimLine

HAND_S = 4.9
"""Into an act: when the hand comes, after the message has been unmasked."""
_GRIP_S, _FLICK_S, _GONE_S = 0.35, 0.45, 0.5
"""How long it rests, pulls, and fades away."""
_HAND = 13
"""Its height in units of the grid."""
_PULL_DEG, _COAST_DEG, _COAST_S = 34.0, 86.0, 2.2
_GRIP_AT = (0.78, 28.0, 62.0)
"""Of the wheel's radius, and the degrees clockwise from the top between which the hand pulls."""
_SWING_CM = 13.0
"""How far behind the can the hand begins, and how far it follows."""
_READY_FROM_S, _READY_TO_S = 1.0, 3.4
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


class Ghost:
    """A hand whose fingertip is at a point; it fades as it goes."""

    def __init__(self, context: SceneContext) -> None:
        look = context.look
        self._picture = look.icons.draw("tap", look.measures.units(_HAND), look.theme.card_ink, look.theme.card)
        self._faded = [self._picture.copy() for _ in range(4)]
        for number, picture in enumerate(self._faded, 1):
            picture.set_alpha(255 - 51 * number)

    def at(self, x: float, y: float, gone: float) -> Sprite | None:
        """Return the hand with its fingertip there; `gone` (0–1) is how far it has faded."""
        if gone >= 1:
            return None
        number = int(max(0.0, gone) * 5)
        picture = self._picture if number == 0 else self._faded[number - 1]
        side = picture.get_width()
        return Sprite(picture, (round(x - side * 0.47), round(y - side * 0.24)))


class WheelAct:
    """The wheel: a hand pulls its rim down, and it turns on by itself and comes to rest."""

    def __init__(self, context: SceneContext, rect: pygame.Rect) -> None:
        self._context = context
        self.face = context.once(("attract_wheel", tuple(rect)), lambda context: wheel_in(context, rect, (0, 0)))
        self.rect = self.extent = rect
        # Drawn in pieces, the smooth edges of its lines would differ: it is drawn whole, and pieces are copied.
        self._picture = Foldable(pygame.Surface(rect.size, 0, 32))
        self._drawn: tuple[float, float] | None = None
        self.hand: Sprite | None = None
        self._ghost = context.once("ghost", Ghost)
        self._from_deg = self._angle_deg = 0.0
        self._turns_per_s = 0.0

    def begin(self) -> None:
        """Prepare to be turned once more."""
        self._from_deg = self._angle_deg

    def show(self, age_s: float) -> list[pygame.Rect]:
        """Return what must be drawn again once the act is `age_s` old."""
        if self._context.is_calm:
            return []
        pull_s = age_s - HAND_S - _GRIP_S
        pulled = ease_in_out(pull_s / _FLICK_S / 2) * 2 if pull_s < _FLICK_S else 1.0
        left = 1 - min(1.0, max(0.0, (pull_s - _FLICK_S) / _COAST_S))
        angle_deg = (self._from_deg + max(0.0, pulled) * _PULL_DEG + (1 - left * left) * _COAST_DEG) % 360
        speed = 2 * _COAST_DEG / _COAST_S * left / 360 if left < 1 else 0.0
        is_still = (angle_deg, speed) == (self._angle_deg, self._turns_per_s)
        self._angle_deg, self._turns_per_s = angle_deg, speed
        before, self.hand = self.hand, self._hand(age_s, pull_s)
        stale = [hand.rect for hand in (before, self.hand) if hand is not None]
        return stale if is_still else [self.face.moving.move(self.rect.topleft).unionall(stale)]

    def draw(self, target: pygame.Surface) -> None:
        """Draw the wheel."""
        now = self._angle_deg, self._turns_per_s
        picture = self._picture.picture
        if self._drawn != now:
            picture.set_clip(None if self._drawn is None else self.face.moving)
            self.face.draw(picture, *now)
            self._drawn = now
        target.blit(picture, self.rect)

    def fold(self) -> None:
        """Fold what is large until it is drawn."""
        self._picture.fold(self._context.look.pause)
        self.face.fold()

    def _hand(self, age_s: float, pull_s: float) -> Sprite | None:
        if age_s < HAND_S:
            return None
        share, start_deg, end_deg = _GRIP_AT
        pulled = min(1.0, max(0.0, pull_s / _FLICK_S))
        reach = pygame.Vector2(0, -share * self.rect.width / 2).rotate(start_deg + (end_deg - start_deg) * pulled**2)
        x, y = self.rect.center + reach
        return self._ghost.at(x, y, (pull_s - _FLICK_S) / _GONE_S)


class TableAct:
    """The table: a hand flicks the can, which slides and stops."""

    def __init__(self, context: SceneContext, rect: pygame.Rect) -> None:
        self._context = context
        self.face = context.once(("attract_table", tuple(rect)), lambda context: table_in(context, rect, is_prop=True))
        self.rect = self.face.rect
        self.motion = context.once(("attract_cans", tuple(rect)), lambda context: motion_on(context, self.face))
        self.motion.slide = self.motion.aim = None
        high = self.motion.extent().height  # a can at the far edge stands out of the picture
        self.extent = pygame.Rect(self.rect.x, self.rect.y - high, self.rect.width, self.rect.height + high)
        self.hand: Sprite | None = None
        self._ghost = context.once("ghost", Ghost)
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
        """Push the can when it is time, then let it slide; return what must be drawn again."""
        dt, self._shown_s = age_s - self._shown_s, age_s
        if self._context.is_calm:
            return []
        pull_s = age_s - HAND_S - _GRIP_S
        before, self.hand = self.hand, self._hand(age_s, pull_s)
        stale = [hand.rect for hand in (before, self.hand) if hand is not None]
        if self.motion.slide is None:
            if pull_s < _FLICK_S:
                return stale
            self.motion.begin(slide_of(self.face.plan, push_of(self.face.plan, START, *self._push)))
            return [*stale, self.extent]
        was_moving = self.motion.is_moving
        moved, _ = self.motion.advance(dt)
        return [*stale, *([self.extent] if was_moving and not self.motion.is_moving else moved)]

    def draw(self, target: pygame.Surface) -> None:
        """Draw the table with its cans; the zone in which the can has stopped is lit."""
        slide = self.motion.slide
        lit = None if slide is None or self.motion.is_moving else slide.stop.zone
        self.face.draw(target, lit=lit)
        self.motion.draw(target)

    def fold(self) -> None:
        """Fold what is large until it is drawn."""
        self.face.fold()
        self.motion.fold()

    def _hand(self, age_s: float, pull_s: float) -> Sprite | None:
        if age_s < HAND_S:
            return None
        x, y = START
        pulled = min(1.0, max(0.0, pull_s / _FLICK_S)) ** 2
        tip_x, tip_y = self.face.view.point(x, y - _SWING_CM * (0.6 - pulled))
        return self._ghost.at(tip_x, tip_y, (pull_s - _FLICK_S) / _GONE_S)


Act = WheelAct | TableAct
"""One game's picture, which moves now and then."""
