"""The can game as a visitor plays it: with a finger, with a mouse, with the buttons alone."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from itertools import pairwise
from typing import get_args

import pygame
import pytest

from game.content.table_plan import plan_of
from game.rules.can_table import slide
from game.rules.table_odds import push_to
from game.rules.table_plan import LENGTH_CM, LINE_CM, START, Push, TablePlan, push_of
from game.rules.visit import Landing
from game.scenes.can.moments import Word
from game.scenes.can.push import CanPush
from game.words import Language
from game.workbench.rehearsal.hands import At, By
from tests.stall import SMALL, SMALL_UPRIGHT, Stall, build_stall, shipped

SLOW_MM_PER_S = 200.0
"""An unhurried drag; a brisk flick is several times as fast."""


def stall_at_table(size: tuple[int, int] = (960, 540), *, by: By = "finger", is_calm: bool = False) -> Stall:
    stall = build_stall(size, is_calm=is_calm)
    stall.hands.by = by
    stall.go_to_table()
    return stall


def flick(stall: Stall, to: tuple[float, float], *, mm_per_s: float = 400.0) -> None:
    """Drag the can from where it waits towards a point of the table, in cm, at this speed of the hand."""
    start, end = stall.on_table(*START), stall.on_table(*to)
    way_mm = math.dist(start, end) / stall.table.measures.px_per_mm
    frames = max(2, round(way_mm / mm_per_s * 60))
    stall.hands.drag(line(start, end, frames))


def line(start: At, end: At, frames: int) -> list[At]:
    shares = [step / frames for step in range(frames + 1)]
    return [(start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share) for share in shares]


def stopped(stall: Stall) -> Landing:
    table = stall.table
    stall.hands.until(lambda: table.state == "stopped", within_s=6.0, dt=0.05)
    assert table.landing is not None
    return table.landing


def over_the_edge(stall: Stall) -> Push:
    """The strongest push that meets nothing on its way to the far edge."""
    plan = stall.table.plan
    pushes = (push_of(plan, START, aim_deg, 1.0) for aim_deg in range(-20, 21))
    return next(push for push in pushes if slide(plan, push).stop.off == "far")


# -- hands ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
@pytest.mark.parametrize("by", ["finger", "mouse", "finger_and_unmarked_twin"])
def test_a_flick_pushes_the_can_where_the_hand_points(size: tuple[int, int], by: By) -> None:
    stall = stall_at_table(size, by=by)
    flick(stall, (START[0] - 3, LINE_CM - 1))
    assert stall.table.state == "sliding"
    push = stopped(stall).push
    assert push.vx < 0 < push.vy


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT, (1920, 1080)])
def test_an_unhurried_hand_brings_the_can_to_the_far_third(size: tuple[int, int]) -> None:
    stall = stall_at_table(size=size)
    flick(stall, (START[0], LINE_CM + 4), mm_per_s=SLOW_MM_PER_S)
    push = stopped(stall).push
    plan = stall.table.plan
    free_way = push.speed**2 / (2 * plan.braking)
    assert push.y + free_way > LINE_CM + 2 / 3 * (LENGTH_CM - LINE_CM)


@pytest.mark.parametrize("by", ["finger", "mouse"])
def test_buttons_alone_push_the_can(by: By) -> None:
    stall = stall_at_table(by=by)
    stall.hands.tap("aim_right")
    stall.hands.tap("aim_right")
    at = stall.hands.button("charge").rect.center
    stall.hands.press(at)
    stall.hands.wait(0.8)
    stall.hands.release(at)
    push = stopped(stall).push
    plan = stall.table.plan
    assert math.degrees(math.atan2(push.vx, push.vy)) == pytest.approx(8.0)
    assert (push.speed - plan.slowest) / (plan.fastest - plan.slowest) == pytest.approx(0.5, abs=0.05)


def test_a_held_arrow_goes_on_turning_the_aim_up_to_its_end() -> None:
    stall = stall_at_table()
    at = stall.hands.button("aim_left").rect.center
    stall.hands.press(at)
    stall.hands.wait(1.0)
    turned = stall.table.aim_deg
    assert turned < -8
    stall.hands.wait(5.0)
    stall.hands.release(at)
    assert stall.table.aim_deg == -40
    stall.hands.tap("aim_right")
    assert stall.table.aim_deg == -36


def test_a_quick_tap_on_the_charging_button_pushes_gently() -> None:
    stall = stall_at_table()
    stall.hands.tap("charge", rest_s=0.0)
    push = stopped(stall).push
    assert push.speed == pytest.approx(stall.table.plan.slowest, rel=0.1)


def test_a_finger_that_slips_off_the_charging_button_pushes_nothing() -> None:
    stall = stall_at_table()
    at = stall.hands.button("charge").rect.center
    stall.hands.press(at)
    stall.hands.wait(0.5)
    assert stall.table.power > 0.2
    stall.hands.move((5, 5))
    stall.hands.wait(0.1)
    assert stall.table.power == 0
    stall.hands.release((5, 5))
    stall.hands.wait(0.5)
    assert stall.table.state != "sliding"
    assert stall.table.visit.pushes_left == 3


@pytest.mark.parametrize(
    "way",
    [
        pytest.param([START, (START[0] + 0.2, START[1] + 0.2)], id="tiny"),
        pytest.param([START, (START[0], START[1] - 4), (START[0], START[1] - 7)], id="backwards"),
    ],
)
def test_a_drag_that_is_no_push_puts_the_can_back(way: list[tuple[float, float]]) -> None:
    stall = stall_at_table()
    stall.hands.drag([stall.on_table(*place) for place in way], step_s=0.05)
    stall.hands.wait(0.3)
    assert stall.table.state != "sliding"
    assert stall.table.motion.can_at == START
    assert stall.table.visit.pushes_left == 3


def test_a_hand_that_rests_before_it_lets_go_puts_the_can_back() -> None:
    stall = stall_at_table()
    places = line(stall.on_table(*START), stall.on_table(START[0], LINE_CM - 4), 6)
    stall.hands.press(places[0])
    for place in places[1:]:
        stall.hands.move(place)
    stall.hands.wait(0.3)
    assert stall.table.motion.can_at != START, "the can goes with the hand"
    stall.hands.release(places[-1])
    stall.hands.wait(0.2)
    assert stall.table.motion.can_at == START
    assert stall.table.state != "sliding"
    assert stall.shows(stall.say("can_push.forwards"))


def test_the_can_leaves_at_the_line_even_when_the_finger_goes_on() -> None:
    stall = stall_at_table()
    flick_on = line(stall.on_table(*START), stall.on_table(START[0], LENGTH_CM * 0.8), 60)
    stall.hands.press(flick_on[0])
    for place in flick_on[1:]:
        stall.hands.move(place)
        if stall.table.state == "sliding":
            break
    assert stall.table.state == "sliding"
    assert stall.table.landing is None
    assert stopped(stall).push.y <= LINE_CM


def test_no_touch_changes_a_can_on_its_way() -> None:
    alone, touched = stall_at_table(), stall_at_table()
    for stall in (alone, touched):
        stall.table.start(push_of(stall.table.plan, START, 3.0, 0.5))
    for _ in range(20):
        touched.hands.press(touched.on_table(32, 40))
        touched.hands.release(touched.on_table(32, 60))
    assert stopped(touched).stop == stopped(alone).stop


# -- what happens -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dt", [1 / 144, 1 / 60, 1 / 25, 0.2, 3.0])
def test_the_frame_rate_changes_nothing(dt: float) -> None:
    stall = stall_at_table()
    push = push_of(stall.table.plan, START, -6.0, 0.45)
    stall.table.start(push)
    table = stall.table
    stall.hands.until(lambda: table.state == "stopped", within_s=60.0, dt=dt)
    assert table.landing is not None
    other = stall_at_table()
    assert other.push(push) == table.landing


def a_scam_zone(stall: Stall) -> int:
    return next(index for index, zone in enumerate(stall.table.plan.zones) if not zone.is_red)


def test_a_scam_is_unmasked_within_three_seconds_and_its_zone_is_stamped() -> None:
    stall = stall_at_table()
    zone = a_scam_zone(stall)
    push = push_to(stall.table.plan, zone, random.Random(1), 400)
    assert push is not None
    table = stall.table
    table.start(push)
    stall.hands.until(lambda: table.state == "stopped", within_s=6.0, dt=0.05)
    assert table.landing is not None
    assert table.landing.scam is not None
    scam = stall.pack.scams[table.landing.scam]
    assert stall.shows(scam.name)
    assert not stall.shows(scam.sign)
    assert table.stamped == frozenset()
    assert stall.hands.until(lambda: table.is_unmasked, within_s=3.0, dt=0.05) < 3.0
    assert stall.shows(scam.name)
    assert stall.shows(scam.sign)
    assert table.stamped == {zone}
    assert stall.picture() == stall.redrawn()
    stall.hands.tap("go_on")
    assert stall.table.state == "waiting"
    assert stall.table.stamped == {zone}


def test_messages_come_after_the_last_push_and_the_button_tells_nothing_about_them() -> None:
    labels = set()
    for last in ("scam", "red", "off"):
        stall = stall_at_table()
        plan = stall.table.plan
        pushes = {"scam": a_scam_zone(stall), "red": plan.red_zone}
        for _ in range(2):
            stall.push_to(plan.red_zone)
            assert stall.hands.button("go_on").label == stall.say("can_push.again")
            stall.hands.tap("go_on")
        landing = stall.push(over_the_edge(stall)) if last == "off" else stall.push_to(pushes[last])
        assert landing.place == last
        labels.add(stall.hands.button("go_on").label)
        stall.hands.tap("go_on")
        assert stall.scene == "exhibit"
        assert len(stall.top.visit.exhibits) == 2
    assert len(labels) == 1


def test_there_is_little_to_read_at_the_table() -> None:
    stall = stall_at_table()
    assert read_at(stall) <= 20
    stall.push_to(a_scam_zone(stall))
    assert read_at(stall) <= 31  # the longest sign there may be
    stall.hands.tap("go_on")
    assert read_at(stall) <= 12
    stall.push_to(stall.table.plan.red_zone)
    assert read_at(stall) <= 8


def read_at(stall: Stall) -> int:
    """How many characters stand beside the table, chips left out; names on the table are painted before."""
    return len("".join(stall.text())) - sum(len(stall.say(key)) for key in ("help.chip", "home", "large_text"))


def dealt(seed: int) -> Stall:
    pack = shipped().packs["zh"]
    assert pack.table is not None
    table = pack.table.model_copy(update={"deal": "every visit"})
    stall = build_stall(SMALL, seed=seed, pack=pack.model_copy(update={"table": table}))
    stall.go_to_table()
    return stall


def test_a_dealt_table_is_another_one_in_the_next_visit_and_the_same_for_all_pushes_of_one() -> None:
    stall = dealt(1)
    first, seating = stall.table.plan, stall.table.visit.seating
    landing = stall.push_to(a_scam_zone(stall))
    assert landing.scam == seating[0]
    assert stall.shows(stall.pack.scams[seating[0]].name)
    assert stall.picture() == stall.redrawn()
    stall.hands.tap("go_on")
    assert stall.table.plan == first
    face = stall.table.face
    stall.resize((960, 540))
    assert stall.table.face is not face
    assert stall.table.plan == first
    stall.hands.tap("home")
    stall.hands.wait(1.0, 0.2)
    stall.go_to_table()
    assert stall.table.plan != first
    assert sorted(stall.table.visit.seating) == sorted(seating)
    assert stall.table.plan.zones[first.red_zone] == first.zones[first.red_zone]
    names = [look.name for look in stall.table.face.looks if not look.is_red]
    assert names == [stall.pack.scams[scam].name for scam in stall.table.visit.seating]


def test_a_table_that_is_not_dealt_stays_as_it_is_written() -> None:
    pack = shipped().packs["zh"]
    assert pack.table is not None
    table = pack.table.model_copy(update={"deal": None})
    stall = build_stall(SMALL, pack=pack.model_copy(update={"table": table}))
    stall.go_to_table()
    assert stall.table.visit.seating == ()
    assert stall.table.plan == plan_of(table, pack.scams)


def test_the_stamp_is_seen_on_its_zone_and_nowhere_else() -> None:
    stall = stall_at_table(size=(1280, 720))
    plan, face = stall.table.plan, stall.table.face
    zone = next(index for index, zone in enumerate(plan.zones) if not zone.is_red)
    bare, stamped = (pygame.Surface((1280, 720), 0, 32) for _ in range(2))
    face.draw(bare)
    face.draw(stamped, frozenset({zone}))
    changed = [
        (x, y)
        for x in range(face.rect.left, face.rect.right, 2)
        for y in range(face.rect.top, face.rect.bottom, 2)
        if bare.get_at((x, y)) != stamped.get_at((x, y))
    ]
    assert len(changed) > 30
    assert {plan.zone_at(*face.view.plane(*place)) for place in changed} <= {zone, None}


def test_the_red_zone_is_celebrated_without_a_lecture() -> None:
    stall = stall_at_table()
    landing = stall.push_to(stall.table.plan.red_zone)
    assert landing.place == "red"
    assert "fanfare" in stall.audio.played
    stall.hands.wait(0.9)
    assert stall.shows(stall.say("can_push.red_hero"))
    assert not any(stall.shows(rule.text) for rule in stall.pack.rules_of_thumb)
    assert stall.table.visit.rule is None


def test_in_the_red_zone_the_label_snaps_forward_a_lotus_opens_and_the_word_goes_again() -> None:
    stall = stall_at_table(size=SMALL)
    table, plan = stall.table, stall.table.plan
    spun = (push for push in pushes_over(plan, spin=7.0) if slide(plan, push).stop.zone == plan.red_zone)
    table.start(next(spun))
    stall.hands.until(lambda: table.state == "stopped", within_s=6.0, dt=0.05)
    assert stall.audio.played[-1] == "fanfare"
    turned = table.motion._pose(0)[2]
    assert abs(turned - math.tau * round(turned / math.tau)) > 0.2, "this push leaves the label askew"
    assert not stall.shows(stall.say("can_push.red_hero")), "it stands on the table, not beside it, too"
    open_petals, said = [], []
    for _ in range(24):
        stall.hands.wait(0.05, 0.05)
        ending, shout = table._moments.ending, table._moments.shout
        assert ending is not None
        assert shout is not None
        open_petals.append(golden(stall, ending.rect))
        said.append(shout.is_over)
    faces_front = table.motion._pose(0)[2]
    assert faces_front == pytest.approx(math.tau * round(turned / math.tau), abs=1e-6)
    assert open_petals[0] < open_petals[6] < open_petals[-1]
    assert said.index(True) == round(0.8 / 0.05) - 1
    calm = stall_at_table(size=SMALL, is_calm=True)
    assert calm.push_to(plan.red_zone).place == "red"
    still = calm.redrawn()
    calm.hands.wait(0.3)
    assert calm.redrawn() == still, "who wants calm sees the end at once"


def pushes_over(plan: TablePlan, *, spin: float = 0.0) -> Iterator[Push]:
    """Pushes from the middle, of every aim and power."""
    for aim_deg in range(-20, 21, 2):
        yield from (push_of(plan, START, aim_deg, power / 20, spin) for power in range(21))


def golden(stall: Stall, rect: pygame.Rect) -> int:
    """Pixels of a part of the screen that are as golden as the petals."""
    part = stall.shell.surface.subsurface(rect.clip(stall.shell.surface.get_rect()))
    gold = stall.table.theme.button
    return pygame.mask.from_threshold(part, gold, (20, 20, 20, 255)).count()


def test_a_scam_lifts_and_lights_before_its_sign_is_told() -> None:
    stall = stall_at_table(size=SMALL)
    zone = next(index for index, zone in enumerate(stall.table.plan.zones) if not zone.is_red)
    push = push_to(stall.table.plan, zone, random.Random(1), 400)
    assert push is not None
    stall.table.start(push)
    scam = stopped(stall).scam
    assert scam is not None
    sign = stall.pack.scams[scam].sign
    at_once = stall.redrawn()
    stall.hands.wait(0.4, 0.05)
    bloomed = stall.redrawn()
    assert bloomed != at_once
    assert not stall.shows(sign)
    assert 0 < stall.table.motion.lift_px < stall.table.face.rect.height / 40
    stall.hands.wait(0.5, 0.05)
    assert stall.shows(sign)


def test_a_near_miss_is_told_and_a_ring_grows_slowly_around_the_can() -> None:
    stall = stall_at_table(size=SMALL)
    table, plan = stall.table, stall.table.plan
    stops = ((push, slide(plan, push).stop) for push in pushes_over(plan))
    table.start(next(push for push, stop in stops if stop.off is None and plan.is_near_red(stop.x, stop.y)))
    stall.hands.until(lambda: table.state == "stopped", within_s=6.0, dt=0.05)
    moments = table._moments
    assert stall.audio.played[-1] == "squeak"
    assert moments.shout is not None
    assert moments.shout.picture is table.context.shared["shout", "can_push.near"]
    seen = []
    for _ in range(5):
        stall.hands.wait(0.5, 0.05)
        seen.append(stall.redrawn())
    assert seen[0] != seen[1] != seen[2]
    assert seen[3] == seen[4], "it is over after two seconds"
    assert moments.shout.is_over


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT, (512, 300), (640, 512)])
def test_no_word_that_is_called_out_covers_a_name_on_the_table_or_a_button(
    size: tuple[int, int], language: Language
) -> None:
    stall = build_stall(size, language=language)
    stall.go_to_table()
    table = stall.table
    for word in get_args(Word):
        table._moments._say(word, 1.0)
        shout = table._moments.shout
        assert shout is not None
        assert table.face.rect.contains(shout.rect), word
        names = [label.box for label in table.face.names.labels]
        assert shout.rect.collidelist([*names, *(button.rect for button in table.buttons)]) < 0, word


@pytest.mark.parametrize("is_calm", [False, True])
def test_a_can_that_is_slow_at_the_edge_clings_says_so_and_falls_all_the_same(is_calm: bool) -> None:
    stall = stall_at_table(size=SMALL, is_calm=is_calm)
    table, plan = stall.table, stall.table.plan
    push = next(push for push in pushes_over(plan) if slide(plan, push).stop.clings)
    table.start(push)
    stall.hands.until(lambda: table.motion.clinging_at is not None, within_s=4.0, dt=0.05)
    assert stall.audio.played.count("squeak") == 1
    assert table._moments.shout is not None
    clung_s = 0.0
    while table.motion.clinging_at is not None:
        assert table.state == "sliding"
        stall.hands.wait(0.05, 0.05)
        clung_s += 0.05
    assert 1.0 < clung_s < 2.0
    landing = stopped(stall)
    assert (landing.place, landing.stop) == ("off", (slide(plan, push).stop.x, slide(plan, push).stop.y))
    assert stall.audio.played[-1] == "fall"
    assert table._moments.ending is None


def test_what_a_push_ends_in_is_the_same_after_another_size_and_help() -> None:
    stall = stall_at_table(size=SMALL)
    assert stall.push_to(stall.table.plan.red_zone).place == "red"
    stall.hands.wait(2.0, 0.1)
    before = stall.redrawn()
    stall.resize(SMALL_UPRIGHT)
    stall.hands.wait(0.2, 0.1)
    stall.resize(SMALL)
    stall.hands.wait(0.2, 0.1)
    assert stall.redrawn() == before


def test_a_can_that_nearly_made_it_squeaks() -> None:
    stall = stall_at_table()
    plan = stall.table.plan
    pushes = (push_of(plan, START, aim_deg, power / 20) for aim_deg in range(-20, 21, 2) for power in range(21))
    stops = ((push, slide(plan, push).stop) for push in pushes)
    push = next(push for push, stop in stops if stop.off is None and plan.is_close_call(stop.x, stop.y))
    table = stall.table
    table.start(push)
    stall.hands.until(lambda: table.state == "stopped", within_s=6.0, dt=0.05)
    assert stall.audio.played[-1] == "squeak"


def test_a_can_over_the_edge_is_no_shame() -> None:
    stall = stall_at_table()
    landing = stall.push(over_the_edge(stall))
    assert landing.place == "off"
    assert stall.audio.played[-1] == "fall"
    assert stall.shows(stall.say("can_push.off_1"))
    assert stall.table.visit.pushes_left == 2
    stall.hands.tap("go_on")
    assert stall.scene == "can_push"


def test_a_visit_of_cans_over_the_edge_still_judges_two_messages() -> None:
    stall = stall_at_table()
    for _ in range(3):
        assert stall.push(over_the_edge(stall)).place == "off"
        stall.hands.tap("go_on")
    assert stall.scene == "exhibit"
    assert len(stall.judge_all()) == 2
    assert stall.scene == "result"


def test_scams_of_several_pushes_are_all_met_and_stamped() -> None:
    stall = stall_at_table()
    zones = [index for index, zone in enumerate(stall.table.plan.zones) if not zone.is_red][:3]
    for zone in zones:
        stall.push_to(zone)
        if zone != zones[-1]:
            stall.hands.tap("go_on")
    assert stall.table.stamped == set(zones)
    assert len(stall.table.visit.met) == 3


def test_a_new_size_during_the_slide_changes_nothing_but_the_picture() -> None:
    stall, other = stall_at_table(), stall_at_table()
    push = push_of(stall.table.plan, START, 10.0, 0.6)
    stall.table.start(push)
    stall.hands.wait(0.5)
    stall.resize((540, 960))
    assert stall.table.state == "sliding"
    landing = stopped(stall)
    assert landing == other.push(push)


def test_help_during_the_slide_leads_back_to_it() -> None:
    stall = stall_at_table()
    stall.table.start(push_of(stall.table.plan, START, 0.0, 0.5))
    stall.hands.wait(0.6)
    stall.hands.tap("help")
    assert stall.scene == "help"
    stall.hands.tap("back")
    assert stall.scene == "can_push"
    assert stopped(stall).place in ("scam", "red", "bare", "off")


def test_few_movements_means_steps_at_most_twice_a_second() -> None:
    stall = stall_at_table(is_calm=True)
    table = stall.table
    table.start(push_of(table.plan, START, 0.0, 0.6))
    seen: list[pygame.Rect] = []
    seconds = stall_seconds(stall, table, seen)
    moves = sum(one != other for one, other in pairwise(seen))
    assert 0 < moves <= 2 * seconds + 1


def stall_seconds(stall: Stall, table: CanPush, seen: list[pygame.Rect]) -> float:
    passed_s = 0.0
    while table.state != "stopped":
        stall.hands.frame([], 1 / 60)
        passed_s += 1 / 60
        seen.append(table.motion.extent())
    return passed_s


def test_the_aim_line_shows_power_and_not_the_outcome() -> None:
    stall = stall_at_table()
    at = stall.hands.button("charge").rect.center
    heights = []
    stall.hands.press(at)
    for _ in range(6):
        stall.hands.wait(0.25)
        aim = stall.table.motion.aim
        assert aim is not None
        heights.append(aim.extent(stall.table.face.view, START).height)
    assert heights == sorted(heights)
    assert heights[-1] > heights[0]
    top = stall.table.motion.aim.extent(stall.table.face.view, START).top if stall.table.motion.aim else 0
    assert stall.table.face.view.plane(stall.on_table(*START)[0], top)[1] < LENGTH_CM * 0.75


def test_every_frame_of_a_slide_looks_as_if_drawn_anew() -> None:
    stall = stall_at_table()
    stall.table.start(Push(START[0], START[1], -18.0, 66.0, 4.0))
    for _ in range(40):
        stall.hands.wait(0.05)
        if stall.scene == "can_push" and stall.table.state == "sliding":
            assert stall.picture() == stall.redrawn()
