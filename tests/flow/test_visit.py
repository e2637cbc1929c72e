"""A whole visit by touches, from the attract screen and back to it."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import cast, get_args

import pygame
import pytest

from game.content.model import Exhibit as ExhibitOfPack
from game.rules.wheel import slices_of
from game.scenes.core.pack import card_words
from game.scenes.core.verdict import Verdict, draw_verdict
from game.scenes.exhibit.exhibit import Exhibit
from game.scenes.wheel.challenge import Challenge
from game.scenes.wheel.feedback import Feedback
from game.scenes.wheel.wheel import Wheel
from game.ui.type.text import Type, line_px
from game.words import Language, load_words
from game.workbench.rehearsal.hands import TAP_S, At, By
from tests.stall import MOMENTS, MOVING, SMALL, SMALL_UPRIGHT, Stall, build_stall, shipped, unspaced

HANDS = get_args(By)
ZH = shipped().packs["zh"]


# -- the whole way ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", HANDS)
def test_a_visit_leads_through_every_screen_and_back(by: By) -> None:
    stall = build_stall(SMALL)
    stall.hands.by = by
    assert tuple(stall.visit()) == (*MOMENTS, "attract_again")
    assert stall.scene == "attract"
    assert stall.shell.stack.names == ("attract",)


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
@pytest.mark.parametrize("is_wrong", [False, True])
def test_what_a_visitor_reads_on_the_way(size: tuple[int, int], *, is_wrong: bool) -> None:
    stall = build_stall(size)
    for moment in stall.visit(is_wrong=is_wrong):
        check = CHECKS.get(moment)
        if check is not None:
            check(stall, is_wrong=is_wrong)


def reads_landed(stall: Stall, *, is_wrong: bool) -> None:
    wheel = cast("Wheel", stall.top)
    own_deg = -wheel._angle_deg % 360
    starts = [look.start_deg % 360 for look in wheel.wheel.looks]
    index = max((start, number) for number, start in enumerate(starts) if start <= own_deg)[1]
    assert stall.shows(stall.pack.scams[index].name)


def reads_thinking(stall: Stall, *, is_wrong: bool) -> None:
    challenge = cast("Challenge", stall.top)
    assert stall.shows(challenge.scam.name)
    assert stall.shows(stall.say("challenge.think_2"))
    for card in challenge.cards:  # face down: to recall comes before to recognise
        assert not stall.shows(card_words(challenge.scam, card)[0])


def reads_challenge(stall: Stall, *, is_wrong: bool) -> None:
    challenge = cast("Challenge", stall.top)
    assert stall.shows(challenge.scam.name)
    assert stall.shows(stall.say("challenge.ask_2"))
    for card in challenge.cards:
        assert stall.shows(card_words(challenge.scam, card)[0])


def reads_picked(stall: Stall, *, is_wrong: bool) -> None:
    assert {"confirm", "undo"} <= set(stall.controls)


def reads_feedback(stall: Stall, *, is_wrong: bool) -> None:
    challenge = cast("Challenge", stall.top)
    assert stall.shows(stall.say("feedback.none" if is_wrong else "feedback.right"))
    told = stall.text()
    for key, is_feature in (("feedback.yes", True), ("feedback.no", False)):  # every card is marked, picked or not
        marked = sum(card.is_feature is is_feature for card in challenge.cards)
        assert told.count(unspaced(stall.say(key))) == marked
    for position, card in enumerate(challenge.cards):  # right or wrong, what was picked is explained
        text, why = card_words(challenge.scam, card)
        assert stall.shows(text)
        assert stall.shows(why) == (position in challenge.picked)


def reads_exhibit(stall: Stall, *, is_wrong: bool) -> None:
    exhibit = cast("Exhibit", stall.top).exhibit
    assert stall.shows(stall.say("exhibit.question"))
    is_first = not stall.top.visit.answers  # what two messages have to do with the scam that was met is said once
    assert stall.shows(stall.say("exhibit.first_met")) == is_first
    assert exhibit.setting is None or stall.shows(exhibit.setting)
    assert [cue.label for cue in exhibit.cues if stall.shows(cue.label)] == []
    assert not stall.shows(exhibit.action)


def reads_judged(stall: Stall, *, is_wrong: bool) -> None:
    exhibit = cast("Exhibit", stall.top).exhibit
    outcome = "wrong" if is_wrong else "right"
    for text in (stall.say(f"exhibit.{outcome}_{exhibit.verdict}"), exhibit.action, *labels_of(exhibit)):
        assert stall.shows(text)
    assert [text for text in reasons_of(exhibit) if stall.shows(text)] == []


def labels_of(exhibit: ExhibitOfPack) -> list[str]:
    return [cue.label for cue in exhibit.cues]


def reasons_of(exhibit: ExhibitOfPack) -> list[str]:
    return [exhibit.explanation, *(cue.why for cue in exhibit.cues)]


def reads_result(stall: Stall, *, is_wrong: bool) -> None:
    visit = stall.top.visit
    score = visit.score
    judged = len(visit.answers)
    assert score.misses + score.false_alarms == (judged if is_wrong else 0)
    assert score.caught + score.trusted == (0 if is_wrong else judged)
    hero = stall.say("result.none" if is_wrong else "result.judged_2")
    assert stall.shows(hero)
    assert stall.shows(stall.say(f"badge.{score.badge}"))
    assert visit.subject is not None
    scam = stall.pack.scams[visit.subject]
    for text in (scam.recall, scam.answer, stall.pack.takeaway.closing, stall.say("result.promise")):
        assert text is not None
        assert stall.shows(text)
    assert sum(stall.shows(rule.text) for rule in stall.pack.rules_of_thumb) == 1


CHECKS = {
    "landed": reads_landed,
    "challenge_thinking": reads_thinking,
    "challenge": reads_challenge,
    "challenge_picked": reads_picked,
    "feedback": reads_feedback,
    "exhibit_1": reads_exhibit,
    "exhibit_2": reads_exhibit,
    "exhibit_1_judged": reads_judged,
    "exhibit_2_judged": reads_judged,
    "result": reads_result,
}


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_what_is_on_the_screen_is_what_the_scene_would_paint_afresh(size: tuple[int, int]) -> None:
    # Only what has changed is drawn; nothing may be left behind or forgotten.
    stall = build_stall(size)
    stale = [moment for moment in stall.visit() if stall.picture() != stall.redrawn()]
    assert stale == []


def test_only_what_was_drawn_is_presented() -> None:
    stall = build_stall(SMALL).go_to("challenge")
    stall.presented.clear()
    stall.hands.wait(1.0)
    assert stall.presented == []  # nothing moves: nothing is drawn
    before = stall.picture()
    stall.hands.tap("card_0")
    shown = pygame.Rect(0, 0, 0, 0).unionall([rect for rects in stall.presented for rect in rects])
    assert stall.picture() != before
    assert shown.width * shown.height < SMALL[0] * SMALL[1]


# -- cards --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3])
def test_as_many_characteristics_as_the_pack_says(count: int) -> None:
    stall = build_stall(SMALL, pack=ZH.model_copy(update={"name_count": count}))
    assert stall.go_to("challenge_thinking").shows(stall.say(f"challenge.think_{count}"))
    stall.go_on_to("challenge")
    assert stall.shows(stall.say(f"challenge.ask_{count}"))
    cards = cast("Challenge", stall.top).cards
    assert sum(card.is_feature for card in cards) == count
    for position in stall.picks():
        assert "confirm" not in stall.controls
        stall.hands.tap(f"card_{position}")
    stall.hands.tap("confirm")
    assert stall.shows(stall.say("feedback.right"))


def test_who_has_thought_need_not_wait() -> None:
    stall = build_stall(SMALL).go_to("challenge_thinking")
    stall.hands.tap("confirm")
    assert {"card_0", "card_1", "card_2", "card_3"} <= set(stall.controls)


@pytest.mark.parametrize("position", range(4))
def test_a_hand_on_a_card_that_lies_face_down_turns_all_of_them_and_picks_none(position: int) -> None:
    stall = build_stall(SMALL).go_to("challenge_thinking")
    at = stall.hands.button(f"back_{position}").rect.center
    stall.hands.tap_at(at, rest_s=0.1)
    stall.hands.tap_at(at)
    assert {"card_0", "card_1", "card_2", "card_3"} <= set(stall.controls)
    assert badges(stall) == {}


def test_the_cards_turn_over_by_themselves_after_four_seconds() -> None:
    stall = build_stall(SMALL).go_to("landed")
    stall.hands.until(lambda: stall.scene == "challenge", within_s=2.0, dt=0.05)
    assert stall.hands.until(lambda: "card_0" in stall.controls, within_s=5.0, dt=0.05) == pytest.approx(4.0, abs=0.2)


def test_two_picks_are_taken_by_themselves_after_two_seconds() -> None:
    stall = build_stall(SMALL).go_to("challenge")
    for position in stall.picks():
        stall.hands.tap(f"card_{position}", rest_s=0.0)
    assert stall.hands.until(lambda: "undo" not in stall.controls, within_s=3.0, dt=0.05) == pytest.approx(2.0, abs=0.2)
    assert stall.shows(stall.say("feedback.right"))


def test_who_changes_a_pick_is_given_the_time_again() -> None:
    stall = build_stall(SMALL).go_to("challenge")
    first, second = stall.picks()
    stall.hands.tap(f"card_{first}")
    stall.hands.tap(f"card_{second}")
    stall.hands.wait(1.0)
    stall.hands.tap("undo")
    assert badges(stall) == {}
    stall.hands.tap(f"card_{second}")
    stall.hands.wait(5.0)
    assert badges(stall) == {f"card_{second}": "1"}
    stall.hands.tap(f"card_{first}", rest_s=1.5)
    assert "undo" in stall.controls


def test_why_opens_every_card_with_its_reason_and_what_to_do() -> None:
    stall = build_stall(SMALL).go_to("feedback")
    stall.hands.tap("why")
    feedback = cast("Feedback", stall.top)
    assert stall.shows(feedback.scam.defence)
    for card in feedback.naming.cards:
        assert all(stall.shows(text) for text in card_words(feedback.scam, card))
    stall.hands.wait(1.0)
    stall.hands.tap("next")
    assert stall.scene == "exhibit"


def test_a_picked_card_wears_its_number_and_can_be_put_back() -> None:
    stall = build_stall(SMALL).go_to("challenge")
    hands = stall.hands
    hands.tap("card_3")
    hands.tap("card_1")
    assert badges(stall) == {"card_3": "1", "card_1": "2"}
    hands.tap("card_3")
    assert badges(stall) == {"card_1": "1"}
    assert "confirm" not in stall.controls


def test_a_third_pick_takes_the_place_of_the_oldest() -> None:
    stall = build_stall(SMALL).go_to("challenge")
    for position in (0, 2, 3):
        stall.hands.tap(f"card_{position}")
    assert badges(stall) == {"card_2": "1", "card_3": "2"}


def test_cards_that_turn_are_heard() -> None:
    stall = build_stall(SMALL).go_to("challenge_thinking")
    stall.audio.played.clear()
    stall.go_on_to("challenge")
    assert stall.audio.played[-1] == "paper"


def badges(stall: Stall) -> dict[str, str]:
    return {button.name: button.badge for button in stall.top.buttons if button.badge is not None}


def test_half_right_is_told_in_the_same_tone() -> None:
    stall = build_stall(SMALL).go_to("challenge")
    stall.hands.tap(f"card_{stall.picks()[0]}")
    stall.hands.tap(f"card_{stall.picks(is_wrong=True)[0]}")
    stall.hands.tap("confirm")
    assert stall.shows(stall.say("feedback.some", hits=1))
    assert stall.audio.played[-3:] == ["tap", "also", "paper"]


@pytest.mark.parametrize(("size", "language"), [((1280, 1024), "zh"), ((1024, 600), "en")])
def test_a_large_verdict_is_made_smaller_rather_than_broken(
    size: tuple[int, int], language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = build_stall(size, language=language, text_scale=1.4).shell.context.look
    drawn: list[tuple[str, ...]] = []
    monkeypatch.setattr(Type, "draw", lambda _, target, block, at, colour, **how: drawn.append(block.lines))
    words = load_words("screens", language)("feedback.none")
    rect = pygame.Rect(0, 0, round(size[0] * 0.29), line_px(look.measures.text_px("hero")))
    draw_verdict(pygame.Surface(size), rect, look, Verdict(words, is_right=False), "left")
    assert drawn == [(words,)]


# -- spoken -------------------------------------------------------------------------------------------------------

SPOKEN = ZH.model_copy(update={"judging": "spoken"})


def test_spoken_mode_first_asks_and_gives_nothing_away() -> None:
    stall = build_stall(SMALL, pack=SPOKEN).go_to("challenge_asked_aloud")
    scam = cast("Challenge", stall.top).scam
    assert stall.shows(stall.say("challenge.spoken_ask_2"))
    assert [feature.text for feature in scam.features if stall.shows(feature.text)] == []
    stall.hands.tap("confirm")
    assert stall.shows(stall.say("challenge.spoken_staff"))
    assert [feature.text for feature in scam.features if not stall.shows(feature.text)] == []
    assert [decoy.text for decoy in scam.decoys if stall.shows(decoy.text)] == []


@pytest.mark.parametrize(("ticks", "key"), [(0, "none"), (1, "some"), (2, "right"), (4, "right")])
def test_staff_tick_what_was_said(ticks: int, key: str) -> None:
    stall = build_stall(SMALL, pack=SPOKEN).go_to("challenge")
    for position in range(ticks):
        stall.hands.tap(f"card_{position}")
    stall.hands.tap("confirm")
    assert stall.scene == "feedback"
    assert stall.shows(stall.say(f"feedback.{key}", hits=ticks))


def test_a_spoken_visit_goes_on_to_its_end() -> None:
    stall = build_stall(SMALL, pack=SPOKEN)
    thinking = MOMENTS.index("challenge_thinking")
    before, after = MOMENTS[:thinking], MOMENTS[thinking + 1 :]
    assert list(stall.visit()) == [*before, "challenge_asked_aloud", *after, "attract_again"]


# -- the wheel ----------------------------------------------------------------------------------------------------


def slice_that_shows(stall: Stall) -> int:
    under_pointer = -cast("Wheel", stall.top)._angle_deg % 360
    slices = slices_of([scam.odds for scam in stall.pack.scams])
    return next(index for index, piece in enumerate(slices) if piece.start_deg <= under_pointer < piece.end_deg)


def test_touches_during_the_spin_do_nothing() -> None:
    left_alone, touched = build_stall(SMALL).go_to("wheel"), build_stall(SMALL).go_to("wheel")
    spin = touched.hands.button("spin").rect.center  # the button goes when the wheel spins
    for stall in (left_alone, touched):
        stall.hands.tap("spin", rest_s=0.5)
    middle, right = hub(touched), (hub(touched)[0] + 60, hub(touched)[1])
    for _ in range(4):
        touched.hands.press(middle)
        for at in (right, middle, right):
            touched.hands.move(at)
        touched.hands.release(right)
        touched.hands.tap_at(spin, rest_s=0)
        left_alone.hands.frames(5)
        left_alone.hands.wait(TAP_S, 0.05)
        left_alone.hands.frames(2)
    assert touched.picture() == left_alone.picture()
    for stall in (left_alone, touched):
        wheel = cast("Wheel", stall.top)
        stall.hands.until(lambda wheel=wheel: wheel.has_landed, within_s=6.2, dt=0.05)  # type: ignore[misc]  # mypy does not infer a lambda with a default
    assert slice_that_shows(touched) == slice_that_shows(left_alone)
    assert touched.audio.played.count("land") == 1


def hub(stall: Stall) -> At:
    centre = cast("Wheel", stall.top).wheel.rect.center
    return float(centre[0]), float(centre[1])


def arc(stall: Stall, *, clockwise: bool = True, step_deg: float = 12, count: int = 8) -> list[At]:
    """Points on the wheel that a hand passes when it turns it, from its top."""
    x, y = hub(stall)
    radius = cast("Wheel", stall.top).wheel.rect.width * 0.35
    turns = [math.radians((1 if clockwise else -1) * step_deg * number) for number in range(count)]
    return [(x + radius * math.sin(turn), y - radius * math.cos(turn)) for turn in turns]


@pytest.mark.parametrize("by", HANDS)
@pytest.mark.parametrize("clockwise", [True, False])
def test_a_flick_spins_the_wheel_its_own_way(by: By, *, clockwise: bool) -> None:
    stall = build_stall(SMALL).go_to("wheel")
    stall.hands.by = by
    stall.hands.drag(arc(stall, clockwise=clockwise))
    wheel = cast("Wheel", stall.top)
    angles = []
    for _ in range(10):
        angles.append(wheel._angle_deg)
        stall.hands.frame()
    assert all((after > before) == clockwise for before, after in pairwise(angles))
    assert stall.hands.until(lambda: wheel.has_landed, within_s=6.2) >= 3.8
    assert stall.shows(stall.pack.scams[slice_that_shows(stall)].name)
    assert stall.audio.played.count("land") == 1


def test_a_hard_and_a_gentle_flick_end_on_the_same_slice() -> None:
    slices, lengths = set(), []
    for step in (3.0, 20.0):
        stall = build_stall(SMALL).go_to("wheel")
        stall.hands.drag(arc(stall, step_deg=step))
        wheel = cast("Wheel", stall.top)
        lengths.append(stall.hands.until(lambda wheel=wheel: wheel.has_landed, within_s=6.2, dt=0.05))  # type: ignore[misc]  # mypy does not infer a lambda with a default
        slices.add(slice_that_shows(stall))
    assert len(slices) == 1
    assert lengths[1] > lengths[0] + 1


def test_the_wheel_follows_the_hand_and_stays_where_it_was_put() -> None:
    stall = build_stall(SMALL).go_to("wheel")
    points = arc(stall, count=6, step_deg=8)
    stall.hands.press(points[0])
    for point in points[1:]:
        stall.hands.move(point)
    stall.hands.wait(0.5)  # the hand rests before it lets go: that is no flick
    stall.hands.release(points[-1])
    stall.hands.wait(0.5)
    wheel = cast("Wheel", stall.top)
    assert wheel._angle_deg == pytest.approx(40, abs=1)
    assert "spin" in stall.controls
    assert stall.picture() == stall.redrawn()


def test_a_pin_ticks_and_kicks_the_pointer_under_a_dragging_hand() -> None:
    stall = build_stall(SMALL).go_to("wheel")
    points = arc(stall, count=6, step_deg=8)
    stall.hands.press(points[0])
    for point in points[1:]:
        stall.hands.move(point)
    assert "tick" in stall.audio.played
    wheel = cast("Wheel", stall.top)
    assert wheel._pointer_deg < 0  # a wheel that turns clockwise pushes the tip to the right
    stall.hands.wait(0.3)
    assert wheel._pointer_deg == 0
    assert stall.picture() == stall.redrawn()


def test_a_drag_beside_the_wheel_turns_nothing() -> None:
    stall = build_stall(SMALL).go_to("wheel")
    corner = cast("Wheel", stall.top).wheel.rect.topleft
    stall.hands.drag([(corner[0] + 12 + step, corner[1] + 30) for step in range(0, 60, 12)])
    stall.hands.wait(1.0)
    assert cast("Wheel", stall.top)._angle_deg == 0
    assert "spin" in stall.controls


def test_every_pin_that_passes_is_heard_and_the_end_too() -> None:
    stall = build_stall(SMALL).go_to("wheel")
    stall.hands.tap("spin", rest_s=0)
    stall.hands.until(lambda: cast("Wheel", stall.top).has_landed, within_s=6.5, dt=0.05)
    assert stall.audio.played.count("tick") >= 2 * len(stall.pack.scams)
    assert stall.audio.played[-1] == "land"


def test_a_calm_wheel_steps_at_most_twice_a_second() -> None:
    stall = build_stall(SMALL, is_calm=True).go_to("wheel")
    stall.hands.tap("spin", rest_s=0)
    pictures, spins = [], 0
    while not cast("Wheel", stall.top).has_landed:
        stall.hands.frame()
        pictures.append(stall.picture())
        spins += 1
    changes = [frame for frame, (before, after) in enumerate(pairwise(pictures)) if before != after]
    assert len(changes) >= 4
    assert min(after - before for before, after in pairwise(changes[:-1])) >= 29  # frames of a sixtieth


# -- language and size --------------------------------------------------------------------------------------------


def test_another_language_changes_all_words_and_the_pack() -> None:
    stall = build_stall(SMALL).go_to("attract")
    stall.hands.tap("language_en")
    assert stall.shows("Who's the weasel?")
    assert stall.say("attract.hero") == stall.shell.context.words["attract.hero"]
    for moment in stall.rest_of_visit:
        if moment == "attract_again":
            break
        assert not any("\u4e00" <= character <= "\u9fff" for character in stall.text()), moment
        assert stall.pack.language == "en"
    # The next visitor starts in the stall's own language.
    assert stall.shows(stall.say("attract.hero"))
    assert stall.pack.language == "zh"


def test_an_english_stall_offers_chinese() -> None:
    stall = build_stall(SMALL, language="en").go_to("attract")
    assert stall.shows("中文")
    stall.hands.tap("language_zh")
    assert stall.pack.language == "zh"
    assert stall.shows(shipped().packs["zh"].scams[0].name) is False
    assert stall.shows("English")


def test_a_pack_without_a_sister_offers_no_language() -> None:
    stall = build_stall(SMALL, pack=ZH).go_to("attract")
    assert [name for name in stall.controls if name.startswith("language")] == []


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_large_text_lasts_for_the_visit(size: tuple[int, int]) -> None:
    stall = build_stall(size).go_to("attract")
    stall.hands.tap("text_size")
    assert stall.shell.context.look.measures.text_scale == 1.4
    assert stall.shows(stall.say("standard_text"))
    moments = list(stall.rest_of_visit)
    assert moments[-1] == "attract_again"
    assert stall.shell.context.look.measures.text_scale == 1.0
    assert stall.shows_picture(stall.fresh().picture())


def test_large_text_can_be_made_small_again() -> None:
    stall = build_stall(SMALL, is_calm=True).go_to("attract")
    before = stall.picture()
    stall.hands.tap("text_size")
    assert not stall.shows_picture(before)
    stall.hands.tap("text_size")
    assert stall.shows_picture(before)


@pytest.mark.parametrize("moment", [moment for moment in MOMENTS if moment not in ("attract", "landed")])
def test_text_is_made_large_and_small_in_the_middle_of_a_visit_and_nothing_is_lost(moment: str) -> None:
    stall = build_stall(SMALL_UPRIGHT).go_to(moment)
    scene, stage, visit, picture = stall.top, stall.top.stage, stall.top.progress, stall.picture()
    for scale in (1.4, 1.0):
        stall.hands.tap("text_size", rest_s=0)
        assert stall.shell.context.look.measures.text_scale == scale
        assert stall.top is scene
        if moment not in MOVING:
            assert (stall.top.stage, stall.top.progress) == (stage, visit)
            assert stall.shows_picture(picture) == (scale == 1.0)
        assert stall.picture() == stall.redrawn()
        stall.hands.wait(0.5)
    moments = list(stall.rest_of_visit)
    assert moments[-1] == "attract_again"
    assert stall.shell.faults == 0


# -- one tap, one action ------------------------------------------------------------------------------------------

DOUBLE = [
    ("attract", "wheel", "wheel"),
    ("attract", "can", "can_push"),
    ("wheel", "home", "attract"),
    ("challenge_thinking", "confirm", "challenge"),
    ("challenge_picked", "confirm", "challenge"),
    ("feedback", "why", "feedback"),
    ("feedback", "confirm", "exhibit"),
    ("exhibit_1_judged", "next", "exhibit"),
    ("exhibit_2_judged", "next", "result"),
    ("result", "done", "attract"),
]


@pytest.mark.parametrize(("moment", "control", "scene"), DOUBLE)
def test_a_double_tap_goes_one_screen_further_not_two(moment: str, control: str, scene: str) -> None:
    stall = build_stall(SMALL).go_to(moment)
    at = stall.hands.button(control).rect.center
    stall.hands.tap_at(at, rest_s=0.1)
    stall.hands.tap_at(at, rest_s=0.6)
    assert stall.scene == scene


def test_a_double_tap_changes_the_language_once() -> None:
    stall = build_stall(SMALL).go_to("attract")
    at = stall.hands.button("language_en").rect.center
    stall.hands.tap_at(at, rest_s=0.05)
    stall.hands.tap_at(at)
    assert stall.pack.language == "en"


def test_a_double_tap_on_a_card_picks_it() -> None:
    stall = build_stall(SMALL).go_to("challenge")
    at = stall.hands.button("card_3").rect.center
    stall.hands.tap_at(at, rest_s=0.05)
    stall.hands.tap_at(at)
    assert badges(stall) == {"card_3": "1"}


def test_a_tap_acts_on_release_inside_only() -> None:
    stall = build_stall(SMALL).go_to("attract")
    at = stall.hands.button("wheel").rect.center
    stall.hands.press(at)
    assert stall.scene == "attract"
    stall.hands.move((at[0] + 400, 100))
    stall.hands.release((at[0] + 400, 100))
    stall.hands.wait(0.5)
    assert stall.scene == "attract"
    assert stall.picture() == stall.redrawn()


@pytest.mark.parametrize(
    ("before", "answer", "onwards"), [("challenge_picked", "confirm", "confirm"), ("exhibit_1", "genuine", "next")]
)
def test_an_explanation_cannot_be_tapped_away_at_once(before: str, answer: str, onwards: str) -> None:
    stall = build_stall(SMALL).go_to(before)
    scene = stall.scene
    stall.hands.tap(answer, rest_s=0.9)
    assert onwards not in stall.controls
    assert stall.scene == scene
    stall.hands.wait(0.5)
    assert onwards in stall.controls


def test_the_reasons_are_given_when_asked_for() -> None:
    stall = build_stall(SMALL).go_to("exhibit_1_judged")
    scene = cast("Exhibit", stall.top)
    stall.hands.tap("why")
    for text in (*labels_of(scene.exhibit), *reasons_of(scene.exhibit), scene.exhibit.action):
        assert stall.shows(text)
    assert "why" not in stall.controls
    assert stall.picture() == stall.redrawn()
    stall.hands.tap("next")
    assert len(stall.top.visit.answers) == 1
    assert stall.top is not scene


def test_a_second_tap_of_the_hand_that_judged_leaves_the_verdict_standing() -> None:
    stall = build_stall(SMALL_UPRIGHT).go_to("exhibit_1")
    for at in [stall.hands.button(name).rect.center for name in ("genuine", "scam", "genuine", "scam")]:
        stall.hands.tap_at(at, rest_s=0.1)
    scene = cast("Exhibit", stall.top)
    assert scene.answer is not None
    assert scene.answer.said_genuine
    assert not scene.is_explained


def test_one_more_message_as_long_as_the_pack_has_any() -> None:
    few = [*[one for one in ZH.exhibits if one.is_genuine][:3], *[one for one in ZH.exhibits if not one.is_genuine][:3]]
    stall = build_stall(SMALL, pack=ZH.model_copy(update={"exhibits": tuple(few)})).go_to("exhibit_1_judged")
    assert "more" not in stall.controls, "only the last message offers another"
    deck = stall.go_on_to("exhibit_2").shell.context.deck
    before = deck.deck
    stall.go_on_to("exhibit_2_judged")
    assert deck.deck == before, "offering one draws none"
    seen = list(stall.top.visit.exhibits)
    while "more" in stall.controls:
        shown = stall.shell.context.deck.deck
        assert stall.shell.context.deck.deck == shown, "looking draws nothing"
        stall.hands.tap("more")
        assert stall.top.visit.exhibits == (*seen, stall.top.visit.next_exhibit)
        assert deck.deck.shown[-1] == stall.top.visit.next_exhibit
        seen = list(stall.top.visit.exhibits)
        stall.hands.tap("genuine")
        stall.hands.wait(3.4)
    assert len(seen) == len(set(seen)) >= 3
    left = {one.is_genuine for one in few if one.id not in seen}
    assert len(left) < 2, "none is held back"
    stall.hands.tap("next")
    assert stall.scene == "result"
    assert len(stall.top.visit.answers) == len(seen)


def test_a_palm_on_the_answers_answers_nothing() -> None:
    stall = build_stall(SMALL).go_to("exhibit_1")
    hands, (x, y) = stall.hands, stall.hands.button("scam").rect.center
    spots = [((x + 9 * number, y + 4 * number), number) for number in range(5)]
    hands.frame([hands.finger(pygame.FINGERDOWN, at, number) for at, number in spots])
    hands.wait(0.1)
    hands.frame([hands.finger(pygame.FINGERUP, at, number) for at, number in spots])
    hands.wait(0.5)
    assert "scam" in stall.controls
    assert cast("Exhibit", stall.top).answer is None


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_a_drag_that_starts_no_spin_says_what_would(size: tuple[int, int]) -> None:
    stall = build_stall(size, is_calm=True).go_to("wheel")
    x, y = cast("Wheel", stall.top).wheel.rect.center
    stall.hands.drag([(x + 60, y), (x + 60, y + 2), (x + 60, y + 3)], step_s=0.3)
    assert stall.shows(stall.say("wheel.harder"))
    assert "spin" in stall.controls
    assert stall.picture() == stall.redrawn()
