from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.table_plan import (
    BOX_SIDE_CM,
    CAN_RADIUS_CM,
    LENGTH_CM,
    LINE_CM,
    MOST_AIM_DEG,
    MOST_SPIN,
    START,
    START_Y_CM,
    WIDTH_CM,
    Obstacle,
    Push,
    kept_behind_line,
    legal_push,
    push_of,
    speed_for,
    zones_of,
)
from tests.rules.tables import BRAKINGS, table

PLAN = table()
speeds = st.floats(-500, 500).map(lambda speed: round(speed, 6))  # no hand is slower than a millimetre a day
pushes = st.builds(Push, st.floats(-50, 150), st.floats(-50, 150), speeds, speeds, st.floats(-50, 50))


def is_allowed(push: Push) -> bool:
    """By the words of the rule: on the player's side of the line, forwards, not too weak, strong, slanted or spun."""
    aim_deg = math.degrees(math.atan2(push.vx, push.vy))
    return (
        CAN_RADIUS_CM <= push.x <= WIDTH_CM - CAN_RADIUS_CM
        and CAN_RADIUS_CM <= push.y <= LINE_CM - CAN_RADIUS_CM
        and abs(aim_deg) <= MOST_AIM_DEG + 1e-9
        and PLAN.slowest * (1 - 1e-12) <= push.speed <= PLAN.fastest * (1 + 1e-12)
        and abs(push.spin) <= MOST_SPIN
    )


# -- zones --------------------------------------------------------------------------------------------------------


def test_the_seating_plan_becomes_zones_far_row_first() -> None:
    assert [zone.scam for zone in PLAN.zones] == [0, 1, 2, 3, 4, None, 5, 6, 7, 8, 9, 10, 11]
    assert (PLAN.zones[0].x, PLAN.zones[0].y) == (0, LENGTH_CM - 18.5)
    assert PLAN.zones[-1].y == LINE_CM
    assert PLAN.zones[7].width == pytest.approx(WIDTH_CM / 3)


def test_a_close_call_touches_the_red_zone_or_juts_over_an_open_edge() -> None:
    red = PLAN.zones[PLAN.red_zone]
    x, y = red.x, red.y + red.depth / 2
    assert red.distance(*red.middle) == 0
    assert red.distance(x - 3, red.y - 4) == 5
    assert PLAN.is_close_call(x - CAN_RADIUS_CM + 0.1, y)
    assert not PLAN.is_close_call(x - CAN_RADIUS_CM - 0.1, y)
    assert not PLAN.is_close_call(*red.middle), "it is more than that"
    assert PLAN.is_near_red(x - CAN_RADIUS_CM + 0.1, y)
    assert not PLAN.is_near_red(*red.middle), "it did not miss"
    for edge in ("open", "rail"):
        plan = replace(PLAN, left=edge, right=edge, far=edge)
        brinks = ((1.0, 30.0), (WIDTH_CM - 1, 30.0), (32.0, LENGTH_CM - 1))
        assert [plan.is_close_call(*brink) for brink in brinks] == [edge == "open"] * 3
        assert not any(plan.is_near_red(*brink) for brink in brinks), "an edge is not the red zone"
    assert not replace(PLAN, far="open").is_close_call(32.0, LENGTH_CM + 1), "it has fallen"


def test_two_places_side_by_side_with_the_same_name_are_one_zone() -> None:
    red = PLAN.zones[PLAN.red_zone]
    assert (red.x, red.width, red.is_red, red.middle[0]) == (16, 32, True, 32)
    apart = zones_of([["red", 0, 1], [0, 0, 2]])
    assert [(zone.scam, zone.width / WIDTH_CM * 3) for zone in apart] == [(None, 1), (0, 1), (1, 1), (0, 2), (2, 1)]


def test_bare_wood_is_no_zone() -> None:
    zones = zones_of([["bare", "red", "bare"], ["bare", "bare", "bare"]])
    assert [zone.is_red for zone in zones] == [True]
    assert zones[0].x == pytest.approx(WIDTH_CM / 3)


@given(st.floats(0, WIDTH_CM, exclude_max=True), st.floats(LINE_CM, LENGTH_CM, exclude_max=True))
def test_beyond_the_line_every_point_lies_in_exactly_one_zone(x: float, y: float) -> None:
    assert sum(zone.holds(x, y) for zone in PLAN.zones) == 1
    index = PLAN.zone_at(x, y)
    assert index is not None
    assert PLAN.zones[index].holds(x, y)


@pytest.mark.parametrize("point", [(32, LINE_CM - 0.01), (32, LENGTH_CM), (-0.01, 50), (WIDTH_CM, 50)])
def test_behind_the_line_and_off_the_table_is_no_zone(point: tuple[float, float]) -> None:
    assert PLAN.zone_at(*point) is None


def test_the_circle_around_a_box_goes_through_its_corners() -> None:
    assert Obstacle("box", 0, 0).radius == pytest.approx(math.hypot(BOX_SIDE_CM / 2, BOX_SIDE_CM / 2))
    assert Obstacle("can", 0, 0).radius == CAN_RADIUS_CM


# -- pushes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("braking", BRAKINGS)
def test_the_gentlest_push_reaches_the_nearest_row_and_the_strongest_just_passes_the_edge(braking: float) -> None:
    plan = table(braking=braking)
    assert START_Y_CM + plan.slowest**2 / (2 * braking) == pytest.approx(LINE_CM + 18.5 / 2)
    assert LENGTH_CM < START_Y_CM + plan.fastest**2 / (2 * braking) < LENGTH_CM + 12


@given(st.floats(1, 100), st.floats(20, 100))
def test_a_speed_carries_as_far_as_it_was_asked_to(distance: float, braking: float) -> None:
    assert speed_for(distance, braking) ** 2 / (2 * braking) == pytest.approx(distance)


@given(pushes)
def test_every_push_becomes_an_allowed_one(push: Push) -> None:
    assert is_allowed(legal_push(PLAN, push))


@given(pushes)
def test_a_push_that_is_allowed_stays_as_it_is(push: Push) -> None:
    legal = legal_push(PLAN, push)
    again = legal_push(PLAN, legal)
    assert (again.x, again.y, again.spin) == (legal.x, legal.y, legal.spin)
    assert [again.vx, again.vy] == pytest.approx([legal.vx, legal.vy])


@given(st.floats(-MOST_AIM_DEG + 0.01, MOST_AIM_DEG - 0.01), st.floats(0.1, 1000))
def test_strength_is_corrected_without_turning_the_push(aim_deg: float, speed: float) -> None:
    aim = math.radians(aim_deg)
    legal = legal_push(PLAN, Push(*START, speed * math.sin(aim), speed * math.cos(aim)))
    assert math.degrees(math.atan2(legal.vx, legal.vy)) == pytest.approx(aim_deg)
    assert legal.speed == pytest.approx(min(PLAN.fastest, max(PLAN.slowest, speed)))


@pytest.mark.parametrize(("vx", "vy", "aim_deg"), [(90, 10, 40), (-90, 10, -40), (5, -90, 40), (-5, -90, -40)])
def test_a_push_aside_or_backwards_goes_forwards_on_the_same_side(vx: float, vy: float, aim_deg: float) -> None:
    legal = legal_push(PLAN, Push(*START, vx, vy))
    assert math.degrees(math.atan2(legal.vx, legal.vy)) == pytest.approx(aim_deg)


@given(st.floats(-MOST_AIM_DEG, MOST_AIM_DEG), st.floats(-1, 2), st.floats(-20, 20))
def test_power_runs_from_the_gentlest_to_the_strongest(aim_deg: float, power: float, spin: float) -> None:
    push = push_of(PLAN, START, aim_deg, power, spin)
    share = (push.speed - PLAN.slowest) / (PLAN.fastest - PLAN.slowest)
    assert share == pytest.approx(min(1, max(0, power)), abs=1e-9)
    assert math.degrees(math.atan2(push.vx, push.vy)) == pytest.approx(aim_deg, abs=1e-9)
    assert push.spin == min(MOST_SPIN, max(-MOST_SPIN, spin))


def test_a_can_dragged_away_is_kept_behind_the_line() -> None:
    assert kept_behind_line(200, 200) == (WIDTH_CM - CAN_RADIUS_CM, LINE_CM - CAN_RADIUS_CM)
    assert kept_behind_line(-9, -9) == (CAN_RADIUS_CM, CAN_RADIUS_CM)
    assert kept_behind_line(*START) == START
