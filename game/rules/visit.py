"""One visitor's way through the stall, as a value that grows from scene to scene and is forgotten at the end."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from game.rules.challenge import Naming
from game.rules.score import Answer, Score, score_of

Game = Literal["wheel"]


@dataclass(frozen=True)
class ExhibitFacts:
    """What planning needs to know of an exhibit: its id, whether it is genuine, the scam it belongs to, its channel."""

    id: str
    is_genuine: bool
    scam: int | None
    channel: str


@dataclass(frozen=True)
class Visit:
    """What has happened so far. Holds nothing about the person.

    Attributes:
        game: which game was chosen.
        scam: index of the scam that was met, once the wheel has stopped.
        naming: the hand and the picks, once given.
        exhibits: ids of the exhibits of this visit, in order, once planned.
        answers: one for each exhibit judged so far.
    """

    game: Game
    scam: int | None = None
    naming: Naming | None = None
    exhibits: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def next_exhibit(self) -> str | None:
        """The exhibit to judge now; None when all are judged."""
        judged = len(self.answers)
        return self.exhibits[judged] if judged < len(self.exhibits) else None

    @property
    def score(self) -> Score:
        """Hits and false alarms so far."""
        return score_of(self.naming, self.answers)

    def met(self, scam: int) -> Visit:
        """The wheel has stopped on `scam`."""
        return replace(self, scam=scam)

    def named(self, naming: Naming) -> Visit:
        """The player has named characteristics."""
        return replace(self, naming=naming)

    def planned(self, exhibits: Sequence[str]) -> Visit:
        """These exhibits will be shown."""
        return replace(self, exhibits=tuple(exhibits))

    def answered(self, answer: Answer) -> Visit:
        """The player has judged the next exhibit."""
        return replace(self, answers=(*self.answers, answer))


def plan_exhibits(facts: Sequence[ExhibitFacts], scam: int, rng: random.Random) -> tuple[str, ...]:
    """Two exhibits: one genuine always, the other a scam of the kind met in two visits of three, else genuine too.

    So after a genuine first item the second may be either; only after a scam can an attentive player know it.

    Raises:
        ValueError: there is no genuine exhibit (a checked pack always has one).
    """
    genuine = [fact for fact in facts if fact.is_genuine]
    if not genuine:
        message = "a visit needs a genuine exhibit"
        raise ValueError(message)
    first = rng.choice(genuine)
    of_this_scam = [fact for fact in facts if fact.scam == scam and not fact.is_genuine]
    other_channels = [fact for fact in genuine if fact.channel != first.channel]
    wants_scam = rng.random() < 2 / 3
    pool = of_this_scam if of_this_scam and (wants_scam or not other_channels) else other_channels
    if not pool:
        return (first.id,)
    chosen = [first, rng.choice(pool)]
    rng.shuffle(chosen)
    return tuple(fact.id for fact in chosen)
