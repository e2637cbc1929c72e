"""Settings that an operator chooses at the start."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.rules.tonight import ThemeName

MOST_OWN, MOST_WIDE = 2, 32
"""Texts of organisers for a pause, and their width: a Chinese letter counts two."""


@dataclass(frozen=True)
class Settings:
    """The settings of one run."""

    pack: Path | None = None  # the pack to play, or None for the default one
    language: str | None = None  # what every visit starts in (`zh` or `en`), or None for the pack's own
    theme: ThemeName = "night"  # `night` for indoors, `day` for sunlight on the screen
    text_scale: float = 1.0  # what every visit starts with, 1.0–1.4
    diagonal_inch: float = 21.5  # of the panel; gives px per mm
    is_calm: bool = False  # 少动画
    printer: str | None = None  # address of a receipt printer (`game.kiosk.printer.address_of`), or None for none
    is_low: bool = False  # 低位模式: all controls in the lower 45 % of the screen
    is_debug: bool = False  # faults end the program instead of leading to the failsafe screen


@dataclass(frozen=True)
class RunOptions:
    """What `run` is told: settings, the window's size in px (None: full screen), the random seed (None: the system's).

    `state` is the folder for what must survive a restart (None: the user's).
    """

    settings: Settings
    window: tuple[int, int] | None
    seed: int | None
    state: Path | None = None
    is_alone: bool = False  # no process watches over it
    pauses: tuple[str, ...] = ()  # the organisers' own texts for a pause
    poweroff: tuple[str, ...] | None = None  # the command that switches the machine off; None: staff cannot
    display: int = 1  # which screen, from 1
    rotate: int = 0  # degrees clockwise by which the picture is turned: 0, 90, 180 or 270
