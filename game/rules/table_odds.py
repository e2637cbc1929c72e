"""Statistics of a table: where naive pushes end, and whether a zone can be reached.

Pushes are computed by `game.rules.can_table`, so this module loads the physics engine as well.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from game.rules.can_table import slide
from game.rules.table_plan import (
    CAN_RADIUS_CM,
    LINE_CM,
    MOST_AIM_DEG,
    MOST_SPIN,
    START_Y_CM,
    WIDTH_CM,
    Obstacle,
    Push,
    TablePlan,
    Zone,
    legal_push,
    push_of,
    speed_for,
)

NAIVE_ASIDE_CM = 6.0
NAIVE_AIM_DEG = 25.0
_SPARE_CM = 0.2
"""A straight way keeps at least this far from what stands on the table."""


@dataclass(frozen=True)
class TableOdds:
    """Where pushes ended: shares, one a zone, that sum to 1. `off` is over an edge; `bare` includes behind the line."""

    zones: tuple[float, ...]
    off: float
    bare: float


def naive_push(plan: TablePlan, rng: random.Random) -> Push:
    """Return a push without skill: from about the middle, about straight on, with any strength.

    Start, aim and power are even within ±6 cm, ±25° and 0–1; there is no spin. It is a convention to compare tables by,
    not a measurement of people.
    """
    x = WIDTH_CM / 2 + rng.uniform(-NAIVE_ASIDE_CM, NAIVE_ASIDE_CM)
    return push_of(plan, (x, START_Y_CM), rng.uniform(-NAIVE_AIM_DEG, NAIVE_AIM_DEG), rng.random())


def odds_of(plan: TablePlan, rng: random.Random, tries: int) -> TableOdds:
    """Return the shares of `tries` (1 or more) naive pushes."""
    stops = [slide(plan, naive_push(plan, rng)).stop for _ in range(tries)]
    counts = Counter(stop.zone for stop in stops)
    off = sum(stop.off is not None for stop in stops)
    return TableOdds(
        zones=tuple(counts[index] / tries for index in range(len(plan.zones))),
        off=off / tries,
        bare=(counts[None] - off) / tries,
    )


def push_to(plan: TablePlan, zone_index: int, rng: random.Random, tries: int) -> Push | None:
    """Return a legal push that ends in the zone; None when none was found, which is no proof that there is none.

    First come straight pushes of the exact speed along clear ways, nearly all of which arrive; then `tries` pushes from
    anywhere, which find ways over a rail and through cans.
    """
    for push in _straight_pushes(plan, plan.zones[zone_index]):
        if slide(plan, push).stop.zone == zone_index:
            return push
    for _ in range(tries):
        push = _any_push(plan, rng)
        if slide(plan, push).stop.zone == zone_index:
            return push
    return None


def _straight_pushes(plan: TablePlan, zone: Zone) -> Iterator[Push]:
    """Yield legal pushes from a few places to a few points of the zone, the middle first, that meet nothing."""
    for aside, along in ((0.5, 0.5), (0.5, 0.7), (0.5, 0.3), (0.25, 0.5), (0.75, 0.5), (0.1, 0.9), (0.9, 0.9)):
        to_x, to_y = zone.x + zone.width * aside, zone.y + zone.depth * along
        for x in (WIDTH_CM / 2, to_x, WIDTH_CM / 4, WIDTH_CM * 3 / 4, CAN_RADIUS_CM, WIDTH_CM - CAN_RADIUS_CM):
            for y in (START_Y_CM, CAN_RADIUS_CM, LINE_CM - CAN_RADIUS_CM):
                dx, dy = to_x - x, to_y - y
                distance = math.sqrt(dx * dx + dy * dy)
                speed = speed_for(distance, plan.braking)
                push = Push(x, y, speed * dx / distance, speed * dy / distance)
                if legal_push(plan, push) == push and _is_clear(plan, (x, y), (to_x, to_y)):
                    yield push


def _is_clear(plan: TablePlan, start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Return whether a can gets straight from one point to the other, both on the table, without touching anything."""
    left = CAN_RADIUS_CM if plan.left == "rail" else 0.0
    right = WIDTH_CM - CAN_RADIUS_CM if plan.right == "rail" else WIDTH_CM
    return left <= end[0] <= right and all(
        _distance_to_way(obstacle, start, end) > CAN_RADIUS_CM + obstacle.radius + _SPARE_CM
        for obstacle in plan.obstacles
    )


def _distance_to_way(obstacle: Obstacle, start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the distance from the middle of the obstacle to the nearest point of the way."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    share = ((obstacle.x - x) * dx + (obstacle.y - y) * dy) / (dx * dx + dy * dy)
    share = min(1.0, max(0.0, share))
    return math.dist((obstacle.x, obstacle.y), (x + dx * share, y + dy * share))


def _any_push(plan: TablePlan, rng: random.Random) -> Push:
    x = rng.uniform(CAN_RADIUS_CM, WIDTH_CM - CAN_RADIUS_CM)
    y = rng.uniform(CAN_RADIUS_CM, LINE_CM - CAN_RADIUS_CM)
    aim_deg, spin = rng.uniform(-MOST_AIM_DEG, MOST_AIM_DEG), rng.uniform(-MOST_SPIN, MOST_SPIN)
    return push_of(plan, (x, y), aim_deg, rng.random(), spin)
