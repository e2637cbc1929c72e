"""The interface to the opening check of the machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import pygame

from game.rules.lights import Light
from game.words import Language


@dataclass(frozen=True)
class CheckLine:
    """One line of the check: what was looked at, how it is, and what to do."""

    name: str
    light: Light
    sentence: str


class Doctor(Protocol):
    """Implemented by the machine. Nothing here waits."""

    def begin(self, size: tuple[int, int]) -> None:
        """Start all checks; `size` is that of the screen in px."""

    def told(self, language: Language) -> tuple[CheckLine, ...] | None:
        """Return a line for each check, None while any of them runs: at most fifteen seconds."""

    def code(self, side_px: int) -> pygame.Surface | None:
        """Return the code of the longest text for a box of about this side, None while no pack is known."""

    def empty_hours(self) -> float | None:
        """Return for how long the machine has run on a folder that was empty; None if earlier evenings are in it."""
