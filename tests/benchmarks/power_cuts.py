"""Promises R1 and R2 with all their cases: `python -m tests.benchmarks.power_cuts [KILLS] [KIOSK_KILLS] [TORN]`.

500 kills of a process that writes records, 50 of the kiosk itself, and 5,000 torn logs. Exit code 1 when an
acknowledged row is missing; an unclean database ends it with an assertion.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from tests.records.killing import kill_loop
from tests.records.test_power import tear_and_open, with_a_log


def main(kills: int = 500, kiosk_kills: int = 50, torn: int = 5000) -> int:
    lost_of_all = 0
    for count, kiosk in ((kills, False), (kiosk_kills, True)):
        with tempfile.TemporaryDirectory() as folder:
            acknowledged, lost = kill_loop(Path(folder), count, random.Random(1), kiosk=kiosk)
        print(f"{count} kills of {'the kiosk' if kiosk else 'a writer'}: {acknowledged} rows acknowledged, {lost} lost")
        lost_of_all += lost
    with tempfile.TemporaryDirectory() as folder:
        source = with_a_log(Path(folder))
        kept = []
        for seed in range(torn):
            case = Path(folder) / str(seed)
            case.mkdir()
            kept.append(tear_and_open(source, case, random.Random(seed)))
    print(f"{torn} torn logs: always a clean beginning, of {min(kept)} to {max(kept)} of 40 visits")
    return 1 if lost_of_all else 0


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
