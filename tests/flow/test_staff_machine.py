"""Staff set the machine: low mode, quiet hours; and leave a page that takes too long."""

from __future__ import annotations

import threading
from pathlib import Path

import pygame
import pytest

from game.app.wiring import build_shell
from game.kiosk.settings import Settings
from game.rules.quiet_hours import QuietHours, clock
from game.rules.tonight import Tonight
from game.scenes.staff.trial import Waiting
from game.ui import sound
from game.ui.sound import Audio
from game.workbench.rehearsal.hands import Hands
from tests.booth import Booth, booth_in
from tests.content.sample import write_sample
from tests.stall import SMALL, SMALL_UPRIGHT, Notebook, build_stall, places, shared_type, shipped


@pytest.fixture
def booth(tmp_path: Path) -> Booth:
    booth = booth_in(tmp_path)
    booth.open_staff()
    booth.stall.hands.tap("settings")
    return booth


def test_low_mode_is_switched_seen_at_once_and_kept_for_every_visit(booth: Booth) -> None:
    stall = booth.stall
    kept: list[Tonight] = []
    stall.shell._keep = kept.append
    stall.hands.tap("low")
    assert stall.scene == "staff"
    assert stall.shows(stall.say("staff.low_on"))
    stall.hands.tap("back")
    stall.hands.tap("leave")
    assert stall.scene == "attract"
    assert stall.top.measures.is_low
    stall.hands.tap("text_size")
    assert stall.top.measures.is_low
    stall.hands.wait(50, 0.25)  # the text size is forgotten
    assert (stall.top.measures.is_low, stall.top.measures.text_scale) == (True, 1.0)
    booth.open_staff()
    stall.hands.tap("settings")
    stall.hands.tap("low")
    assert not stall.top.measures.is_low
    assert kept == [Tonight(is_low=True), Tonight()]


def test_a_kiosk_that_was_started_low_is_low() -> None:
    surface = pygame.Surface(SMALL, 0, 32)
    shell = build_shell(
        surface,
        lambda rects: None,
        places(),
        Settings(is_low=True),
        shipped(),
        rng=build_stall(SMALL).shell.context.rng,
        audio=Notebook(),
        type_of=shared_type,
    )
    Hands(shell).wait(0.6)
    plates = [button for button in shell.stack.top.buttons if button.kind == "plate"]
    assert plates
    assert all(plate.hit_box(shell.context.look.measures).top >= 0.55 * SMALL[1] for plate in plates)


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_staff_set_quiet_hours(size: tuple[int, int], tmp_path: Path) -> None:
    booth = booth_in(tmp_path, size)
    stall, audio = booth.stall, booth.stall.audio
    told: list[QuietHours] = []
    audio._keep_quiet, audio._minute = told.append, lambda: 600
    booth.open_staff()
    stall.hands.tap("settings")
    stall.hands.tap("quiet")
    before = audio.quiet
    stall.hands.tap("begin−")
    stall.hands.tap("end+")
    stall.hands.tap("end+")
    stall.hands.tap("hush")
    after = QuietHours(before.begin_min - 30, before.end_min + 60, is_on=True)
    assert (audio.quiet, told[-1]) == (after, after)
    assert stall.shows(clock(after.begin_min))
    assert stall.shows(clock(after.end_min))
    assert not stall.shows(stall.say("staff.no_clock"))
    stall.hands.tap("back")
    assert stall.shows(stall.say("staff.quiet_on", begin=clock(after.begin_min), end=clock(after.end_min)))
    stall.hands.tap("back")
    assert "leave" in stall.controls


def test_a_clock_that_is_wrong_is_told(booth: Booth) -> None:
    assert booth.stall.shows(booth.stall.say("staff.no_clock"))
    booth.stall.hands.tap("quiet")
    assert booth.stall.shows(booth.stall.say("staff.no_clock"))


@pytest.mark.parametrize(("minute", "is_heard"), [(600, True), (1320, False), (None, True)])
def test_nothing_is_heard_in_quiet_hours(
    minute: int | None, *, is_heard: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    played: list[str] = []

    class Sound:
        def set_volume(self, share: float) -> None: ...
        def play(self) -> None:
            played.append("tap")

    audio = Audio(quiet=QuietHours(21 * 60, 7 * 60, is_on=True), minute=lambda: minute)
    monkeypatch.setattr(audio, "_sounds", {"tap": Sound()})
    audio.play("tap")
    assert bool(played) is is_heard
    assert sound.VOLUMES[0] == audio.volume


def test_staff_need_not_wait_for_a_slow_stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    booth = booth_in(tmp_path / "stall")
    write_sample(booth.file.parent, "other.yaml")
    office, may_go_on = booth.behind.office, threading.Event()
    try_out = office._desk.try_out

    def slow(path: Path) -> object:
        may_go_on.wait(10)
        return try_out(path)

    monkeypatch.setattr(office._desk, "try_out", slow)
    booth.open_packs()
    booth.look_for_packs()
    booth.stall.hands.tap("offer_0")
    assert isinstance(booth.staff.page, Waiting)
    booth.stall.hands.tap("back")
    assert "choose" in booth.stall.controls
    may_go_on.set()
    office.wait()
    assert office.trial("zh") is None
