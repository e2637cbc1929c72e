"""`doctor`, as an operator starts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.app import examining
from game.kiosk.doctor.machine import Sound
from game.kiosk.doctor.registry import CHECKS
from tests.cli.program import main, run_program


def test_a_machine_without_a_display_cannot_open(tmp_path: Path) -> None:
    ended = run_program("doctor", "--state", str(tmp_path / "state"), "--json", cwd=tmp_path)
    assert ended.code == 1
    assert ended.is_plain
    told = ended.json()
    assert told["light"] == "red"
    assert told["seconds"] < 20
    lights = {check["check"]: check["light"] for check in told["checks"]}
    assert list(lights) == list(CHECKS)
    assert (lights["screen"], lights["sound"], lights["pack"]) == ("red", "amber", "green")
    assert not (tmp_path / "state" / "kiosk.log").exists()


def test_a_good_machine_can_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(examining, "desktop_size", lambda: (1920, 1080))
    monkeypatch.setattr(examining, "panel_inch", lambda: None)
    monkeypatch.setattr(examining, "sound_now", lambda: Sound(("USB",), is_open=True))
    assert main("doctor", "--state", str(tmp_path)) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "开摊自检"
    assert len(told) == len(CHECKS) + 2
    assert "[要修]" not in "".join(told)
    assert main("doctor", "--state", str(tmp_path), "--language", "en", "--pack", str(tmp_path / "none.yaml")) == 1
    assert "[fix] Pack: none.yaml" in capsys.readouterr().out


def test_the_size_of_the_panel_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(examining, "desktop_size", lambda: (1920, 1080))
    monkeypatch.setattr(examining, "panel_inch", lambda: 32.0)
    assert main("doctor", "--state", str(tmp_path)) == 0
    assert "--diagonal-inch 32" in capsys.readouterr().out
    assert main("doctor", "--state", str(tmp_path), "--diagonal-inch", "32") == 0
    assert "--diagonal-inch" not in capsys.readouterr().out
