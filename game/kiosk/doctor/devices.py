"""What SDL and the system tell about screen, sound, disk and codes. Each function asks anew."""

from __future__ import annotations

import math
import os
import shutil
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import pygame

from game.kiosk.doctor.machine import ReadCode, Sound
from game.ui.measures import MM_PER_INCH
from game.ui.synth.waves import RATE_HZ

_SILENT = ("dummy", "disk")
"""SDL's drivers that play nothing."""
_BLOCK = b"\0" * 4096
_SYNC_FILE = ".sync-speed"
_DRM = Path("/sys/class/drm")
_EDID_CM = slice(21, 23)
"""Width and height of the picture in whole cm (VESA E-EDID 1.4, 3.6.2)."""
_EDID_MAGIC = b"\x00\xff\xff\xff\xff\xff\xff\x00"


def desktop_size() -> tuple[int, int] | None:
    """Return the size of the first display in px, None without one. Leaves SDL as it was."""
    was_open = pygame.display.get_init()
    try:
        pygame.display.init()
        return None if pygame.display.get_driver() == "dummy" else pygame.display.get_desktop_sizes()[0]
    except (pygame.error, IndexError):
        return None
    finally:
        if not was_open:
            pygame.display.quit()


def panel_inch(displays: Path = _DRM) -> float | None:
    """Return the diagonal that the one connected panel reports; None for several, and where Linux does not tell."""
    found = set()
    for folder in displays.glob("card*-*"):
        with suppress(OSError):
            if (folder / "status").read_text(encoding="ascii").strip() == "connected":
                found.add(_inch_of((folder / "edid").read_bytes()))
    return found.pop() if len(found) == 1 else None


def _inch_of(edid: bytes) -> float | None:
    width_cm, height_cm = edid[_EDID_CM] if edid.startswith(_EDID_MAGIC) and len(edid) >= _EDID_CM.stop else (0, 0)
    # Projectors report 0 × 0, and a few panels an aspect ratio with a 0.
    return round(math.hypot(width_cm, height_cm) * 10 / MM_PER_INCH, 1) if width_cm and height_cm else None


def sound_now(*, is_off: bool = False) -> Sound:
    """Return the devices there are now, and whether one opens. A mixer that the kiosk has open stays open."""
    was_open = pygame.mixer.get_init() is not None
    try:
        if not was_open:
            pygame.mixer.init(RATE_HZ, -16, 1, 512)
        if pygame.mixer.get_driver() in _SILENT:
            return Sound((), is_open=False)
        return Sound(_device_names() or (pygame.mixer.get_driver(),), is_open=True, is_off=is_off)
    except (pygame.error, NotImplementedError):
        return Sound(_device_names(), is_open=False)
    finally:
        if not was_open:
            pygame.mixer.quit()


def _device_names() -> tuple[str, ...]:
    from pygame._sdl2.audio import get_audio_device_names  # noqa: PLC0415 - not there on every system

    try:
        return tuple(get_audio_device_names(False))
    except pygame.error:
        return ()


def free_bytes(folder: Path) -> int:
    """Return the room on the disk of a folder. Raises OSError."""
    return shutil.disk_usage(folder).free


def sync_block(folder: Path) -> None:
    """Write 4 KB into a folder and wait until the disk has them. Raises OSError."""
    path = folder / _SYNC_FILE
    try:
        with path.open("wb") as file:
            file.write(_BLOCK)
            file.flush()
            os.fsync(file.fileno())
    finally:
        path.unlink(missing_ok=True)


def code_reader() -> ReadCode | None:
    """Return a reader of codes, None where zxing-cpp is not installed."""
    return None if find_spec("zxingcpp") is None else _read


def _read(picture: pygame.Surface) -> str | None:
    import zxingcpp  # noqa: PLC0415 - an extra
    from PIL import Image  # noqa: PLC0415 - only beside it

    image = Image.frombytes("RGB", picture.get_size(), pygame.image.tobytes(picture, "RGB"))
    return next((code.text for code in zxingcpp.read_barcodes(image)), None)
