"""How long `check` looks for what gives the answers of a pack of 300 exhibits away; 0.3 seconds are promised.

`python -m tests.benchmarks.giveaway_300 [--exhibits N] [--times N]`: seconds of the processor, the fewest of several
runs. The exit code is 1 where the promise is missed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

from game.content.checks.facts import Facts
from game.content.checks.giveaway import check_giveaway
from game.content.model import Exhibit, Line, Pack
from game.content.reading.packs import find_packs, read_pack
from tests.content.sample import TODAY
from tests.stall import places

MOST_S = 0.3


def pack_of(exhibits: int) -> Pack:
    """As many exhibits as asked for, made of the sentences of the shipped Chinese packs."""
    folder = Path(places().default_pack).parent
    readings = [read_pack(path, icons=places().icon_names, today=TODAY) for path in find_packs(folder)]
    packs = [reading.pack for reading in readings if reading.pack is not None and reading.pack.language == "zh"]
    known = [exhibit for pack in packs for exhibit in pack.exhibits]
    lines = [line.text for exhibit in known for line in exhibit.lines]
    rng = random.Random(1)
    made = tuple(_mixed(rng.choice(known), rng.sample(lines, 3)) for _ in range(exhibits))
    return packs[0].model_copy(update={"exhibits": made})


def _mixed(exhibit: Exhibit, lines: list[str]) -> Exhibit:
    return exhibit.model_copy(update={"lines": tuple(Line(text=text) for text in lines)})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--exhibits", type=int, default=300)
    parser.add_argument("--times", type=int, default=5)
    given = parser.parse_args()
    facts = Facts(pack=pack_of(given.exhibits))
    took = []
    for _ in range(given.times):
        begun = time.process_time()
        codes = [finding.code for finding in check_giveaway(facts)]
        took.append(time.process_time() - begun)
        print(f"{took[-1]:.3f} s: {codes}")
    print(f"{given.exhibits} exhibits: {min(took):.3f} s, gate {MOST_S} s")
    return int(min(took) > MOST_S)


if __name__ == "__main__":
    sys.exit(main())
