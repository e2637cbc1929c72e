"""The scheduled task for Windows."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from game.kiosk.service.faults import ServiceError
from game.kiosk.service.program import Program
from game.kiosk.service.schtasks import install, uninstall
from game.kiosk.service.task import TASK, task_of
from tests.kiosk.service.fakes import Windows

PROGRAM = Program(
    ("C:\\Program Files\\Python\\pythonw.exe", "D:\\反诈 & Co\\main.py", "run", "--state", "E:\\"),
    Path("D:/反诈 & Co"),
    "STALL\\wang",
)
SPACE = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}


def value(tree: ElementTree.Element, path: str) -> str:
    found = tree.find("/".join(f"t:{name}" for name in path.split("/")), SPACE)
    assert found is not None, path
    return found.text or ""


def test_the_task_starts_at_logon_runs_for_ever_and_comes_again() -> None:
    tree = ElementTree.fromstring(task_of(PROGRAM).split("\n", 1)[1])  # noqa: S314 - our own text
    assert value(tree, "Triggers/LogonTrigger/UserId") == "STALL\\wang"
    assert value(tree, "Principals/Principal/RunLevel") == "LeastPrivilege"
    assert value(tree, "Settings/ExecutionTimeLimit") == "PT0S"
    assert value(tree, "Settings/RestartOnFailure/Interval") == "PT1M"
    assert value(tree, "Settings/StopIfGoingOnBatteries") == "false"
    assert value(tree, "Actions/Exec/Command") == PROGRAM.command[0]
    assert value(tree, "Actions/Exec/Arguments") == '"D:\\反诈 & Co\\main.py" run --state E:\\'


def test_what_is_registered_is_removed_and_no_file_stays(tmp_path: Path) -> None:
    system = Windows(tmp_path, tasks={"Other": "<Task/>"})
    install(task_of(PROGRAM), system.host)
    install(task_of(PROGRAM), system.host)
    assert system.tasks[TASK] == task_of(PROGRAM)
    assert not any(path.exists() for path in system.files)
    assert uninstall(system.host)
    assert system.tasks == {"Other": "<Task/>"}
    assert not uninstall(system.host)


def test_a_task_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    system = Windows(tmp_path, tasks={TASK: "<Task/>"})
    for is_install in (True, False):
        with pytest.raises(ServiceError) as fault:
            (install(task_of(PROGRAM), system.host) if is_install else uninstall(system.host))
        assert fault.value.key == "service.strange"
    assert system.tasks == {TASK: "<Task/>"}


def test_without_rights_nothing_is_done(tmp_path: Path) -> None:
    system = Windows(tmp_path, is_admin=False)
    with pytest.raises(ServiceError) as fault:
        install(task_of(PROGRAM), system.host)
    assert fault.value.key == "service.need_admin"
    assert system.tasks == {}


@pytest.mark.parametrize("refuses", ["/Create", "/Delete"])
def test_what_windows_refuses_is_told(tmp_path: Path, refuses: str) -> None:
    system = Windows(tmp_path, refuses=refuses)
    if refuses == "/Delete":
        install(task_of(PROGRAM), system.host)
    with pytest.raises(ServiceError) as fault:
        (uninstall(system.host) if refuses == "/Delete" else install(task_of(PROGRAM), system.host))
    assert "Access is denied" in fault.value.sentence
