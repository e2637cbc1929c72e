"""Killing what writes records, and counting what was lost."""

from __future__ import annotations

import os
import random
import select
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from game.records.database import FILE
from game.records.rows import ROWS

ROOT = Path(__file__).parents[2]


def kill_loop(folder: Path, kills: int, rng: random.Random, *, kiosk: bool) -> tuple[int, int]:
    """Start, kill -9 after some acknowledged rows, and so on; return how many were acknowledged, and are missing."""
    acknowledged: set[tuple[str, str]] = set()
    command = [sys.executable, "-m", "tests.records.acknowledging" + ("_kiosk" if kiosk else ""), str(folder)]
    environment = {
        **os.environ,
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        "PYTHONPATH": str(ROOT),
    }
    for _ in range(kills):
        with subprocess.Popen(  # noqa: S603 - our own words
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment
        ) as child:
            assert child.stdout is not None
            wanted, rest = rng.randint(1, 12 if kiosk else 60), b""
            deadline_s = time.monotonic() + 120
            while rest.count(b"\n") < wanted and time.monotonic() < deadline_s:
                if select.select([child.stdout], [], [], 1.0)[0]:
                    read = os.read(child.stdout.fileno(), 65536)
                    assert read, "it ended by itself"
                    rest += read
            child.kill()
            rest += child.stdout.read()
        lines = [line.split() for line in rest.decode().split("\n")[:-1]]
        assert lines, "nothing was ever acknowledged"
        acknowledged |= {(table, uuid) for table, uuid in lines}
    return len(acknowledged), len(acknowledged - kept_in(folder / FILE))


def kept_in(path: Path) -> set[tuple[str, str]]:
    """Return table and uuid of every row, after an integrity check."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {
            (row.table, uuid)
            for row in ROWS
            for (uuid,) in connection.execute(f"SELECT uuid FROM {row.table}")  # noqa: S608 - our names
        }
