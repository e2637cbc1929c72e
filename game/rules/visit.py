"""One visitor's visit, as a value that grows from scene to scene and is dropped at the end."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from game.rules.challenge import Naming
from game.rules.draw import Deck, ExhibitFacts, draw, has_both
from game.rules.prizes.ledger import Offer, Won
from game.rules.score import Answer, Score, score_of
from game.rules.slide import Stop
from game.rules.table_plan import Push, TablePlan

Game = Literal["wheel", "can"]
Place = Literal["scam", "red", "bare", "off"]
"""Where a can has stopped: on a kind of scam, in the red zone, on bare wood, or beside the table."""
MESSAGES = 2
"""Exhibits that every visit judges; a player may ask for more."""
Deed = Literal["red", "judged", "recognised", "trusted", "named", "none"]
"""The best thing a visitor did, best first; judged: every message rightly, and not only one."""
Rest = Literal["missed", "doubted", "named", "flawless"]
"""What went less well, the costliest first; flawless: nothing did, beside a can in the red zone."""
Step = Literal["exhibit", "can_push", "result"]
"""What follows in a visit, named as the screen that shows it."""


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
    seating: tuple[int, ...] = ()  # the scams of the table's zones, in their order; empty: as the plan has them
    landings: tuple[Landing, ...] = ()  # one for each push so far
    rule: int | None = None  # index of the rule of thumb that was given last
    offer: Offer | None = None  # what may be drawn at the end, once it is known
    won: Won | None = None  # what was drawn

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
        return score_of(self.naming, self.scam, self.answers)

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

    @property
    def best(self) -> tuple[Deed, int]:
        """The best thing that was done, and how often."""
        score, judged = self.score, len(self.answers)
        deeds: tuple[tuple[Deed, int], ...] = (
            ("red", self.red_count),
            ("judged", judged if judged >= MESSAGES and score.caught + score.trusted == judged else 0),
            ("recognised", score.caught),
            ("trusted", score.trusted),
            ("named", min(self.naming.hits, self.naming.wanted) if self.naming else 0),
        )
        return next((deed for deed in deeds if deed[1]), ("none", 0))

    @property
    def rest(self) -> tuple[Rest, int] | None:
        """What else is to be said, and how often, if anything; it is never what `best` says."""
        score = self.score
        named = 0 if self.best[0] == "named" else score.named
        rests: tuple[tuple[Rest, int], ...] = (
            ("missed", score.misses),
            ("doubted", score.false_alarms),
            ("named", named),
            ("flawless", len(self.answers) if score.is_flawless and self.best[0] == "red" else 0),
        )
        return next((rest for rest in rests if rest[1]), None)

    @property
    def subject(self) -> int | None:
        """The scam to remember: one that was missed, else the one met last, else one that a message was about."""
        missed = [answer.scam for answer in self.answers if answer.is_miss]
        judged = [answer.scam for answer in self.answers]
        return next((scam for scam in (*missed, self.scam, *judged) if scam is not None), None)

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

    def offered(self, offer: Offer) -> Visit:
        """Return the visit once it is known what may be drawn."""
        return replace(self, offer=offer)

    def winning(self, won: Won) -> Visit:
        """Return the visit after the draw."""
        return replace(self, won=won)

    def answered(self, answer: Answer) -> Visit:
        """Return the visit after the player has judged the next exhibit."""
        return replace(self, answers=(*self.answers, answer))


def can_visit(plan: TablePlan, rng: random.Random, *, is_dealt: bool) -> Visit:
    """Return a visit of the can game; if `is_dealt`, with the scams of the plan in new places."""
    seating = tuple(rng.sample(plan.seating, len(plan.seating))) if is_dealt else ()
    return Visit("can", pushes=plan.pushes, seating=seating)


def landing_of(plan: TablePlan, push: Push, stop: Stop) -> Landing:
    """Return what a stop there after `push` means."""
    scam = None if stop.zone is None else plan.zones[stop.zone].scam
    place: Place = "off" if stop.off else "bare" if stop.zone is None else "red" if scam is None else "scam"
    return Landing(push, (stop.x, stop.y), place, scam)


def with_messages(
    visit: Visit, facts: Sequence[ExhibitFacts], deck: Deck, rng: random.Random, count: int = MESSAGES
) -> Visit:
    """Return the visit with `count` more exhibits to judge, or as many as the pack still has; errors as `draw`."""
    return visit.planned(draw(facts, visit.met, deck, rng, count=count, without=visit.exhibits))


def has_more_messages(visit: Visit, facts: Sequence[ExhibitFacts]) -> bool:
    """Return whether `with_messages` would add a message."""
    return has_both([fact for fact in facts if fact.id not in visit.exhibits])


def with_rule(visit: Visit, rules: Sequence[int], rng: random.Random) -> Visit:
    """Return the visit with one of `rules` (indexes of rules of thumb, at least one), unless one was given already."""
    return visit if visit.rule is not None else visit.ruled(rng.choice(rules))
