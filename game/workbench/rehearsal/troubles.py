"""What goes wrong in a rehearsed night: the disk takes nothing for a while, the sound goes, the clock jumps."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import pygame

from game.ui.sound import Audio
from game.workbench.rehearsal.clocks import NightClock

if sys.platform != "win32":
    import resource

EMPTY_BATTERY = datetime(1970, 1, 1, tzinfo=timezone.utc)
GARBAGE = datetime(2099, 6, 1, tzinfo=timezone.utc)


class FullDisk:
    """A disk that takes no byte of this process while it is full, by its limit on the size of files (POSIX)."""

    def __init__(self) -> None:
        self.is_full = False
        self._before: tuple[int, int] | None = None

    def fill(self) -> None:
        """Take nothing from now on. On Windows nothing happens."""
        if sys.platform != "win32" and not self.is_full:
            self._before = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1, self._before[1]))
            self.is_full = True

    def free(self) -> None:
        """Take everything again."""
        if sys.platform != "win32" and self._before is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, self._before)
            self._before, self.is_full = None, False


@dataclass(frozen=True)
class Trouble:
    """Something that happens at a share of the night (0–1)."""

    at: float
    name: str
    happens: Callable[[], object]


def troubles_of(clock: NightClock, disk: FullDisk, audio: Audio) -> tuple[Trouble, ...]:
    """Return all troubles of a night in their order; each ends before it is over."""

    def jump(hours: float) -> Callable[[], None]:
        return lambda: clock.set(clock.wall + timedelta(hours=hours))

    return (
        Trouble(0.12, "sound gone", pygame.mixer.quit),
        Trouble(0.22, "sound back", lambda: audio.open_in_background().join()),
        Trouble(0.28, "disk full", disk.fill),
        Trouble(0.31, "disk free", disk.free),
        Trouble(0.38, "clock +3 h", jump(3)),
        Trouble(0.42, "clock right", clock.set_right),
        Trouble(0.48, "clock 1970", lambda: clock.set(EMPTY_BATTERY)),
        Trouble(0.51, "clock right", clock.set_right),
        Trouble(0.57, "clock 2099", lambda: clock.set(GARBAGE)),
        Trouble(0.59, "clock right", clock.set_right),
        Trouble(0.66, "clock -1 h", jump(-1)),
        Trouble(0.69, "clock right", clock.set_right),
        Trouble(0.75, "disk full", disk.fill),
        Trouble(0.78, "sound gone", pygame.mixer.quit),
        Trouble(0.80, "disk free", disk.free),
    )


class Schedule:
    """Has troubles happen when they are due."""

    def __init__(self, troubles: Iterable[Trouble]) -> None:
        self.happened: list[str] = []
        self._coming = deque(troubles)

    def reach(self, share: float) -> None:
        """Have everything happen that is due at this share of the night."""
        while self._coming and self._coming[0].at <= share:
            trouble = self._coming.popleft()
            trouble.happens()
            self.happened.append(trouble.name)
