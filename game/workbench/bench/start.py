"""Start-up and memory, measured in a process of its own that takes the kiosk's own way in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import cast

STARTS = 5


@dataclass(frozen=True)
class StartTimes:
    """How fast and how large.

    Attributes:
        first_frame_ms: from the start of the process to the first picture, median of five starts.
        ready_ms: to the attract screen that takes touches.
        pss_mb: proportional set size after a spin; None where the system does not tell (it is Linux that does).
    """

    first_frame_ms: float
    ready_ms: float
    pss_mb: float | None

    def as_record(self) -> dict[str, float | None]:
        """For JSON."""
        return {"first_frame_ms": self.first_frame_ms, "ready_ms": self.ready_ms, "pss_mb": self.pss_mb}


def measure_start(size: tuple[int, int]) -> StartTimes:
    """Start the kiosk five times on a driver that shows nothing."""
    runs = [_start_once(size) for _ in range(STARTS)]
    memory = runs[-1].pss_mb
    return StartTimes(_median(run.first_frame_ms for run in runs), _median(run.ready_ms for run in runs), memory)


def _start_once(size: tuple[int, int]) -> StartTimes:
    environ = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    started_s = repr(time.monotonic())  # one clock for all processes of a machine
    command = [
        sys.executable,
        "-m",
        "game.cli.start_probe",
        started_s,
        "--window",
        f"{size[0]}x{size[1]}",
        "--seed",
        "7",
    ]
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(command, env=environ, cwd=root, capture_output=True, text=True, check=True)  # noqa: S603 - our own module
    seen = cast("dict[str, float]", json.loads(done.stdout.splitlines()[-1]))
    return StartTimes(seen["first_frame_ms"], seen["ready_ms"], seen["pss_mb"])


def _median(values: object) -> float:
    ordered = sorted(cast("list[float]", list(cast("list[float]", values))))
    return ordered[len(ordered) // 2]
