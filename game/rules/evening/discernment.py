"""Did it help: how well scams are told from real messages (d′), and which way people lean (c).

Green and Swets, Signal Detection Theory (1966). Counts are corrected log-linearly, so that a faultless evening has a
finite d′ (Hautus, Behav. Res. Meth. Instr. Comput. 27 (1995) 46-51). Variances are those of Gourevitch and Galanter,
Psychometrika 32 (1967) 25-33.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from game.rules.evening.wilson import Z95

_NORMAL = NormalDist()


@dataclass(frozen=True)
class Estimate:
    """A value and the ends of its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Outcomes:
    """How many scams were called scams, or not, and how many real messages were."""

    hits: int
    misses: int
    alarms: int  # real messages that were called scams
    trusted: int


def discernment(outcomes: Outcomes) -> Estimate:
    """Return d′: 0 is guessing, 1 about 69 of 100 right without leaning, 2 about 84, 3 about 93."""
    hit, alarm, variance = _scores(outcomes)
    return _estimate(hit - alarm, variance)


def bias(outcomes: Outcomes) -> Estimate:
    """Return c: above 0 people rather trust, below 0 they rather suspect."""
    hit, alarm, variance = _scores(outcomes)
    return _estimate(-(hit + alarm) / 2, variance / 4)


def gain(first: Outcomes, last: Outcomes) -> Estimate:
    """Return d′ of the last messages less that of the first.

    Both are taken for independent. Whoever does well at first does well at last, too, so the interval is rather wide.
    """
    parts = [_scores(outcomes) for outcomes in (first, last)]
    (was, is_) = (hit - alarm for hit, alarm, _ in parts)
    return _estimate(is_ - was, sum(variance for _, _, variance in parts))


def _scores(outcomes: Outcomes) -> tuple[float, float, float]:
    """Return z of the hit rate, z of the false alarm rate, and the variance of their difference."""
    hit, hit_variance = _z_of(outcomes.hits, outcomes.hits + outcomes.misses)
    alarm, alarm_variance = _z_of(outcomes.alarms, outcomes.alarms + outcomes.trusted)
    return hit, alarm, hit_variance + alarm_variance


def _z_of(count: int, total: int) -> tuple[float, float]:
    share = (count + 0.5) / (total + 1)
    z = _NORMAL.inv_cdf(share)
    return z, share * (1 - share) / ((total + 1) * _NORMAL.pdf(z) ** 2)


def _estimate(value: float, variance: float) -> Estimate:
    half = Z95 * sqrt(variance)
    return Estimate(value, value - half, value + half)
