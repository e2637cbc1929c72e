"""Installing and removing the unit."""

from __future__ import annotations

from pathlib import Path

from game.kiosk.service.faults import ServiceError
from game.kiosk.service.host import Host
from game.kiosk.service.made import StrangeUnitError, remove_made, write_made
from game.kiosk.service.program import Display
from game.kiosk.service.unit import UNIT

_WRAPPERS: dict[Display, str] = {"cage": "cage", "x11": "xinit"}


def wrapper_of(display: Display, host: Host, *, is_needed: bool) -> str:
    """Return the path of what the kiosk runs under, empty in a session. Raises ServiceError if it is missing."""
    name = _WRAPPERS.get(display)
    if name is None:
        return ""
    found = host.which(name)
    if found is None and is_needed:
        raise ServiceError("service.no_wrapper", name=name)
    return found or f"/usr/bin/{name}"


def path_of(display: Display, host: Host) -> Path:
    """Return where the unit lies: the system's, or in a session the user's own."""
    if display == "session":
        return host.home / ".config" / "systemd" / "user" / UNIT
    return host.root / "etc" / "systemd" / "system" / UNIT


def commands_of(display: Display, *, is_install: bool) -> list[tuple[str, ...]]:
    """Return what is run after the file was written, or before it is removed."""
    manager = ("systemctl", "--user") if display == "session" else ("systemctl",)
    if is_install:
        return [(*manager, "daemon-reload"), (*manager, "enable", UNIT)]
    return [(*manager, "disable", "--now", UNIT)]


def install(text: str, display: Display, host: Host) -> Path:
    """Write the unit and enable it; what fails leaves nothing behind. Raises ServiceError."""
    path = path_of(display, host)
    need_rights(display, host)
    try:
        write_made(path, text)
    except (OSError, StrangeUnitError) as fault:
        raise _told(fault, path) from fault
    for words in commands_of(display, is_install=True):
        ran = host.run(words)
        if ran.code:
            remove_made(path)
            raise ServiceError("service.refused", command=" ".join(words), reason=ran.text)
    return path


def uninstall(display: Display, host: Host) -> Path | None:
    """Stop the kiosk, disable and remove its unit; return where it was, None if there is none. Raises ServiceError."""
    path = path_of(display, host)
    if not path.exists():
        return None
    need_rights(display, host)
    try:
        for words in commands_of(display, is_install=False):
            host.run(words)  # A unit that is not loaded is disabled already.
        remove_made(path)
    except (OSError, StrangeUnitError) as fault:
        raise _told(fault, path) from fault
    host.run(commands_of(display, is_install=True)[0])
    return path


def need_rights(display: Display, host: Host) -> None:
    """Raise ServiceError unless this user may change that kind of unit."""
    if display != "session" and not host.is_admin:
        raise ServiceError("service.need_root")


def _told(fault: Exception, path: Path) -> ServiceError:
    if isinstance(fault, StrangeUnitError):
        return ServiceError("service.strange", path=path)
    return ServiceError("service.cannot_write", path=path, reason=getattr(fault, "strerror", None) or fault)
