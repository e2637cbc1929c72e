"""What is noted of a start for `bench`: when each step was reached, and the memory after a spin."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.app.start import Witness, open_and_play
from game.cli.run_options import parse_run_options
from game.kiosk.places import find_places

if TYPE_CHECKING:
    from game.kiosk.shell import Shell


def pss_mb() -> float | None:
    """Return the memory of this process in MB, shared pages by their share (Linux, proc(5): smaps_rollup)."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return round(kilobytes / 1024, 1)


def play(started_s: float, options: Sequence[str]) -> int:
    """Start the kiosk with `options` of `run`; the process began at `started_s` of the monotonic clock."""
    return open_and_play(parse_run_options(list(options)), find_places(), _Probe(started_s))


class _Probe(Witness):
    """Notes times, spins the wheel once, and prints the results."""

    shows_on_nothing = True

    def __init__(self, started_s: float) -> None:
        self._started_s = started_s
        self._seen: dict[str, float | None] = {}

    def first_frame(self) -> None:
        self._note("first_frame")

    def ready(self, shell: Shell) -> None:
        self._note("ready")
        from game.workbench.rehearsal.hands import Hands  # noqa: PLC0415 - must not weigh on the start that is measured
        from game.workbench.rehearsal.self_play import SelfPlay  # noqa: PLC0415 - the same

        SelfPlay(Hands(shell)).go_to("landed")
        self._seen["pss_mb"] = pss_mb()

    def is_done(self) -> bool:
        import json  # noqa: PLC0415 - the same

        sys.stdout.write(json.dumps(self._seen) + "\n")
        return True

    def _note(self, step: str) -> None:
        self._seen[f"{step}_ms"] = round((time.monotonic() - self._started_s) * 1000, 1)
        self._seen[f"{step}_cpu_ms"] = round(time.process_time() * 1000, 1)
