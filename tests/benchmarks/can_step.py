"""What one step of the can table costs, and one whole slide.

`python -m tests.benchmarks.can_step [--json]`: random pushes over a table with 0 and with 6 obstacles. "busy" are the
steps after which more than one can moves.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import time

from game.rules.can_table import CanTable, slide
from game.rules.table_plan import Obstacle, TablePlan
from tests.rules.tables import any_push, table

SIX = (
    Obstacle("can", 26.0, 40.0),
    Obstacle("can", 38.0, 40.0),
    Obstacle("can", 32.0, 52.0),
    Obstacle("box", 16.0, 58.0),
    Obstacle("can", 46.0, 66.0),
    Obstacle("can", 24.0, 74.0),
)
SLIDES = 300


def microseconds(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    if not ordered:
        return {}
    return {
        "median_us": round(statistics.median(ordered) * 1e6, 1),
        "p99_us": round(ordered[int(len(ordered) * 0.99)] * 1e6, 1),
        "steps": len(ordered),
    }


def measure(plan: TablePlan) -> dict[str, object]:
    rng = random.Random(7)
    pushes = [any_push(plan, rng) for _ in range(SLIDES)]
    clock = time.perf_counter
    steps: list[float] = []
    busy: list[float] = []
    for push in pushes:
        can_table = CanTable(plan, push)
        while not can_table.is_over:
            begun = clock()
            can_table.step()
            steps.append(clock() - begun)
            if sum(can.is_moving for can in can_table.cans if can.fall is None) > 1:
                busy.append(steps[-1])
    begun = clock()
    told = [slide(plan, push) for push in pushes]
    whole_ms = (clock() - begun) / SLIDES * 1e3
    return {
        "step": microseconds(steps),
        "busy": microseconds(busy),
        "slide_ms": round(whole_ms, 2),
        "slide_s": round(statistics.mean(each.duration_s for each in told), 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    results = {"0 obstacles": measure(table()), "6 obstacles": measure(table(SIX))}
    if parser.parse_args().json:
        sys.stdout.write(json.dumps(results, indent=1) + "\n")
        return
    for name, result in results.items():
        sys.stdout.write(name + "".join(f"\n{key:>10}  {value}" for key, value in result.items()) + "\n")


if __name__ == "__main__":
    main()
