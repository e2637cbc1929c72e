"""The wheel in a real window, paced at sixty frames a second."""

from __future__ import annotations

import os
import statistics
import time

from game.app.start import Witness, open_and_play
from game.kiosk.places import Places
from game.kiosk.settings import RunOptions, Settings
from game.kiosk.shell import Shell
from game.scenes.core.wheel_stage import wheel_face
from game.workbench.rehearsal.hands import Hands
from game.workbench.rehearsal.self_play import SelfPlay

SLOW_FRAME_S = 0.025


def measure_live(places: Places, window: tuple[int, int] | None, seconds: float) -> dict[str, float]:
    """Spin for `seconds` in a window (or full screen) and return figures by name. Raises NoDisplayError."""
    witness = _Spinner(seconds)
    options = RunOptions(Settings(is_debug=True), window, seed=7)
    open_and_play(options, places, witness)
    return witness.figures()


class _Spinner(Witness):
    """Keeps the wheel turning and notes the time of each frame."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._started_s = time.perf_counter()
        self._first_frame_s = self._started_s
        self._gaps_s: list[float] = []
        self._last_s: float | None = None
        self._spun_s = 0.0
        self._cpu_s = 0.0

    def first_frame(self) -> None:
        self._first_frame_s = time.perf_counter()

    def ready(self, shell: Shell) -> None:
        self._visitor = SelfPlay(Hands(shell))
        face = wheel_face(shell.context)
        while not face.warm():
            pass
        self._wheel = self._visitor.start_spin()
        self._cpu_s -= _cpu_s()

    def is_done(self) -> bool:
        now_s = time.perf_counter()
        if self._last_s is not None:
            self._gaps_s.append(now_s - self._last_s)
            self._spun_s += now_s - self._last_s
        self._last_s = now_s
        is_over = self._spun_s > self._seconds
        if is_over or not self._wheel.is_spinning:
            self._cpu_s += _cpu_s()
            if not is_over:
                # The way to the next spin is not measured.
                self._wheel = self._visitor.spin_again()
                self._last_s = None
                self._cpu_s -= _cpu_s()
        return is_over

    def figures(self) -> dict[str, float]:
        """Return times in ms by name."""
        gaps = sorted(self._gaps_s)
        return {
            "first_frame_ms": (self._first_frame_s - self._started_s) * 1000,
            "fps": 1 / statistics.mean(gaps),
            "p99_ms": gaps[round(len(gaps) * 0.99) - 1] * 1000,
            "frames": float(len(gaps)),
            "frames_over_25_ms": float(sum(gap > SLOW_FRAME_S for gap in gaps)),
            "cpu_ms_a_frame": self._cpu_s / len(gaps) * 1000,
        }


def _cpu_s() -> float:
    times = os.times()
    return times.user + times.system
