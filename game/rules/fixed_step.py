"""Steps of equal length at any frame rate."""

from __future__ import annotations

STEP_S = 1 / 240
"""Of the can game: short enough that nothing passes through anything at any speed a hand can give."""
MOST_BACKLOG_S = 0.25
"""A frame that took longer (the machine slept, a window was dragged) does not have to be caught up with."""


class FixedStep:
    """Turns uneven frame times into whole steps; the remainder is kept for the next frame."""

    def __init__(self) -> None:
        self._backlog_s = 0.0

    def advance(self, dt: float) -> int:
        """Return the whole steps due after `dt` more seconds; none when the clock runs backwards."""
        self._backlog_s = min(MOST_BACKLOG_S, self._backlog_s + max(0.0, dt))
        steps = int(self._backlog_s / STEP_S)
        self._backlog_s = max(0.0, self._backlog_s - steps * STEP_S)
        return steps

    @property
    def alpha(self) -> float:
        """The share of the next step that has passed, 0–1, for drawing between two steps."""
        return min(1.0, self._backlog_s / STEP_S)
