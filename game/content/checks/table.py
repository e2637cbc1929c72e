"""Checks inside the table of the can game, and between it and the scams."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from game.content.checks.facts import Facts
from game.content.fields.names import PLACES, both_places, nearest
from game.content.findings import Finding, Path
from game.content.model import Obstacle, Pack, Table
from game.content.slips.corrections import parts_of_list
from game.content.table_plan import cell_of, indexes_of, placed, runs_of
from game.rules import table_plan
from game.rules.table_plan import LENGTH_CM, LINE_CM, WIDTH_CM, Cell

ROWS: Path = ("table", "rows")
_EDGES = ("left", "right", "far")
_ROUNDING_CM = 1e-6


MOST_LATIN_PLACES = 4
"""Places of a row in an English pack: names of fifteen letters do not fit on a fifth of the table."""


def check_places(facts: Facts) -> Iterator[Finding[Path]]:
    """Every place means something, nothing lies in two places, nothing is missing."""
    typed = facts.held(*ROWS)
    rows = typed if isinstance(typed, list) and all(isinstance(row, list) and row for row in typed) else []
    if not all(isinstance(cell, str) for row in rows for cell in row):
        return
    rows = [[cell.strip() for cell in row] for row in rows]
    if facts.pack is not None and facts.pack.language == "en":
        for number, row in enumerate(rows):
            if len(row) > MOST_LATIN_PLACES:
                values = {"found": len(row), "limit": MOST_LATIN_PLACES}
                yield Finding((*ROWS, number), "row_narrow", values=values)
    if facts.scam_names is None:
        return
    indexes = indexes_of(facts.scam_names)
    names = [name for name, _ in facts.scam_names]
    yield from _unknown(rows, indexes, names)
    yield from _twice(rows, indexes)
    is_whole = not any(path[: len(ROWS)] == ROWS for path in facts.settled)
    if rows and is_whole:
        yield from _seating(rows, indexes, names)


def check_obstacles(facts: Facts) -> Iterator[Finding[Path]]:
    """Every obstacle stands on the table, beyond the line and clear of the others."""
    edges = {edge: facts.held("table", edge) or Table.model_fields[edge].default for edge in _EDGES}
    for index, obstacle in facts.obstacles:
        yield from _standing(placed(obstacle), ("table", "obstacles", index), edges)
    yield from _overlapping(facts.obstacles)


def is_sound(pack: Pack) -> bool:
    """Return whether the table of a pack can be played on: no place and no obstacle is an error."""
    facts = Facts(pack.model_dump(mode="json", include={"table": True, "scams": {"__all__": {"id", "name"}}}), pack)
    return not any(finding.is_error for check in (check_places, check_obstacles) for finding in check(facts))


# -- places -------------------------------------------------------------------------------------------------------


def _unknown(rows: Sequence[Sequence[str]], indexes: Mapping[str, int], names: list[str]) -> Iterator[Finding[Path]]:
    """Report every place that is empty or names nothing of this pack."""
    allowed = "、".join([*filter(None, dict.fromkeys(names)), both_places()])
    for number, row in enumerate(rows):
        for column, typed in enumerate(row):
            values = {"row": number + 1, "column": column + 1, "typed": typed, "allowed": allowed}
            path = (*ROWS, number, column)
            if not typed:
                yield Finding(path, "place_empty", values=values)
            elif cell_of(typed, indexes) is not None:
                continue
            elif sum(cell_of(part, indexes) is not None for part in _pieces(typed)) > 1:
                yield Finding(path, "places_joined", values=values)
            else:
                guess = _meant(typed, indexes)
                yield Finding(path, "place_unknown", values=values if guess is None else {**values, "guess": guess})


def _twice(rows: Sequence[Sequence[str]], indexes: Mapping[str, int]) -> Iterator[Finding[Path]]:
    """Report scams and red zones that lie in two separate places."""
    first: dict[Cell, tuple[int, int, int]] = {}
    for number, column, count, cell in runs_of([[cell_of(typed, indexes) for typed in row] for row in rows]):
        if cell is None or cell == "bare":
            continue
        earlier = first.setdefault(cell, (number, column, count))
        if earlier != (number, column, count):
            values = {"typed": rows[number][column], "row": earlier[0] + 1, "column": earlier[1] + 1}
            code = "place_twice" if cell != "red" else "red_zone_twice" if earlier[0] == number else "red_zone_rows"
            yield Finding((*ROWS, number, column), code, values=values)


def _seating(rows: Sequence[Sequence[str]], indexes: Mapping[str, int], names: list[str]) -> Iterator[Finding[Path]]:
    """Report what lies nowhere on the table; a nearly right name counts as the one probably meant."""
    seen = {part for row in rows for typed in row for part in (typed, *_pieces(typed))}
    cells = {part: cell_of(part, indexes) for part in seen}
    meant = {cell_of(_meant(part, indexes) or "", indexes) if cell is None else cell for part, cell in cells.items()}
    if "red" not in meant:
        yield Finding(ROWS, "red_zone_missing", at="key")
    missing = [name for index, name in enumerate(names) if name and index not in meant]
    if missing:
        yield Finding(ROWS, "scams_without_place", "warning", {"names": "、".join(missing)}, at="key")


def _pieces(typed: str) -> list[str]:
    """Return the names in a place that holds several, divided by something else than a YAML comma."""
    return [*parts_of_list(typed), *typed.split()]


def _meant(typed: str, indexes: Mapping[str, int]) -> str | None:
    return nearest(typed, [*indexes, *PLACES, *PLACES.values()])


# -- obstacles ----------------------------------------------------------------------------------------------------


def _standing(obstacle: table_plan.Obstacle, path: Path, edges: Mapping[str, str]) -> Iterator[Finding[Path]]:
    """Report an obstacle that is not beyond the line and wholly on the table."""
    nearest_y, farthest_y = LINE_CM + obstacle.radius, LENGTH_CM - obstacle.radius
    along = {"low": math.ceil(nearest_y / LENGTH_CM * 100), "high": math.floor(farthest_y / LENGTH_CM * 100)}
    if obstacle.y < nearest_y - _ROUNDING_CM:
        yield Finding((*path, "along"), "obstacle_before_line", values=along)
    elif obstacle.y > farthest_y + _ROUNDING_CM:
        yield Finding((*path, "along"), _over_edge("far", edges), values=along)
    if min(obstacle.x, WIDTH_CM - obstacle.x) < obstacle.radius - _ROUNDING_CM:
        edge = "left" if obstacle.x < WIDTH_CM / 2 else "right"
        least = math.ceil(obstacle.radius / WIDTH_CM * 100)
        yield Finding((*path, "across"), _over_edge(edge, edges), values={"low": least, "high": 100 - least})


def _over_edge(edge: str, edges: Mapping[str, str]) -> str:
    return "obstacle_in_rail" if edges[edge] == "rail" else "obstacle_off_table"


def _overlapping(obstacles: Sequence[tuple[int, Obstacle]]) -> Iterator[Finding[Path]]:
    standing = [(index, placed(obstacle)) for index, obstacle in obstacles]
    for (first, one), (second, other) in combinations(standing, 2):
        reach, dx, dy = one.radius + other.radius, one.x - other.x, one.y - other.y
        if math.hypot(dx, dy) < reach - _ROUNDING_CM:
            # Moved along one of the two directions only, they are clear of each other from these distances on.
            across = math.sqrt(reach * reach - dy * dy) / WIDTH_CM
            along = math.sqrt(reach * reach - dx * dx) / LENGTH_CM
            values = {"first": first + 1, "across": math.ceil(across * 100), "along": math.ceil(along * 100)}
            yield Finding(("table", "obstacles", second), "obstacles_overlap", values=values)
