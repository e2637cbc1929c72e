"""What an operator can decide at the start."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ThemeName = Literal["night", "day"]


@dataclass(frozen=True)
class Settings:
    """Of one run.

    Attributes:
        pack: the pack to play, or None for the default one.
        language: what every visit starts in (`zh` or `en`), or None for the pack's own.
        theme: `night` for lamplight, `day` for sunlight on the glass.
        text_scale: what every visit starts with, 1.0–1.4.
        diagonal_inch: of the panel, so that millimetres are millimetres.
        is_calm: 少动画.
        is_debug: faults end the program instead of leading to the failsafe screen.
    """

    pack: Path | None = None
    language: str | None = None
    theme: ThemeName = "night"
    text_scale: float = 1.0
    diagonal_inch: float = 21.5
    is_calm: bool = False
    is_debug: bool = False


@dataclass(frozen=True)
class RunOptions:
    """What was asked for: the window's size in px (None: full screen), the seed of all chance (None: the system's)."""

    settings: Settings
    window: tuple[int, int] | None
    seed: int | None
