"""What the staff screen may ask of the machine: which pack is played, what was wrong, and to put another one on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pygame

from game.content.problems import Problem
from game.ui.measures import Measures
from game.words import Language


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
    """A pack that was brought in and read, not yet played.

    Attributes:
        summary: None when it cannot be played.
        problems: what is wrong with it, or why it could not be brought in.
        look: makes the album of this pack for a screen and a language (`zh` or `en`); None when it cannot be played.
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
