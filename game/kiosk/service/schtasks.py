"""Registering and removing the scheduled task."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from game.kiosk.service.faults import ServiceError
from game.kiosk.service.host import Host
from game.kiosk.service.task import MARK, TASK

_QUERY = ("schtasks", "/Query", "/TN", TASK, "/XML")
DELETE = ("schtasks", "/Delete", "/TN", TASK, "/F")


def create_words(path: Path) -> tuple[str, ...]:
    """Return the command that registers the task in a file, in place of an earlier one."""
    return ("schtasks", "/Create", "/TN", TASK, "/XML", str(path), "/F")


def install(text: str, host: Host) -> None:
    """Register the task. Raises ServiceError."""
    _need(host)
    _is_there(host)
    with TemporaryDirectory(prefix="fanzha-") as folder:
        path = Path(folder) / "task.xml"
        path.write_text(text, encoding="utf-16")
        ran = host.run(create_words(path))
    if ran.code:
        raise ServiceError("service.refused", command="schtasks /Create", reason=ran.text)


def uninstall(host: Host) -> bool:
    """Remove the task; return whether there was one. Raises ServiceError."""
    if not _is_there(host):
        return False
    _need(host)
    ran = host.run(DELETE)
    if ran.code:
        raise ServiceError("service.refused", command=" ".join(DELETE), reason=ran.text)
    return True


def _need(host: Host) -> None:
    if not host.is_admin:
        raise ServiceError("service.need_admin")


def _is_there(host: Host) -> bool:
    """Return whether our task is registered. Raises ServiceError if one of that name is somebody else's."""
    ran = host.run(_QUERY)
    if ran.code:
        return False
    if MARK not in ran.text:
        raise ServiceError("service.strange", path=TASK)
    return True
