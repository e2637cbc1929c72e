"""What `service install --lock` sets on Windows, so that nothing but the kiosk is seen; `service uninstall` undoes it.

What stood there before is written down first, so that a power cut in the middle loses nothing. A setting that somebody
has changed since is left alone, and so is one that the system does not know.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from game.kiosk.service.faults import ServiceError
from game.kiosk.service.host import Host

_DESKTOP, _CURSORS = r"HKCU\Control Panel\Desktop", r"HKCU\Control Panel\Cursors"
_KEYBOARD = r"HKCU\Control Panel\Accessibility\StickyKeys"
_TOASTS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\PushNotifications"
_EDGES = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\EdgeUI"
_INDEX = re.compile(r"0x[0-9a-fA-F]{8}")

Command = tuple[str, ...]


@dataclass(frozen=True)
class Value:
    """A value of the registry; `kind` and `data` are as `reg` writes them."""

    key: str
    name: str
    kind: str
    data: str

    @property
    def query(self) -> Command:
        """The command that shows it; it fails if there is none."""
        return ("reg", "query", self.key, "/v", self.name)

    def found(self, text: str) -> list[str] | None:
        """Return kind and data in what `query` has shown."""
        line = re.search(rf"^\s+{re.escape(self.name)}\s+(REG_\w+)(?:[ \t]+([^\r\n]*))?", text, re.MULTILINE)
        return None if line is None else [line[1], line[2] or ""]

    @property
    def wanted(self) -> list[str]:
        """Kind and data while it is locked."""
        return [self.kind, self.data]

    def put(self, value: Sequence[str] | None) -> list[Command]:
        """Return the commands that set it, or, with None, remove it."""
        if value is None:
            return [("reg", "delete", self.key, "/v", self.name, "/f")]
        return [("reg", "add", self.key, "/v", self.name, "/t", value[0], "/d", value[1], "/f")]


@dataclass(frozen=True)
class Idle:
    """Seconds without a touch after which the plugged-in machine does something (powercfg); 0 is never."""

    group: str
    name: str

    @property
    def query(self) -> Command:
        """The command that shows it."""
        return ("powercfg", "/query", "SCHEME_CURRENT", self.group, self.name)

    def found(self, text: str) -> list[str] | None:
        """Return the seconds in what `query` has shown: it ends on the numbers for mains and for the battery."""
        indices = _INDEX.findall(text)
        return [str(int(indices[-2], 16))] if len(indices) > 1 else None

    @property
    def wanted(self) -> list[str]:
        """What it is while it is locked."""
        return ["0"]

    def put(self, value: Sequence[str] | None) -> list[Command]:
        """Return the commands that set it; there is always a value."""
        words = () if value is None else (("powercfg", "/setacvalueindex", *self.query[2:], value[0]),)
        return [*words, ("powercfg", "/setactive", "SCHEME_CURRENT")]


Setting = Value | Idle
SETTINGS: tuple[Setting, ...] = (
    Value(_EDGES, "AllowEdgeSwipe", "REG_DWORD", "0x0"),  # nothing slides in from the edges
    Value(_DESKTOP, "ScreenSaveActive", "REG_SZ", "0"),
    Value(_CURSORS, "ContactVisualization", "REG_DWORD", "0x0"),  # no rings where fingers are
    Value(_CURSORS, "GestureVisualization", "REG_DWORD", "0x0"),
    Value(_KEYBOARD, "Flags", "REG_SZ", "506"),  # five times Shift asks nothing
    Value(_TOASTS, "ToastEnabled", "REG_DWORD", "0x0"),  # no notifications
    Idle("SUB_VIDEO", "VIDEOIDLE"),
    Idle("SUB_SLEEP", "STANDBYIDLE"),
    Idle("SUB_SLEEP", "HIBERNATEIDLE"),
)


def settings_for(*, is_own_account: bool) -> tuple[Setting, ...]:
    """Return what can be set from here: another user's own settings cannot."""
    return tuple(each for each in SETTINGS if is_own_account or not (isinstance(each, Value) and "HKCU" in each.key))


def memory_of(host: Host) -> Path:
    """Return the file that holds what stood there before."""
    return host.home / "AppData" / "Local" / "fanzha-fair" / "before-lock.json"


def lock(settings: Sequence[Setting], host: Host) -> int:
    """Set all that the system knows, and return how many. Raises ServiceError, with everything as it was."""
    before = dict(_memory(host))
    now = {_name(each): _look(each, host) for each in settings}
    known = [each for each in settings if isinstance(each, Value) or now[_name(each)] is not None]
    # What is locked already keeps what stood there first.
    _keep(host, {**{_name(each): now[_name(each)] for each in known}, **before})
    for each in known:
        if now[_name(each)] == each.wanted:
            continue
        for words in each.put(each.wanted):
            ran = host.run(words)
            if ran.code:
                unlock(host)
                raise ServiceError("service.refused", command=" ".join(words), reason=ran.text)
    return len(known)


def unlock(host: Host) -> int:
    """Put back what stood there before, where nobody has changed it since, and return how many settings that were."""
    before = _memory(host)
    count = 0
    for each in SETTINGS:
        name = _name(each)
        if name not in before or _look(each, host) != each.wanted or before[name] == each.wanted:
            continue
        for words in each.put(before[name]):
            ran = host.run(words)
            if ran.code:
                raise ServiceError("service.refused", command=" ".join(words), reason=ran.text)
        count += 1
    memory_of(host).unlink(missing_ok=True)
    return count


def _name(setting: Setting) -> str:
    return " ".join(setting.query)


def _look(setting: Setting, host: Host) -> list[str] | None:
    ran = host.run(setting.query)
    return None if ran.code else setting.found(ran.text)


def _memory(host: Host) -> dict[str, list[str] | None]:
    """Return what stood there before; nothing if it is not locked. Raises ServiceError for a file that is not ours."""
    path = memory_of(host)
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as fault:
        raise ServiceError("service.strange", path=path) from fault
    if not isinstance(found, dict):
        raise ServiceError("service.strange", path=path)
    return found


def _keep(host: Host, before: dict[str, list[str] | None]) -> None:
    path = memory_of(host)
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as file:
            json.dump(before, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as fault:
        raise ServiceError("service.cannot_write", path=path, reason=fault.strerror or fault) from fault
