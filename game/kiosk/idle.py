"""How long nobody has touched the screen."""

from __future__ import annotations


class Idle:
    """Counts by frame time, so that a jump of the wall clock changes nothing."""

    def __init__(self) -> None:
        self._quiet_s = 0.0

    def touch(self) -> None:
        """Somebody is there."""
        self._quiet_s = 0.0

    def advance(self, dt: float, limit_s: float | None) -> bool:
        """Let `dt` seconds pass; True once, when `limit_s` is reached (never for None)."""
        if limit_s is None:
            self._quiet_s = 0.0
            return False
        self._quiet_s += dt
        if self._quiet_s < limit_s:
            return False
        self._quiet_s = 0.0
        return True
