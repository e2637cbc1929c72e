"""Counts under five are not printed, and cannot be worked out from those that are.

A count from 1 to 4 could point to somebody, so only `<5` is told of it. Where subtraction from a total would give it
away, more counts are reduced to `≥5`, the smallest first (complementary suppression; Willenborg and de Waal, Elements
of Statistical Disclosure Control, 2001). Nobody is in a count of 0, which is printed. What two reports of nearly the
same evening tell together is not looked at.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

LEAST = 5
"""The smallest count of people that is printed."""
_NO_END = 10**9
_TRIED = 12
"""How many ways to hide one more count are tried before the cheapest is taken."""
Key = tuple[str, ...]


class Sum(NamedTuple):
    """A total and its parts, which everybody can add up."""

    whole: Key
    parts: tuple[Key, ...]


class Cell(NamedTuple):
    """What is told of a count: the least and the most that it can be (None: no upper end)."""

    low: int
    high: int | None

    @property
    def exact(self) -> int | None:
        """The count, None where it is not told."""
        return self.low if self.low == self.high else None

    @property
    def text(self) -> str:
        """The count as it is printed."""
        if self.low == self.high:
            return str(self.low)
        return f"<{LEAST}" if self.high else f"≥{LEAST}" if self.low else "–"


SMALL, LARGE, NOTHING = Cell(1, LEAST - 1), Cell(LEAST, None), Cell(0, None)


def published(counts: Mapping[Key, int], sums: Sequence[Sum]) -> dict[Key, Cell]:
    """Return what is told of every count. `sums` are all relations between them; each names keys of `counts`."""
    small = [key for key, count in counts.items() if 0 < count < LEAST]
    wholes = {one.whole for one in sums}
    cells = {key: Cell(count, count) for key, count in counts.items()} | dict.fromkeys(small, SMALL)
    while key := _given_away(small, cells, sums):
        near = _distances(key, cells, sums)

        def cost(other: Key, near: Mapping[Key, int] = near) -> tuple[bool, int, bool, int, Key]:
            """Return what it costs to hide a count: totals more than their parts, and nothing is told at last."""
            is_last = (cells[other].exact or 0) < LEAST
            return is_last, near[other], (other in wholes) is not is_last, counts[other], other

        able = sorted((other for other in near if cells[other] != NOTHING), key=cost)
        less = {other: NOTHING if (cells[other].exact or 0) < LEAST else LARGE for other in able}
        cures = (at for at in islice(less, _TRIED) if _given_away([key], {**cells, at: less[at]}, sums) is None)
        other = next(cures, able[0])
        cells[other] = less[other]
    # What was hidden in vain on the way is told again, the largest first.
    for key in sorted(cells, key=lambda at: (at in wholes, counts[at]), reverse=True):
        exact = Cell(counts[key], counts[key])
        if cells[key] != exact and key not in small and _given_away(small, {**cells, key: exact}, sums) is None:
            cells[key] = exact
    return cells


def _distances(key: Key, cells: Mapping[Key, Cell], sums: Sequence[Sum]) -> dict[Key, int]:
    """Return the counts that tell something about `key`, through sums and hidden counts, and how many sums away."""
    found = {key: 0}
    waiting = deque([key])
    while waiting:
        at = waiting.popleft()
        for one in sums:
            if at in (one.whole, *one.parts):
                new = [other for other in (*one.parts, one.whole) if other not in found]
                found.update(dict.fromkeys(new, found[at] + 1))
                waiting.extend(other for other in new if cells[other].exact is None)
    return found


def _given_away(small: Iterable[Key], cells: Mapping[Key, Cell], sums: Sequence[Sum]) -> Key | None:
    """Return a small count that follows from what is told."""
    bounds = bounds_of(cells, sums)
    return next((key for key in small if bounds[key][0] == bounds[key][1]), None)


def bounds_of(cells: Mapping[Key, Cell], sums: Sequence[Sum]) -> dict[Key, tuple[int, int]]:
    """Return the least and the most that each count can be for who knows `cells` and how to add up."""
    bounds = {key: (cell.low, _NO_END if cell.high is None else cell.high) for key, cell in cells.items()}
    is_moving = True
    while is_moving:
        is_moving = False
        for one in sums:
            for key, limits in _follow(one, bounds):
                narrowed = max(bounds[key][0], limits[0]), min(bounds[key][1], limits[1])
                is_moving |= narrowed != bounds[key]
                bounds[key] = narrowed
    return bounds


def _follow(one: Sum, bounds: Mapping[Key, tuple[int, int]]) -> Iterable[tuple[Key, tuple[int, int]]]:
    """Yield what a sum tells about its total and about each of its parts."""
    low = sum(bounds[part][0] for part in one.parts)
    high = sum(bounds[part][1] for part in one.parts)
    yield one.whole, (low, high)
    least, most = max(low, bounds[one.whole][0]), min(high, bounds[one.whole][1])
    for part in one.parts:
        own_low, own_high = bounds[part]
        yield part, (least - (high - own_high), most - (low - own_low))
