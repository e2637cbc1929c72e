"""`service`, as an operator starts it, on a system that is below a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli import service
from tests.cli.program import main
from tests.kiosk.service.fakes import Linux, Windows


def test_a_dry_run_shows_the_very_file_and_does_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    system = Linux(tmp_path)
    monkeypatch.setattr(service, "this_host", lambda: system.host)
    words = ("--under", "session", "--", "--diagonal-inch", "32")
    assert main("service", "install", "--dry-run", *words) == 0
    shown = capsys.readouterr().out
    assert system.files() == {}
    assert system.ran == []
    assert main("service", "install", *words) == 0
    (text,) = (text for name, text in system.files().items() if name.endswith("user/fanzha-fair.service"))
    assert text in shown
    assert "run --diagonal-inch 32" in text
    assert "systemctl --user start fanzha-fair.service" in capsys.readouterr().out
    assert main("service", "uninstall", "--under", "session", "--dry-run") == 0
    assert "disable --now" in capsys.readouterr().out
    assert main("service", "uninstall", "--under", "session") == 0
    assert system.files() == {}
    assert main("service", "uninstall", "--under", "session") == 0
    assert "nothing was installed" in capsys.readouterr().out


def test_without_rights_it_refuses_and_says_how(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(service, "this_host", lambda: Linux(tmp_path, is_admin=False).host)
    assert main("service", "install") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "sudo" in told.err


def test_options_of_run_are_looked_at_before_anything_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    system = Linux(tmp_path)
    monkeypatch.setattr(service, "this_host", lambda: system.host)
    with pytest.raises(SystemExit) as ended:
        main("service", "install", "--", "--no-such-option")
    assert ended.value.code == 2
    assert "--no-such-option" in capsys.readouterr().err
    assert system.files() == {}


def test_on_windows_it_is_a_task(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    system = Windows(tmp_path)
    monkeypatch.setattr(service, "this_host", lambda: system.host)
    assert main("service", "install", "--dry-run") == 0
    assert system.tasks == {}
    shown = capsys.readouterr().out
    assert main("service", "install") == 0
    (text,) = system.tasks.values()
    assert text in shown
    assert main("service", "uninstall", "--dry-run") == 0
    assert main("service", "uninstall") == 0
    assert system.tasks == {}
