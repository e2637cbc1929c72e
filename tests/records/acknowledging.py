"""A journal in a process of its own, which says over a pipe what is durable, until it is killed.

`python -m tests.records.acknowledging FOLDER` writes rows as fast as it can. Every acknowledged row is a line: its
table and its uuid.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import Future
from datetime import datetime, timezone
from pathlib import Path

from game.records.journal import Clock, Journal
from game.records.rows import Stamp, VisitBegun, VisitEnded


def tell(table: str, done: Future[Stamp]) -> None:
    sys.stdout.write(f"{table} {done.result().uuid}\n")
    sys.stdout.flush()


def write_rows(folder: Path) -> None:
    journal = Journal(
        folder, Clock(lambda: datetime.now(timezone.utc), time.monotonic, datetime(2026, 1, 1, tzinfo=timezone.utc))
    )
    journal.start()
    for number in range(1_000_000):
        visit = f"{journal.run} {number}"
        for row in (VisitBegun(visit, "wheel", "p", "zh", 1.0), VisitEnded(visit, "left", "wheel", 1)):
            done = journal.note(row)
            done.result(30)
            tell(row.table, done)


if __name__ == "__main__":
    write_rows(Path(sys.argv[1]))
