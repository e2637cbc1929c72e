"""The unit for systemd.

`WatchdogSec` belongs to `game.kiosk.heartbeat`: the kiosk's loop says READY after its first frame and WATCHDOG about
once a second. Under cage and Python's watching process the loop is not the main process, hence `NotifyAccess=all`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from game.kiosk.heartbeat import STAYS_VARIABLE, WATCHDOG_S
from game.kiosk.service.program import NAME, Display, Program
from game.kiosk.supervisor import GRACE_S, START_S

UNIT = f"{NAME}.service"
_PLAIN = re.compile(r"[\w@%+=:,./-]+")


def unit_of(program: Program, display: Display, wrapper: str = "") -> str:
    """Return the unit; `wrapper` is the path of cage or xinit, unused in a session."""
    command = (*((wrapper,) if wrapper else ()), *_BEFORE[display], *program.command, *_AFTER[display])
    is_alone = display != "session"
    lines = [
        "[Unit]",
        "Description=Fanzha Fair 反诈游园",
        *(_ALONE_UNIT if is_alone else ("PartOf=graphical-session.target", "After=graphical-session.target")),
        "StartLimitIntervalSec=0",
        "",
        "[Service]",
        "Type=notify",
        "NotifyAccess=all",
        f"ExecStart={_line(command)}",
        f"WorkingDirectory={_escaped(str(program.folder))}",
        *(("Restart=always",) if is_alone else _MAY_STAY_DOWN),
        "RestartSec=2",
        f"WatchdogSec={WATCHDOG_S}",
        f"TimeoutStartSec={START_S + 30:g}",
        f"TimeoutStopSec={GRACE_S + 7:g}",
        *((f"User={program.account}", *_ALONE_SERVICE) if is_alone else ()),
        "",
        "[Install]",
        f"WantedBy={'graphical.target' if is_alone else 'graphical-session.target'}",
    ]
    return "\n".join(lines) + "\n"


# Without cursor, screen saver and power saving, which a bare X server has; in sessions SDL asks for the latter.
_SERVER = ("--", ":0", "vt7", "-nolisten", "tcp", "-nocursor", "-s", "0", "-dpms")
_BEFORE: Mapping[Display, tuple[str, ...]] = MappingProxyType({"cage": ("-d", "--"), "x11": (), "session": ()})
_AFTER: Mapping[Display, tuple[str, ...]] = MappingProxyType({"cage": (), "x11": _SERVER, "session": ()})
# As cage's wiki has it: the first terminal is the kiosk's, with a session of its own for the graphics card.
_ALONE_UNIT = (
    "After=systemd-user-sessions.service systemd-logind.service getty@tty7.service",
    "Wants=systemd-logind.service",
    "Conflicts=getty@tty7.service display-manager.service",
)
_ALONE_SERVICE = (
    "PAMName=login",
    "TTYPath=/dev/tty7",
    "TTYReset=yes",
    "TTYVHangup=yes",
    "TTYVTDisallocate=yes",
    "StandardInput=tty-fail",
    "StandardOutput=journal",
    "StandardError=journal",
    "UtmpIdentifier=tty7",
    "UtmpMode=user",
)


_MAY_STAY_DOWN = ("Restart=on-failure", f"Environment={STAYS_VARIABLE}=1")
"""Behind a kiosk that staff have ended stands the desktop; without one there is nothing but a dark screen."""


def _line(words: Iterable[str]) -> str:
    r"""Return a command as `ExecStart` has it (systemd.service(5), "Command lines"): `$`, `%` and `\` doubled."""
    return " ".join(_quoted(word) for word in words)


def _quoted(word: str) -> str:
    safe = _escaped(word).replace("$", "$$")
    if _PLAIN.fullmatch(word):
        return safe
    marked = safe.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{marked}"'


def _escaped(text: str) -> str:
    return text.replace("%", "%%")
