"""A hundred thousand pushes over the shipped table's seating plan, with every promise of the can table looked at.

`python -m tests.benchmarks.can_storm [--slides N] [--seed S]`. It takes many minutes, so it is no test; it ends with an
error at the first broken promise, and prints the push and the plan to repeat it with.
"""

from __future__ import annotations

import argparse
import itertools
import math
import random
import resource
import time
from collections import Counter

from game.rules.can_table import CanTable, most_steps
from game.rules.slide import Slide
from game.rules.table_plan import LENGTH_CM, WIDTH_CM, Edge, Obstacle, Push, TablePlan
from tests.rules.tables import BRAKINGS, any_push, any_table, deepest, energy_of, table, tight_table

MOST_A_STEP_CM = 0.53
MOST_AT_REST_CM = 0.05
LOOK_EVERY = 3
"""Steps; in as many a can gets nowhere near to the other side of anything."""
SETS: dict[str, list[Obstacle]] = {
    "nothing": [],
    "gate": [Obstacle("box", 20, 56), Obstacle("box", 44, 56)],
    "slalom": [Obstacle("can", 24, 40), Obstacle("can", 40, 52), Obstacle("can", 26, 64), Obstacle("can", 38, 84)],
    "row": [Obstacle("can", x, 57) for x in (8.0, 17.6, 27.2, 36.8, 46.4, 56.0)],
    "touching": [Obstacle("can", x, y) for x, y in ((25.4, 50), (32, 50), (38.6, 50), (28.7, 55.716), (35.3, 55.716))],
    "corners": [Obstacle("box", 7, 88), Obstacle("can", 17, 88), Obstacle("can", 47, 88), Obstacle("box", 57, 88)],
}


def plans(rng: random.Random) -> list[tuple[str, TablePlan]]:
    """Every set of obstacles with several edges and woods, and as many that chance has put there."""
    edges: list[tuple[Edge, Edge]] = [("open", "open"), ("rail", "open"), ("rail", "rail")]
    fixed = [
        (name, table(some, braking=braking, left=sides, right=sides, far=far))
        for (name, some), braking, (sides, far) in itertools.product(SETS.items(), BRAKINGS, edges)
    ]
    return fixed + [("anywhere", any_table(rng)) for _ in fixed[::2]] + [("heap", tight_table(rng)) for _ in fixed[::2]]


class BrokenPromiseError(Exception):
    """Something happened that must not."""


def promise(kept: bool, what: str, number: float = math.nan) -> None:
    if not kept:
        raise BrokenPromiseError(f"{what}: {number}")


def watched(plan: TablePlan, push: Push, worst: dict[str, float]) -> Slide:
    """One slide, looked at in every step."""
    can_table = CanTable(plan, push)
    bound, energy = most_steps(plan), energy_of(can_table)
    while not can_table.is_over:
        promise(can_table.steps < bound, "it does not end", bound)
        can_table.step()
        promise(energy_of(can_table) <= energy, "energy was won", energy_of(can_table) - energy)
        energy = energy_of(can_table)
        promise(all(can.body.position == (can.x, can.y) for can in can_table.cans if can.fall is None), "another place")
        there = [(can.x, can.y) for can in can_table.cans if can.fall is None]
        if there and can_table.steps % LOOK_EVERY == 0:
            depth = deepest(plan, there)
            worst["moving_cm"] = max(worst["moving_cm"], depth)
            promise(depth < MOST_A_STEP_CM, "one is deep inside another", depth)
    told = can_table.told()
    promise(energy == 0, "it ended while something moved", energy)
    promise(all(math.isfinite(part) for track in told.tracks for pose in track for part in pose), "no number")
    ends = [track[-1] for track, fall in zip(told.tracks, told.falls, strict=True) if fall is None]
    promise(all(0 <= x < WIDTH_CM and 0 <= y < LENGTH_CM for x, y, _ in ends), "one stands in the air")
    if ends:
        depth = deepest(plan, [(x, y) for x, y, _ in ends])
        worst["resting_cm"] = max(worst["resting_cm"], depth)
        promise(depth <= MOST_AT_REST_CM, "one rests inside another", depth)
    worst["seconds"] = max(worst["seconds"], told.duration_s)
    worst["of_bound"] = max(worst["of_bound"], can_table.steps / bound)
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slides", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=96110)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    tables = plans(rng)
    worst = dict.fromkeys(("moving_cm", "resting_cm"), -math.inf) | dict.fromkeys(("seconds", "of_bound"), 0.0)
    ends: Counter[str] = Counter()
    early_kb, begun = 0, time.perf_counter()
    for number in range(options.slides):
        name, plan = tables[number % len(tables)]
        push = any_push(plan, rng, is_strongest=number % 4 == 0)
        try:
            told = watched(plan, push, worst)
        except BrokenPromiseError as error:
            raise SystemExit(f"slide {number} ({name}): {error}\n{push}\n{plan}") from error
        ends[told.stop.off or ("zone" if told.stop.zone is not None else "bare")] += 1
        if number == options.slides // 10:
            early_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = time.perf_counter() - begun
    late_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{options.slides} slides over {len(tables)} tables in {seconds:.0f} s: every promise was kept")
    print("worst", {key: round(value, 5) for key, value in worst.items()})
    print("ends", dict(ends))
    print(f"memory: {early_kb / 1024:.1f} MB after a tenth, {late_kb / 1024:.1f} MB at the end")


if __name__ == "__main__":
    main()
