"""The system on which a service is installed: everything of the outside world that it takes, passed in."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_MOST_S = 60


@dataclass(frozen=True)
class Ran:
    """What a command of the system has said."""

    code: int
    text: str


Run = Callable[[Sequence[str]], Ran]


@dataclass(frozen=True)
class Host:
    """The system: its root folder and the user's own, who runs this, with which rights, and how commands are run."""

    is_windows: bool
    root: Path
    home: Path
    account: str
    is_admin: bool
    run: Run
    which: Callable[[str], str | None]


def this_host() -> Host:
    """Return the system that this runs on. Under sudo the account is that of whoever asked for it."""
    is_windows = sys.platform == "win32"
    own = getpass.getuser()
    domain = os.environ.get("USERDOMAIN", "")
    account = f"{domain}\\{own}" if is_windows and domain else os.environ.get("SUDO_USER") or own
    return Host(is_windows, Path(Path.cwd().anchor), Path.home(), account, _is_admin(), _run, shutil.which)


def _is_admin() -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only on Windows

        return bool(ctypes.windll.shell32.IsUserAnAdmin())
    return os.geteuid() == 0


def _run(words: Sequence[str]) -> Ran:
    try:
        done = subprocess.run(  # noqa: S603 - systemctl and schtasks
            words, capture_output=True, text=True, errors="replace", check=False, timeout=_MOST_S
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        return Ran(127, str(fault))
    return Ran(done.returncode, (done.stdout + done.stderr).strip())
