"""Clocks of a rehearsal, which the frames move: the monotonic one, and a wall clock that may be set."""

from __future__ import annotations

from datetime import datetime, timedelta

from game.records.journal import Clock


class NightClock:
    """Begins at `wall` (aware). The wall clock alone can be set, as somebody does it, or an empty battery."""

    def __init__(self, wall: datetime, earliest: datetime) -> None:
        self.now_s = 0.0
        self.jumps = 0
        self._began = self._wall = wall
        self._earliest = earliest

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        self.now_s += seconds
        self._wall += timedelta(seconds=seconds)

    def set(self, wall: datetime) -> None:
        """Set the wall clock."""
        self.jumps += 1
        self._wall = wall

    def set_right(self) -> None:
        """Set the wall clock to what it would be had nobody touched it."""
        self.set(self._began + timedelta(seconds=self.now_s))

    @property
    def wall(self) -> datetime:
        """What the wall clock shows."""
        return self._wall

    @property
    def clock(self) -> Clock:
        """The clocks as the records take them."""
        return Clock(lambda: self._wall, lambda: self.now_s, self._earliest)
