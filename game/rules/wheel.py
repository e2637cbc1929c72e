"""The lucky wheel: the slice is drawn first; the spin only shows it.

Angles are degrees clockwise. Slice angles count from the wheel's own zero mark; the wheel's angle is how far that mark
has turned from the pointer at the top. So the pointer shows the slice at `-angle` (mod 360).
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

FULL_TURN_DEG = 360.0
DURATIONS_S = (4.0, 4.5, 5.0, 5.5, 6.0)
EDGE_SHARE = 0.12
"""A spin never ends nearer than this share of the slice to one of its edges (the promise is 0.10)."""
LAUNCH_TURNS_PER_S = (0.42, 3.0)
"""The slowest and the fastest start of a spin: slower hands still spin the wheel, faster ones are held back."""
LEAST_TRAVEL_TURNS = 0.45
READ_TURNS_PER_S, READ_DEG = 0.32, 150.0
"""At this speed the names can be read (half faded in); so far the wheel turns from there on."""
LAST_SECOND_DEG = 9.0
"""The least that every spin turns in its last second. It and `READ_DEG` hold whatever the seed, because for every place
and speed some turns and duration keep both: the turns, the duration and, within a fifth, the first speed give way."""
_BUTTON_TURNS_PER_S = (1.5, 2.3)
# A spin dies away quickly to a tail that slows evenly, by this much a second: so the names are read for 150 degrees.
_TAIL_TURNS_PER_S2 = 0.105
_LAUNCHES = (1.0, 0.92, 1.08, 0.84, 1.16)  # times the speed of the hand
_USUAL_FADE, _FADES = 4.0, (0.8, 20.0)  # the power by which the speed above the tail dies away


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

    It starts at the wheel's angle `from_deg`; `travel_deg` is positive clockwise; `duration_s` is 4–6. Of the speed at
    the start the share `tail` slows evenly, the rest dies away by the power `fade`.
    """

    slice_index: int
    from_deg: float
    travel_deg: float
    duration_s: float
    tail: float
    fade: float

    def angle_at(self, time_s: float) -> float:
        """Return the wheel's angle `time_s` after the start, not reduced to one turn."""
        left = 1.0 - min(1.0, max(0.0, time_s / self.duration_s))
        tail, rest = self._parts
        undone = (tail * left**2 + rest * left ** (self.fade + 1)) / (tail + rest)
        return self.from_deg + self.travel_deg * (1.0 - float(undone))

    def turns_per_s_at(self, time_s: float) -> float:
        """Return the signed speed, the derivative of the angle."""
        left = 1.0 - min(1.0, max(0.0, time_s / self.duration_s))
        slope = self.tail * left + (1 - self.tail) * left**self.fade
        return float(self.travel_deg * slope / sum(self._parts) / self.duration_s / FULL_TURN_DEG)

    @property
    def _parts(self) -> tuple[float, float]:
        """What the tail and the rest travel, as shares of what the first speed would travel in that time."""
        return self.tail / 2, (1 - self.tail) / (self.fade + 1)


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

    The signed speed of the hand (None for the button) decides direction and first speed, within a fifth, and by them
    turns and duration; never the result.
    """
    index = draw_slice(odds, rng)
    piece = slices_of(odds)[index]
    rest_share = EDGE_SHARE + (1 - 2 * EDGE_SHARE) * rng.random()
    rest_deg = -(piece.start_deg + rest_share * piece.sweep_deg)
    speed = rng.uniform(*_BUTTON_TURNS_PER_S) if flick_turns_per_s is None else flick_turns_per_s
    way = math.copysign(1.0, speed)
    slowest, fastest = LAUNCH_TURNS_PER_S
    launch = min(fastest, max(slowest, abs(speed)))
    ahead = way * (rest_deg - from_deg) % FULL_TURN_DEG / FULL_TURN_DEG
    courses = sorted(_courses(ahead, launch))
    spins = [Spin(index, from_deg, way * turns * FULL_TURN_DEG, *how) for _, turns, *how in courses]
    return next(filter(_is_watched, spins), spins[0])  # the tests find no place and speed without one


def _courses(ahead: float, hand: float) -> Iterator[tuple[float, float, float, float, float]]:
    """Return all spins to a place `ahead` turns ahead: how unusual each is, its turns, duration, tail and fade."""
    slowest, fastest = LAUNCH_TURNS_PER_S
    usual_s = DURATIONS_S[0] + (DURATIONS_S[-1] - DURATIONS_S[0]) * (hand - slowest) / (fastest - slowest)
    for duration_s, times in product(DURATIONS_S, _LAUNCHES):
        launch = hand * times
        tail = min(0.62, _TAIL_TURNS_PER_S2 * duration_s / launch)
        for whole in range(math.ceil(fastest * DURATIONS_S[-1])):
            turns = ahead + whole
            rest = turns / (launch * duration_s) - tail / 2
            if turns < LEAST_TRAVEL_TURNS or rest <= 0:
                continue
            fade = (1 - tail) / rest - 1
            if _FADES[0] <= fade <= _FADES[1]:
                unusual = abs(math.log((fade + 1) / (_USUAL_FADE + 1))) + 6 * abs(times - 1)
                yield unusual + 0.4 * abs(duration_s - usual_s), turns, duration_s, tail, fade


def _is_watched(spin: Spin) -> bool:
    """Whether names pass for long enough once they can be read, and the wheel still moves in the last second."""
    early_s, late_s = 0.0, spin.duration_s
    for _ in range(12):
        middle_s = (early_s + late_s) / 2
        if abs(spin.turns_per_s_at(middle_s)) > READ_TURNS_PER_S:
            early_s = middle_s
        else:
            late_s = middle_s
    rest_deg = spin.angle_at(spin.duration_s)
    in_last_second_deg = abs(rest_deg - spin.angle_at(spin.duration_s - 1))
    return abs(rest_deg - spin.angle_at(late_s)) >= READ_DEG and in_last_second_deg >= LAST_SECOND_DEG


def ease_in_out(share: float) -> float:
    """Return an ease that is slow at both ends: the cubic Hermite `3t² - 2t³`, clamped to 0–1."""
    share = min(1.0, max(0.0, share))
    return share * share * (3.0 - 2.0 * share)
