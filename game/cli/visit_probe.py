"""Whole visits as measured by `bench`: plays a plan, given as JSON, and prints the records of its visits."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

from game.cli.setting_up import set_up
from game.cli.start_witness import pss_mb
from game.garbage import settle
from game.kiosk import sdl
from game.kiosk.drawings import Drawings
from game.kiosk.places import find_places
from game.kiosk.settings import Settings
from game.kiosk.slices import Slices
from game.workbench.bench.visits import VisitPlan, play_visits
from game.workbench.bench.watched import WatchedHands


def main() -> None:
    """Play the plan of the first argument."""
    sdl.return_large_blocks()
    given = json.loads(sys.argv[1])
    draw = Drawings(Path(given.pop("drawings"))).drawn
    plan = VisitPlan(**{**given, "size": tuple(given["size"])})
    settings = Settings(pack=None if plan.pack is None else Path(plan.pack), is_debug=True)
    shell, _ = set_up(find_places(), settings, plan.size, plan.seed, slices=Slices(), draw=draw)
    settle()
    visits = play_visits(plan, WatchedHands(shell), random.Random(plan.seed))
    records = [{**times.as_record(), "pss_mb": pss_mb()} for times in visits]
    sys.stdout.write(json.dumps(records) + "\n")


if __name__ == "__main__":
    sdl.prepare()
    main()
