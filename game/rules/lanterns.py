"""The lanterns along the top: one is lit for every scam seen through, and after ten it begins anew."""

from __future__ import annotations

from game.rules.visit import Visit

LANTERNS = 10


def seen_through(before: Visit, after: Visit) -> int:
    """Return how many scams more have been seen through in `after` than in `before`, the same visit a step earlier.

    Every message that was recognised counts, also a second one of the same kind, and the kind that was named: whoever
    sees the mask come off sees a lantern light up.
    """
    return _count(after) - _count(before)


def _count(visit: Visit) -> int:
    return visit.score.caught + (visit.naming is not None and visit.naming.is_complete)


def lit_of(count: int) -> int:
    """Return how many lanterns are lit once `count` scams have been seen through: all of them at ten, one at eleven."""
    return (count - 1) % LANTERNS + 1 if count > 0 else 0
