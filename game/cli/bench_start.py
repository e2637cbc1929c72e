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

from game.cli.run import Witness, open_and_play
from game.cli.run_options import parse_run_options
from game.kiosk.places import find_places
from game.kiosk.shell import Shell

STARTED_AT = "FANZHA_BENCH_STARTED_AT"
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


def pss_mb() -> float | None:
    """Memory of this process in MB, shared pages counted by their share (Linux, proc(5): smaps_rollup)."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return round(kilobytes / 1024, 1)


class _Probe(Witness):
    """Notes when things happened, spins the wheel once, and prints what it has seen."""

    shows_on_nothing = True

    def __init__(self, started_s: float) -> None:
        self._started_s = started_s
        self._seen: dict[str, float | None] = {}

    def first_frame(self) -> None:
        self._seen["first_frame_ms"] = self._passed_ms()

    def ready(self, shell: Shell) -> None:
        self._seen["ready_ms"] = self._passed_ms()
        from game.cli.self_play import SelfPlay  # noqa: PLC0415 - must not weigh on the start that is measured

        visitor = SelfPlay(shell, makes_mistakes=False, on_moment=lambda moment: None)
        visitor.go_to_wheel()
        visitor.wait_for_wheel()
        self._seen["pss_mb"] = pss_mb()

    def is_done(self) -> bool:
        sys.stdout.write(json.dumps(self._seen) + "\n")
        return True

    def _passed_ms(self) -> float:
        return round((time.monotonic() - self._started_s) * 1000, 1)


def _start_once(size: tuple[int, int]) -> StartTimes:
    environ = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    environ[STARTED_AT] = repr(time.monotonic())  # one clock for all processes of a machine
    command = [sys.executable, "-m", "game.cli.bench_start", "--window", f"{size[0]}x{size[1]}", "--seed", "7"]
    root = Path(__file__).resolve().parent.parent.parent
    done = subprocess.run(command, env=environ, cwd=root, capture_output=True, text=True, check=True)  # noqa: S603 - our own module
    seen = cast("dict[str, float]", json.loads(done.stdout.splitlines()[-1]))
    return StartTimes(seen["first_frame_ms"], seen["ready_ms"], seen["pss_mb"])


def _median(values: object) -> float:
    ordered = sorted(cast("list[float]", list(cast("list[float]", values))))
    return ordered[len(ordered) // 2]


if __name__ == "__main__":
    from game.kiosk import sdl

    sdl.prepare()
    raise SystemExit(
        open_and_play(parse_run_options(sys.argv[1:]), find_places(), _Probe(float(os.environ[STARTED_AT])))
    )
