"""Whether the draws of a ledger are what their seeds say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from game.rules.prizes.tickets import drum_from, sealed, ticket_of

Flaw = Literal["seal", "drum", "ticket", "prize", "gap"]
"""The seed is not the one that was sealed; the drum cannot be read; another ticket is drawn; the ticket stands for
another prize; draws before this one are missing."""


@dataclass(frozen=True)
class DrawFacts:
    """A draw as the ledger has it; `seed`, in hexadecimal digits, is None before the night is closed."""

    night: str
    seal: str
    seed: str | None
    number: int
    drum: str
    ticket: int
    prize: str


@dataclass(frozen=True)
class Proof:
    """What was found of one draw; `flaw` is None where everything agrees."""

    facts: DrawFacts
    flaw: Flaw | None


def proofs_of(draws: Iterable[DrawFacts]) -> list[Proof]:
    """Return what is found of every draw whose seed is told, by night and number."""
    told = sorted((facts for facts in draws if facts.seed is not None), key=lambda facts: (facts.night, facts.number))
    return [Proof(facts, _flaw(facts, told[at - 1 : at])) for at, facts in enumerate(told)]


def _flaw(facts: DrawFacts, before: Sequence[DrawFacts]) -> Flaw | None:
    try:
        seed = bytes.fromhex(facts.seed or "")
        drum = drum_from(facts.drum)
        tickets = drum.tickets
    except ValueError:
        return "drum"
    if sealed(seed) != facts.seal:
        return "seal"
    if tickets < 1 or ticket_of(seed, facts.number, tickets) != facts.ticket:
        return "ticket"
    if drum.prize_of(facts.ticket) != facts.prize:
        return "prize"
    if before and before[0].night == facts.night and before[0].number != facts.number - 1:
        return "gap"
    return None
