from __future__ import annotations

import math
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.challenge import Card, Naming
from game.rules.score import Answer
from game.rules.slide import Stop
from game.rules.table_plan import Push
from game.rules.visit import (
    ExhibitFacts,
    Landing,
    Place,
    Visit,
    after_landing,
    after_spin,
    landing_of,
    plan_exhibits,
    with_rule,
)
from game.scenes.core.pack import exhibit_facts
from game.words import LANGUAGES, Language
from tests.rules.tables import table
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
def test_the_shipped_packs_give_two_items_in_every_visit(language: Language, scam: int) -> None:
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
    planned = start.meeting(3).planned(["a", "b"]).named(naming)
    judged = planned.answered(Answer("a", True, True))
    assert (start.scam, start.naming, start.next_exhibit) == (None, None, None)
    assert (planned.scam, planned.naming, planned.next_exhibit) == (3, naming, "a")
    assert (judged.next_exhibit, judged.score.hits, judged.score.trusted) == ("b", 1, 1)
    assert judged.answered(Answer("b", False, False)).next_exhibit is None


RULES = 5
PUSH = Push(32.0, 11.0, 0.0, 60.0)
TABLE_FACTS = [
    ExhibitFacts("s0a", False, 0, "sms"),
    ExhibitFacts("s0b", False, 0, "call"),
    ExhibitFacts("s1a", False, 1, "chat"),
    ExhibitFacts("g1", True, None, "sms"),
    ExhibitFacts("g2", True, None, "door"),
]
landings = st.lists(
    st.sampled_from([("scam", 0), ("scam", 1), ("scam", 2), ("red", None), ("off", None), ("bare", None)]),
    min_size=1,
    max_size=5,
)


def play_table(spots: list[tuple[Place, int | None]], seed: int) -> Visit:
    """Every push of a visit, each judged as a scam when it is one."""
    rng = random.Random(seed)
    visit = Visit(game="can", pushes=len(spots))
    genuine = {fact.id for fact in TABLE_FACTS if fact.is_genuine}
    for place, scam in spots:
        visit = after_landing(visit, Landing(PUSH, (1.0, 2.0), place, scam), TABLE_FACTS, RULES, rng)
        while (exhibit := visit.next_exhibit) is not None:
            visit = visit.answered(Answer(exhibit, exhibit in genuine, exhibit in genuine))
    return visit


@given(landings, st.integers(0, 2**32))
def test_every_visit_to_the_table_holds_exactly_one_genuine_item(
    spots: list[tuple[Place, int | None]], seed: int
) -> None:
    visit = play_table(spots, seed)
    assert sum(answer.is_genuine for answer in visit.answers) == 1
    assert visit.pushes_left == 0
    assert visit.next_step == "result"


@given(landings, st.integers(0, 2**32))
def test_every_can_on_a_scam_brings_an_exhibit_of_it(spots: list[tuple[Place, int | None]], seed: int) -> None:
    visit = play_table(spots, seed)
    with_exhibits = [scam for _, scam in spots if scam in (0, 1)]
    shown = [
        fact.scam for exhibit in visit.exhibits for fact in TABLE_FACTS if fact.id == exhibit and not fact.is_genuine
    ]
    assert shown == with_exhibits
    assert visit.seen_through(TABLE_FACTS) == frozenset(with_exhibits)
    assert list(visit.met) == list(dict.fromkeys(scam for _, scam in spots if scam is not None))
    assert visit.red_count == spots.count(("red", None))


def test_the_same_scam_twice_shows_another_exhibit() -> None:
    for seed in range(20):
        visit = play_table([("scam", 0), ("scam", 0)], seed)
        assert {"s0a", "s0b"} <= set(visit.exhibits)


def test_nobody_knows_which_item_is_the_genuine_one() -> None:
    firsts = [play_table([("scam", 0), ("scam", 1), ("scam", 1)], seed).answers for seed in range(300)]
    places = [next(number for number, answer in enumerate(answers) if answer.is_genuine) for answers in firsts]
    assert {0, 1, 2, 3} <= set(places)
    assert all(places.count(place) > 20 for place in (0, 1, 2, 3))


def test_a_missed_scam_is_not_seen_through() -> None:
    visit = Visit(game="can", pushes=1).landed(Landing(PUSH, (1.0, 2.0), "scam", 0)).planned(["s0a"])
    assert visit.answered(Answer("s0a", False, True)).seen_through(TABLE_FACTS) == frozenset()


def test_without_a_genuine_exhibit_no_table_can_be_played() -> None:
    landing = Landing(PUSH, (1.0, 2.0), "red")
    with pytest.raises(ValueError, match="genuine"):
        after_landing(Visit(game="can", pushes=1), landing, TABLE_FACTS[:3], RULES, random.Random(1))


@given(landings, st.integers(0, 2**32))
def test_a_rule_is_given_by_every_can_in_the_red_zone_and_kept_until_the_end(
    spots: list[tuple[Place, int | None]], seed: int
) -> None:
    visit = play_table(spots, seed)
    assert (visit.rule is not None) == (("red", None) in spots)
    ended = with_rule(visit, RULES, random.Random(seed))
    assert ended.rule in range(RULES)
    assert visit.rule in (None, ended.rule)


PLAN = table()
stops = st.one_of(
    st.builds(Stop, st.just(3.0), st.just(4.0), st.sampled_from(range(len(PLAN.zones))), st.none()),
    st.builds(Stop, st.just(3.0), st.just(4.0), st.none(), st.sampled_from([None, "left", "far"])),
)


@given(stops)
def test_a_landing_is_where_the_can_stopped(stop: Stop) -> None:
    landing = landing_of(PLAN, PUSH, stop)
    assert (landing.push, landing.stop) == (PUSH, (3.0, 4.0))
    if stop.zone is None:
        assert (landing.place, landing.scam) == ("off" if stop.off else "bare", None)
    else:
        assert landing.scam == PLAN.zones[stop.zone].scam
        assert landing.place == ("red" if PLAN.zones[stop.zone].is_red else "scam")


def test_after_the_wheel_its_scam_is_met_and_there_is_something_to_judge() -> None:
    for seed in range(20):
        visit = after_spin(Visit(game="wheel"), 1, TABLE_FACTS, random.Random(seed))
        assert visit.met == (1,)
        assert visit.next_step == "exhibit"


def test_what_follows_is_judged_first_then_pushed_and_then_told() -> None:
    visit = Visit(game="can", pushes=1)
    assert visit.next_step == "can_push"
    visit = visit.landed(Landing(PUSH, (1.0, 2.0), "bare")).planned(["g1"])
    assert visit.next_step == "exhibit"
    assert visit.answered(Answer("g1", True, True)).next_step == "result"
