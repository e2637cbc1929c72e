"""One visitor's visit, as a value that grows from scene to scene and is dropped at the end."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from game.rules.challenge import Naming
from game.rules.score import Answer, Score, score_of
from game.rules.slide import Stop
from game.rules.table_plan import Push, TablePlan

Game = Literal["wheel", "can"]
Place = Literal["scam", "red", "bare", "off"]
"""Where a can has stopped: on a kind of scam, in the red zone, on bare wood, or beside the table."""
Step = Literal["exhibit", "can_push", "result"]
"""What follows in a visit, named as the screen that shows it."""


@dataclass(frozen=True)
class ExhibitFacts:
    """An exhibit as planning needs it: its id, whether it is genuine, its scam, its channel."""

    id: str
    is_genuine: bool
    scam: int | None
    channel: str


@dataclass(frozen=True)
class Landing:
    """One push of the can and its result."""

    push: Push
    stop: tuple[float, float]  # centre of its foot, in cm, where it came to rest or left the table
    place: Place  # what lies there
    scam: int | None = None  # index of the scam that lies there, if any


@dataclass(frozen=True)
class Visit:
    """The state of a visit. Holds nothing about the person."""

    game: Game | None = None
    met: tuple[int, ...] = ()  # indexes of the scams that were met, in order, each once
    naming: Naming | None = None  # the hand and the picks, once given
    exhibits: tuple[str, ...] = ()  # ids of the exhibits of this visit, in order, as far as they are planned
    answers: tuple[Answer, ...] = ()  # one for each exhibit judged so far
    pushes: int = 0  # how many pushes of the can there are in all
    landings: tuple[Landing, ...] = ()  # one for each push so far
    rule: int | None = None  # index of the rule of thumb that was given last

    @property
    def next_exhibit(self) -> str | None:
        """The exhibit to judge now; None when all are judged."""
        judged = len(self.answers)
        return self.exhibits[judged] if judged < len(self.exhibits) else None

    @property
    def next_step(self) -> Step:
        """The next step: another exhibit, another push of the can, or the result."""
        if self.next_exhibit:
            return "exhibit"
        return "can_push" if self.pushes_left else "result"

    @property
    def score(self) -> Score:
        """Hits and false alarms so far."""
        return score_of(self.naming, self.answers)

    @property
    def scam(self) -> int | None:
        """The scam that was met last."""
        return self.met[-1] if self.met else None

    @property
    def pushes_left(self) -> int:
        """Pushes of the can that are still to come."""
        return self.pushes - len(self.landings)

    @property
    def red_count(self) -> int:
        """How many cans stopped in the red zone."""
        return sum(landing.place == "red" for landing in self.landings)

    def seen_through(self, facts: Sequence[ExhibitFacts]) -> frozenset[int]:
        """Return indexes of the scams whose exhibits were recognised in this visit."""
        scam_of = {fact.id: fact.scam for fact in facts}
        found = {scam_of.get(answer.exhibit_id) for answer in self.answers if answer.is_hit}
        return frozenset(scam for scam in found if scam is not None)

    def meeting(self, scam: int) -> Visit:
        """Return the visit after the wheel or the can has stopped on `scam`."""
        return self if scam in self.met else replace(self, met=(*self.met, scam))

    def named(self, naming: Naming) -> Visit:
        """Return the visit after the player has named characteristics."""
        return replace(self, naming=naming)

    def planned(self, exhibits: Sequence[str]) -> Visit:
        """Return the visit with these exhibits to be shown next."""
        return replace(self, exhibits=(*self.exhibits, *exhibits))

    def landed(self, landing: Landing) -> Visit:
        """Return the visit after a can has come to rest or fallen off the table."""
        visit = replace(self, landings=(*self.landings, landing))
        return visit if landing.scam is None else visit.meeting(landing.scam)

    def ruled(self, rule: int) -> Visit:
        """Return the visit after the player has been given a rule of thumb."""
        return replace(self, rule=rule)

    def answered(self, answer: Answer) -> Visit:
        """Return the visit after the player has judged the next exhibit."""
        return replace(self, answers=(*self.answers, answer))


def landing_of(plan: TablePlan, push: Push, stop: Stop) -> Landing:
    """Return what a stop there after `push` means."""
    scam = None if stop.zone is None else plan.zones[stop.zone].scam
    place: Place = "off" if stop.off else "bare" if stop.zone is None else "red" if scam is None else "scam"
    return Landing(push, (stop.x, stop.y), place, scam)


def after_landing(
    visit: Visit, landing: Landing, facts: Sequence[ExhibitFacts], rules: int, rng: random.Random
) -> Visit:
    """Return the visit with the landing, a rule of thumb where it is in the red zone, and the exhibits that follow.

    There are `rules` rules of thumb, 1 or more. Raises `ValueError` without a genuine exhibit (checked packs have one).
    """
    visit = visit.landed(landing)
    if landing.place == "red":
        visit = visit.ruled(rng.randrange(rules))
    return visit.planned(plan_after_landing(facts, visit, rng))


def after_spin(visit: Visit, scam: int, facts: Sequence[ExhibitFacts], rng: random.Random) -> Visit:
    """Return the visit after the wheel stopped on `scam`, with the exhibits that follow; errors as `plan_exhibits`."""
    return visit.meeting(scam).planned(plan_exhibits(facts, scam, rng))


def with_rule(visit: Visit, rules: int, rng: random.Random) -> Visit:
    """Return the visit with one of `rules` rules of thumb, unless one was given already."""
    return visit if visit.rule is not None else visit.ruled(rng.randrange(rules))


def plan_exhibits(facts: Sequence[ExhibitFacts], scam: int, rng: random.Random) -> tuple[str, ...]:
    """Return two exhibits: one genuine, the other in two visits of three a scam of the kind met, else genuine too.

    After a genuine first item the second may therefore be either; only a scam lets an attentive player know it.

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


def plan_after_landing(facts: Sequence[ExhibitFacts], visit: Visit, rng: random.Random) -> tuple[str, ...]:
    """Return the exhibits after the last landing of `visit`: one of the scam there, and once a genuine one.

    The genuine item comes after any push on a scam with equal chance, before or after the scam's own, so that nobody
    can predict the next message; after the last push at the latest it does come. Errors as `plan_exhibits`.
    """
    landing = visit.landings[-1]
    chosen = []
    if landing.scam is not None:
        of_this_scam = [fact for fact in facts if fact.scam == landing.scam and not fact.is_genuine]
        unseen = [fact for fact in of_this_scam if fact.id not in visit.exhibits]
        if of_this_scam:
            chosen.append(rng.choice(unseen or of_this_scam))
    genuine = [fact for fact in facts if fact.is_genuine]
    if not genuine:
        message = "a visit needs a genuine exhibit"
        raise ValueError(message)
    if not any(fact.id in visit.exhibits for fact in genuine):
        may_wait = visit.pushes_left > 0 and (landing.scam is None or rng.random() >= 1 / (visit.pushes_left + 1))
        if not may_wait:
            chosen.append(rng.choice(genuine))
    rng.shuffle(chosen)
    return tuple(fact.id for fact in chosen)
