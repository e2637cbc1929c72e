"""The drum: a ticket for every piece that is left, and a draw that anybody can compute again.

The seed of a night is 32 random bytes. Its SHA-256 is shown when the stall opens, the seed itself when it closes. Draw
`number` takes HMAC-SHA256(seed, "number:attempt"), of which the first four bytes are a number from 0 to 2³² − 1; those
above the last whole multiple of the tickets are thrown away, and the next attempt is taken, so that every ticket is
equally likely. The tickets are numbered from 0 in the order of the drum.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from game.rules.score import Badge

SEED_BYTES = 32
CONSOLATION = "*"
"""The id of the consolation, which no prize can have."""
MOST_TICKETS = 2**32
State = Literal["in", "gone", "later", "unearned"]
"""In the drum; none is left; enough for this hour; or the visit has not earned its badge."""
_BADGES: tuple[Badge, ...] = ("learner", "look_twice", "sharp_eye")
_DRAWN_BYTES = 4


@dataclass(frozen=True)
class Terms:
    """When a kind of prize is in the drum: at most `per_hour` in any hour, for visits with its badge or a better."""

    id: str
    per_hour: int | None = None
    needs: Badge | None = None


@dataclass(frozen=True)
class Share:
    """The tickets of one kind. `left` is how many pieces there are, None where there are always enough."""

    prize: str
    tickets: int
    left: int | None
    state: State = "in"


@dataclass(frozen=True)
class Drum:
    """What may be drawn, in the order in which tickets are numbered; the consolation comes last."""

    shares: tuple[Share, ...]

    @property
    def tickets(self) -> int:
        """How many tickets there are."""
        return sum(share.tickets for share in self.shares)

    def prize_of(self, ticket: int) -> str:
        """Return the id of the prize that a ticket stands for. Raises IndexError for one that is not there."""
        for share in self.shares:
            if 0 <= ticket < share.tickets:
                return share.prize
            ticket -= share.tickets
        raise IndexError("there is no such ticket")

    def text(self) -> str:
        """Return the drum as the ledger has it: `bag:20/20,cup:0/3,*:30`."""
        return ",".join(
            f"{share.prize}:{share.tickets}" + ("" if share.left is None else f"/{share.left}") for share in self.shares
        )


def drum_of(
    terms: Iterable[Terms], left: Mapping[str, int], resting: Collection[str], badge: Badge, consolation: int
) -> Drum:
    """Return what a visit with `badge` may draw.

    `left` are the pieces of each kind, `resting` those of which there were enough for this hour, `consolation` the
    tickets of the consolation, at least 1.
    """
    shares = []
    for kind in terms:
        pieces = left.get(kind.id, 0)
        state: State = "in"
        if pieces == 0:
            state = "gone"
        elif kind.needs is not None and _BADGES.index(badge) < _BADGES.index(kind.needs):
            state = "unearned"
        elif kind.id in resting:
            state = "later"
        shares.append(Share(kind.id, pieces if state == "in" else 0, pieces, state))
    return Drum((*shares, Share(CONSOLATION, consolation, None)))


def sealed(seed: bytes) -> str:
    """Return what is shown of a seed while it is secret: its SHA-256 in hexadecimal digits."""
    return hashlib.sha256(seed).hexdigest()


def ticket_of(seed: bytes, number: int, tickets: int) -> int:
    """Return the ticket, from 0 to below `tickets`, that draw `number` of a night takes."""
    if not 0 < tickets <= MOST_TICKETS:
        raise ValueError(f"{tickets} tickets")
    even = MOST_TICKETS - MOST_TICKETS % tickets
    attempt = 0
    while True:
        digest = hmac.digest(seed, f"{number}:{attempt}".encode(), "sha256")
        drawn = int.from_bytes(digest[:_DRAWN_BYTES], "big")
        if drawn < even:
            return drawn % tickets
        attempt += 1


def drum_from(text: str) -> Drum:
    """Return the drum of a row of the ledger; states are not written there. Raises ValueError if it is none."""
    shares = []
    for part in text.split(","):
        prize, _, counts = part.partition(":")
        tickets, _, left = counts.partition("/")
        shares.append(Share(prize, int(tickets), int(left) if left else None))
    if not shares or min(share.tickets for share in shares) < 0:
        raise ValueError(text)
    return Drum(tuple(shares))


def shares_of(drum: Drum) -> Sequence[tuple[str, float]]:
    """Return the chance of each kind that is in the drum."""
    return [(share.prize, share.tickets / drum.tickets) for share in drum.shares if share.tickets]
