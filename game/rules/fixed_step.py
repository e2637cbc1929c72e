"""How many steps of equal length a frame owes, whatever the frame rate."""

from __future__ import annotations

import math

STEP_S = 1 / 240
"""Of the can game: short enough that nothing passes through anything at any speed a hand can give."""


class FixedStep:
    """Turns uneven frame times into whole steps.

    What is left over waits for the next frame, so that no time is lost. A frame that took very long (the machine slept,
    a window was dragged) does not have to be caught up with: what exceeds `most_backlog_s` is dropped.
    """

    def __init__(self, step_s: float = STEP_S, most_backlog_s: float = 0.25) -> None:
        """Start with nothing owed.

        Args:
            step_s: length of one step, more than 0.
            most_backlog_s: the most time that may be owed, at least one step.

        Raises:
            ValueError: where the two make no sense.
        """
        if not 0 < step_s <= most_backlog_s < math.inf:
            raise ValueError(f"a step of {step_s} s does not fit into a backlog of {most_backlog_s} s")
        self._step_s = step_s
        self._most_backlog_s = most_backlog_s
        self._backlog_s = 0.0

    def advance(self, dt: float) -> int:
        """Whole steps due after `dt` more seconds; a clock that runs backwards owes none."""
        self._backlog_s = min(self._most_backlog_s, self._backlog_s + max(0.0, dt))
        steps = int(self._backlog_s / self._step_s)
        self._backlog_s = max(0.0, self._backlog_s - steps * self._step_s)
        return steps

    @property
    def alpha(self) -> float:
        """Share of the next step that has passed, 0–1: how far to draw between two steps."""
        return min(1.0, self._backlog_s / self._step_s)
