from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.challenge import Card, Naming, cards_of_each, deal, spoken_hand, toggle

seeds = st.integers(0, 2**32)
wanted_counts = st.integers(1, 3)


@given(st.integers(6, 12), st.integers(4, 9), wanted_counts, seeds)
def test_a_hand_holds_what_is_asked_for_and_as_many_others(features: int, decoys: int, wanted: int, seed: int) -> None:
    hand = deal(features, decoys, wanted, random.Random(seed))
    true_count, false_count = cards_of_each(wanted)
    assert len(hand) == len(set(hand)) == true_count + false_count
    assert sum(card.is_feature for card in hand) == true_count == wanted
    assert false_count == max(2, wanted)
    assert all(0 <= card.index < (features if card.is_feature else decoys) for card in hand)


def test_true_cards_lie_anywhere_in_the_hand() -> None:
    rng = random.Random(3)
    pairs = Counter(
        tuple(place for place, card in enumerate(deal(6, 4, 2, rng)) if card.is_feature) for _ in range(6000)
    )
    # Six pairs of places, equally likely; five standard deviations of 6,000 throws are 144.
    assert len(pairs) == 6
    assert all(abs(count - 1000) < 144 for count in pairs.values())


def test_every_feature_and_decoy_is_dealt_sooner_or_later() -> None:
    rng = random.Random(3)
    seen = {card for _ in range(300) for card in deal(9, 7, 2, rng)}
    assert seen == {Card(True, index) for index in range(9)} | {Card(False, index) for index in range(7)}


@pytest.mark.parametrize(("features", "decoys", "wanted"), [(1, 9, 2), (9, 1, 2), (2, 9, 3), (9, 1, 1)])
def test_too_few_cards_of_one_kind_are_refused(features: int, decoys: int, wanted: int) -> None:
    with pytest.raises(ValueError, match=f"there are {features} and {decoys}"):
        deal(features, decoys, wanted, random.Random(1))


def test_staff_tick_all_features_in_the_order_of_the_pack() -> None:
    assert spoken_hand(7) == tuple(Card(True, index) for index in range(7))


HAND = (Card(True, 0), Card(False, 0), Card(True, 1), Card(False, 1), Card(True, 2), Card(False, 2))


@pytest.mark.parametrize(
    ("picked", "wanted", "hits", "is_complete"),
    [
        ((0, 2), 2, 2, True),
        ((4, 0), 2, 2, True),
        ((0, 1), 2, 1, False),
        ((1, 3), 2, 0, False),
        ((0,), 2, 1, False),
        ((), 2, 0, False),
        ((), 1, 0, False),
        ((4,), 1, 1, True),
        ((0, 2, 4), 3, 3, True),
        ((0, 2, 4), 2, 3, True),
        ((0, 2, 1), 2, 2, False),
    ],
)
def test_naming_is_complete_when_enough_and_nothing_false_was_named(
    picked: tuple[int, ...], wanted: int, hits: int, *, is_complete: bool
) -> None:
    naming = Naming(HAND, picked, wanted)
    assert (naming.hits, naming.is_complete) == (hits, is_complete)


@given(st.lists(st.integers(0, 5), max_size=20), wanted_counts)
def test_picking_keeps_the_latest_wishes_and_never_more_than_asked_for(taps: list[int], wanted: int) -> None:
    picked: tuple[int, ...] = ()
    for tap in taps:
        before, picked = picked, toggle(picked, tap, wanted)
        assert len(picked) == len(set(picked)) <= wanted
        if tap in before:
            assert picked == tuple(other for other in before if other != tap)
        else:
            assert picked[-1] == tap
            assert picked[:-1] == before[-(wanted - 1) :] if wanted > 1 else picked == (tap,)


@given(st.lists(st.integers(0, 8), max_size=20))
def test_staff_may_tick_as_many_as_were_said(taps: list[int]) -> None:
    picked: tuple[int, ...] = ()
    for tap in taps:
        picked = toggle(picked, tap, None)
    assert set(picked) == {tap for tap in taps if taps.count(tap) % 2}
