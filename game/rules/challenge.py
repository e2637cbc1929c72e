"""Name two: a hand of cards, some true of the scam, and the player's picks."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

LEAST_DECOYS = 2
MOST_SPOKEN = 8
"""Features that staff tick: more of them would be too small for a finger."""
MOST_SHOWN = 6


@dataclass(frozen=True)
class Card:
    """One card: the pack's feature or decoy number `index` of the scam."""

    is_feature: bool
    index: int


@dataclass(frozen=True)
class Naming:
    """The player's picks: positions in the hand, in the order picked, of the `wanted` that were asked for.

    It took the player `ms` milliseconds, with the time for thinking before the hand was shown.
    """

    cards: tuple[Card, ...]
    picked: tuple[int, ...]
    wanted: int
    ms: int = 0

    @property
    def hits(self) -> int:
        """The number of picked cards that are features."""
        return sum(self.cards[position].is_feature for position in self.picked)

    @property
    def shown(self) -> tuple[int, ...]:
        """Positions of the cards to explain, in the order of the hand.

        All of them, but at most six: of a longer list the picked ones first, then the first others.
        """
        others = (position for position in range(len(self.cards)) if position not in self.picked)
        return tuple(sorted([*self.picked, *others][:MOST_SHOWN]))

    @property
    def is_complete(self) -> bool:
        """Whether as many were named as were asked for, and all of them are true of the scam."""
        return self.hits == len(self.picked) >= self.wanted


def cards_of_each(wanted: int) -> tuple[int, int]:
    """Return how many features and decoys a hand has: what is asked for, and as many decoys, at least two."""
    return wanted, max(wanted, LEAST_DECOYS)


def deal(features: int, decoys: int, wanted: int, rng: random.Random) -> tuple[Card, ...]:
    """Return a hand in random order (see `cards_of_each`): two of four are right by chance once in six.

    The scam has `features` and `decoys`, or `ValueError` is raised if they are too few; `wanted` is 1–3.
    """
    true_count, false_count = cards_of_each(wanted)
    if features < true_count or decoys < false_count:
        message = f"a hand needs {true_count} features and {false_count} decoys, there are {features} and {decoys}"
        raise ValueError(message)
    hand = [Card(True, index) for index in rng.sample(range(features), true_count)]
    hand += [Card(False, index) for index in rng.sample(range(decoys), false_count)]
    rng.shuffle(hand)
    return tuple(hand)


def spoken_hand(features: int) -> tuple[Card, ...]:
    """Return the first features of the scam, in the pack's order, for staff to tick in spoken mode."""
    return tuple(Card(True, index) for index in range(min(features, MOST_SPOKEN)))


def toggle(picked: Sequence[int], position: int, wanted: int | None) -> tuple[int, ...]:
    """Pick a card or put it back. With `wanted` already picked the oldest pick is dropped; None means no limit."""
    if position in picked:
        return tuple(other for other in picked if other != position)
    kept = tuple(picked) if wanted is None else tuple(picked)[-(wanted - 1) :] if wanted > 1 else ()
    return (*kept, position)
