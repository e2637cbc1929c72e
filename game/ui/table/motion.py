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
from game.ui.theme import Colour

FALL_S = 0.7
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
        self._clock, self._steps = FixedStep(), 0

    def begin(self, slide: Slide) -> None:
        """Play `slide` from its start."""
        self.slide, self.aim = slide, None
        self._clock, self._steps = FixedStep(), 0

    def resume(self, other: TableMotion) -> None:
        """Continue at the time of `other`, which was drawn for another screen or language."""
        self.can_at, self.slide = other.can_at, other.slide
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
        falls = [fall[0] * STEP_S + FALL_S for fall in self.slide.falls if fall is not None]
        return max(self.slide.duration_s, *falls, 0.0)

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

    def draw(self, target: pygame.Surface) -> None:
        """Draw aim line, boxes and cans, the far ones first, within the target's clip."""
        clip = target.get_clip()
        if self.aim is not None and clip.colliderect(self.aim.extent(self.face.view, self.can_at)):
            self.aim.draw(target, self.face.view, self.can_at)
        if self.slide is not None and not self.is_moving and self.slide.stop.off is None:
            self._ring(target)
        shown = [body for body in range(len(self._sprites)) if clip.colliderect(self.extent(body))]
        for body in shown:
            if self._fallen_s(body) is None:
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
        ring = pygame.Rect(round(left), round(far), round(right - left), round(near - far))
        if target.get_clip().colliderect(ring):
            line_px = max(2, round(0.35 * self.face.view.px_per_cm(y)))
            pygame.draw.ellipse(target, self._ring_ink, ring.inflate(line_px, line_px), 3 * line_px // 2 + 1)
            pygame.draw.ellipse(target, self._ring_colour, ring, line_px)

    def _draw_can(self, target: pygame.Surface, body: int) -> None:
        x, y, turn = self._pose(body)
        foot = self.face.view.point(x, y)
        sprite, width_px = self._sprites[body], self._width_px(y)
        fallen_s = self._fallen_s(body)
        if fallen_s is None:
            sprite.draw(target, foot, width_px, turn, self._tilt_deg(body))
            return
        foot, tilt_deg, alpha = self._falling(body, foot, fallen_s)
        if alpha <= 0:
            return
        clip = target.get_clip()
        if self._edge(body) == "far":
            # It drops behind the table: nothing below the far edge is drawn.
            edge_y = math.floor(foot[1] - self._drop_px(fallen_s))
            target.set_clip(clip.clip(pygame.Rect(0, 0, target.get_width(), max(0, edge_y))))
        sprite.draw(target, foot, width_px, turn, tilt_deg, alpha)
        target.set_clip(clip)

    @property
    def _shown_s(self) -> float:
        if self._is_calm and self.is_moving:
            return math.floor(self.time_s / _CALM_STEP_S) * _CALM_STEP_S
        return self.time_s

    def _pose(self, body: int) -> tuple[float, float, float] | Pose:
        if self.slide is not None:
            return self.slide.pose_at(body, self._shown_s)
        return (*self.can_at, 0.0) if body == 0 else self._standing[body - 1]

    def _width_px(self, y: float) -> float:
        return 2 * CAN_RADIUS_CM * self.face.view.px_per_cm(y)

    def extents(self) -> list[pygame.Rect]:
        """Return the areas of all cans and their shadows, the player's first."""
        return [self.extent(body) for body in range(len(self._sprites))]

    def extent(self, body: int = 0) -> pygame.Rect:
        """Return the area of a can (the player's by default) and its shadow."""
        x, y, _ = self._pose(body)
        foot, tilt_deg = self.face.view.point(x, y), self._tilt_deg(body)
        fallen_s = self._fallen_s(body)
        if fallen_s is not None:
            foot, tilt_deg, _ = self._falling(body, foot, fallen_s)
        return self._sprites[body].extent(foot, self._width_px(y), tilt_deg)

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

    def _edge(self, body: int) -> str | None:
        fall = None if self.slide is None else self.slide.falls[body]
        return None if fall is None else fall[1]

    def _fallen_s(self, body: int) -> float | None:
        """Return the seconds since this can fell over an edge; None while it is on the table."""
        fall = None if self.slide is None else self.slide.falls[body]
        if fall is None:
            return None
        since_s = self._shown_s - fall[0] * STEP_S
        return since_s if since_s >= 0 else None

    def _drop_px(self, fallen_s: float) -> float:
        return self.face.rect.height * 0.9 * (fallen_s / FALL_S) ** 2

    def _falling(self, body: int, foot: tuple[float, float], fallen_s: float) -> tuple[tuple[float, float], float, int]:
        """Return foot, tilt and opacity of a falling can, which tips over the edge."""
        share = min(1.0, fallen_s / FALL_S)
        side = {"left": -1.0, "right": 1.0}.get(self._edge(body) or "", 0.0)
        across = side * self.face.rect.width * 0.08 * share
        alpha = 0 if self._is_calm else round(255 * (1 - share**3))
        return (foot[0] + across, foot[1] + self._drop_px(fallen_s)), (side or 0.3) * 110 * share, alpha
