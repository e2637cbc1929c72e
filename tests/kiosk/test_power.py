"""The machine is switched off by the system's own command, or staff are told that it is not."""

from __future__ import annotations

import sys

import pygame
import pytest

from game.app import start
from game.app.standby import INK
from game.cli.run_options import parse_run_options
from game.kiosk.display import Window
from game.kiosk.power import own_command, power_off

DOES, REFUSES = ((sys.executable, "-c", f"raise SystemExit({code})") for code in (0, 1))


def test_each_system_has_its_command() -> None:
    assert own_command("win32") == ("shutdown", "/s", "/t", "0")
    assert own_command("linux")[0] == "systemctl"


@pytest.mark.parametrize(
    ("command", "is_done"), [(DOES, True), (REFUSES, False), (("no-such-command-anywhere",), False), (("",), False)]
)
def test_it_is_known_whether_the_system_obeys(command: tuple[str, ...], *, is_done: bool) -> None:
    assert power_off(command) is is_done


@pytest.mark.parametrize(("command", "is_told"), [(DOES, False), (REFUSES, True)])
def test_staff_are_told_to_use_the_button(command: tuple[str, ...], *, is_told: bool) -> None:
    surface = pygame.Surface((640, 360), 0, 32)
    surface.fill((250, 240, 220))
    start._switch_off(Window(surface), command, lambda: True)
    assert (pygame.mask.from_threshold(surface, INK, (60, 60, 60, 255)).count() > 0) is is_told


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ([], own_command()),
        (["--window", "640x360"], None),
        (["--seed", "1"], None),
        (["--poweroff-command", "sudo poweroff"], ("sudo", "poweroff")),
        (["--window", "640x360", "--poweroff-command", "x"], ("x",)),
    ],
)
def test_a_window_or_a_rehearsal_switches_no_machine_off(words: list[str], command: tuple[str, ...] | None) -> None:
    assert parse_run_options(words).poweroff == command


def test_own_words_for_a_pause(capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--pause-text", "  九点   再来 ", "--pause-text", "x" * 32]
    assert parse_run_options(given).pauses == ("九点 再来", "x" * 32)
    for text in ("", "  ", "x" * 33, "长" * 17):
        with pytest.raises(SystemExit):
            parse_run_options(["--pause-text", text])
        assert "16" in capsys.readouterr().err
