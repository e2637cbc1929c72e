"""A drag of the wheel: its angle, and its speed on release."""

from __future__ import annotations

import math

from game.scenes.core.trail import Trail

LEAST_TURNS_PER_S = 0.15


class Flick:
    """Follows a drag around a centre. Angles in degrees clockwise, as on the screen."""

    def __init__(self, centre: tuple[float, float], at: tuple[float, float]) -> None:
        self.centre = centre
        self._bearing_deg = self._bearing(at)
        self._turned_deg = 0.0
        self._trail = Trail(0.0)

    def advance(self, dt: float) -> None:
        """Let `dt` seconds pass."""
        self._trail.advance(dt)

    def move(self, at: tuple[float, float]) -> float:
        """Follow the hand to `at` px and return by how much the wheel turns."""
        bearing = self._bearing(at)
        step = (bearing - self._bearing_deg + 180) % 360 - 180
        self._bearing_deg = bearing
        self._turned_deg += step
        self._trail.add(self._turned_deg)
        return step

    def turns_per_s(self) -> float | None:
        """Return the signed speed on release; None when the hand rested or hardly moved, which starts no spin."""
        rates = self._trail.rates()
        if rates is None:
            return None
        speed = rates[0] / 360
        return speed if abs(speed) >= LEAST_TURNS_PER_S else None

    def _bearing(self, at: tuple[float, float]) -> float:
        return math.degrees(math.atan2(at[1] - self.centre[1], at[0] - self.centre[0]))
