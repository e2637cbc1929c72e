from __future__ import annotations

import subprocess
import sys

import pytest

from game.kiosk.sdl import prepare

NEEDED = {
    "SDL_TOUCH_MOUSE_EVENTS": "0",
    "SDL_MOUSE_TOUCH_EVENTS": "0",
    "SDL_WINDOWS_DPI_AWARENESS": "permonitorv2",
    "SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS": "0",
    "SDL_WINDOWS_NO_CLOSE_ON_ALT_F4": "1",
    "SDL_NO_SIGNAL_HANDLERS": "1",
    "PYGAME_HIDE_SUPPORT_PROMPT": "1",
}


def test_everything_is_set_that_was_tried() -> None:
    environ: dict[str, str] = {}
    prepare(environ)
    assert environ == NEEDED


def test_what_the_operator_has_set_stays() -> None:
    environ = {"SDL_TOUCH_MOUSE_EVENTS": "1", "DISPLAY": ":0", "SDL_FRAMEBUFFER_ACCELERATION": "1"}
    prepare(environ)
    assert environ["SDL_TOUCH_MOUSE_EVENTS"] == "1"
    assert environ["SDL_FRAMEBUFFER_ACCELERATION"] == "1"


@pytest.mark.parametrize(
    ("given", "is_plain"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"DISPLAY": ":0", "SDL_VIDEODRIVER": "x11"}, True),
        ({"DISPLAY": ":0", "SDL_VIDEODRIVER": "wayland"}, False),
        ({"SDL_VIDEODRIVER": "kmsdrm"}, False),
        ({}, False),
    ],
)
def test_only_under_x11_pictures_are_shown_without_a_texture(given: dict[str, str], *, is_plain: bool) -> None:
    prepare(given)
    assert (given.get("SDL_FRAMEBUFFER_ACCELERATION") == "0") == is_plain


def test_the_program_prepares_sdl_before_it_loads_pygame() -> None:
    script = (
        "import os, sys\n"
        "import game.kiosk.sdl\n"
        "assert 'pygame' not in sys.modules\n"
        "import game.cli\n"
        "assert 'pygame' not in sys.modules\n"
        "try:\n    game.cli.main(['run', '--help'])\n"
        "except SystemExit:\n    pass\n"
        "print('SDL_TOUCH_MOUSE_EVENTS' in os.environ)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603 - our own script
    assert run.stdout.split()[-1] == "True"
