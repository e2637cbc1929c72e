"""A visit as it grows, and what follows a landing."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.challenge import Card, Naming
from game.rules.draw import Deck, ExhibitFacts
from game.rules.score import Answer
from game.rules.slide import Stop
from game.rules.table_plan import Cell, Push, TablePlan, zones_of
from game.rules.visit import MESSAGES, Landing, Visit, can_visit, landing_of, with_messages, with_rule
from tests.rules.tables import table

PUSH = Push(32.0, 11.0, 0.0, 60.0)
FACTS = [
    *(ExhibitFacts(f"s{number}", False, number % 3) for number in range(6)),
    *(ExhibitFacts(f"g{number}", True, number % 3) for number in range(6)),
]


def test_a_visit_grows_and_forgets_nothing() -> None:
    naming = Naming((Card(True, 0),), (0,), 1)
    start = Visit(game="wheel")
    planned = start.meeting(3).planned(["a", "b"]).named(naming)
    judged = planned.answered(Answer("a", True, True))
    assert (start.scam, start.naming, start.next_exhibit) == (None, None, None)
    assert (planned.scam, planned.naming, planned.next_exhibit) == (3, naming, "a")
    assert (judged.next_exhibit, judged.score.hits, judged.score.trusted) == ("b", 1, 1)
    assert judged.answered(Answer("b", False, False)).next_exhibit is None


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


def test_what_follows_is_pushed_first_then_judged_and_then_told() -> None:
    visit = Visit(game="can", pushes=1)
    assert visit.next_step == "can_push"
    visit = visit.landed(Landing(PUSH, (1.0, 2.0), "bare")).planned(["g1"])
    assert visit.next_step == "exhibit"
    assert visit.answered(Answer("g1", True, True)).next_step == "result"


@given(st.integers(0, 2**32))
def test_a_visit_judges_two_messages_and_more_if_asked(seed: int) -> None:
    rng = random.Random(seed)
    visit = with_messages(Visit("wheel").meeting(1), FACTS, Deck(), rng)
    assert (len(visit.exhibits), visit.met) == (MESSAGES, (1,))
    more = with_messages(visit, FACTS, Deck(), rng, 1)
    assert more.exhibits[:MESSAGES] == visit.exhibits
    assert len(set(more.exhibits)) == MESSAGES + 1


def test_cans_meet_every_scam_once() -> None:
    visit = Visit(game="can", pushes=4)
    for place, scam in (("scam", 2), ("red", None), ("scam", 0), ("scam", 2)):
        visit = visit.landed(Landing(PUSH, (1.0, 2.0), place, scam))  # type: ignore[arg-type]  # mypy widens the tuple
    assert (visit.met, visit.scam, visit.red_count, visit.pushes_left) == ((2, 0), 0, 1, 0)


@pytest.mark.parametrize(
    ("met", "answers", "subject"),
    [
        ((4,), (Answer("a", False, True, 7),), 7),
        ((4,), (Answer("a", False, False, 7),), 4),
        ((), (Answer("a", True, True, None), Answer("b", False, False, 7)), 7),
        ((), (Answer("a", True, False, 3),), 3),
        ((), (Answer("a", True, True, None),), None),
    ],
    ids=["missed", "met", "judged", "a twin", "nothing"],
)
def test_what_was_missed_is_remembered_before_what_was_met(
    met: tuple[int, ...], answers: tuple[Answer, ...], subject: int | None
) -> None:
    assert replace(Visit("wheel", met), answers=answers).subject == subject


@given(st.integers(0, 2**32), st.lists(st.integers(0, 9), min_size=1))
def test_one_of_the_fitting_rules_is_given_and_kept(seed: int, rules: list[int]) -> None:
    visit = with_rule(Visit("wheel"), rules, random.Random(seed))
    assert visit.rule in rules
    assert with_rule(visit, [77], random.Random(seed)) == visit


def test_the_scams_of_a_table_change_places_among_themselves() -> None:
    plan = plan_of_rows([[0, "red", 1], [2, 3]])
    seatings = {can_visit(plan, random.Random(seed), is_dealt=True).seating for seed in range(400)}
    assert len(seatings) == 24
    assert all(sorted(seating) == [0, 1, 2, 3] for seating in seatings)
    for seating in seatings:
        seated = plan.seated(seating)
        assert seated.seating == seating
        assert seated.zones[seated.red_zone] == plan.zones[plan.red_zone]
        assert [(zone.x, zone.y, zone.width, zone.depth) for zone in seated.zones] == [
            (zone.x, zone.y, zone.width, zone.depth) for zone in plan.zones
        ]


def test_a_table_that_is_not_dealt_stays_as_written() -> None:
    plan = plan_of_rows([[0, "red", 1], [2, 3]])
    visit = can_visit(plan, random.Random(1), is_dealt=False)
    assert (visit.game, visit.pushes, visit.seating) == ("can", plan.pushes, ())
    assert plan.seated(visit.seating) == plan


def plan_of_rows(rows: Sequence[Sequence[Cell]]) -> TablePlan:
    return TablePlan(zones_of(rows), "rail", "rail", "open", (), 50.0, 3)
