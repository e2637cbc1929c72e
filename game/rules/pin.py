"""The PIN of the staff: which ones are too simple, and how long to wait after wrong ones."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

Role = Literal["organiser", "operator"]
"""The organiser may also put packs on."""

LEAST, MOST = 6, 12
"""Digits of a PIN."""
FREE_TRIES = 5
FIRST_WAIT_S, LONGEST_WAIT_S = 60.0, 900.0
_FEWEST_DIGITS = 3
"""Different ones."""


def is_simple(pin: str) -> bool:
    """Return whether a PIN is one of those tried first: few different digits, stairs, repeats, mirrors, pairs."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    is_stair = len(steps) == 1
    is_repeat = pin in (pin + pin)[1:-1]
    is_mirror = pin == pin[::-1]
    is_paired = pin[::2] == pin[1::2]
    return len(set(pin)) < _FEWEST_DIGITS or is_stair or is_repeat or is_mirror or is_paired


def wait_after(wrong: int) -> float:
    """Return the seconds to wait after so many wrong PINs in a row: none, then 60, doubling to 900."""
    if wrong < FREE_TRIES:
        return 0.0
    doublings = min(wrong - FREE_TRIES, 10)  # far beyond the longest wait, and no overflow after a million
    return float(min(FIRST_WAIT_S * 2**doublings, LONGEST_WAIT_S))
