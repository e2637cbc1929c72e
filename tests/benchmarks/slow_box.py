"""A visit on a box with a quarter of this processor, and how long a visitor waits there after each touch.

`python -m tests.benchmarks.slow_box [WIDTHxHEIGHT] [wheel|can] [SHARE]` on Linux; eight minutes, for two visits
are read. The share of the processor is cut by a control group where the kernel and the user's rights allow one (cgroup
v2, cpu.max), otherwise by stopping and continuing the process fifty times a second. Times are by the wall clock, from
the frame that gets the touch until its picture is there; the processor must have little else to do.
"""

from __future__ import annotations

import os
import random
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import cast

import pygame

from game.cli.setting_up import set_up
from game.kiosk.live import FRAME_S, Pacer
from game.kiosk.places import find_places
from game.kiosk.settings import Settings
from game.kiosk.shell import Shell
from game.kiosk.slices import Slices
from game.rules.visit import Game
from game.workbench.bench.visits import VisitPlan, play_visits, reading_pace
from game.workbench.bench.watched import WatchedHands
from game.workbench.rehearsal.reckoning import Reckoning

SHARE = 0.25
PERIOD_S = 0.02
GROUPS = Path("/sys/fs/cgroup")
ROOT = Path(__file__).resolve().parents[2]


class PacedHands(WatchedHands):
    """Hands that wait for the next sixtieth of a second after each frame, as the kiosk does."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, time.perf_counter)
        self._pacer = Pacer()

    def frame(self, events: Iterable[pygame.event.Event] = (), dt: float = FRAME_S) -> bool:
        has_drawn = super().frame(events, dt)
        self._pacer.wait()
        return has_drawn


def play(size: tuple[int, int], game: Game) -> None:
    """Play two visits in this process and print what was waited for."""
    places, settings, reckoning = find_places(), Settings(is_debug=True), Reckoning()
    small, _ = set_up(places, settings, (640, 360), 7, reckoning.type_of)
    pace = reading_pace(small, reckoning, game)
    shell, _ = set_up(places, settings, size, 7, slices=Slices())
    plan = VisitPlan(game, size, pace=pace)
    for number, times in enumerate(play_visits(plan, PacedHands(shell), random.Random(7)), 1):
        presses = [frame.cpu_ms for frame in times.frames if frame.is_press]
        print(f"visit {number}: a finger until its button is pressed {statistics.median(presses):.0f} ms, ", end="")
        print(f"worst {max(presses):.0f} ms; a touch until the next picture:")
        for label, waited_ms in times.changes.items():
            print(f"    {waited_ms:7.0f} ms  {label}", flush=True)


def main() -> None:
    """Start the visit in a process of its own and hold it back."""
    size = sys.argv[1] if len(sys.argv) > 1 else "1920x1080"
    game = sys.argv[2] if len(sys.argv) > 2 else "wheel"
    share = float(sys.argv[3]) if len(sys.argv) > 3 else SHARE
    environ = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    command = [sys.executable, "-m", "tests.benchmarks.slow_box", "--play", size, game]
    with subprocess.Popen(command, env=environ, cwd=ROOT) as played, group_of(played.pid, share) as is_grouped:
        started_s = time.monotonic()
        while played.poll() is None:
            if is_grouped:
                time.sleep(PERIOD_S)
                continue
            # A signal to a process that has just ended reaches nobody: `poll` has not collected it yet.
            time.sleep(PERIOD_S * share)
            played.send_signal(signal.SIGSTOP)
            time.sleep(PERIOD_S * (1 - share))
            played.send_signal(signal.SIGCONT)
        way = "a control group" if is_grouped else "stopping and continuing"
        print(f"{share:.0%} of a processor by {way}, {time.monotonic() - started_s:.0f} s in all")


@contextmanager
def group_of(pid: int, share: float) -> Iterator[bool]:
    """Put a process into a control group with that share of one processor; yield False where that is not allowed."""
    group = GROUPS / f"slow-box-{pid}"
    try:
        group.mkdir()
        (group / "cpu.max").write_text(f"{round(share * 100_000)} 100000")
        (group / "cgroup.procs").write_text(str(pid))
    except OSError:
        with suppress(OSError):
            group.rmdir()
        yield False
        return
    yield True
    with suppress(OSError):
        group.rmdir()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--play"]:
        width, height = sys.argv[2].split("x")
        play((int(width), int(height)), cast("Game", sys.argv[3]))
    else:
        main()
