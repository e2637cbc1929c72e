from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.draw import Deck, ExhibitFacts, draw, rest_of

KINDS = 4
seeds = st.integers(0, 2**32)
KNOWN = tuple(
    [ExhibitFacts(f"s{kind}{number}", False, kind) for kind in range(KINDS) for number in range(6)]
    + [ExhibitFacts(f"t{kind}{number}", True, kind) for kind in range(KINDS) for number in range(3)]
    + [ExhibitFacts(f"g{number}", True, None) for number in range(12)]
)
"""As many genuine ones as scams, half of them twins of a kind."""


@st.composite
def packs(choose: st.DrawFn) -> tuple[ExhibitFacts, ...]:
    """Exhibits as a checked pack has them: at least one genuine, at least one scam."""
    kinds = st.integers(0, KINDS - 1)
    genuine = [ExhibitFacts(f"g{n}", True, choose(st.none() | kinds)) for n in range(choose(st.integers(1, 12)))]
    scams = [ExhibitFacts(f"s{n}", False, choose(kinds)) for n in range(choose(st.integers(1, 12)))]
    return tuple(choose(st.permutations([*genuine, *scams])))


@given(packs(), st.lists(st.integers(0, KINDS - 1), max_size=3, unique=True), st.integers(1, 5), seeds)
def test_nothing_comes_twice_in_a_visit(facts: tuple[ExhibitFacts, ...], met: list[int], count: int, seed: int) -> None:
    rng = random.Random(seed)
    first = draw(facts, met, Deck(), rng, count=count)
    more = draw(facts, met, Deck().after(first), rng, count=count, without=first)
    assert len({*first, *more}) == len(first) + len(more)
    assert {*first, *more} <= {fact.id for fact in facts}
    assert first


@given(packs(), seeds)
def test_nothing_comes_again_before_others_were_shown(facts: tuple[ExhibitFacts, ...], seed: int) -> None:
    rng, deck = random.Random(seed), Deck()
    last: dict[str, int] = {}
    messages = 0
    for _ in range(40):
        ids = draw(facts, [rng.randrange(KINDS)], deck, rng, count=2)
        deck = deck.after(ids)
        for exhibit in ids:
            assert messages - last.get(exhibit, -100) > rest_of(facts)
            last[exhibit] = messages
            messages += 1


def test_what_a_message_is_about_tells_nothing_about_its_verdict() -> None:
    rng, deck = random.Random(5), Deck()
    facts = {fact.id: fact for fact in KNOWN}
    seen: Counter[tuple[bool, bool]] = Counter()
    for _ in range(20_000):
        met = [rng.randrange(KINDS)]
        ids = draw(KNOWN, met, deck, rng, count=2)
        deck = deck.after(ids)
        seen.update((facts[exhibit].is_genuine, facts[exhibit].scam in met) for exhibit in ids)
    # 40,000 throws: five standard deviations are 0.0125 of all, 0.018 of one verdict.
    assert abs((seen[True, True] + seen[True, False]) / 40_000 - 0.5) < 0.0125
    about = [seen[verdict, True] / (seen[verdict, True] + seen[verdict, False]) for verdict in (True, False)]
    assert abs(about[0] - about[1]) < 0.025
    assert all(0.42 < share < 0.52 for share in about)


def test_where_no_genuine_one_is_like_it_a_scam_is_of_another_kind() -> None:
    facts = [fact for fact in KNOWN if not (fact.is_genuine and fact.scam == 0)]
    rng = random.Random(5)
    drawn = {name for _ in range(300) for name in draw(facts, [0], Deck(), rng, count=1)}
    assert {fact.scam for fact in facts if fact.id in drawn} == {None, 1, 2, 3}


def test_before_anything_was_met_every_message_may_come() -> None:
    rng = random.Random(5)
    drawn = {name for _ in range(2000) for name in draw(KNOWN, [], Deck(), rng, count=2)}
    assert drawn == {fact.id for fact in KNOWN}


def test_a_pack_that_runs_out_of_one_verdict_gives_fewer() -> None:
    facts = [fact for fact in KNOWN if fact.id in ("g0", "s00", "s01", "s02")]
    assert all(len(draw(facts, [0], Deck(), random.Random(seed), count=4)) <= 3 for seed in range(20))
    counts = {len(draw(facts, [0], Deck(), random.Random(seed), count=4)) for seed in range(40)}
    assert min(counts) == 1  # the genuine one came first: another message could only be a scam


@pytest.mark.parametrize("is_genuine", [True, False])
def test_one_verdict_alone_is_no_game(*, is_genuine: bool) -> None:
    with pytest.raises(ValueError, match="genuine exhibits and scams"):
        draw([fact for fact in KNOWN if fact.is_genuine is is_genuine], [0], Deck(), random.Random(1), count=2)


@given(st.lists(st.sampled_from("abcdefgh"), max_size=30))
def test_the_deck_holds_each_exhibit_once_the_newest_last(shown: list[str]) -> None:
    deck = Deck()
    for exhibit in shown:
        deck = deck.after([exhibit], 5)
    expected = list(dict.fromkeys(reversed(shown)))[::-1]
    assert list(deck.shown) == expected[-5:]
