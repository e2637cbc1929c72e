"""How much time has certainly passed since a prize was drawn: clocks that were set never make an hour shorter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

HOUR_MS = 3_600_000


@dataclass(frozen=True)
class Tick:
    """A moment that was written down: the start of the program, both clocks, whether the wall clock is doubted."""

    run: str
    wall_ms: int
    is_doubted: bool
    mono_ms: int


def certain_ms(ticks: Sequence[Tick]) -> int:
    """Return the least time from the first of `ticks` to the last, which are in the order of writing.

    Within one start of the program the monotonic clock tells. Between two, the wall clock does, unless either end is
    doubted; the later start has also lasted for as long as its own clock says.
    """
    if not ticks:
        return 0
    passed = sum(_between(one, other) for one, other in pairwise(ticks))
    last = ticks[-1]
    return passed if ticks[0].run == last.run else max(passed, last.mono_ms)


def _between(one: Tick, other: Tick) -> int:
    if one.run == other.run:
        return max(0, other.mono_ms - one.mono_ms)
    if one.is_doubted or other.is_doubted:
        return 0
    return max(0, other.wall_ms - one.wall_ms)
