from __future__ import annotations

import math
import random

import pytest

from game.rules import table_odds
from game.rules.can_table import slide
from game.rules.slide import Slide
from game.rules.table_odds import NAIVE_AIM_DEG, NAIVE_ASIDE_CM, naive_push, odds_of, push_to
from game.rules.table_plan import START_Y_CM, WIDTH_CM, Obstacle, Push, TablePlan, legal_push
from tests.rules.tables import table

WALL = [Obstacle("box", x, 52.0) for x in (6.5, 19.3, 32.0, 44.7, 57.5)]
"""No can fits between two of them."""
GATE = [box for box in WALL if box.x != 44.7]


@pytest.fixture
def pushes_made(monkeypatch: pytest.MonkeyPatch) -> list[Push]:
    """Every push that was tried out."""
    made: list[Push] = []

    def counted(plan: TablePlan, push: Push) -> Slide:
        made.append(push)
        return slide(plan, push)

    monkeypatch.setattr(table_odds, "slide", counted)
    return made


def test_a_naive_visitor_pushes_from_the_middle_somewhere_forwards() -> None:
    plan, rng = table(), random.Random(3)
    pushes = [naive_push(plan, rng) for _ in range(500)]
    asides = [push.x - WIDTH_CM / 2 for push in pushes]
    aims = [math.degrees(math.atan2(push.vx, push.vy)) for push in pushes]
    powers = [(push.speed - plan.slowest) / (plan.fastest - plan.slowest) for push in pushes]
    for values, low, high in (
        (asides, -NAIVE_ASIDE_CM, NAIVE_ASIDE_CM),
        (aims, -NAIVE_AIM_DEG, NAIVE_AIM_DEG),
        (powers, 0, 1),
    ):
        width = high - low
        assert low - 1e-9 <= min(values) < low + width / 20
        assert high - width / 20 < max(values) <= high + 1e-9
    assert {(push.y, push.spin) for push in pushes} == {(START_Y_CM, 0)}


def test_odds_are_shares_of_where_the_pushes_ended() -> None:
    plan = table([Obstacle("can", 32, 60)])
    odds = odds_of(plan, random.Random(5), 80)
    rng = random.Random(5)
    stops = [slide(plan, naive_push(plan, rng)).stop for _ in range(80)]
    assert odds.zones == tuple(sum(stop.zone == zone for stop in stops) / 80 for zone in range(13))
    assert odds.off == sum(stop.off is not None for stop in stops) / 80 > 0
    assert math.fsum(odds.zones) + odds.off + odds.bare == pytest.approx(1)


def test_a_can_that_stays_behind_the_line_counts_as_on_bare_wood() -> None:
    odds = odds_of(table([Obstacle("box", x, 29) for x in (6, 19, 32, 45, 58)]), random.Random(5), 30)
    assert odds.bare > 0.9
    assert sum(odds.zones) + odds.off + odds.bare == pytest.approx(1)


def test_rails_keep_every_can_on_the_table() -> None:
    assert odds_of(table(left="rail", right="rail", far="rail"), random.Random(5), 40).off == 0


def test_every_zone_of_an_open_table_is_reached_at_the_first_push(pushes_made: list[Push]) -> None:
    plan, rng = table(), random.Random(1)
    found = [push_to(plan, zone, rng, 50) for zone in range(len(plan.zones))]
    assert len(pushes_made) == len(plan.zones)
    for zone, push in enumerate(found):
        assert push is not None
        assert legal_push(plan, push) == push
        assert slide(plan, push).stop.zone == zone


def test_a_walled_in_red_zone_is_not_found_and_with_a_gate_it_is(pushes_made: list[Push]) -> None:
    walled, gated = table(WALL), table(GATE)
    assert push_to(walled, walled.red_zone, random.Random(1), 60) is None
    assert len(pushes_made) == 60  # no straight way is clear: all of them are random ones
    push = push_to(gated, gated.red_zone, random.Random(1), 60)
    assert push is not None
    assert slide(gated, push).stop.zone == gated.red_zone


def test_a_zone_that_only_a_knock_leads_to_is_found_by_chance() -> None:
    plan = table([Obstacle("can", x, 32.0) for x in (4, 13, 22, 32, 42, 51, 60)])
    behind = 11
    push = push_to(plan, behind, random.Random(2), 200)
    assert push is not None
    told = slide(plan, push)
    assert told.stop.zone == behind
    assert told.knocks != ()


def test_the_same_chance_finds_the_same_push() -> None:
    plan = table(GATE)
    assert len({push_to(plan, 2, random.Random(8), 60) for _ in range(2)}) == 1
    assert odds_of(plan, random.Random(8), 20) == odds_of(plan, random.Random(8), 20)
