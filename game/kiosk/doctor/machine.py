"""The machine as the checks see it: everything of the outside world, passed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pygame

from game.content.reading.packs import Reading
from game.kiosk.starts import Past
from game.records.journal import Health


@dataclass(frozen=True)
class Screen:
    """The size in px, and the diagonal in inches: the one that was set, and the one that the panel itself reports."""

    size: tuple[int, int] | None  # None: no display
    diagonal_inch: float
    panel_inch: float | None = None  # None where the system does not tell it
    text_scale: float = 1.0


@dataclass(frozen=True)
class Sound:
    """The sound devices by name, whether one could be opened, and whether staff have turned the sound off."""

    devices: tuple[str, ...]
    is_open: bool
    is_off: bool = False


ReadCode = Callable[[pygame.Surface], "str | None"]
"""Returns the text of the code in a picture, None if it finds none."""


@dataclass(frozen=True)
class Machine:
    """Everything that the checks ask. Its functions may be slow, and may raise `OSError`."""

    folder: Path  # the state folder
    now: Callable[[], datetime]  # the wall clock, aware
    seconds: Callable[[], float]  # a monotonic clock
    made: datetime  # before that no right clock stands
    screen: Callable[[], Screen]
    sound: Callable[[], Sound]
    free_bytes: Callable[[Path], int]
    sync: Callable[[Path], None]  # writes a block into this folder and waits until it outlives a power cut
    pack: Callable[[], Reading]
    read_code: ReadCode | None  # None where no reader is installed
    health: Callable[[], Health | None] = lambda: None  # of the records, in a running kiosk
    past: Callable[[], Past | None] = lambda: None  # of earlier boots; None where nobody asks
