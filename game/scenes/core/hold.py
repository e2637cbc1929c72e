"""How long a control has been held, and how often it acts meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

REPEATS_S = 0.15
REPEATS_AFTER_S = 0.4


@dataclass
class Hold:
    """One finger on one control.

    Attributes:
        name: of the control, empty when none is held.
        held_s: for how long.
        repeats: how often it has acted by being held.
    """

    name: str = ""
    held_s: float = 0.0
    repeats: int = 0

    @property
    def has_repeated(self) -> bool:
        """Whether holding has acted already, so that letting go must not act once more."""
        return self.repeats > 0

    def advance(self, name: str, dt: float) -> int:
        """`name` is held for `dt` seconds more; returns how often it acts in them."""
        if name != self.name:
            self.name, self.held_s, self.repeats = name, 0.0, 0
            return 0
        self.held_s += dt
        due = int(max(0.0, self.held_s - REPEATS_AFTER_S) / REPEATS_S)
        acts, self.repeats = due - self.repeats, due
        return acts
