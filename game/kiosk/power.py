"""Switching the machine off, by a command of the system."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

_LOG = logging.getLogger(__name__)
PATIENCE_S = 20.0


def own_command(platform: str = sys.platform) -> tuple[str, ...]:
    """Return the command of this system; on Linux it asks for no password: nobody could type one."""
    if platform == "win32":
        return ("shutdown", "/s", "/t", "0")
    return ("systemctl", "--no-ask-password", "poweroff")


def power_off(command: Sequence[str]) -> bool:
    """Run the command; return whether the system has accepted it."""
    import subprocess  # noqa: PLC0415 - only at the end of an evening

    try:
        done = subprocess.run(command, check=False, capture_output=True, timeout=PATIENCE_S)  # noqa: S603 - the operator's own
    except (OSError, ValueError, subprocess.SubprocessError) as fault:
        _LOG.error("the machine cannot be switched off: %r", fault)
        return False
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip()
        _LOG.error("the machine was not switched off: code %d, %s", done.returncode, told)
    return done.returncode == 0
