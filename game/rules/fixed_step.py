"""How many steps of equal length a frame owes, whatever the frame rate."""

from __future__ import annotations

STEP_S = 1 / 240
"""Of the can game: short enough that nothing passes through anything at any speed a hand can give."""
MOST_BACKLOG_S = 0.25
"""A frame that took longer (the machine slept, a window was dragged) does not have to be caught up with."""


class FixedStep:
    """Turns uneven frame times into whole steps. What is left over waits for the next frame: no time is lost."""

    def __init__(self) -> None:
        self._backlog_s = 0.0

    def advance(self, dt: float) -> int:
        """Whole steps due after `dt` more seconds; a clock that runs backwards owes none."""
        self._backlog_s = min(MOST_BACKLOG_S, self._backlog_s + max(0.0, dt))
        steps = int(self._backlog_s / STEP_S)
        self._backlog_s = max(0.0, self._backlog_s - steps * STEP_S)
        return steps

    @property
    def alpha(self) -> float:
        """Share of the next step that has passed, 0–1: how far to draw between two steps."""
        return min(1.0, self._backlog_s / STEP_S)
