"""The power of a push of the can, from the speed of a flick or the time a button is held."""

from __future__ import annotations

LEAST_MM_PER_S = 40.0
"""A finger that is lifted more slowly than this has changed its mind: the can is put back."""
FULL_MM_PER_S = 450.0
"""A brisk flick of an arm; whatever is faster counts as this."""
GENTLE_POWER = 0.55
"""Below 1 the slow hands gain most: at 200 mm/s, an unhurried drag, a hand already has six tenths of the power."""
FULL_CHARGE_S = 1.6


def power_of_flick(mm_per_s: float) -> float | None:
    """Return the power 0–1 of a finger that leaves the glass at `mm_per_s`; None when it is too slow for a push."""
    if mm_per_s < LEAST_MM_PER_S:
        return None
    share = min(1.0, (mm_per_s - LEAST_MM_PER_S) / (FULL_MM_PER_S - LEAST_MM_PER_S))
    return float(share**GENTLE_POWER)


def power_of_charge(held_s: float) -> float:
    """Return the power 0–1 of a button held for `held_s`: it rises evenly, then stays full, so nobody must be quick."""
    return min(1.0, max(0.0, held_s / FULL_CHARGE_S))
