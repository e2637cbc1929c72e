"""A push of the can: a flick by the hand that drags it behind the line, or a button that is held."""

from __future__ import annotations

import math
from dataclasses import dataclass

from game.rules.hand import power_of_flick
from game.rules.table_plan import CAN_RADIUS_CM, LINE_CM, MOST_SPIN, Push, TablePlan, kept_behind_line, push_of
from game.scenes.core.trail import Trail
from game.ui.table.view import TableView

_SPIN_SHARE = 0.5
"""How much of the hand's turning moment becomes spin; the rest is lost between finger and can."""
_AHEAD_S = 0.02
_LEAST_WAY_MM = 5.0
"""A finger that is put down and lifted again never stays quite where it was."""
_REPEATS_S = 0.15
_REPEATS_AFTER_S = 0.4


@dataclass
class CanFlick:
    """Follows one drag of the can, which stands at `can` (cm), by a finger that came down at `at` (px)."""

    plan: TablePlan
    view: TableView
    px_per_mm: float
    can: tuple[float, float]
    at: tuple[float, float]

    def __post_init__(self) -> None:
        self._trail = Trail(*self.at)
        self._began_at = self.at
        x, y = self.view.plane(*self.at)
        self._from_finger = (self.can[0] - x, self.can[1] - y)

    def advance(self, dt: float) -> None:
        """Let `dt` seconds pass."""
        self._trail.advance(dt)

    def move(self, at: tuple[float, float]) -> tuple[float, float]:
        """Follow the finger to `at` px; return the can's new place in cm, never over the line."""
        self.at = at
        self._trail.add(*at)
        x, y = self.view.plane(*at)
        self.can = kept_behind_line(x + self._from_finger[0], y + self._from_finger[1])
        return self.can

    @property
    def has_crossed(self) -> bool:
        """Whether the finger has taken the can to the line, where the can is released at any speed."""
        return self.view.plane(*self.at)[1] + self._from_finger[1] > LINE_CM

    def push(self) -> Push | None:
        """Return the push on release; None when the hand rested, hardly moved, or pulled back."""
        rates = self._trail.rates()
        way_mm = math.dist(self.at, self._began_at) / self.px_per_mm
        if rates is None or way_mm < _LEAST_WAY_MM:
            return None
        power = power_of_flick(math.hypot(*rates) / self.px_per_mm)
        if power is None and self.has_crossed:
            power = 0.0
        aim_deg = self._aim_deg(rates)
        if power is None or aim_deg is None:
            return None
        return push_of(self.plan, self.can, aim_deg, power, self._spin(aim_deg))

    def _aim_deg(self, rates: tuple[float, ...]) -> float | None:
        """Return the direction over the table, degrees to the right of straight on; None backwards."""
        foot = self.view.point(*self.can)
        ahead = self.view.plane(foot[0] + rates[0] * _AHEAD_S, foot[1] + rates[1] * _AHEAD_S)
        across, along = ahead[0] - self.can[0], ahead[1] - self.can[1]
        return math.degrees(math.atan2(across, along)) if along > 0 else None

    def _spin(self, aim_deg: float) -> float:
        """Return the spin that a finger beside the can's middle gives it, from the distance of the push to it."""
        lever = -self._from_finger[0] * math.cos(math.radians(aim_deg)) + self._from_finger[1] * math.sin(
            math.radians(aim_deg)
        )
        if abs(lever) > 2 * CAN_RADIUS_CM:
            return 0.0  # the finger is not on the can at all
        return max(-1.0, min(1.0, lever / CAN_RADIUS_CM)) * _SPIN_SHARE * MOST_SPIN


@dataclass
class Hold:
    """The control that is held (empty when none), for how long, and how often it has acted meanwhile."""

    name: str = ""
    held_s: float = 0.0
    repeats: int = 0

    def advance(self, name: str, dt: float) -> int:
        """Hold `name` for `dt` seconds more and return how often it acts in them."""
        if name != self.name:
            self.name, self.held_s, self.repeats = name, 0.0, 0
            return 0
        self.held_s += dt
        due = int(max(0.0, self.held_s - _REPEATS_AFTER_S) / _REPEATS_S)
        acts, self.repeats = due - self.repeats, due
        return acts
