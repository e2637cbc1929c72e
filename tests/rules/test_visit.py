from __future__ import annotations

import math
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.app import LANGUAGES
from game.rules.challenge import Card, Naming
from game.rules.score import Answer
from game.rules.visit import ExhibitFacts, Visit, plan_exhibits
from game.scenes.exhibit_facts import exhibit_facts
from tests.stall import shipped

channels = st.sampled_from(["sms", "chat", "call", "app"])
VISITS = 6000
SHIPPED = [(language, scam) for language in LANGUAGES for scam in range(len(shipped().packs[language].scams))]


@st.composite
def exhibits(draw: st.DrawFn) -> tuple[ExhibitFacts, ...]:
    """Some exhibits, at least one of them genuine, as a checked pack has them."""
    genuine = [ExhibitFacts(f"g{n}", True, None, draw(channels)) for n in range(draw(st.integers(1, 5)))]
    scams = [
        ExhibitFacts(f"s{n}", False, draw(st.integers(0, 3)), draw(channels)) for n in range(draw(st.integers(0, 6)))
    ]
    return tuple(draw(st.permutations([*genuine, *scams])))


@given(exhibits(), st.integers(0, 3), st.integers(0, 2**32))
def test_every_visit_holds_a_genuine_item(facts: tuple[ExhibitFacts, ...], scam: int, seed: int) -> None:
    chosen = plan_exhibits(facts, scam, random.Random(seed))
    by_id = {fact.id: fact for fact in facts}
    assert 1 <= len(chosen) == len(set(chosen)) <= 2
    assert any(by_id[name].is_genuine for name in chosen)
    assert all(by_id[name].is_genuine or by_id[name].scam == scam for name in chosen)


@given(exhibits(), st.integers(0, 3), st.integers(0, 2**32))
def test_two_genuine_items_come_by_different_channels(facts: tuple[ExhibitFacts, ...], scam: int, seed: int) -> None:
    chosen = [fact for fact in facts if fact.id in plan_exhibits(facts, scam, random.Random(seed))]
    if len(chosen) == 2 and all(fact.is_genuine for fact in chosen):
        assert chosen[0].channel != chosen[1].channel


@pytest.mark.parametrize(("language", "scam"), SHIPPED)
def test_the_shipped_packs_give_two_items_in_every_visit(language: str, scam: int) -> None:
    facts = exhibit_facts(shipped().packs[language])
    plans = [plan_exhibits(facts, scam, random.Random(seed)) for seed in range(100)]
    assert {len(plan) for plan in plans} == {2}
    assert {name for plan in plans for name in plan} & {fact.id for fact in facts if fact.scam == scam}


def kinds_of(scam: int) -> Counter[tuple[bool, bool]]:
    """How often (the first is genuine, the second is genuine) in many visits of the shipped pack."""
    facts = exhibit_facts(shipped().packs["zh"])
    is_genuine = {fact.id: fact.is_genuine for fact in facts}
    rng = random.Random(scam)
    plans = [plan_exhibits(facts, scam, rng) for _ in range(VISITS)]
    return Counter((is_genuine[first], is_genuine[second]) for first, second in plans)


@pytest.mark.parametrize("scam", [0, 5])
def test_after_a_genuine_item_the_next_may_as_well_be_a_scam(scam: int) -> None:
    kinds = kinds_of(scam)
    after_genuine = kinds[True, True] + kinds[True, False]
    # Half and half; four standard deviations of a fair coin.
    assert abs(kinds[True, False] - after_genuine / 2) < 2 * math.sqrt(after_genuine)


@pytest.mark.parametrize("scam", [0, 5])
def test_the_place_of_an_item_does_not_give_it_away(scam: int) -> None:
    kinds = kinds_of(scam)
    first, second = kinds[False, True], kinds[True, False]
    assert abs(first - second) < 4 * math.sqrt(first + second)
    assert abs(first + second - VISITS * 2 / 3) < 4 * math.sqrt(VISITS * 2 / 9)
    assert kinds[False, False] == 0


def test_without_a_genuine_item_there_is_no_visit() -> None:
    with pytest.raises(ValueError, match="genuine"):
        plan_exhibits([ExhibitFacts("s", False, 0, "sms")], 0, random.Random(1))


def test_a_visit_grows_and_forgets_nothing() -> None:
    naming = Naming((Card(True, 0),), (0,), 1)
    start = Visit(game="wheel")
    planned = start.met(3).planned(["a", "b"]).named(naming)
    judged = planned.answered(Answer("a", True, True))
    assert (start.scam, start.naming, start.next_exhibit) == (None, None, None)
    assert (planned.scam, planned.naming, planned.next_exhibit) == (3, naming, "a")
    assert (judged.next_exhibit, judged.score.hits, judged.score.trusted) == ("b", 1, 1)
    assert judged.answered(Answer("b", False, False)).next_exhibit is None
