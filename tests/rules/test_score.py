from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.challenge import Card, Naming
from game.rules.score import Answer, Badge, Score, score_of
from game.rules.table_plan import Push
from game.rules.visit import Landing, Visit

HAND = (Card(True, 0), Card(True, 1), Card(False, 0), Card(False, 1))
RIGHT, HALF, WRONG = (Naming(HAND, picked, 2) for picked in ((0, 1), (0, 2), (2, 3)))
CAUGHT, MISSED = Answer("s", False, False, 3), Answer("m", False, True, 4)
TRUSTED, DOUBTED = Answer("g", True, True), Answer("d", True, False)
RED = Landing(Push(32.0, 11.0, 0.0, 60.0), (1.0, 1.0), "red")

answers = st.lists(
    st.builds(Answer, st.sampled_from("abcdef"), st.booleans(), st.booleans(), st.none() | st.integers(0, 3)),
    max_size=6,
    unique_by=lambda answer: answer.exhibit_id,
)
namings = st.sampled_from([None, RIGHT, HALF, WRONG])


@pytest.mark.parametrize(
    ("is_genuine", "said_genuine", "is_correct", "is_hit", "is_false_alarm"),
    [
        (True, True, True, False, False),
        (True, False, False, False, True),
        (False, True, False, False, False),
        (False, False, True, True, False),
    ],
)
def test_an_answer_is_one_of_four(
    *, is_genuine: bool, said_genuine: bool, is_correct: bool, is_hit: bool, is_false_alarm: bool
) -> None:
    answer = Answer("a", is_genuine, said_genuine)
    assert (answer.is_correct, answer.is_hit, answer.is_false_alarm) == (is_correct, is_hit, is_false_alarm)


@given(namings, answers)
def test_every_answer_is_counted_once(naming: Naming | None, given_answers: list[Answer]) -> None:
    score = score_of(naming, 0, given_answers)
    assert score.caught + score.misses + score.false_alarms + score.trusted == len(given_answers)
    assert score.false_alarms + score.trusted == sum(answer.is_genuine for answer in given_answers)
    assert score.hits <= score.caught + (naming is RIGHT)


def test_a_visit_without_any_answer_scores_nothing() -> None:
    assert score_of(None, None, ()) == Score(0, 0, False, 0, 0, 0, 0)


def test_naming_some_of_the_signs_is_neither_a_hit_nor_a_miss() -> None:
    assert score_of(RIGHT, 3, ()) == Score(1, 0, False, 0, 0, 0, 0)
    assert score_of(HALF, 3, ()) == Score(0, 1, True, 0, 0, 0, 0)
    assert score_of(WRONG, 3, ()) == Score(0, 0, True, 0, 0, 0, 0)


def test_a_scam_that_is_named_and_judged_counts_once() -> None:
    assert score_of(RIGHT, 3, (CAUGHT,)).hits == 1
    assert score_of(RIGHT, 2, (CAUGHT,)).hits == 2
    assert score_of(RIGHT, 3, (CAUGHT, Answer("t", False, False, 3))).hits == 1


@pytest.mark.parametrize(
    ("naming", "judged", "badge"),
    [
        (RIGHT, (CAUGHT, TRUSTED), "sharp_eye"),
        (None, (CAUGHT, TRUSTED), "sharp_eye"),
        (HALF, (CAUGHT, TRUSTED), "look_twice"),
        (RIGHT, (CAUGHT, CAUGHT), "look_twice"),
        (RIGHT, (TRUSTED, MISSED), "look_twice"),
        (HALF, (MISSED, DOUBTED), "look_twice"),
        (WRONG, (MISSED, DOUBTED), "learner"),
        (None, (DOUBTED,), "learner"),
    ],
)
def test_badges_tell_hits_from_false_alarms(naming: Naming | None, judged: tuple[Answer, ...], badge: Badge) -> None:
    assert score_of(naming, 0, judged).badge == badge


@given(namings, answers, st.booleans())
def test_the_same_answer_every_time_never_earns_the_best_badge(
    naming: Naming | None, given_answers: list[Answer], trusts: bool
) -> None:
    constant = [Answer(one.exhibit_id, one.is_genuine, trusts, one.scam) for one in given_answers]
    assert score_of(naming, 0, constant).badge != "sharp_eye"


# -- the best thing, and what is worth another look ---------------------------------------------------------------


@given(namings, answers, st.integers(0, 3))
def test_the_best_thing_is_the_first_of_six_and_the_line_tells_something_else(
    naming: Naming | None, given_answers: list[Answer], reds: int
) -> None:
    visit = Visit("wheel", met=(0,), naming=naming, answers=tuple(given_answers), landings=(RED,) * reds)
    score, (deed, count) = visit.score, visit.best
    is_all_right = len(given_answers) > 1 and all(answer.is_correct for answer in given_answers)
    deeds = {
        "red": reds,
        "judged": is_all_right * len(given_answers),
        "recognised": score.caught,
        "trusted": score.trusted,
        "named": naming.hits if naming else 0,
    }
    assert deed == next((name for name, number in deeds.items() if number), "none")
    assert count == deeds.get(deed, 0)
    if visit.rest is None:
        assert not score.misses
        assert not score.false_alarms
        assert not score.named or deed == "named"
    else:
        assert visit.rest[1] > 0
        assert visit.rest[0] != deed


def test_a_missed_scam_is_told_before_a_doubted_message() -> None:
    assert Visit("wheel", met=(0,), naming=HALF, answers=(MISSED, DOUBTED)).rest == ("missed", 1)
    assert Visit("wheel", met=(0,), naming=HALF, answers=(TRUSTED, DOUBTED)).rest == ("doubted", 1)
    assert Visit("wheel", met=(0,), naming=HALF, answers=(TRUSTED,)).rest == ("named", 1)
    assert Visit("wheel", met=(0,), naming=RIGHT, answers=(TRUSTED, CAUGHT)).rest is None


def test_two_real_messages_that_were_trusted_are_no_scam_that_was_seen_through() -> None:
    visit = Visit("wheel", met=(0,), naming=RIGHT, answers=(TRUSTED, TRUSTED))
    assert (visit.best, visit.rest) == (("judged", 2), None)
    assert Visit("wheel", met=(0,), naming=RIGHT, answers=(TRUSTED, DOUBTED)).best == ("trusted", 1)
    assert Visit("wheel", met=(0,), naming=RIGHT).best == ("named", 2)


def test_who_judged_all_rightly_beside_a_can_in_the_red_zone_is_told_so() -> None:
    assert Visit("can", answers=(TRUSTED, CAUGHT), landings=(RED,)).rest == ("flawless", 2)
    assert Visit("can", answers=(TRUSTED, CAUGHT)).rest is None
    assert Visit("can", landings=(RED,)).rest is None
    assert Visit("wheel", met=(0,), naming=HALF, answers=(CAUGHT, CAUGHT)).rest == ("named", 1)
