"""Curves from 0 to 1 over a time from 0 to 1."""

from __future__ import annotations


def ease_out(share: float, power: float = 3.0) -> float:
    """Fast at first, then ever slower: `1 - (1 - t)^power`, clamped to 0–1."""
    share = min(1.0, max(0.0, share))
    return 1.0 - float((1.0 - share) ** power)


def ease_in_out(share: float) -> float:
    """Slow at both ends: the cubic Hermite `3t² - 2t³`, clamped to 0–1."""
    share = min(1.0, max(0.0, share))
    return share * share * (3.0 - 2.0 * share)
