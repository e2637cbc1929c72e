"""Words about a table that was tried: for each place of it, and below it; free of layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from game.content.checks.table_trial import CASUAL_PUSHES, Trial
from game.content.model import Pack, Table
from game.content.table_plan import indexes_of, placed, runs_of, seated
from game.rules.table_plan import LENGTH_CM, LINE_CM, WIDTH_CM
from game.words import Words

HARD, EASY = 0.06, 0.25
"""Shares of casual pushes below and above which the red zone is called hard and easy."""
_RARE = 0.01


@dataclass(frozen=True)
class ToldPlace:
    """Equal neighbours in a row, as one; `left` and `right` are shares of the width."""

    row: int  # from the farthest, counted from 0
    left: Fraction
    right: Fraction
    kind: str | None  # `red` or `bare`; None for the place of a scam
    texts: tuple[str, ...]  # what is written on it: a name, a share, what stands there


def told_places(pack: Pack, table: Table, trial: Trial, words: Words) -> Iterator[ToldPlace]:
    """Yield every place of a table, row by row from the left; `trial` is of this table."""
    shares = iter(trial.odds.zones)
    for row, column, count, cell in runs_of(seated(table.rows, indexes_of((s.name, s.id) for s in pack.scams))):
        places = len(table.rows[row])
        left, right = Fraction(column, places), Fraction(column + count, places)
        texts = [words[cell] if isinstance(cell, str) else pack.scams[cell or 0].name]
        if cell != "bare":
            share = next(shares)
            # No zone of a sound table is out of reach, however rarely chance finds it.
            texts.append(f"{share:.0%}" if share >= _RARE else f"<{_RARE:.0%}")
        texts.extend(_standing(table, row, left, right, words))
        yield ToldPlace(row, left, right, cell if isinstance(cell, str) else None, tuple(texts))


def notes_of(trial: Trial, words: Words) -> tuple[str, str, str]:
    """Return the legend of a table, what misses every zone, and how hard the red zone is."""
    elsewhere = {"off": f"{trial.odds.off:.0%}", "bare": f"{trial.odds.bare:.0%}"}
    return words["legend"], words("elsewhere", **elsewhere), _verdict(trial, words)


def _standing(table: Table, row: int, left: Fraction, right: Fraction, words: Words) -> Iterator[str]:
    """Yield the obstacles whose middle is in this part of a row."""
    depth = (LENGTH_CM - LINE_CM) / len(table.rows)
    for obstacle in map(placed, table.obstacles):
        far_rows = int((LENGTH_CM - obstacle.y) / depth)
        if min(far_rows, len(table.rows) - 1) == row and left <= obstacle.x / WIDTH_CM < right:
            yield words[obstacle.kind]


def _verdict(trial: Trial, words: Words) -> str:
    share = trial.odds.zones[trial.plan.red_zone]
    if share == 0:
        return words("rare", tries=CASUAL_PUSHES) + words["advice_hard"]
    verdict = "hard" if share < HARD else "easy" if share > EASY else "fair"
    pushes = trial.plan.pushes
    values = {"every": round(1 / share), "pushes": pushes, "share": f"{1 - (1 - share) ** pushes:.0%}"}
    return words("chance", verdict=words[verdict], **values) + words[f"advice_{verdict}"]
