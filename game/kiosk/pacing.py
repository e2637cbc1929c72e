"""Sixty frames a second, held by absolute deadlines; between changes as few as possible."""

from __future__ import annotations

import time
from collections.abc import Callable

FRAME_S = 1 / 60
DOZE_S = 1 / 30
MOST_DT_S = 0.25
"""A longer gap (a suspended machine, a dragged window) counts as this much: nothing jumps."""


class Pacer:
    """Sleeps to the next multiple of a frame. `Clock.tick` rounds to milliseconds and gives 61.6 fps instead."""

    def __init__(
        self, now: Callable[[], float] = time.perf_counter, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._now = now
        self._sleep = sleep
        self._last_s = now()
        self._deadline_s = self._last_s

    def dt(self) -> float:
        """Seconds since the last call, at most `MOST_DT_S`."""
        now_s = self._now()
        passed_s, self._last_s = now_s - self._last_s, now_s
        return min(MOST_DT_S, max(0.0, passed_s))

    def doze(self) -> None:
        """Sleep while nothing moves: short enough for a touch to feel immediate, long enough to cost nothing.

        `pygame.event.wait` would wake at once, but SDL polls the X server a thousand times a second meanwhile:
        4.5 % of a core against 0.3 %.
        """
        self._sleep(DOZE_S)

    def wait(self) -> None:
        """Sleep until the next frame is due; frames that were missed are not made up for."""
        now_s = self._now()
        self._deadline_s = max(self._deadline_s + FRAME_S, now_s - FRAME_S)
        if self._deadline_s > now_s:
            self._sleep(self._deadline_s - now_s)
