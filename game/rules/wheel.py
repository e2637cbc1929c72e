"""The lucky wheel: the slice is drawn first; the spin only shows it.

Angles are degrees clockwise. Slice angles count from the wheel's own zero mark; the wheel's angle is how far that mark
has turned from the pointer at the top. So the pointer shows the slice at `-angle` (mod 360).
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

FULL_TURN_DEG = 360.0
LEAST_TURNS = 2
DURATION_S = (4.0, 6.0)
EDGE_SHARE = 0.12
"""A spin never ends nearer than this share of the slice to one of its edges (the promise is 0.10)."""
EASE_POWER = 3.2
FLICK_TURNS_PER_S = (0.35, 3.0)
"""Flick speeds that give the least and the most drama; slower ones still spin, faster ones are clamped."""


@dataclass(frozen=True)
class Slice:
    """One slice: where it starts and how wide it is, degrees clockwise on the wheel."""

    start_deg: float
    sweep_deg: float

    @property
    def end_deg(self) -> float:
        """The end of the slice, degrees."""
        return self.start_deg + self.sweep_deg

    @property
    def middle_deg(self) -> float:
        """The middle of the slice, degrees."""
        return self.start_deg + self.sweep_deg / 2


@dataclass(frozen=True)
class Spin:
    """A spin that ends on `slice_index` at any frame rate.

    It starts at the wheel's angle `from_deg`; `travel_deg` is positive clockwise; `duration_s` is 4–6.
    """

    slice_index: int
    from_deg: float
    travel_deg: float
    duration_s: float

    def angle_at(self, time_s: float) -> float:
        """Return the wheel's angle `time_s` after the start, not reduced to one turn."""
        return self.from_deg + self.travel_deg * ease_out(time_s / self.duration_s, EASE_POWER)

    def turns_per_s_at(self, time_s: float) -> float:
        """Return the signed speed, from the derivative of the easing curve."""
        share = min(1.0, max(0.0, time_s / self.duration_s))
        slope = EASE_POWER * (1.0 - share) ** (EASE_POWER - 1.0)
        return float(self.travel_deg * slope / self.duration_s / FULL_TURN_DEG)


def slices_of(odds: Sequence[float]) -> tuple[Slice, ...]:
    """Return slices whose areas are the odds. `odds` are positive; their sum is the whole wheel."""
    total = math.fsum(odds)
    slices: list[Slice] = []
    start = 0.0
    for odd in odds:
        sweep = FULL_TURN_DEG * odd / total
        slices.append(Slice(start, sweep))
        start += sweep
    return tuple(slices)


def draw_slice(odds: Sequence[float], rng: random.Random) -> int:
    """Draw an index with probability `odds[i] / sum(odds)`."""
    return rng.choices(range(len(odds)), weights=odds)[0]


def pins_passed(slices: Sequence[Slice], before_deg: float, after_deg: float) -> int:
    """Return how many pins (slice edges) went under the pointer between two angles of the wheel."""
    low, high = sorted((-before_deg, -after_deg))
    return sum(
        math.floor((high - piece.start_deg) / FULL_TURN_DEG) - math.floor((low - piece.start_deg) / FULL_TURN_DEG)
        for piece in slices
    )


def plan_spin(
    odds: Sequence[float], rng: random.Random, from_deg: float, *, flick_turns_per_s: float | None = None
) -> Spin:
    """Draw a slice by its odds, then plan a spin from the wheel's angle now that ends inside it.

    The signed speed of the hand (None for the button) decides direction, turns and duration, never the result.
    """
    index = draw_slice(odds, rng)
    piece = slices_of(odds)[index]
    rest_share = EDGE_SHARE + (1 - 2 * EDGE_SHARE) * rng.random()
    rest_deg = -(piece.start_deg + rest_share * piece.sweep_deg)
    drama = rng.uniform(0.45, 0.75) if flick_turns_per_s is None else _drama(flick_turns_per_s)
    turns = LEAST_TURNS + round(3 * drama)
    duration_s = DURATION_S[0] + (DURATION_S[1] - DURATION_S[0]) * drama
    clockwise_deg = (rest_deg - from_deg) % FULL_TURN_DEG
    if flick_turns_per_s is not None and flick_turns_per_s < 0:
        travel_deg = clockwise_deg - FULL_TURN_DEG * (turns + 1)
    else:
        travel_deg = clockwise_deg + FULL_TURN_DEG * turns
    return Spin(index, from_deg, travel_deg, duration_s)


def _drama(flick_turns_per_s: float) -> float:
    slow, fast = FLICK_TURNS_PER_S
    return min(1.0, max(0.0, (abs(flick_turns_per_s) - slow) / (fast - slow)))


def ease_out(share: float, power: float = 3.0) -> float:
    """Return an ease from fast to slow: `1 - (1 - t)^power`, clamped to 0–1."""
    share = min(1.0, max(0.0, share))
    return 1.0 - float((1.0 - share) ** power)


def ease_in_out(share: float) -> float:
    """Return an ease that is slow at both ends: the cubic Hermite `3t² - 2t³`, clamped to 0–1."""
    share = min(1.0, max(0.0, share))
    return share * share * (3.0 - 2.0 * share)
