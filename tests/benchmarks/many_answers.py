"""An evening of 100,000 answers in a database, reported and counted again by SQL: they agree, or the exit code is 1.

`python -m tests.benchmarks.many_answers [ANSWERS]`. The oracle shares nothing with the report but the tables. Visits
lie in two databases, as of two kiosks; one of them is given twice, as happens with sticks.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path

from game.records.reading import read_records
from game.records.visits import TABLES, visits_of
from game.rules.evening.evening import evening_of
from tests.records.evenings import database_of
from tests.rules.simulated import visits

A_VISIT = 1.7
"""Answers of a simulated visit: a little fewer than there are on average."""
ORACLE = """
SELECT CASE WHEN is_genuine THEN CASE WHEN said_genuine THEN 'trusted' ELSE 'alarms' END
            ELSE CASE WHEN said_genuine THEN 'misses' ELSE 'hits' END END, coalesce(scam, 'other'), count(*)
FROM answer GROUP BY 1, 2
"""
ENDINGS = "SELECT coalesce(how, 'crash'), count(*) FROM visit_begun LEFT JOIN visit_ended USING (visit) GROUP BY 1"


def counted(paths: list[Path]) -> tuple[Counter[tuple[str, ...]], int]:
    """Return what SQL counts: every kind of answer by kind of scam, every ending; and the number of answers."""
    found: Counter[tuple[str, ...]] = Counter()
    answers = 0
    for path in paths:
        with closing(sqlite3.connect(path)) as connection:
            for name, scam, count in connection.execute(ORACLE):
                found[name, scam] += count
                answers += count
            for how, count in connection.execute(ENDINGS):
                found.update({("finished",) if how == "finished" else ("how", how): count, ("visits",): count})
    return found, answers


def main(answers: int = 100_000) -> int:
    """Write, report, count again, and print what differs."""
    rng = random.Random(5)
    with tempfile.TemporaryDirectory() as folder:
        simulated = visits(round(answers / A_VISIT / 2) + 1, rng), visits(round(answers / A_VISIT / 2) + 1, rng)
        paths = [database_of(each, Path(folder) / str(seed), seed) for seed, each in enumerate(simulated, 1)]
        found = visits_of(read_records([path.parent for path in (*paths, paths[0])], TABLES))
        cells = {key: cell.exact for key, cell in evening_of(found).cells.items()}
        oracle, told = counted(paths)
    differs = [
        f"{key}: {cells.get(key)} reported, {count} counted" for key, count in oracle.items() if cells.get(key) != count
    ]
    print(
        f"{told} answers of {len(found)} visits: {len(oracle)} figures counted again, {len(differs)} differ",
        *differs,
        sep="\n",
    )
    return int(bool(differs) or told < answers)


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
