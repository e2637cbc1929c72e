"""The table of 反诈推推乐 seen from above: zones, edges, obstacles, and which pushes are allowed.

Lengths are centimetres: x from the left edge, y from the player's edge to the far one. Times are seconds. The movement
is computed by `game.rules.can_table`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

WIDTH_CM = 64.0
LENGTH_CM = 96.0
LINE_CM = 22.0
"""Pushes start on this side of the line; the zones lie beyond it."""
CAN_RADIUS_CM = 3.3
"""Of the foot of a 330 ml can."""
CAN_HEIGHT_CM = 11.5
BOX_SIDE_CM = 9.0
"""A paper box on the table is square, and stands firm."""
MOST_AIM_DEG = 40.0
_STANDS_CM_S = 1e-6
"""Below this a direction is told by the angle: squares of such speeds are no longer exact."""
MOST_SPIN = 8.0
"""Radians a second, either way."""
NEAR_RED_CM = CAN_RADIUS_CM
"""A can whose middle is nearer than this to the red zone has its foot on the red: it missed by less than itself."""
CLINGS_CM = 2 * CAN_RADIUS_CM
"""A can that would have slid no farther than its own width beyond the edge is slow enough to catch hold of it."""
PASSES_FAR_EDGE = 1.12
"""The strongest push would carry the can this share of the way to the far edge: strength alone is not skill."""

Edge = Literal["rail", "open"]
Cell = int | Literal["red", "bare"]
"""One place of the seating plan: the index of a scam, the red zone, or bare wood."""
ObstacleKind = Literal["can", "box"]


@dataclass(frozen=True)
class Zone:
    """A rectangle of the table with its left near corner at `x`, `y`. Without a `scam` (an index) it is red."""

    x: float
    y: float
    width: float
    depth: float
    scam: int | None

    @property
    def is_red(self) -> bool:
        """Whether this is the red zone."""
        return self.scam is None

    @property
    def middle(self) -> tuple[float, float]:
        """The zone's centre."""
        return self.x + self.width / 2, self.y + self.depth / 2

    def holds(self, x: float, y: float) -> bool:
        """Return whether a foot with its centre there stands on this zone."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.depth

    def distance(self, x: float, y: float) -> float:
        """Return how far a point is from this zone, cm; 0 on it."""
        across = max(self.x - x, 0.0, x - self.x - self.width)
        along = max(self.y - y, 0.0, y - self.y - self.depth)
        return math.hypot(across, along)


@dataclass(frozen=True)
class Obstacle:
    """A thing on the table when a push begins: a can, which can be knocked away, or a firm box."""

    kind: ObstacleKind
    x: float
    y: float

    @property
    def radius(self) -> float:
        """The radius of the smallest circle around its foot."""
        return CAN_RADIUS_CM if self.kind == "can" else BOX_SIDE_CM / 2 * math.sqrt(2)


@dataclass(frozen=True)
class TablePlan:
    """The whole table; the player's own edge always has a lip."""

    zones: tuple[Zone, ...]  # from far to near, in a row from left to right
    left: Edge
    right: Edge
    far: Edge
    obstacles: tuple[Obstacle, ...]  # put back before every push
    braking: float  # deceleration of whatever slides, cm/s², always positive
    pushes: int  # how many one visitor has

    def zone_at(self, x: float, y: float) -> int | None:
        """Return the index of the zone under a point; None on bare wood and off the table."""
        return next((index for index, zone in enumerate(self.zones) if zone.holds(x, y)), None)

    def is_close_call(self, x: float, y: float) -> bool:
        """Return whether a can with its centre there touches the red zone from outside, or juts over an open edge."""
        edges = ((self.left, x), (self.right, WIDTH_CM - x), (self.far, LENGTH_CM - y))
        if any(kind == "open" and 0 <= room < CAN_RADIUS_CM for kind, room in edges):
            return True
        return self.is_near_red(x, y)

    def is_near_red(self, x: float, y: float) -> bool:
        """Return whether a can with its centre there, cm, touches the red zone and yet stands beside it."""
        return 0 < self.zones[self.red_zone].distance(x, y) < NEAR_RED_CM

    @property
    def seating(self) -> tuple[int, ...]:
        """The scams of its zones, in their order, without the red one."""
        return tuple(zone.scam for zone in self.zones if zone.scam is not None)

    def seated(self, seating: Sequence[int]) -> TablePlan:
        """Return the plan with these scams on its zones instead; an empty seating changes nothing."""
        scams = iter(seating or self.seating)
        zones = (zone if zone.is_red else replace(zone, scam=next(scams)) for zone in self.zones)
        return replace(self, zones=tuple(zones))

    @property
    def red_zone(self) -> int:
        """Index of the red zone."""
        return next(index for index, zone in enumerate(self.zones) if zone.is_red)

    @property
    def slowest(self) -> float:
        """Speed of the weakest push, cm/s, which still reaches the middle of the nearest row."""
        nearest = min(zone.y + zone.depth / 2 for zone in self.zones)
        return speed_for(nearest - START_Y_CM, self.braking)

    @property
    def fastest(self) -> float:
        """Speed of the strongest push, cm/s, which straight on just takes the can over the far edge."""
        return speed_for((LENGTH_CM - START_Y_CM) * PASSES_FAR_EDGE, self.braking)


@dataclass(frozen=True)
class Push:
    """The can's state on release, which decides where it stops.

    The middle of its foot is at `x`, `y`; `vx` is to the right and `vy` away from the player, cm/s; `spin` is radians a
    second, counter-clockwise from above.
    """

    x: float
    y: float
    vx: float
    vy: float
    spin: float = 0.0

    @property
    def speed(self) -> float:
        """The speed in cm/s."""
        return math.sqrt(self.vx * self.vx + self.vy * self.vy)


START_Y_CM = 11.0
START = (WIDTH_CM / 2, START_Y_CM)
"""Where the can waits."""


def speed_for(distance: float, braking: float) -> float:
    """Return the speed that ends after `distance`: v² = 2·a·d of uniform braking."""
    return math.sqrt(2 * braking * distance)


def push_of(plan: TablePlan, place: tuple[float, float], aim_deg: float, power: float, spin: float = 0.0) -> Push:
    """Return a push from `place` (cm), `aim_deg` to the right of straight on, `power` 0–1 from weakest to strongest."""
    speed = plan.slowest + (plan.fastest - plan.slowest) * min(1.0, max(0.0, power))
    angle = math.radians(aim_deg)
    return legal_push(plan, Push(*place, speed * math.sin(angle), speed * math.cos(angle), spin))


def legal_push(plan: TablePlan, push: Push) -> Push:
    """Return the nearest allowed push: behind the line, forwards, neither too weak nor too strong."""
    x, y = kept_behind_line(push.x, push.y)
    aim = math.atan2(push.vx, push.vy)
    most = math.radians(MOST_AIM_DEG)
    speed = push.speed
    allowed = min(plan.fastest, max(plan.slowest, speed))
    if -most <= aim <= most and speed > _STANDS_CM_S:
        vx, vy = (push.vx, push.vy) if allowed == speed else (push.vx * allowed / speed, push.vy * allowed / speed)
    else:
        aim = min(most, max(-most, aim)) if push.vy > 0 else math.copysign(most, push.vx)
        vx, vy = allowed * math.sin(aim), allowed * math.cos(aim)
    return Push(x, y, vx, vy, min(MOST_SPIN, max(-MOST_SPIN, push.spin)))


def kept_behind_line(x: float, y: float) -> tuple[float, float]:
    """Return the nearest place for the can between the player's edge and the line."""
    radius = CAN_RADIUS_CM
    return min(WIDTH_CM - radius, max(radius, x)), min(LINE_CM - radius, max(radius, y))


def zones_of(rows: Sequence[Sequence[Cell]]) -> tuple[Zone, ...]:
    """Return zones from a seating plan, whose first row is the farthest; equal neighbours in a row are one zone.

    All rows have the same depth, all places of a row the same width.
    """
    depth = (LENGTH_CM - LINE_CM) / len(rows)
    zones: list[Zone] = []
    for number, row in enumerate(rows):
        y = LENGTH_CM - depth * (number + 1)
        width = WIDTH_CM / len(row)
        column = 0
        while column < len(row):
            cell = row[column]
            end = column
            while end < len(row) and row[end] == cell:
                end += 1
            if cell != "bare":
                scam = None if cell == "red" else cell
                zones.append(Zone(column * width, y, (end - column) * width, depth, scam))
            column = end
    return tuple(zones)
