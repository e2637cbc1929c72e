from __future__ import annotations

import gc
import math
import random
from itertools import pairwise

import pymunk
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.can_table import CanTable, most_steps, slide
from game.rules.fixed_step import STEP_S
from game.rules.slide import Pose, Slide
from game.rules.sliding_can import Can, bounce
from game.rules.table_plan import (
    CAN_RADIUS_CM,
    CLINGS_CM,
    LENGTH_CM,
    LINE_CM,
    WIDTH_CM,
    Edge,
    Obstacle,
    Push,
    TablePlan,
    legal_push,
    push_of,
    speed_for,
)
from tests.rules.tables import BRAKINGS, any_push, any_table, deepest, energy_of, straight, table, tight_table

seeds = st.integers(0, 2**32)
MOST_A_STEP_CM = 0.53
"""The fastest push on the roughest table, 123 cm/s, in one step: nothing reaches deeper into anything, even briefly."""


def chance_table(seed: int) -> tuple[TablePlan, Push]:
    rng = random.Random(seed)
    plan = tight_table(rng) if seed % 2 else any_table(rng)
    return plan, any_push(plan, rng, is_strongest=seed % 3 == 0)


def velocity(track: tuple[Pose, ...], step: int) -> tuple[float, float]:
    """On the way from this pose to the next, cm/s."""
    one, other = track[step], track[step + 1]
    return (other.x - one.x) / STEP_S, (other.y - one.y) / STEP_S


def standing(told: Slide) -> list[tuple[float, float]]:
    return [track[-1][:2] for track, fall in zip(told.tracks, told.falls, strict=True) if fall is None]


# -- a push over the empty table ----------------------------------------------------------------------------------


@pytest.mark.parametrize("braking", BRAKINGS)
@pytest.mark.parametrize("share", [0.0, 0.4, 0.8])
def test_a_free_can_goes_exactly_as_far_as_its_speed_says(braking: float, share: float) -> None:
    plan = table(braking=braking)
    push = straight(plan, share)
    told = slide(plan, push)
    assert told.stop.y - push.y == pytest.approx(push.vy**2 / (2 * braking), abs=0.01)
    assert told.stop.x == pytest.approx(push.x)
    assert told.duration_s == pytest.approx(push.vy / braking, abs=2 * STEP_S)
    assert told.knocks == ()


@given(seeds)
@settings(max_examples=60)
def test_every_push_over_the_empty_table_takes_between_a_moment_and_a_breath(seed: int) -> None:
    rng = random.Random(seed)
    plan = table(braking=rng.choice(BRAKINGS))
    told = slide(plan, any_push(plan, rng))
    assert told.duration_s <= 2.5
    assert told.stop.off is not None or told.duration_s >= 0.6


@pytest.mark.parametrize("braking", BRAKINGS)
def test_the_gentlest_push_stops_on_the_nearest_row_and_the_strongest_falls_off_the_far_edge(braking: float) -> None:
    plan = table(braking=braking)
    gentle, strong = slide(plan, straight(plan, 0)), slide(plan, straight(plan, 1))
    assert gentle.stop.zone is not None
    assert plan.zones[gentle.stop.zone].y == LINE_CM
    assert (strong.stop.off, strong.stop.zone) == ("far", None)


@given(st.floats(-35, 35), st.floats(0, 0.7), st.floats(-8, 8))
@settings(max_examples=30)
def test_the_speed_falls_evenly_along_a_straight_line_until_it_is_zero(aim: float, power: float, spin: float) -> None:
    plan = table(left="rail", right="rail")
    track = slide(plan, push_of(plan, (WIDTH_CM / 2, 11), aim / 3, power, spin)).tracks[0]
    ways = [velocity(track, step) for step in range(len(track) - 1)]
    speeds = [math.hypot(*way) for way in ways]
    rest = next((step for step, speed in enumerate(speeds) if speed == 0), len(speeds))
    assert all(a - b == pytest.approx(50 * STEP_S, abs=1e-4) for a, b in pairwise(speeds[: rest - 1]))
    assert all(math.atan2(*way) == pytest.approx(math.atan2(*ways[0]), abs=1e-3) for way in ways[: rest - 1])
    assert all(speed == 0 for speed in speeds[rest:])


def test_spin_dies_with_the_slide_and_never_turns_back() -> None:
    plan = table()
    told = slide(plan, straight(plan, 0.5, spin=-8))
    angles = [pose.angle for pose in told.tracks[0]]
    assert all(after <= before for before, after in pairwise(angles))
    assert angles[-1] < -4
    assert told.stop.x == pytest.approx(WIDTH_CM / 2)
    rest_s = next(n for n, (a, b) in enumerate(pairwise(told.tracks[0])) if a[:2] == b[:2]) * STEP_S
    assert told.duration_s - rest_s < 0.15


def braking_torque(speed: float, rim: float, rings: int = 60, spokes: int = 90) -> float:
    """R/a times the spin that a disc loses in a second: the friction under it, added up piece by piece."""
    total = 0.0
    for ring in range(rings):
        r = math.sqrt((ring + 0.5) / rings)
        for spoke in range(spokes):
            turn = math.tau * (spoke + 0.5) / spokes
            vx, vy = speed - rim * r * math.sin(turn), rim * r * math.cos(turn)
            total += r * (math.cos(turn) * vy - math.sin(turn) * vx) / math.hypot(vx, vy)
    return 2 * total / (rings * spokes)


@pytest.mark.parametrize(("speed", "near"), [(0.0, 0.01), (0.5, 0.3), (1.0, 0.3), (5.0, 0.02), (20.0, 0.01)])
def test_spin_is_braked_like_the_foot_of_a_disc(speed: float, near: float) -> None:
    can = Can(32, 11, vy=0.01 * speed, spin=0.01 / CAN_RADIUS_CM)
    before, braking = can.spin, 1e-6
    can.brake(braking)
    assert (before - can.spin) / braking * CAN_RADIUS_CM == pytest.approx(braking_torque(speed, 1.0), rel=near)


# -- edges --------------------------------------------------------------------------------------------------------

EDGES = [("left", -40.0), ("right", 40.0), ("far", 0.0)]


def edged(side: str, edge: Edge) -> TablePlan:
    edges: dict[str, Edge] = {"left": "open", "right": "open", "far": "open", side: edge}
    return table(left=edges["left"], right=edges["right"], far=edges["far"])


@pytest.mark.parametrize(("side", "aim_deg"), EDGES)
def test_over_an_open_edge_a_can_falls_when_its_middle_is_past_it(side: str, aim_deg: float) -> None:
    told = slide(edged(side, "open"), push_of(edged(side, "open"), (WIDTH_CM / 2, 11), aim_deg, 1))
    last, before = told.tracks[0][-1], told.tracks[0][-2]
    assert told.stop.off == side
    assert told.falls[0] == (len(told.tracks[0]) - 1, side)
    assert told.stop.zone is None
    on_table = [0 <= pose.x < WIDTH_CM and 0 <= pose.y < LENGTH_CM for pose in (before, last)]
    assert on_table == [True, False]
    assert math.dist(before[:2], last[:2]) < MOST_A_STEP_CM


def test_a_can_that_is_slow_at_the_edge_clings_and_falls_all_the_same() -> None:
    plan = table()
    slow_way, fast_way = (LENGTH_CM - 11 + beyond for beyond in (CLINGS_CM - 0.5, CLINGS_CM + 0.5))
    slow, fast = (slide(plan, Push(8, 11, 0, speed_for(way, plan.braking))).stop for way in (slow_way, fast_way))
    assert (slow.off, slow.zone, slow.clings) == ("far", None, True)
    assert (fast.off, fast.zone, fast.clings) == ("far", None, False)
    assert (slow.x, slow.y) == pytest.approx((fast.x, fast.y), abs=MOST_A_STEP_CM), "clinging changes no end"
    assert not slide(plan, straight(plan, 0.5)).stop.clings, "it stands"


@pytest.mark.parametrize(("side", "aim_deg"), EDGES)
def test_a_rail_sends_the_can_back_with_less_than_half_of_its_speed(side: str, aim_deg: float) -> None:
    plan = edged(side, "rail")
    told = slide(plan, push_of(plan, (WIDTH_CM / 2, 11), aim_deg, 1))
    (knock,) = told.knocks
    across = 1 if side == "far" else 0
    before, after = (velocity(told.tracks[0], knock.step + steps)[across] for steps in (-1, 12))
    assert -after / before == pytest.approx(0.45, abs=0.12)  # friction with the table goes on for those twelve steps
    assert (knock.body, knock.other) == (0, "rail")
    assert (knock.x, knock.y)[across] == {"left": 0, "right": WIDTH_CM, "far": LENGTH_CM}[side]
    assert told.stop.off is None


def test_the_players_own_edge_always_has_a_lip() -> None:
    plan = table([Obstacle("box", 32, 29)])
    told = slide(plan, Push(32, 18, 0, plan.fastest))
    assert told.stop.off is None
    assert 3.2 < told.stop.y < 18
    assert told.stop.zone is None


def test_spin_bends_the_way_off_a_rail() -> None:
    plan = table(left="rail", right="rail", far="rail")
    against, none, along = (slide(plan, straight(plan, 1, spin=spin)).stop.x for spin in (8, 0, -8))
    assert none == pytest.approx(32)
    assert against - 32 > 0.5  # counter-clockwise, the far side of the can runs left: the rail pushes it right
    assert along - 32 == pytest.approx(32 - against, rel=0.01)


# -- what stands in the way ---------------------------------------------------------------------------------------


def test_a_can_that_is_hit_takes_three_quarters_of_the_speed_and_a_knock_is_heard() -> None:
    plan = table([Obstacle("can", 32, 40)], braking=35)
    told = slide(plan, straight(plan, 0.6))
    (knock,) = told.knocks
    assert (knock.body, knock.other) == (0, 1)
    assert [knock.x, knock.y] == pytest.approx([32, 40 - CAN_RADIUS_CM], abs=0.3)
    came = velocity(told.tracks[0], knock.step - 1)[1]
    assert knock.strength == pytest.approx(came / plan.fastest, abs=0.01)
    pushed, hit = (velocity(track, knock.step + 8)[1] for track in told.tracks)
    lost = 35 * 9 * STEP_S
    assert pushed + lost == pytest.approx(came / 4, rel=0.05)
    assert hit + lost == pytest.approx(came * 3 / 4, rel=0.05)
    assert told.tracks[1][knock.step] == told.tracks[1][0] != told.tracks[1][-1]


def test_a_knock_is_passed_on_from_can_to_can() -> None:
    plan = table([Obstacle("can", 32, 40), Obstacle("can", 32, 52), Obstacle("can", 32, 64)])
    told = slide(plan, straight(plan, 1))
    assert [(knock.body, knock.other) for knock in told.knocks][:3] == [(0, 1), (1, 2), (2, 3)]
    strengths = [knock.strength for knock in told.knocks[:3]]
    assert 1 > strengths[0] > strengths[1] > strengths[2] > 0
    assert [track[-1].y > track[0].y + 1 for track in told.tracks] == [True] * 4


def test_a_can_knocked_off_the_table_is_put_back_for_the_next_push() -> None:
    plan = table([Obstacle("can", 32, 85)])
    told = slide(plan, straight(plan, 0.95))
    assert told.falls[1] == (len(told.tracks[1]) - 1, "far")
    assert told.falls[0] is None
    assert len(told.tracks[0]) >= len(told.tracks[1])
    again = slide(plan, straight(plan, 0.1))
    assert again.tracks[1][0] == told.tracks[1][0]
    assert set(again.tracks[1]) == {again.tracks[1][0]}


def test_a_box_stands_firm() -> None:
    plan = table([Obstacle("box", 32, 50)])
    told = slide(plan, straight(plan, 1))
    assert len(told.tracks) == 1
    assert [(knock.body, knock.other) for knock in told.knocks] == [(0, "box")]
    assert told.knocks[0].y == 45.5
    assert told.stop.y < 45.5 - CAN_RADIUS_CM


@given(seeds)
@settings(max_examples=100)
def test_no_energy_ever_appears(seed: int) -> None:
    can_table = CanTable(*chance_table(seed))
    energies = [energy_of(can_table)]
    while not can_table.is_over:
        can_table.step()
        energies.append(energy_of(can_table))
    assert all(after <= before for before, after in pairwise(energies))
    assert energies[0] > energies[-1] == 0


@given(seeds)
@settings(max_examples=40)
def test_what_is_told_is_where_the_engine_has_every_can(seed: int) -> None:
    can_table = CanTable(*chance_table(seed))
    while not can_table.is_over:
        can_table.step()
        assert all(tuple(can.body.position) == (can.x, can.y) for can in can_table.cans if can.fall is None)
    ends = [(can.x, can.y) for can in can_table.cans]
    assert ends == [track[-1][:2] for track in can_table.told().tracks]


def test_energy_that_the_solver_wins_by_mistake_is_taken_away() -> None:
    cans = [Can(20, 50, vx=0.1), Can(26.5, 50, vx=-0.3, spin=0.01)]
    before = sum(can.energy for can in cans)
    cans[0].body.velocity, cans[1].body.velocity = (-0.3, 0.1), (0.2, 0)
    bounce(cans)
    assert sum(can.energy for can in cans) == pytest.approx(before, rel=1e-4)
    assert sum(can.energy for can in cans) <= before
    assert cans[0].vx < 0 < cans[1].vx
    assert tuple(cans[0].body.velocity) == (cans[0].vx, cans[0].vy)


def test_a_can_that_got_into_another_is_let_out_before_the_slide_ends() -> None:
    plan = table([Obstacle("can", 32, 50)])
    can_table = CanTable(plan, straight(plan, 0))
    pushed, other = can_table.cans
    pushed.body.position, pushed.body.velocity = (32.3, 45), (0, 0)
    pushed.vx = pushed.vy = 0
    can_table.step()
    assert deepest(plan, [(pushed.x, pushed.y), (other.x, other.y)]) > 1
    while not can_table.is_over and can_table.steps < 50:
        can_table.step()
    assert can_table.is_over
    assert deepest(plan, standing(can_table.told())) <= 0.05


@given(seeds)
@settings(max_examples=100)
def test_nothing_passes_through_anything_and_nothing_stays_inside_it(seed: int) -> None:
    plan, push = chance_table(seed)
    told = slide(plan, push)
    for step in range(max(map(len, told.tracks))):
        there = [track[step] for track in told.tracks if step < len(track)]
        assert deepest(plan, [pose[:2] for pose in there]) < MOST_A_STEP_CM
    assert not standing(told) or deepest(plan, standing(told)) <= 0.05


@given(seeds)
@settings(max_examples=100)
def test_every_slide_ends_and_tells_where(seed: int) -> None:
    plan, push = chance_table(seed)
    told = slide(plan, push)
    steps = round(told.duration_s / STEP_S)
    assert steps < 0.6 * most_steps(plan)
    assert all(math.isfinite(part) for track in told.tracks for pose in track for part in pose)
    assert all(0 <= x < WIDTH_CM and 0 <= y < LENGTH_CM for x, y in standing(told))
    for track, fall in zip(told.tracks, told.falls, strict=True):
        assert len(track) == (steps + 1 if fall is None else fall[0] + 1)
    under = [n for n, zone in enumerate(plan.zones) if told.falls[0] is None and zone.holds(*told.tracks[0][-1][:2])]
    assert under == ([] if told.stop.zone is None else [told.stop.zone])
    assert (told.stop.x, told.stop.y) == told.tracks[0][-1][:2]
    assert all(0 < knock.strength <= 1 and 0 < knock.step <= steps for knock in told.knocks)


# -- telling ------------------------------------------------------------------------------------------------------


def test_between_two_steps_a_can_is_shown_between_two_poses() -> None:
    plan = table()
    told = slide(plan, straight(plan, 0.5, spin=3))
    one, other = told.tracks[0][100:102]
    shown = told.pose_at(0, 100.25 * STEP_S)
    assert shown == pytest.approx([a + (b - a) / 4 for a, b in zip(one, other, strict=True)])
    assert told.pose_at(0, -1) == told.tracks[0][0]
    assert told.pose_at(0, told.duration_s) == told.pose_at(0, 99) == told.tracks[0][-1]


def test_a_push_that_is_not_allowed_is_made_so_first() -> None:
    plan = table()
    wild = Push(-50, 90, 10, 9999, 99)
    told = slide(plan, wild)
    assert told.push == legal_push(plan, wild)
    assert told.tracks[0][0] == pytest.approx((CAN_RADIUS_CM, LINE_CM - CAN_RADIUS_CM, 0), abs=1e-6)


def test_a_slide_leaves_nothing_of_the_engine_in_memory() -> None:
    plan = table([Obstacle("can", 32, 85), Obstacle("box", 12, 60)])
    told = [slide(plan, straight(plan, share / 10)) for share in range(10)]
    gc.collect()
    left = [thing for thing in gc.get_objects() if isinstance(thing, (pymunk.Space, pymunk.Body, pymunk.Shape))]
    assert left == []
    assert told[9].knocks
