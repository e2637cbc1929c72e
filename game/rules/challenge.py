"""Name two: a hand of cards, some true of the scam and some not, and what the player made of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

HAND_SIZE = 6
MOST_SPOKEN = 8
"""Features that staff tick: more of them would be too small for a finger."""


@dataclass(frozen=True)
class Card:
    """One card: the pack's feature or decoy number `index` of the scam."""

    is_feature: bool
    index: int


@dataclass(frozen=True)
class Naming:
    """What the player named: positions in the hand, in the order picked, of the `wanted` that were asked for."""

    cards: tuple[Card, ...]
    picked: tuple[int, ...]
    wanted: int

    @property
    def hits(self) -> int:
        """Picked cards that are features."""
        return sum(self.cards[position].is_feature for position in self.picked)

    @property
    def shown(self) -> tuple[int, ...]:
        """Positions of the cards that are explained, in the order of the hand.

        All of them, but no more than six: of a longer list those that were picked, and then the first ones.
        """
        others = (position for position in range(len(self.cards)) if position not in self.picked)
        return tuple(sorted([*self.picked, *others][:HAND_SIZE]))

    @property
    def is_complete(self) -> bool:
        """Whether as many were named as were asked for, and all of them are true of the scam."""
        return self.hits == len(self.picked) >= self.wanted


def deal(features: int, decoys: int, wanted: int, rng: random.Random) -> tuple[Card, ...]:
    """Six cards in random order: one feature more than wanted (so that no pick is forced), the rest decoys.

    The scam has `features` and `decoys`; the player shall name `wanted`, 1–3.

    Raises:
        ValueError: the scam has too few of either.
    """
    true_count = wanted + 1
    false_count = HAND_SIZE - true_count
    if features < true_count or decoys < false_count:
        message = f"a hand needs {true_count} features and {false_count} decoys, there are {features} and {decoys}"
        raise ValueError(message)
    hand = [Card(True, index) for index in rng.sample(range(features), true_count)]
    hand += [Card(False, index) for index in rng.sample(range(decoys), false_count)]
    rng.shuffle(hand)
    return tuple(hand)


def spoken_hand(features: int) -> tuple[Card, ...]:
    """In spoken mode staff tick what was said from the first features of the scam, in the pack's order."""
    return tuple(Card(True, index) for index in range(min(features, MOST_SPOKEN)))


def toggle(picked: Sequence[int], position: int, wanted: int | None) -> tuple[int, ...]:
    """Pick a card or put it back. With `wanted` already picked the oldest pick makes room; None means no limit."""
    if position in picked:
        return tuple(other for other in picked if other != position)
    kept = tuple(picked) if wanted is None else tuple(picked)[-(wanted - 1) :] if wanted > 1 else ()
    return (*kept, position)
