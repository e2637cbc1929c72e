"""The plan that the game plays on, from the table in a pack: words to places, percent to cm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from game.content.fields.names import PLACES
from game.content.model import Friction, Obstacle, Scam, Table
from game.rules import table_plan
from game.rules.table_plan import LENGTH_CM, WIDTH_CM, Cell, TablePlan, zones_of

BRAKING: Mapping[Friction, float] = {"slick": 35.0, "normal": 50.0, "rough": 80.0}
"""Deceleration of whatever slides, cm/s²."""

_WORDS: Mapping[str, Cell] = {"red zone": "red", "bare": "bare"}


def plan_of(table: Table, scams: Sequence[Scam]) -> TablePlan:
    """Return the plan of a table that has passed its checks; ValueError if a place means nothing."""
    return TablePlan(
        zones=zones_of(seated(table.rows, indexes_of((scam.name, scam.id) for scam in scams))),
        left=table.left,
        right=table.right,
        far=table.far,
        obstacles=tuple(placed(obstacle) for obstacle in table.obstacles),
        braking=BRAKING[table.friction],
        pushes=table.pushes,
    )


def indexes_of(names: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> dict[str, int]:
    """Map names and ids to indexes of scams; the first counts if two are called the same."""
    indexes: dict[str, int] = {}
    for index, called in enumerate(names):
        for name in filter(None, called):
            indexes.setdefault(name, index)
    return indexes


def cell_of(typed: str, indexes: Mapping[str, int]) -> Cell | None:
    """Return what a place means; `None` for an unknown name."""
    return _WORDS.get(PLACES.get(typed, typed), indexes.get(typed))


def seated(rows: Sequence[Sequence[str]], indexes: Mapping[str, int]) -> list[list[Cell]]:
    """Return every place as what it means; ValueError for one that means nothing."""
    cells = [[cell_of(typed, indexes) for typed in row] for row in rows]
    if any(cell is None for row in cells for cell in row):
        raise ValueError("a place of the table names no scam of the pack")
    return [[cell for cell in row if cell is not None] for row in cells]


def placed(obstacle: Obstacle) -> table_plan.Obstacle:
    """Return an obstacle with its place in cm."""
    return table_plan.Obstacle(obstacle.kind, obstacle.across / 100 * WIDTH_CM, obstacle.along / 100 * LENGTH_CM)


def runs_of(rows: Sequence[Sequence[Cell | None]]) -> Iterator[tuple[int, int, int, Cell | None]]:
    """Yield runs of equal neighbours, in the order of zones: row, first column, columns, meaning."""
    for number, row in enumerate(rows):
        start = 0
        for column in range(1, len(row) + 1):
            if column == len(row) or row[column] != row[start]:
                yield number, start, column - start, row[start]
                start = column


def places_of(table: Table, scams: Sequence[Scam]) -> list[tuple[int, int]]:
    """Return row and column of the first place of each zone, ordered as `plan_of(table, scams).zones`."""
    rows = seated(table.rows, indexes_of((scam.name, scam.id) for scam in scams))
    return [(row, column) for row, column, _, cell in runs_of(rows) if cell != "bare"]
