"""The interface to what staff can have done with the machine: pause, count, take along, shut down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from game.content.model import Pack
from game.words import Language

ResultT_co = TypeVar("ResultT_co", covariant=True)

PAUSES = ("away", "rain", "shift", "over", "repair")
"""Why the stall pauses; the words of each are `paused.<reason>`. Any other text is shown as it is."""


@dataclass(frozen=True)
class Figures:
    """This evening so far, as the records have it."""

    finished: int
    left: int
    by_game: Mapping[str, int]
    starts: int  # of the program
    started: str  # hours and minutes of the last one


@dataclass(frozen=True)
class Told:
    """What has become of something, for staff: the key of an interface text, and its values."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


DONE = ("staff.take_done", "staff.take_without_report", "staff.take_key_done")
"""Keys that say that something has come to a stick."""


@dataclass(frozen=True)
class Saving:
    """How the records are: whether they are written, how many rows were lost, whether the clock is doubted."""

    is_writing: bool
    lost: int
    is_clock_doubted: bool


class Pending(Protocol[ResultT_co]):
    """Something that is being done in the background."""

    @property
    def result(self) -> ResultT_co | None:
        """Return what has come of it; None while it is being done."""


class StaffHouse(Protocol):
    """Implemented by the machine. Nothing here waits."""

    @property
    def pause(self) -> str:
        """Return why the stall pauses, one of `PAUSES` or a text of its own; empty while it plays."""

    @property
    def own_pauses(self) -> tuple[str, ...]:
        """Return the organisers' own texts."""

    def set_pause(self, why: str) -> None:
        """Pause from now on, or play again if `why` is empty; a restart changes neither."""

    @property
    def saving(self) -> Saving:
        """Return how the records are."""

    @property
    def is_restarted(self) -> bool:
        """Return whether the system starts the program again when it ends."""

    @property
    def can_power_off(self) -> bool:
        """Return whether the machine itself can be switched off from here."""

    def count(self) -> Pending[Figures | Told]:
        """Begin to count the evening; a text tells why it cannot be counted."""

    @property
    def has_key(self) -> bool:
        """Return whether the key with which a forgotten PIN is taken back was ever written to a stick."""

    def take_key(self) -> Pending[Told]:
        """Begin to write that key to a stick."""

    def take_along(self, pack: Pack, language: Language) -> Pending[Told]:
        """Begin to write the records, and a report with the names of `pack`, to a stick."""
