from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.challenge import Card, Naming
from game.rules.score import Answer, Badge, Score, score_of

RIGHT = Naming((Card(True, 0), Card(False, 0)), (0,), 1)
WRONG = Naming((Card(True, 0), Card(False, 0)), (1,), 1)

answers = st.lists(st.builds(Answer, st.just("a"), st.booleans(), st.booleans()), max_size=6)
namings = st.sampled_from([None, RIGHT, WRONG])


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
def test_everything_that_was_judged_is_counted_once(naming: Naming | None, given_answers: list[Answer]) -> None:
    score = score_of(naming, given_answers)
    judged = len(given_answers) + (naming is not None)
    assert score.hits + score.misses + score.false_alarms + score.trusted == judged
    assert score.false_alarms + score.trusted == sum(answer.is_genuine for answer in given_answers)


def test_a_visit_without_any_answer_scores_nothing() -> None:
    assert score_of(None, ()) == Score(0, 0, 0, 0)


def test_the_scam_of_the_wheel_counts_like_any_other() -> None:
    assert score_of(RIGHT, ()) == Score(1, 0, 0, 0)
    assert score_of(WRONG, ()) == Score(0, 1, 0, 0)


@pytest.mark.parametrize(
    ("misses", "false_alarms", "badge"),
    [(0, 0, "sharp_eye"), (1, 0, "fair_judge"), (0, 1, "watchful"), (2, 1, "learner")],
)
def test_badges_tell_hits_from_false_alarms(misses: int, false_alarms: int, badge: Badge) -> None:
    assert Score(1, misses, false_alarms, 1).badge == badge


def test_distrusting_everything_never_earns_the_best_badge() -> None:
    for naming, *kinds in product((RIGHT, WRONG), (True, False), (True, False)):
        if not any(kinds):
            continue  # every visit holds a genuine item
        distrustful = [Answer("a", bool(is_genuine), said_genuine=False) for is_genuine in kinds]
        assert score_of(naming, distrustful).badge in ("watchful", "learner")
