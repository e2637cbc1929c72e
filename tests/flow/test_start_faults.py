"""The start of the kiosk with calls that fail: once, and it plays; for ever, and it says plainly why it cannot."""

from __future__ import annotations

import builtins
import gc
import json
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest
from PIL import ImageFont

from game.app import start, wiring
from game.app.start import Witness
from game.cli import run
from game.kiosk.shell import Shell
from game.ui.draw import backdrop, grounds
from tests.breaker import Breaker, break_call
from tests.kiosk.test_logs import fresh_root


class Eyes(Witness):
    """Sees whether the attract screen stands, and closes the kiosk."""

    shows_on_nothing = True
    scenes: list[str]

    def __init__(self) -> None:
        Eyes.scenes = []

    def ready(self, shell: Shell) -> None:
        Eyes.scenes.append(shell.stack.top.name)

    def is_done(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _a_process_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setattr(run, "Witness", Eyes)
    monkeypatch.setattr(start, "PAUSE_S", 0.0)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    Eyes.scenes = []
    yield
    pygame.display.quit()
    pygame.mixer.quit()


CALLS: dict[str, tuple[Any, str, type[Exception]]] = {
    "set_mode": (pygame.display, "set_mode", pygame.error),
    "set_caption": (pygame.display, "set_caption", pygame.error),
    "present": (pygame.display, "update", pygame.error),
    "surface": (pygame, "Surface", pygame.error),
    "svg": (pygame.image, "load_sized_svg", pygame.error),
    "backdrop": (backdrop, "backdrop", MemoryError),
    "backdrop_of_scenes": (grounds, "backdrop", MemoryError),
    "read_text": (Path, "read_text", OSError),
    "open": (builtins, "open", OSError),
    "os_open": (os, "open", OSError),
    "stat": (os, "stat", OSError),
    "mkdir": (os, "mkdir", OSError),
    "json": (json, "loads", ValueError),
    "font": (ImageFont, "truetype", OSError),
    "face": (wiring, "find_face", OSError),
    "thread": (threading.Thread, "start", RuntimeError),
    "signal": (signal, "signal", ValueError),
}
FIRST_CALLS = range(1, 9)
"""Most of these calls are made less often than that in a start; later ones of the others are taken here and there."""
FATAL = {"surface", "set_mode", "set_caption", "read_text", "json", "face", "os_open", "stat", "open", "signal"}
"""Without them nothing can be played, so their lasting faults may end the program: in plain words."""


def start_with(name: str, at: int, patch: pytest.MonkeyPatch, *, is_lasting: bool) -> tuple[int, Breaker]:
    owner, call, fault = CALLS[name]
    with fresh_root(), patch.context() as broken:
        breaker = break_call(broken, owner, call, at, is_lasting=is_lasting, fault=fault)
        code = run.run_kiosk(["--window", "640x360", "--seed", "1"], home=None, is_bare=False)
        breaker.healed = True
    return code, breaker


@pytest.mark.parametrize("at", [*FIRST_CALLS, 13, 34, 89])
@pytest.mark.parametrize("name", CALLS)
def test_a_call_that_fails_once_keeps_nobody_from_playing(
    name: str, at: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _ = start_with(name, at, monkeypatch, is_lasting=False)
    assert (code, len(Eyes.scenes)) == (0, 1), capsys.readouterr().err
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("at", FIRST_CALLS)
@pytest.mark.parametrize("name", CALLS)
def test_a_call_that_always_fails_is_borne_or_told(
    name: str, at: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, breaker = start_with(name, at, monkeypatch, is_lasting=True)
    err = capsys.readouterr().err
    assert "Traceback" not in err
    if code == 0:
        assert len(Eyes.scenes) == 1
    else:
        assert name in FATAL
        assert breaker.failed
        assert code in (1, 2)
        assert err, "nobody is told"


def test_what_ends_the_start_stands_in_the_log_with_its_traceback(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    start_with("face", 1, monkeypatch, is_lasting=True)
    assert "Traceback" in (tmp_path / "fanzha-fair" / "kiosk.log").read_text(encoding="utf-8")


def test_with_debug_a_fault_of_the_start_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    break_call(monkeypatch, wiring, "find_face", 1, is_lasting=True, fault=OSError)
    with fresh_root(), pytest.raises(OSError, match="find_face"):
        run.run_kiosk(["--window", "640x360", "--debug"], home=None, is_bare=False)


def test_a_kiosk_that_has_ended_leaves_no_shell_behind() -> None:
    for _ in range(2):
        with fresh_root():
            run.run_kiosk(["--window", "640x360", "--seed", "1"], home=None, is_bare=False)
    gc.collect()
    assert [each for each in gc.get_objects() if isinstance(each, Shell)] == []
