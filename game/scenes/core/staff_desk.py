"""The hidden way to the staff screen, and what that may ask of the machine: what is played, and to change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pygame

from game.content.problems import Problem
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
    """What is played, and what is wrong with the file that was saved or tried last."""

    summary: Summary
    problems: tuple[Problem, ...]
    can_roll_back: bool


@dataclass(frozen=True)
class Offered:
    """A pack that could be put on; `key` means something to the desk alone."""

    key: str
    label: str


class Album(Protocol):
    """Pictures of every screen of a pack. None is kept: each is drawn when it is asked for."""

    def __len__(self) -> int:
        """How many there are; at least one."""

    def picture(self, number: int) -> pygame.Surface | None:
        """Screen `number` (from 0), as large as the kiosk's; None when it cannot be opened. Takes up to a second."""


@dataclass(frozen=True)
class Trial:
    """A pack that was brought in and read, not yet played. Without `summary` and `look` it cannot be played.

    Attributes:
        problems: what is wrong with it, or why it could not be brought in.
        look: makes the album of this pack for a screen and a language.
    """

    summary: Summary | None
    problems: tuple[Problem, ...]
    look: Callable[[Measures, Language], Album] | None = None


class StaffDesk(Protocol):
    """Implemented by the machine. Nothing here waits for a disk, except where it says so.

    `language` is that of the screen, `zh` or `en`: what failed is told in it.
    """

    def standing(self, language: Language) -> Standing:
        """What is played now."""

    def offered(self) -> tuple[Offered, ...]:
        """Packs beside the program, brought in earlier, and on sticks. Looks at folders: call it once a screen."""

    def begin(self, key: str) -> None:
        """Start to bring a pack in and to read it, in the background."""

    def trial(self, language: Language) -> Trial | None:
        """What came of it; None while it goes on."""

    def put_on(self) -> None:
        """Play the pack that was tried, once nobody is playing."""

    def discard(self) -> None:
        """Forget the pack that was tried."""

    def roll_back(self) -> None:
        """Play the pack of before again, once nobody is playing."""


class StaffCorner:
    """The upper right corner: seven taps in four seconds lead staff to their screen; nobody taps there so by chance."""

    def __init__(self) -> None:
        self._taps_s: list[float] = []

    def rect(self, measures: Measures) -> pygame.Rect:
        """The corner: nothing is drawn there but the awning."""
        side = round(1.2 * measures.target_px)
        return pygame.Rect(measures.width - side, 0, side, side)

    def tap(self, now_s: float) -> bool:
        """One more tap at `now_s`; True when it was the last of enough."""
        self._taps_s = [when for when in self._taps_s if now_s - when <= WITHIN_S] + [now_s]
        if len(self._taps_s) < TAPS:
            return False
        self._taps_s = []
        return True
