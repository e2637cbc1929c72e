"""Moving cans, drawn over the finished picture of the table."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pygame

from game.rules.fixed_step import STEP_S, FixedStep
from game.rules.slide import Pose, Slide
from game.rules.table_plan import CAN_RADIUS_CM, START, TablePlan
from game.ui.table.aim import AimLine
from game.ui.table.can_sprites import CanSprites
from game.ui.table.face import TableFace
from game.ui.table.falling import Fall, Fallen
from game.ui.theme import Colour

_CALM_STEP_S = 0.5
_WOBBLE_DEG, _WOBBLE_HZ, _WOBBLE_FADES = 5.0, 4.5, 6.0
_RING_CM = 1.55 * CAN_RADIUS_CM
_LEAVE_STRENGTH = 0.35
"""The hand's own nudge rocks the can a little, too."""


class TableMotion:
    """The cans of one table: the player's, and the standing ones, for which `others` are used in turn.

    `ring` is colour and edge of the ring around the foot of a can that has stopped. If `is_calm` (少动画), cans step to
    their places instead of sliding.
    """

    def __init__(
        self,
        face: TableFace,
        plan: TablePlan,
        can: CanSprites,
        others: Sequence[CanSprites],
        *,
        ring: tuple[Colour, Colour],
        is_calm: bool,
    ) -> None:
        self.face = face
        self.plan = plan
        self._ring_colour, self._ring_ink = ring
        self.can_at = START
        self.aim: AimLine | None = None
        self.slide: Slide | None = None
        cans = [obstacle for obstacle in plan.obstacles if obstacle.kind == "can"]
        self._boxes = [obstacle for obstacle in plan.obstacles if obstacle.kind == "box"]
        self._standing = [(obstacle.x, obstacle.y, float(number)) for number, obstacle in enumerate(cans)]
        self._sprites = [can, *(others[number % len(others)] for number in range(len(cans)))]
        self._is_calm = is_calm
        self.front_share, self.lift_px = 0.0, 0.0
        """How far the player's can has turned its label to the front (0–1, or a little beyond), and how high it is."""
        self._clock, self._steps = FixedStep(), 0

    def begin(self, slide: Slide) -> None:
        """Play `slide` from its start."""
        self.slide, self.aim = slide, None
        self._clock, self._steps = FixedStep(), 0

    def resume(self, other: TableMotion) -> None:
        """Continue at the time of `other`, which was drawn for another screen or language."""
        self.can_at, self.slide = other.can_at, other.slide
        self.front_share = other.front_share
        self._clock, self._steps = other._clock, other._steps

    @property
    def time_s(self) -> float:
        """Seconds since the push."""
        return (self._steps + self._clock.alpha) * STEP_S

    @property
    def end_s(self) -> float:
        """Seconds until everything rests and fallen cans are out of sight."""
        if self.slide is None:
            return 0.0
        falls = filter(None, map(self._fall, range(len(self._sprites))))
        return max([self.slide.duration_s, *(passed_s + fall.ends_s for passed_s, fall in falls)])

    @property
    def is_moving(self) -> bool:
        """Whether a slide is being played."""
        return self.slide is not None and self.time_s < self.end_s

    def advance(self, dt: float) -> tuple[list[pygame.Rect], list[float]]:
        """Let `dt` seconds pass; return what must be drawn again, and the strengths (0–1) of the knocks meanwhile."""
        if self.slide is None or not self.is_moving:
            return [], []
        before, first = self.extents(), self._steps
        self._steps += self._clock.advance(dt)
        after = self.extents()
        stale = [one.union(other) for one, other in zip(before, after, strict=True) if one != other or one.width]
        knocks = [knock.strength for knock in self.slide.knocks if first <= knock.step < self._steps]
        return stale, knocks

    def fold(self) -> None:
        """Fold what cans that turn will need."""
        for sprites in self._sprites:
            sprites.fold()

    def warm(self, *, may_fold: bool) -> None:
        """Build what stands there now; with `may_fold` the rest is folded until a can turns."""
        self.draw(pygame.Surface((1, 1)))
        if may_fold:
            self.fold()

    def draw(self, target: pygame.Surface) -> None:
        """Draw aim line, boxes and cans, the far ones first, within the target's clip."""
        clip = target.get_clip()
        if self.aim is not None and clip.colliderect(self.aim.extent(self.face.view, self.can_at)):
            self.aim.draw(target, self.face.view, self.can_at)
        if self.slide is not None and not self.is_moving and self.slide.stop.off is None:
            self._ring(target)
        shown = [body for body in range(len(self._sprites)) if clip.colliderect(self.extent(body))]
        for body in shown:
            if self._falling(body) is None:
                x, y, _ = self._pose(body)
                self._sprites[body].draw_shadow(target, self.face.view.point(x, y), self._width_px(y))
        things: list[tuple[float, int]] = [(self._pose(body)[1], body) for body in shown]
        things += [(box.y, -1 - number) for number, box in enumerate(self._boxes)]
        for _, thing in sorted(things, key=lambda pair: -pair[0]):
            if thing >= 0:
                self._draw_can(target, thing)
            else:
                box = self._boxes[-1 - thing]
                picture, place = self.face.boxes.at(box.x, box.y)
                if clip.colliderect(place):
                    target.blit(picture, place)

    def _ring(self, target: pygame.Surface) -> None:
        """Draw a ring around the foot of the stopped can, which shows where it counts as standing."""
        x, y, _ = self._pose(0)
        left, near = self.face.view.point(x - _RING_CM, y - _RING_CM)
        right, far = self.face.view.point(x + _RING_CM, y + _RING_CM)
        ring = pygame.Rect(round(left), round(far - self.lift_px), round(right - left), round(near - far))
        if target.get_clip().colliderect(ring):
            line_px = max(2, round(0.35 * self.face.view.px_per_cm(y)))
            pygame.draw.ellipse(target, self._ring_ink, ring.inflate(line_px, line_px), 3 * line_px // 2 + 1)
            pygame.draw.ellipse(target, self._ring_colour, ring, line_px)

    def _draw_can(self, target: pygame.Surface, body: int) -> None:
        _, y, turn = self._pose(body)
        foot, tilt_deg = self._stands(body)
        sprite, width_px = self._sprites[body], self._width_px(y)
        falling = self._falling(body)
        if falling is None:
            sprite.draw(target, foot, width_px, turn, tilt_deg)
            return
        fall, fallen = falling
        clip = target.get_clip()
        if fall.side == "far":
            # It drops behind the table: nothing below the far edge is drawn.
            edge_y = math.floor(foot[1] - fallen.down)
            target.set_clip(clip.clip(pygame.Rect(0, 0, target.get_width(), max(0, edge_y))))
        sprite.draw(target, foot, width_px, turn, tilt_deg, fallen.alpha)
        target.set_clip(clip)

    def _stands(self, body: int) -> tuple[tuple[float, float], float]:
        """Return the place of a can's foot on the screen, and its lean in degrees."""
        x, y, _ = self._pose(body)
        foot = self.face.view.point(x, y)
        falling = self._falling(body)
        if falling is None:
            return (foot[0], foot[1] - (0.0 if body else self.lift_px)), self._tilt_deg(body)
        fallen = falling[1]
        return (foot[0] + fallen.across, foot[1] + fallen.down), fallen.tilt_deg

    @property
    def _shown_s(self) -> float:
        if self._is_calm and self.is_moving:
            return math.floor(self.time_s / _CALM_STEP_S) * _CALM_STEP_S
        return self.time_s

    def _pose(self, body: int) -> tuple[float, float, float] | Pose:
        if self.slide is not None:
            pose = self.slide.pose_at(body, self._shown_s)
            if body or not self.front_share:
                return pose
            return pose._replace(angle=_to_front(pose.angle, self.front_share))
        return (*self.can_at, 0.0) if body == 0 else self._standing[body - 1]

    def _width_px(self, y: float) -> float:
        return 2 * CAN_RADIUS_CM * self.face.view.px_per_cm(y)

    def extents(self) -> list[pygame.Rect]:
        """Return the areas of all cans and their shadows, the player's first."""
        return [self.extent(body) for body in range(len(self._sprites))]

    def extent(self, body: int = 0) -> pygame.Rect:
        """Return the area of a can (the player's by default) and its shadow."""
        foot, tilt_deg = self._stands(body)
        return self._sprites[body].extent(foot, self._width_px(self._pose(body)[1]), tilt_deg)

    @property
    def clinging_at(self) -> tuple[float, float] | None:
        """Where the player's can clings to an edge, on the screen; None while it does not."""
        passed = self._fall(0)
        if passed is None or not passed[1].is_hanging(self._shown_s - passed[0]):
            return None
        return self.face.view.point(*self._pose(0)[:2])

    def _tilt_deg(self, body: int) -> float:
        if self.slide is None or self._is_calm:
            return 0.0
        tilt = 0.0
        knocks = [knock for knock in self.slide.knocks if body in (knock.body, knock.other)]
        nudges = [(knock.step * STEP_S, knock.strength) for knock in knocks]
        if body == 0:
            nudges.append((0.0, _LEAVE_STRENGTH))
        for since_s, strength in nudges:
            age_s = self._shown_s - since_s
            if age_s > 0:
                swing = math.sin(math.tau * _WOBBLE_HZ * age_s) * math.exp(-_WOBBLE_FADES * age_s)
                tilt += _WOBBLE_DEG * math.sqrt(strength) * swing
        return max(-_WOBBLE_DEG, min(_WOBBLE_DEG, tilt))

    def _fall(self, body: int) -> tuple[float, Fall] | None:
        """Return when a can passes an edge, seconds after the push, and how it falls; None if it stays on the table."""
        passed = None if self.slide is None else self.slide.falls[body]
        if self.slide is None or passed is None:
            return None
        clings = body == 0 and self.slide.stop.clings
        return passed[0] * STEP_S, Fall(passed[1], clings, self.face.rect.size, self._is_calm)

    def _falling(self, body: int) -> tuple[Fall, Fallen] | None:
        """Return the fall of a can that has passed an edge, and where it is now."""
        found = self._fall(body)
        if found is None or self._shown_s < found[0]:
            return None
        return found[1], found[1].at(self._shown_s - found[0], self._width_px(self._pose(body)[1]))


def _to_front(angle: float, share: float) -> float:
    """Return an angle in radians, turned by that share of the shorter way to where the label is in front."""
    return angle + (round(angle / math.tau) * math.tau - angle) * share
