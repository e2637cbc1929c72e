"""The hidden way to the staff screen, and the interface to the machine behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pygame

from game.content.problems import Problem
from game.rules.tonight import Tonight
from game.scenes.core.staff_house import Pending
from game.ui.measures import Measures
from game.words import Language

TAPS = 7
WITHIN_S = 4.0


@dataclass(frozen=True)
class Summary:
    """A pack in numbers."""

    file: str
    title: str
    scams: int
    exhibits: int


@dataclass(frozen=True)
class Standing:
    """The pack that plays, and the problems of the file that was saved or tried last."""

    summary: Summary
    problems: tuple[Problem, ...]
    can_roll_back: bool


@dataclass(frozen=True)
class Offered:
    """A pack that could be played; `key` is only meaningful to the desk."""

    key: str
    label: str


class Album(Protocol):
    """Pictures of every screen of a pack, drawn when asked for and not kept."""

    def __len__(self) -> int:
        """Return the number of pictures, at least one."""

    def picture(self, number: int) -> pygame.Surface | None:
        """Draw screen `number` (from 0), as large as the kiosk's; None if it cannot be opened. Takes up to a second."""


@dataclass(frozen=True)
class Trial:
    """A pack that was brought in and read, not yet played. Without `summary` and `look` it cannot be played."""

    summary: Summary | None
    problems: tuple[Problem, ...]  # what is wrong with it, or why it could not be brought in
    look: Callable[[Measures, Language, Tonight], Album] | None = (
        None  # makes the pack's album for a screen and a language
    )


class StaffDesk(Protocol):
    """Implemented by the machine. Problems are told in `language` (`zh` or `en`)."""

    def standing(self, language: Language) -> Standing:
        """Return what is played now."""

    def look(self) -> Pending[tuple[Offered, ...]]:
        """Begin to look for packs beside the program, brought in earlier, and on sticks."""

    def begin(self, key: str) -> None:
        """Start to bring in and read a pack in the background."""

    def trial(self, language: Language) -> Trial | None:
        """Return the result of `begin`; None while it runs."""

    def put_on(self) -> None:
        """Play the pack that was tried, once the visit is over."""

    def discard(self) -> None:
        """Forget the pack that was tried."""

    def roll_back(self) -> None:
        """Play the previous pack again, once the visit is over."""


class StaffCorner:
    """The upper right corner: seven taps in four seconds open the staff screen, too many to happen by chance."""

    def __init__(self) -> None:
        self._taps_s: list[float] = []

    def rect(self, measures: Measures) -> pygame.Rect:
        """Return the corner, in which only the frame is drawn."""
        side = round(1.2 * measures.target_px)
        return pygame.Rect(measures.width - side, 0, side, side)

    def tap(self, now_s: float) -> bool:
        """Count a tap at `now_s`; return True when it completes the sequence."""
        self._taps_s = [when for when in self._taps_s if now_s - when <= WITHIN_S] + [now_s]
        if len(self._taps_s) < TAPS:
            return False
        self._taps_s = []
        return True
