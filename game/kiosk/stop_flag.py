"""What the system tells a process to do, as a flag: the kiosk ends between two steps, and says in its log why."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Any

SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK", "SIGUSR2")
"""Those that would end a process at once, as far as this system has them. SIGUSR1 asks where it stands (`logs`)."""


class StopFlag:
    """A flag that signals raise."""

    def __init__(self) -> None:
        self.told_by = ""
        """The name of the first signal."""
        self._before: dict[int, Any] = {}

    @property
    def is_raised(self) -> bool:
        """Whether the process shall end."""
        return bool(self.told_by)

    def install(self) -> None:
        """Handle all signals from now on. Raises ValueError outside the main thread."""
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                self._before[number] = signal.signal(number, self._raise)

    def remove(self) -> None:
        """Have signals do what they did before `install`."""
        for number, before in self._before.items():
            signal.signal(number, before)
        self._before.clear()

    def _raise(self, number: int, frame: FrameType | None) -> None:
        self.told_by = self.told_by or signal.Signals(number).name
