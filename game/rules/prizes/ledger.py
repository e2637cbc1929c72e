"""What is offered and what was drawn, as screens, desk and records tell each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.rules.prizes.tickets import CONSOLATION, Drum, Terms
from game.rules.prizes.vouchers import Voucher


@dataclass(frozen=True)
class Listed:
    """One kind of prize as the pack has it: its terms, how many there were at first, its name."""

    terms: Terms
    stock: int
    name: str


@dataclass(frozen=True)
class PrizeList:
    """The prizes of a pack. `names` of the languages that visitors may speak, by the id of the prize."""

    kinds: tuple[Listed, ...]
    consolation: str
    consolation_tickets: int
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def name_of(self, prize: str, language: str = "") -> str:
        """Return the name of a prize in a language, in the pack's own where that has none; its id if it is not here."""
        own = {CONSOLATION: self.consolation, **{kind.terms.id: kind.name for kind in self.kinds}}
        return self.names.get(language, {}).get(prize) or own.get(prize, prize)


@dataclass(frozen=True)
class Offer:
    """What the next draw may bring. `seal` is the SHA-256 of the night's seed."""

    night: str
    seal: str
    number: int
    drum: Drum


@dataclass(frozen=True)
class Seals:
    """The seal of the open night, and seal and seed of the one that was closed last, in hexadecimal digits."""

    now: str
    before: tuple[str, str] | None


@dataclass(frozen=True)
class Won:
    """A draw of the ledger; `name` is what was promised."""

    night: str
    number: int
    prize: str
    name: str
    drum: Drum
    ticket: int
    code: str

    @property
    def voucher(self) -> Voucher:
        """What is taken to the desk."""
        return Voucher(self.name, self.code)

    @property
    def is_consolation(self) -> bool:
        """Whether it is what everybody gets."""
        return self.prize == CONSOLATION


Settlement = Literal["handed", "kept", "returned"]
"""Handed out; not handed out; brought back after it was handed out."""
Reason = Literal["", "not_collected", "declined", "damaged", "mistake"]
"""Why a prize was not handed out, or came back. Nothing about who."""
REASONS: tuple[Reason, ...] = ("not_collected", "declined", "damaged", "mistake")
Standing = Literal["valid", "handed", "kept", "returned", "unlisted", "unknown", "slip"]
"""A code at the desk: good; used; given up; brought back; of this stall, but lost with the records of that moment; not
of this stall; mistyped."""


@dataclass(frozen=True)
class Checked:
    """What the desk is told about a code, and of which draw it is, where that is known.

    `at` is when it was settled, or else drawn (ISO 8601 with its zone; empty where the clock was doubted);
    `is_earlier` whether it is of a night that is closed.
    """

    standing: Standing
    won: Won | None = None
    at: str = field(default="", compare=False)
    is_earlier: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Shelf:
    """One kind of prize in numbers. Pieces are those that are left in the drum."""

    prize: str
    name: str
    pieces: int
    drawn: int = 0
    handed: int = 0
    kept: int = 0
    returned: int = 0

    @property
    def waiting(self) -> int:
        """How many were drawn and are neither handed out nor given up."""
        return self.drawn - self.handed - self.kept


@dataclass(frozen=True)
class PrizeTotals:
    """The prizes of an evening reconciled; `reasons` counts by settlement and reason why they were not kept."""

    shelves: tuple[Shelf, ...]
    reasons: Mapping[tuple[str, str], int]
