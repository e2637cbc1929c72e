"""The wheel in a real window, paced at sixty frames a second."""

from __future__ import annotations

import os
import statistics
import time
from dataclasses import dataclass, field

from game.cli.run import Witness, open_and_play
from game.cli.run_options import RunOptions
from game.cli.self_play import SelfPlay
from game.kiosk.places import Places
from game.kiosk.settings import Settings
from game.kiosk.shell import Shell

SLOW_FRAME_S = 0.025


def measure_live(places: Places, window: tuple[int, int] | None, seconds: float) -> dict[str, float]:
    """Spin for `seconds` in a window (or full screen) and return the figures by name.

    Raises:
        NoDisplayError: there is nothing to show a window on.
    """
    witness = _Spinner(seconds)
    options = RunOptions(Settings(is_debug=True), window, seed=7)
    open_and_play(options, places, witness)
    return witness.figures()


@dataclass
class _Spinner(Witness):
    """Keeps the wheel turning and notes when each frame began."""

    seconds: float
    _started_s: float = field(default_factory=time.perf_counter)
    _first_frame_s: float = 0.0
    _shell: Shell | None = None
    _frames_s: list[float] = field(default_factory=list)
    _cpu_s: float = 0.0

    def first_frame(self) -> None:
        self._first_frame_s = time.perf_counter()

    def ready(self, shell: Shell) -> None:
        self._shell = shell
        self._visitor = SelfPlay(shell, makes_mistakes=False, on_moment=lambda moment: None)
        self._visitor.go_to_wheel()
        self._cpu_s = _cpu_s()

    def is_done(self) -> bool:
        self._frames_s.append(time.perf_counter())
        if self._shell is not None and not self._visitor.wheel.is_spinning:
            # The same visitor spins again; the change happens between two frames.
            self._shell.stack.restart()
            self._visitor.go_to_wheel()
            self._frames_s.append(0.0)
        return self._passed_s > self.seconds

    @property
    def _passed_s(self) -> float:
        return sum(self._gaps())

    def _gaps(self) -> list[float]:
        pairs = zip(self._frames_s, self._frames_s[1:], strict=False)
        return [later - earlier for earlier, later in pairs if earlier and later]

    def figures(self) -> dict[str, float]:
        """By name, times in ms."""
        gaps = sorted(self._gaps())
        return {
            "first_frame_ms": (self._first_frame_s - self._started_s) * 1000,
            "fps": 1 / statistics.mean(gaps),
            "p99_ms": gaps[round(len(gaps) * 0.99) - 1] * 1000,
            "frames_over_25_ms": float(sum(gap > SLOW_FRAME_S for gap in gaps)),
            "cpu_ms_a_frame": (_cpu_s() - self._cpu_s) / len(gaps) * 1000,
        }


def _cpu_s() -> float:
    times = os.times()
    return times.user + times.system
