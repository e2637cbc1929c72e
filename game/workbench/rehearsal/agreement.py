"""Whether the records and the report of a rehearsed night say what its visitors remember."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from game.records.reading import Records, read_records
from game.records.rows import VisitBegun, VisitEnded
from game.records.visits import TABLES, visits_of
from game.rules.evening.evening import evening_of
from game.rules.evening.tally import Tally
from game.workbench.rehearsal.visitors import Remembered, Visitors

ROUNDING_S = 0.01
ALLOWED_S = 2.5
"""Between a finger coming down and the first screen of a visit, and between its last one and the visitor's notice."""


def disagreements(folder: Path, visitors: Visitors) -> list[str]:
    """Return what differs between the records in `folder` and what the visitors remember; each as one line."""
    records = read_records([folder], TABLES)
    return [*_of_visits(records, visitors.remembered), *_of_report(records, visitors)]


def _of_visits(records: Records, remembered: Sequence[Remembered]) -> Iterator[str]:
    """Compare one by one, in their order: game, ending, and the time, which no clock that jumps may change."""
    games = {row.visit: row.game for _, row in records.of(VisitBegun)}
    ended = [row for _, row in sorted(records.of(VisitEnded), key=lambda each: each[0].seq)]
    if len(ended) != len(remembered):
        yield f"visits: {len(ended)} recorded, {len(remembered)} played"
    for number, (row, visit) in enumerate(zip(ended, remembered, strict=False), 1):
        if (games[row.visit], row.how) != (visit.game, visit.how):
            yield f"visit {number}: {games[row.visit]} {row.how} recorded, {visit.game} {visit.how} played"
        missing_s = visit.seconds - row.ms / 1000
        if not -ROUNDING_S <= missing_s <= ALLOWED_S:
            yield f"visit {number}: {row.ms / 1000:.2f} s recorded, {visit.seconds:.2f} s played"


def _of_report(records: Records, visitors: Visitors) -> Iterator[str]:
    """Compare the sums, and the figures that are published of them."""
    facts, counts = visits_of(records), visitors.counts
    tally = Tally(facts)
    cells = evening_of(facts).cells
    for key, count in sorted(counts.items()):
        if tally.counts[key] != count:
            yield f"{' '.join(key)}: {tally.counts[key]} counted, {count} played"
        cell = cells.get(key)
        if cell is not None and not cell.low <= count <= (count if cell.high is None else cell.high):
            yield f"{' '.join(key)}: {cell.text} published, {count} played"
