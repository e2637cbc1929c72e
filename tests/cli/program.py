"""The program as an operator starts it: another process, no display, a state folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ended:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def is_plain(self) -> bool:
        """Whether an operator can read it: no traceback anywhere."""
        return "Traceback" not in self.out + self.err

    def json(self) -> Any:
        """What it printed, read as JSON."""
        return json.loads(self.out)


def run_program(*words: str, cwd: Path, main: Path = ROOT / "main.py", **environ: str) -> Ended:
    """Run `python main.py` with these words in the folder `cwd`."""
    given = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    given |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYTHONIOENCODING": "utf-8", "COLUMNS": "200"}
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-W", "error", str(main), *words],
        cwd=cwd,
        env=given | environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def script(text: str, *, cwd: Path) -> Any:
    """Run Python code in a fresh process with the checkout on its path; what it printed last, read as JSON."""
    given = dict(os.environ) | {"PYTHONPATH": str(ROOT), "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", text], cwd=cwd, env=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def main(*words: str, home: Path | None = None) -> int:
    """Run a command in this process; its exit code."""
    from game.cli import main as entry  # noqa: PLC0415 - sets up SDL's environment

    return entry(list(words), home=home)
