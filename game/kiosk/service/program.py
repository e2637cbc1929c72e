"""What a service starts, and how."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from game.kiosk.places import PACKAGE

NAME = "fanzha-fair"
Display = Literal["cage", "x11", "session"]
"""Alone on the machine under cage (Wayland) or a bare X server, or a program of the desktop that a user logs in to."""


@dataclass(frozen=True)
class Program:
    """The command of the kiosk, the folder it runs in, and whose it is."""

    command: tuple[str, ...]
    folder: Path
    account: str


def this_program(account: str, options: Sequence[str], *, python: str = sys.executable) -> Program:
    """Return this program as it is installed here, with options of `run`."""
    main = PACKAGE.parent / "main.py"
    start = (str(main),) if main.is_file() else ("-m", "game")
    return Program((_without_console(python), *start, "run", *options), PACKAGE.parent, account)


def _without_console(python: str) -> str:
    """Return the Python of Windows that opens no console, where it lies beside the other one."""
    windowed = Path(python).with_name("pythonw.exe")
    return str(windowed) if windowed.is_file() else python
