"""Five marks, touched well and badly."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from game.rules.touch_test import BOUNCE_S, LIGHTS, Finding, Heard, Point, TouchTest

MARKS = ((100.0, 100.0), (900.0, 100.0), (500.0, 300.0), (100.0, 500.0), (900.0, 500.0))
PX_PER_MM = 4.0
FINGERS = Heard(fingers=5)


def touched(*offs: Point, every_s: float = 1.0) -> TouchTest:
    """All marks touched in turn, each felt that far from its middle (mm)."""
    test = TouchTest(MARKS, PX_PER_MM)
    for number, (dx, dy) in enumerate(offs):
        mark = MARKS[number]
        test.press((mark[0] + dx * PX_PER_MM, mark[1] + dy * PX_PER_MM), number * every_s)
    return test


@pytest.mark.parametrize(
    ("offs", "heard", "finding"),
    [
        ([(0, 0)] * 5, FINGERS, "fine"),
        ([(0, 0)] * 4 + [(8, 8)], FINGERS, "fine"),
        ([(0, 0)] * 5, replace(FINGERS, twins=5), "twice"),
        ([(0, 0)] * 4 + [(0, 20)], FINGERS, "rough"),
        ([(0, 0)] * 4 + [(0, 20)], replace(FINGERS, twins=5), "rough"),
        ([(100, 0)] * 5, FINGERS, "wrong"),
        ([(0, 0)] * 4, FINGERS, "dead"),
        ([], Heard(), "dead"),
        ([(0, 0)] * 5, replace(FINGERS, lost=1), "stuck"),
        ([(0, 0)] * 2, replace(FINGERS, others=2), "stuck"),
        ([(0, 0)] * 5, Heard(mice=5), "mouse"),
    ],
)
def test_what_five_touches_tell(offs: list[Point], heard: Heard, finding: Finding) -> None:
    assert touched(*offs).judged(heard) == finding


def test_an_echo_elsewhere_is_a_double_and_the_next_mark_is_still_waited_for() -> None:
    test = TouchTest(MARKS, PX_PER_MM)
    for number, mark in enumerate(MARKS):
        test.press(mark, float(number))
        test.press((mark[0] + 160, mark[1]), number + BOUNCE_S / 2)
    assert test.doubles == 4  # after the last mark nothing is waited for
    assert test.next_mark is None
    assert test.judged(FINGERS) == "double"


def test_quick_hands_are_no_echo() -> None:
    test = TouchTest(MARKS, PX_PER_MM)
    for number, mark in enumerate(MARKS):
        test.press(mark, number * BOUNCE_S / 2)
    assert test.doubles == 0
    assert test.judged(FINGERS) == "fine"


def test_every_finding_has_its_light() -> None:
    assert set(LIGHTS) == set(get_args(Finding))
    assert set(LIGHTS.values()) == {"green", "amber", "red"}
