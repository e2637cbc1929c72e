"""The draw of messages: which exhibits a visit shows, so that nothing but their words tells the verdict.

A test measures knowledge only where tricks do not help (arXiv 2503.12341): whether a message is real or a scam, and
whether it is about a kind of scam that was just met, are two independent halves.
"""

from __future__ import annotations

import random
from collections.abc import Sequence, Set
from dataclasses import dataclass

HALF = 0.5
"""The share of genuine messages, and of those about a scam that was met."""


@dataclass(frozen=True)
class ExhibitFacts:
    """An exhibit as the draw needs it: its id, whether it is genuine, and the index of the scam that it is about.

    A scam is about its own kind, a genuine exhibit about the kind that it looks like (None: about no kind).
    """

    id: str
    is_genuine: bool
    scam: int | None


@dataclass(frozen=True)
class Deck:
    """The ids shown so far, across visits, each once, the newest last."""

    shown: tuple[str, ...] = ()

    def after(self, ids: Sequence[str], most: int = 1000) -> Deck:
        """Return the deck once `ids` were shown; it remembers `most` of them."""
        kept = [other for other in self.shown if other not in ids]
        return Deck((*kept, *ids)[-most:])


def rest_of(facts: Sequence[ExhibitFacts]) -> int:
    """Return how many messages are shown before one of them may come again: a sixth of the rarer verdict."""
    genuine = sum(fact.is_genuine for fact in facts)
    return min(genuine, len(facts) - genuine) // 6


def has_both(facts: Sequence[ExhibitFacts]) -> bool:
    """Return whether there are genuine exhibits and scams: else there is nothing to draw."""
    return len({fact.is_genuine for fact in facts}) > 1


def draw(
    facts: Sequence[ExhibitFacts],
    met: Sequence[int],
    deck: Deck,
    rng: random.Random,
    *,
    count: int,
    without: Sequence[str] = (),
) -> tuple[str, ...]:
    """Return the ids of `count` exhibits for a visit that has met the scams `met`, none of `without`.

    Each is genuine with one half, independent of everything. Each is about a scam that was met with one half, real ones
    and scams alike, unless the pack has none of one verdict that is rested (see `rest_of`). Those come first that were
    not shown for longest. Fewer are returned if all of one verdict have been shown in this visit.

    Raises:
        ValueError: there is no genuine exhibit, or no scam (a checked pack has both).
    """
    if not has_both(facts):
        message = "a draw needs genuine exhibits and scams"
        raise ValueError(message)
    chosen: list[str] = []
    rest = rest_of(facts)
    for _ in range(count):
        shown = [*deck.shown, *(other for other in without if other not in deck.shown), *chosen]
        age = {exhibit: number for number, exhibit in enumerate(reversed(shown))}
        left = [fact for fact in facts if fact.id not in chosen and fact.id not in without]
        if not has_both(left):
            break
        pools = _pools(left, met, {exhibit for exhibit in age if age[exhibit] < rest}, rng)
        pool = pools[rng.random() < HALF]
        oldest = sorted(pool, key=lambda fact: -age.get(fact.id, len(shown)))[: -(-len(pool) // 2)]
        never = [fact for fact in pool if fact.id not in age]
        chosen.append(rng.choice(never or oldest).id)
    return tuple(chosen)


def _pools(
    left: Sequence[ExhibitFacts], met: Sequence[int], tired: Set[str], rng: random.Random
) -> tuple[list[ExhibitFacts], list[ExhibitFacts]]:
    """Return the scams and the genuine exhibits of which one may come now.

    What they are about is settled before the verdict, and only where both have one: so it tells nothing about it.
    """
    by_verdict = [[fact for fact in left if fact.is_genuine is is_genuine] for is_genuine in (False, True)]
    rested = [[fact for fact in each if fact.id not in tired] or each for each in by_verdict]
    is_about = rng.random() < HALF
    about = rng.choice(met) if met else None
    pools = [[fact for fact in each if fact.scam == about] for each in rested]
    if about is None or not is_about or not all(pools):
        pools = [[fact for fact in each if fact.scam not in met] or each for each in rested]
    return pools[0], pools[1]


def showcase(facts: Sequence[ExhibitFacts], deck: Deck, count: int = 4) -> tuple[str, ...]:
    """Return `count` (even) exhibits that may be given away, equally many of both verdicts; none if one is missing.

    Those that were shown last come last of all in a visit, so they are taken first. The verdicts do not alternate.
    """
    if not has_both(facts):
        return ()
    age = {exhibit: number for number, exhibit in enumerate(reversed(deck.shown))}
    ranked = sorted(facts, key=lambda fact: age.get(fact.id, len(age)))
    scams, genuine = ([fact.id for fact in ranked if fact.is_genuine is is_real] for is_real in (False, True))
    each = min(count // 2, len(scams), len(genuine))
    return tuple(
        pool[number] for number in range(each) for pool in ((scams, genuine) if number % 2 == 0 else (genuine, scams))
    )
