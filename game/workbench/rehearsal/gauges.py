"""What is measured while a rehearsal runs: memory, open files, and the longest computation of a frame."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pygame

from game.kiosk.live import FRAME_S
from game.kiosk.shell import Shell
from game.workbench.rehearsal.hands import Hands

_PROC = Path("/proc/self")
SAMPLE_S = 60.0
"""Between two samples, by the kiosk's clock."""


def resident_mb() -> float | None:
    """Return the memory of this process that is in RAM; None except on Linux."""
    try:
        pages = int((_PROC / "statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def open_files() -> int | None:
    """Return how many files this process has open; None except on Linux."""
    try:
        return len(os.listdir(_PROC / "fd"))
    except OSError:
        return None


def slope(samples: Sequence[tuple[float, float]]) -> float | None:
    """Return the slope of the line through (x, y) with the least squares; None of fewer than three."""
    if len(samples) < 3:  # noqa: PLR2004 - two are on any line
        return None
    middle_x = sum(x for x, _ in samples) / len(samples)
    middle_y = sum(y for _, y in samples) / len(samples)
    spread = sum((x - middle_x) ** 2 for x, _ in samples)
    return sum((x - middle_x) * (y - middle_y) for x, y in samples) / spread if spread else None


class WatchedHands(Hands):
    """Hands whose every frame moves the clock by `pass_`, and is timed."""

    def __init__(
        self,
        shell: Shell,
        pass_: Callable[[float], None],
        *,
        step_s: float,
        cpu_s: Callable[[], float] = time.thread_time,
    ) -> None:
        super().__init__(shell, step_s=step_s)
        self.passed_s = 0.0
        self.longest_s = 0.0
        self.longest_at = ""
        self.memory: list[tuple[float, float]] = []
        """(hours, MB)."""
        self._pass = pass_
        self._cpu_s = cpu_s
        self._sample_at_s = 0.0

    def frame(self, events: Iterable[pygame.event.Event] = (), dt: float = FRAME_S) -> bool:
        """Run one frame; return whether anything was drawn."""
        before, screen = self._cpu_s(), self.shell.stack.top.name
        is_drawn = super().frame(events, dt)
        took_s = self._cpu_s() - before
        if took_s > self.longest_s:
            self.longest_s, self.longest_at = took_s, f"{screen} → {self.shell.stack.top.name}"
        self._pass(dt)
        self.passed_s += dt
        if self.passed_s >= self._sample_at_s:
            self._sample_at_s = self.passed_s + SAMPLE_S
            memory_mb = resident_mb()
            if memory_mb is not None:
                self.memory.append((self.passed_s / 3600, memory_mb))
        return is_drawn
