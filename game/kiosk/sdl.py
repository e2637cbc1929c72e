"""What SDL must be told before it is loaded, and glibc for a long evening. Import nothing of pygame here."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping

_ALWAYS = {
    "PYGAME_HIDE_SUPPORT_PROMPT": "1",
    # Fingers and mouse stay separate: `game.ui.controls.pointer` merges them.
    "SDL_TOUCH_MOUSE_EVENTS": "0",
    "SDL_MOUSE_TOUCH_EVENTS": "0",
    "SDL_WINDOWS_DPI_AWARENESS": "permonitorv2",
    "SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS": "0",
    "SDL_WINDOWS_NO_CLOSE_ON_ALT_F4": "1",
    # SDL would turn SIGTERM into an event like that of Alt+F4, which a full screen does not obey.
    "SDL_NO_SIGNAL_HANDLERS": "1",
}
_M_MMAP_THRESHOLD = -3  # malloc.h of glibc
_LARGE_BYTES = 64 * 1024


def prepare(environ: MutableMapping[str, str] = os.environ) -> None:
    """Set what the operator has not set."""
    for name, value in _ALWAYS.items():
        environ.setdefault(name, value)
    # Under X11 presenting through a GL texture costs ten times as much where GL is software, and gains nothing
    # elsewhere. The consoles (KMSDRM) and Wayland have no other way than a texture, so they keep it.
    if environ.get("DISPLAY") and environ.get("SDL_VIDEODRIVER", "x11") == "x11":
        environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")


def return_large_blocks() -> bool:
    """Have glibc return every large block (a picture of 64 kB or more) to the system as soon as it is freed.

    By default glibc raises the size from which it does so to that of the largest block freed (mallopt(3),
    M_MMAP_THRESHOLD), and from then on pictures leave holes in the heap: 12 MB after one visit at 1080p, and still 8 MB
    after a visit of each game with 256 kB. Return whether that is supported: only on Linux with glibc.
    """
    if not sys.platform.startswith("linux"):
        return False
    import ctypes  # noqa: PLC0415 - a few ms that only this function needs

    try:
        return bool(ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES))
    except AttributeError:  # another C library
        return False
