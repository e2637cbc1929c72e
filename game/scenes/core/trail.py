"""The last moments of a drag, from which the speed on release is computed."""

from __future__ import annotations

WINDOW_S = 0.1
"""The speed of a flick is that of its last tenth of a second; what came before was aiming."""
_LEAST_SPAN_S = 1 / 120


class Trail:
    """Records positions and times of a drag. `start` has as many numbers as every later position."""

    def __init__(self, *start: float) -> None:
        self._now_s = 0.0
        self._places: list[tuple[float, tuple[float, ...]]] = [(0.0, start)]

    def advance(self, dt: float) -> None:
        """Let `dt` seconds pass."""
        self._now_s += dt

    def add(self, *place: float) -> None:
        """Record the hand's position now."""
        self._places.append((self._now_s, place))

    def rates(self) -> tuple[float, ...] | None:
        """Return the change a second of each number over the window; None when the hand rested in it."""
        recent = [(when, place) for when, place in self._places if self._now_s - when <= WINDOW_S]
        if len(recent) < 2:
            return None
        (first_s, first), (last_s, last) = recent[0], recent[-1]
        span_s = max(last_s - first_s, _LEAST_SPAN_S)
        return tuple((after - before) / span_s for before, after in zip(first, last, strict=True))
