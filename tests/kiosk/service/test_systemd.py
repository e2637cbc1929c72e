"""The unit says what the kiosk does; install and uninstall leave a system as they found it."""

from __future__ import annotations

import configparser
import getpass
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from game.kiosk.heartbeat import NOTIFY_EVERY, STAYS_VARIABLE, WATCHDOG_S, is_restarted
from game.kiosk.live import DOZE_S
from game.kiosk.service.faults import ServiceError
from game.kiosk.service.program import Display, Program, this_program
from game.kiosk.service.systemd import install, path_of, uninstall, wrapper_of
from game.kiosk.service.unit import UNIT, unit_of
from game.kiosk.supervisor import START_S, STILL_S
from tests.kiosk.service.fakes import Linux

DISPLAYS: tuple[Display, ...] = get_args(Display)
PROGRAM = Program(("/opt/fair/python", "/opt/fair/main.py", "run"), Path("/opt/fair"), "wang")
every_display = pytest.mark.parametrize("display", DISPLAYS)


def parsed(text: str) -> configparser.ConfigParser:
    reader = configparser.ConfigParser(interpolation=None, strict=True)
    reader.optionxform = str  # type: ignore[assignment,method-assign]  # systemd's keys have capitals
    reader.read_string(text)
    return reader


@every_display
def test_the_unit_is_what_the_page_on_reliability_promises(display: Display) -> None:
    unit = parsed(unit_of(PROGRAM, display, "/usr/bin/wrapper"))
    service = unit["Service"]
    assert service["Type"] == "notify"
    assert service["NotifyAccess"] == "all"  # READY comes from a child of the main process
    assert service["Restart"] == ("on-failure" if display == "session" else "always")
    assert service["RestartSec"] == "2"
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"
    assert int(service["WatchdogSec"]) == WATCHDOG_S == 20
    assert ("User" in service) == (display != "session")


@every_display
def test_what_staff_end_stays_down_where_a_desktop_stands_behind_it(
    display: Display, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = parsed(unit_of(PROGRAM, display, "/usr/bin/wrapper"))["Service"]
    monkeypatch.delenv(STAYS_VARIABLE, raising=False)
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    assert not is_restarted()
    monkeypatch.setenv("NOTIFY_SOCKET", "/run/notify")
    for line in filter(None, [service.get("Environment")]):
        monkeypatch.setenv(*line.split("="))
    # Under cage or X11 nothing but a dark screen would be left; a failure is mended everywhere.
    assert is_restarted() == (service["Restart"] == "always") == (display != "session")


def test_the_watchdog_is_set_to_what_the_kiosk_does() -> None:
    assert NOTIFY_EVERY * DOZE_S <= WATCHDOG_S / 4  # an idle loop speaks often enough
    assert STILL_S + 5 < WATCHDOG_S  # the watching process mends a kiosk that stands still, before systemd does
    assert int(parsed(unit_of(PROGRAM, "cage", "/usr/bin/cage"))["Service"]["TimeoutStartSec"]) > START_S


def test_the_command_is_understood_by_systemd_with_any_name_in_it() -> None:
    folder = Path("/srv/反诈 100%/$HOME")
    program = Program(("/usr/bin/python3", str(folder / "main.py"), "run", "--state", 'a "b" \\c'), folder, "wang")
    service = parsed(unit_of(program, "cage", "/usr/bin/cage"))["Service"]
    line = service["ExecStart"]
    assert "100%%" in line
    assert "$$HOME" in line
    words = shlex.split(line.replace("%%", "%").replace("$$", "$"))
    assert words == ["/usr/bin/cage", "-d", "--", *program.command]
    assert service["WorkingDirectory"] == "/srv/反诈 100%%/$HOME"


@every_display
def test_systemd_itself_accepts_the_unit(display: Display, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd is not on this machine")
    program = Program((sys.executable, "-m", "game", "run", "--diagonal-inch", "32"), tmp_path, getpass.getuser())
    path = tmp_path / UNIT
    path.write_text(unit_of(program, display, "" if display == "session" else "/bin/true"), encoding="utf-8")
    words = ["systemd-analyze", "verify", "--man=no", *(["--user"] if display == "session" else []), str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 - our own words
    if "Failed to initialize manager" in done.stderr or "Failed to connect" in done.stderr:
        pytest.skip(f"systemd-analyze cannot work here: {done.stderr.strip()}")
    told = [line for line in done.stderr.splitlines() if UNIT in line]
    assert told == []
    assert done.returncode == 0, done.stderr


def test_the_unit_would_not_be_accepted_with_a_slip_in_it(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd is not on this machine")
    path = tmp_path / UNIT
    path.write_text(unit_of(PROGRAM, "cage", "/bin/true").replace("WatchdogSec", "WatchdogSecs"), encoding="utf-8")
    words = ["systemd-analyze", "verify", "--man=no", str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 - our own words
    assert "WatchdogSecs" in done.stderr


@every_display
def test_what_is_installed_is_removed_and_nothing_else(display: Display, tmp_path: Path) -> None:
    system = Linux(tmp_path)
    (tmp_path / "etc/systemd/system").mkdir(parents=True)
    (tmp_path / "home/wang").mkdir(parents=True)
    (tmp_path / "etc/systemd/system/other.service").write_text("[Unit]\n")
    before = system.files()
    path = install(unit_of(PROGRAM, display, "/usr/bin/w"), display, system.host)
    assert path == path_of(display, system.host)
    assert path.read_text(encoding="utf-8").endswith(unit_of(PROGRAM, display, "/usr/bin/w"))
    manager = "systemctl --user" if display == "session" else "systemctl"
    assert system.ran == [f"{manager} daemon-reload", f"{manager} enable {UNIT}"]
    system.ran.clear()
    assert uninstall(display, system.host) == path
    assert system.ran == [f"{manager} disable --now {UNIT}", f"{manager} daemon-reload"]
    assert system.files() == before
    assert uninstall(display, system.host) is None


def test_installing_twice_is_installing_once(tmp_path: Path) -> None:
    system = Linux(tmp_path)
    before = system.files()
    for _ in range(2):
        install(unit_of(PROGRAM, "session"), "session", Linux(tmp_path, ran=system.ran).host)
        system.run(["systemctl", "--user", "disable", UNIT])
    uninstall("session", system.host)
    assert system.files() == before


def test_a_folder_in_which_somebody_keeps_something_stays(tmp_path: Path) -> None:
    system = Linux(tmp_path)
    path = install(unit_of(PROGRAM, "session"), "session", system.host)
    (path.parent / "own.service").touch()
    uninstall("session", system.host)
    assert [name for name in system.files() if name.endswith(".service")] == [
        "home/wang/.config/systemd/user/own.service"
    ]


def test_a_unit_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    system = Linux(tmp_path)
    path = path_of("cage", system.host)
    path.parent.mkdir(parents=True)
    path.write_text("[Unit]\n")
    for is_install in (True, False):
        with pytest.raises(ServiceError) as fault:
            (install("text", "cage", system.host) if is_install else uninstall("cage", system.host))
        assert fault.value.key == "service.strange"
        assert str(path) in fault.value.sentence
    assert path.read_text() == "[Unit]\n"


def test_a_unit_that_was_edited_is_kept_beside(tmp_path: Path) -> None:
    system = Linux(tmp_path)
    path = install(unit_of(PROGRAM, "cage", "/usr/bin/cage"), "cage", system.host)
    edited = path.read_text(encoding="utf-8").replace("RestartSec=2", "RestartSec=9")
    path.write_text(edited, encoding="utf-8")
    uninstall("cage", system.host)
    assert not path.exists()
    assert path.with_name(f"{UNIT}.old").read_text(encoding="utf-8") == edited


def test_without_rights_nothing_is_done(tmp_path: Path) -> None:
    system = Linux(tmp_path, is_admin=False)
    with pytest.raises(ServiceError) as fault:
        install("text", "cage", system.host)
    assert "sudo" in fault.value.sentence
    assert system.files() == {}
    assert system.ran == []
    install(unit_of(PROGRAM, "session"), "session", system.host)  # one's own desktop needs none


def test_uninstalling_without_rights_does_nothing(tmp_path: Path) -> None:
    install(unit_of(PROGRAM, "cage", "/usr/bin/cage"), "cage", Linux(tmp_path).host)
    weak = Linux(tmp_path, is_admin=False)
    before = weak.files()
    with pytest.raises(ServiceError):
        uninstall("cage", weak.host)
    assert weak.files() == before
    assert weak.ran == []


@pytest.mark.parametrize("fails", ["daemon-reload", "enable"])
def test_what_systemd_refuses_leaves_nothing_behind(tmp_path: Path, fails: str) -> None:
    system = Linux(tmp_path, fails=fails)
    with pytest.raises(ServiceError) as fault:
        install(unit_of(PROGRAM, "session"), "session", system.host)
    assert "Access denied" in fault.value.sentence
    assert system.files() == {}


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "etc").write_text("")
    with pytest.raises(ServiceError) as fault:
        install("text", "cage", Linux(tmp_path).host)
    assert fault.value.key == "service.cannot_write"


def test_what_the_kiosk_runs_under_must_be_there(tmp_path: Path) -> None:
    bare = Linux(tmp_path, has_wrappers=False)
    with pytest.raises(ServiceError) as fault:
        wrapper_of("cage", bare.host, is_needed=True)
    assert "cage" in fault.value.sentence
    assert wrapper_of("cage", bare.host, is_needed=False) == "/usr/bin/cage"
    assert wrapper_of("x11", Linux(tmp_path).host, is_needed=True) == "/usr/bin/xinit"
    assert wrapper_of("session", bare.host, is_needed=True) == ""


def test_the_program_that_is_started_is_this_one() -> None:
    program = this_program("wang", ["--low"], python="/usr/bin/python3")
    assert program.command[0] == "/usr/bin/python3"
    assert program.command[-2:] == ("run", "--low")
    assert (program.folder / "game").is_dir()


def test_on_windows_it_opens_no_console(tmp_path: Path) -> None:
    python = tmp_path / "python.exe"
    assert this_program("wang", (), python=str(python)).command[0] == str(python)
    (tmp_path / "pythonw.exe").touch()
    assert this_program("wang", (), python=str(python)).command[0] == str(tmp_path / "pythonw.exe")
