"""Environment variables that SDL reads when it is loaded. Import nothing of pygame here."""

from __future__ import annotations

import os
from collections.abc import MutableMapping

_ALWAYS = {
    "PYGAME_HIDE_SUPPORT_PROMPT": "1",
    # Fingers and mouse stay separate: `game.ui.controls.pointer` merges them.
    "SDL_TOUCH_MOUSE_EVENTS": "0",
    "SDL_MOUSE_TOUCH_EVENTS": "0",
    "SDL_WINDOWS_DPI_AWARENESS": "permonitorv2",
    "SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS": "0",
    "SDL_WINDOWS_NO_CLOSE_ON_ALT_F4": "1",
}


def prepare(environ: MutableMapping[str, str] = os.environ) -> None:
    """Set what the operator has not set."""
    for name, value in _ALWAYS.items():
        environ.setdefault(name, value)
    # Under X11 presenting through a GL texture costs ten times as much where GL is software, and gains nothing
    # elsewhere. The consoles (KMSDRM) and Wayland have no other way than a texture, so they keep it.
    if environ.get("DISPLAY") and environ.get("SDL_VIDEODRIVER", "x11") == "x11":
        environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
