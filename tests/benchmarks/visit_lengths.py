"""How long visits are: 60 seeds of each game, right and wrong answers, against the marks.

`python -m tests.benchmarks.visit_lengths [PACK]` prints the longest of each figure; the exit code is 1 above a mark.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import get_args

from game.cli.demo import play_visit
from game.kiosk.places import find_places
from game.kiosk.settings import Settings
from game.rules.visit import Game

SEEDS = 60
SIZE = (640, 360)
MARKS: dict[Game, dict[str, float]] = {
    "wheel": {"touches": 9, "characters": 360, "seconds_at_5": 90},
    "can": {"touches": 12, "characters": 430, "seconds_at_5": 110},
}
MISTAKES = 1.15
"""How much longer a visit of mistakes may be."""


def longest(game: Game, settings: Settings, *, makes_mistakes: bool) -> dict[str, list[float]]:
    """Return every figure of the visits, the longest first."""
    found: dict[str, list[float]] = {name: [] for name in MARKS[game]}
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(SEEDS):
            play_visit(find_places(), settings, SIZE, seed, Path(folder), game, makes_mistakes=makes_mistakes)
            told = json.loads((Path(folder) / "visit.json").read_text(encoding="utf-8"))
            for name, figures in found.items():
                figures.append(told[name])
    return {name: sorted(figures, reverse=True) for name, figures in found.items()}


def main() -> int:
    settings = Settings(pack=Path(sys.argv[1]) if sys.argv[1:] else None)
    is_long = False
    for game in get_args(Game):
        for makes_mistakes in (False, True):
            for name, figures in longest(game, settings, makes_mistakes=makes_mistakes).items():
                mark = MARKS[game][name] * (MISTAKES if makes_mistakes else 1)
                is_long |= figures[0] > mark
                sign = "mistakes" if makes_mistakes else "right"
                middle = figures[len(figures) // 2]
                sys.stdout.write(f"{game:5} {sign:8} {name:12} median {middle:6}  most {figures[0]:6}  mark {mark:g}\n")
    return int(is_long)


if __name__ == "__main__":
    raise SystemExit(main())
