"""Clocks that stand until they are moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from game.records.journal import Clock


@dataclass
class FakeClock:
    """A wall clock and a monotonic one, which may be moved apart."""

    wall: datetime = datetime(2026, 12, 1, 19, 0, tzinfo=timezone.utc)
    monotonic_s: float = 1000.0

    def pass_(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.monotonic_s += seconds

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.wall, lambda: self.monotonic_s, datetime(2026, 1, 1, tzinfo=timezone.utc))
