"""Start-up and memory, measured in a separate process that starts like the kiosk."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

STARTS = 5


@dataclass(frozen=True)
class StartTimes:
    """Times from process start to the first picture, and to the attract screen that takes touches.

    Those of the processor are the same on a machine that has other things to do.
    """

    first_frame_ms: float
    ready_ms: float
    first_frame_cpu_ms: float
    ready_cpu_ms: float
    pss_mb: float | None  # proportional set size after a spin; None except on Linux


def measure_start(size: tuple[int, int]) -> StartTimes:
    """Start the kiosk five times on a driver that shows nothing; return medians."""
    runs = [_start_once(size) for _ in range(STARTS)]
    names = ("first_frame_ms", "ready_ms", "first_frame_cpu_ms", "ready_cpu_ms")
    medians = {name: statistics.median(getattr(run, name) for run in runs) for name in names}
    return StartTimes(**medians, pss_mb=runs[-1].pss_mb)


def _start_once(size: tuple[int, int]) -> StartTimes:
    environ = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    started_s = repr(time.monotonic())  # one clock for all processes of a machine
    window = f"{size[0]}x{size[1]}"
    command = [sys.executable, "-m", "game.cli.start_probe", started_s, "--window", window, "--seed", "7"]
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(command, env=environ, cwd=root, capture_output=True, text=True, check=True)  # noqa: S603 - our own module
    return StartTimes(**json.loads(done.stdout.splitlines()[-1]))
