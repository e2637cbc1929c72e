"""The hidden corner: seven taps in four seconds lead staff to their screen; nobody taps there that often by chance."""

from __future__ import annotations

import pygame

from game.ui.measures import Measures

TAPS = 7
WITHIN_S = 4.0


class StaffCorner:
    """Counts taps in the upper right corner of the screen."""

    def __init__(self) -> None:
        self._taps_s: list[float] = []

    def rect(self, measures: Measures) -> pygame.Rect:
        """The corner: nothing is drawn there but the awning."""
        side = round(1.2 * measures.target_px)
        return pygame.Rect(measures.width - side, 0, side, side)

    def tap(self, now_s: float) -> bool:
        """One more tap at `now_s`; True when it was the last of enough."""
        self._taps_s = [when for when in self._taps_s if now_s - when <= WITHIN_S] + [now_s]
        if len(self._taps_s) < TAPS:
            return False
        self._taps_s = []
        return True
