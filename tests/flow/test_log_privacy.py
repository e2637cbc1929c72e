"""The log of an evening, with all its old files, holds nothing that a visitor was shown or did, and nobody's PIN."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from game.app.recording import Recording, system_clock
from game.content.texts import texts_of
from game.kiosk import logs
from game.kiosk.logs import KEPT_FILES, start_logging
from game.scenes.can.push import CanPush
from game.scenes.core.base import Scene
from game.scenes.exhibit.exhibit import Exhibit
from game.scenes.result.result import Result
from game.scenes.staff.pin import Pin
from game.scenes.wheel.challenge import Challenge
from game.scenes.wheel.wheel import Wheel
from game.workbench.rehearsal.self_play import SelfPlay
from tests.breaker import break_call
from tests.content.sample import table_yaml
from tests.flow.test_pin import Stand
from tests.kiosk.test_logs import fresh_root
from tests.kiosk.test_pin import PIN

WRONG = "739164"
LEAST_LETTERS = 4
SCREENS: tuple[type[Scene], ...] = (Wheel, Challenge, Exhibit, CanPush, Result)


def evening(stand: Stand, patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Visits to both games, a visit that fails on each of its screens, two PINs, a save with a mistake, a bad disk."""
    stall = stand.stall
    stall.shell._is_debug = False
    recording = Recording(folder / "records", system_clock(), is_rehearsal=False)
    recording.begin()
    stall.shell.observe = recording.observe
    for game in ("wheel", "can"):
        for _ in SelfPlay(stall.hands, makes_mistakes=game == "can").play(game):
            pass
        stall.hands.tap("done")
    for screen in SCREENS:
        with patch.context() as broken:
            breaker = break_call(broken, screen, "update", 3, is_lasting=False)
            with pytest.raises((RuntimeError, LookupError, TimeoutError)):
                for _ in SelfPlay(stall.hands).play("can" if screen is CanPush else "wheel"):
                    pass
            assert breaker.failed
        stall.hands.until(lambda: stall.scene == "attract", within_s=300)
    stand.booth.save("标题：坏了\n")
    stand.booth.knock()
    stand.type(WRONG)
    with patch.context() as broken:
        break_call(broken, Pin, "tapped", 2, is_lasting=False)
        for digit in PIN[:2]:
            stall.hands.tap(digit, rest_s=0.15)
    stall.hands.until(lambda: stall.scene == "attract", within_s=300)
    stand.booth.knock()
    stand.type(PIN)
    stall.hands.tap("leave")
    recording.end()


@pytest.mark.parametrize("most_bytes", [1_000_000, 6_000])
def test_no_line_of_the_log_holds_what_was_shown_or_typed(
    most_bytes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "MOST_BYTES", most_bytes)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with fresh_root():
        path = start_logging(tmp_path / "state")
        assert path is not None
        stand = Stand(tmp_path / "stall", text=table_yaml())
        evening(stand, monkeypatch, tmp_path)
        stand.stall.shell.forget()
    files = sorted(path.parent.glob("kiosk.log*"))
    assert (len(files) > 1) == (most_bytes < 1_000_000)
    assert len(files) <= 1 + KEPT_FILES
    log = "".join(file.read_text(encoding="utf-8") for file in files)
    assert log.count("a scene failed") >= 1
    shown = {str(text) for pack in stand.stall.playable.packs.values() for _, text in texts_of(pack)}
    told = {text for text in shown if len(text) >= LEAST_LETTERS and not text.isascii()}  # names of kinds are no words
    assert len(told) > 50
    assert [text for text in told if text in log] == []
    assert [pin for pin in (PIN, WRONG) if pin in log] == []


def test_the_search_would_find_something(tmp_path: Path) -> None:
    stand = Stand(tmp_path / "stall")
    shown = [str(text) for pack in stand.stall.playable.packs.values() for _, text in texts_of(pack)]
    assert any(text in f"WARNING game: {shown[0]}" for text in shown)
    stand.stall.shell.forget()
