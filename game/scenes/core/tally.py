"""How many scams have been seen through at this stall since it was started, for the plaque and the lanterns."""

from __future__ import annotations

from game.rules.lanterns import LANTERNS, lit_of, seen_through
from game.rules.visit import Visit


class Tally:
    """Counts; knows nothing about anybody. While a light is on its way its lantern is still dark."""

    def __init__(self, count: int = 0) -> None:
        self.count = count
        self._on_its_way = 0

    def note(self, before: Visit, after: Visit, *, flies: bool = False) -> bool:
        """Count what a step of a visit has added, and return whether that is anything; its light may fly first."""
        gained = seen_through(before, after)
        self.count += gained
        self._on_its_way = gained if flies else 0
        return gained > 0

    def arrive(self) -> None:
        """Let the light that is on its way arrive."""
        self._on_its_way = 0

    @property
    def lit(self) -> int:
        """How many lanterns shine now."""
        return max(0, lit_of(self.count) - self._on_its_way)

    @property
    def is_full(self) -> bool:
        """Whether all lanterns shine."""
        return self.lit == LANTERNS
