"""Tables to push cans over, and a ruler of our own: how deep things reach into one another."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from game.rules.can_table import CanTable
from game.rules.fixed_step import STEP_S
from game.rules.table_plan import (
    BOX_SIDE_CM,
    CAN_RADIUS_CM,
    LENGTH_CM,
    LINE_CM,
    MOST_AIM_DEG,
    MOST_SPIN,
    WIDTH_CM,
    Cell,
    Edge,
    Obstacle,
    ObstacleKind,
    Push,
    TablePlan,
    push_of,
    zones_of,
)

ROWS: tuple[tuple[Cell, ...], ...] = ((0, 1, 2, 3), (4, "red", "red", 5), (6, 7, 8), (9, 10, 11))
BRAKINGS = (35.0, 50.0, 80.0)


def table(
    obstacles: Sequence[Obstacle] = (),
    *,
    braking: float = 50.0,
    left: Edge = "open",
    right: Edge = "open",
    far: Edge = "open",
) -> TablePlan:
    return TablePlan(zones_of(ROWS), left, right, far, tuple(obstacles), braking, 3)


def straight(plan: TablePlan, share: float, *, x: float = WIDTH_CM / 2, spin: float = 0.0) -> Push:
    """A push straight on; `share` 0 is the gentlest, 1 the strongest."""
    return Push(x, 11.0, 0.0, plan.slowest + (plan.fastest - plan.slowest) * share, spin)


def any_push(plan: TablePlan, rng: random.Random, *, is_strongest: bool = False) -> Push:
    """A push from anywhere behind the line, as far aside and with as much spin as is allowed."""
    place = rng.uniform(0, WIDTH_CM), rng.uniform(0, LINE_CM)
    power = 1.0 if is_strongest else rng.random()
    return push_of(plan, place, rng.uniform(-MOST_AIM_DEG, MOST_AIM_DEG), power, rng.uniform(-MOST_SPIN, MOST_SPIN))


def any_table(rng: random.Random, most_obstacles: int = 6) -> TablePlan:
    """A table with some obstacles that stand free, its edges and its wood as chance wants them."""
    edges: tuple[Edge, ...] = ("open", "rail")
    kinds: tuple[ObstacleKind, ...] = ("can", "can", "box")
    left, right, far = (rng.choice(edges) for _ in range(3))
    obstacles: list[Obstacle] = []
    for _ in range(rng.randint(0, most_obstacles)):
        kind = rng.choice(kinds)
        reach = CAN_RADIUS_CM if kind == "can" else BOX_SIDE_CM / 2
        one = Obstacle(
            kind, rng.uniform(reach, WIDTH_CM - reach), rng.uniform(LINE_CM + CAN_RADIUS_CM + reach, LENGTH_CM - reach)
        )
        if all(math.dist((one.x, one.y), (each.x, each.y)) > one.radius + each.radius for each in obstacles):
            obstacles.append(one)
    return table(obstacles, braking=rng.choice(BRAKINGS), left=left, right=right, far=far)


def tight_table(rng: random.Random) -> TablePlan:
    """A table on which the obstacles stand in one heap, most of them touching."""
    kinds: tuple[ObstacleKind, ...] = ("can", "can", "can", "box")
    heap = [Obstacle("can", rng.uniform(16, WIDTH_CM - 16), rng.uniform(40, 80))]
    for _ in range(60):
        beside, kind, way = rng.choice(heap), rng.choice(kinds), rng.uniform(0, math.tau)
        reach = beside.radius + Obstacle(kind, 0, 0).radius + rng.choice((1e-9, 1e-9, 0.2))
        one = Obstacle(kind, beside.x + reach * math.cos(way), beside.y + reach * math.sin(way))
        is_free = all(math.dist((one.x, one.y), (each.x, each.y)) >= one.radius + each.radius for each in heap)
        is_on = 8 < one.x < WIDTH_CM - 8 and LINE_CM + 12 < one.y < LENGTH_CM - 8
        if is_free and is_on and len(heap) < 6:
            heap.append(one)
    return table(heap, braking=rng.choice(BRAKINGS), left=rng.choice(("open", "rail")), right="rail", far="open")


def deepest(plan: TablePlan, cans: Sequence[tuple[float, float]]) -> float:
    """How deep, cm, any of these cans reaches into a can, a box, a rail or the player's lip; negative if none does."""
    depths = [CAN_RADIUS_CM - y for _, y in cans]
    depths += [CAN_RADIUS_CM - x for x, _ in cans if plan.left == "rail"]
    depths += [x - WIDTH_CM + CAN_RADIUS_CM for x, _ in cans if plan.right == "rail"]
    depths += [y - LENGTH_CM + CAN_RADIUS_CM for _, y in cans if plan.far == "rail"]
    for number, (x, y) in enumerate(cans):
        depths += [2 * CAN_RADIUS_CM - math.dist((x, y), other) for other in cans[:number]]
        for box in plan.obstacles:
            if box.kind == "box":
                aside, along = (max(0.0, abs(a - b) - BOX_SIDE_CM / 2) for a, b in ((x, box.x), (y, box.y)))
                depths.append(CAN_RADIUS_CM - math.hypot(aside, along))
    return max(depths)


def energy_of(can_table: CanTable) -> float:
    """Of all movement on the table, cm²/s² (for cans of mass 1)."""
    return sum(can.energy for can in can_table.cans if can.fall is None) / STEP_S**2
