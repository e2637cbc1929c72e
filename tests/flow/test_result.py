"""The result: the best thing that was done is its hero, and at most one more line tells what is worth a second look."""

from __future__ import annotations

import pytest

from game.rules.challenge import Card, Naming
from game.rules.score import Answer
from game.rules.table_plan import Push
from game.rules.visit import Landing, Visit
from game.scenes.core.changes import Replace
from tests.stall import SMALL, Stall, build_stall

HALF = Naming((Card(True, 0), Card(False, 0)), (0, 1), 2)
ALL = Naming((Card(True, 0), Card(True, 1)), (0, 1), 2)
RED = Landing(Push(32.0, 11.0, 0.0, 60.0), (1.0, 1.0), "red")
CAUGHT, MISSED = Answer("a", False, False, 1), Answer("b", False, True, 1)
TRUSTED, DOUBTED = Answer("c", True, True), Answer("d", True, False)
LINES = ("missed", "doubted", "named_1", "named_2", "flawless")


def shown(visit: Visit) -> Stall:
    stall = build_stall(SMALL)
    stall.shell.stack.apply(Replace("result", visit))
    stall.hands.wait(0.6, 0.2)
    return stall


@pytest.mark.parametrize(
    ("visit", "hero", "count", "line"),
    [
        (Visit("can", pushes=2, landings=(RED, RED), answers=(CAUGHT, TRUSTED)), "red", 2, "flawless"),
        (Visit("can", pushes=2, landings=(RED,), answers=(MISSED, DOUBTED)), "red", 1, "missed"),
        (Visit("wheel", met=(0,), naming=ALL, answers=(CAUGHT, TRUSTED)), "judged_2", 2, None),
        (Visit("wheel", met=(1,), naming=ALL, answers=(CAUGHT, TRUSTED)), "judged_2", 2, None),
        (Visit("wheel", met=(0,), naming=HALF, answers=(CAUGHT, DOUBTED)), "recognised", 1, "doubted"),
        (Visit("wheel", met=(0,), naming=HALF, answers=(CAUGHT, TRUSTED)), "judged_2", 2, "named_1"),
        (Visit("wheel", met=(0,), naming=HALF, answers=(TRUSTED, MISSED)), "trusted", 1, "missed"),
        (Visit("wheel", met=(0,), naming=HALF, answers=(MISSED, DOUBTED)), "named_1", 1, "missed"),
        (Visit("wheel", met=(0,), naming=HALF), "named_1", 1, None),
        (Visit("can", pushes=1, answers=(DOUBTED, DOUBTED)), "none", 0, "doubted"),
        (Visit("wheel", met=(0,), naming=ALL, answers=(CAUGHT, CAUGHT)), "judged_2", 2, None),
        (Visit("wheel"), "none", 0, None),
    ],
)
def test_the_best_thing_is_the_hero_and_one_line_follows(visit: Visit, hero: str, count: int, line: str | None) -> None:
    stall = shown(visit)
    name = stall.pack.scams[visit.scam or 0].name
    assert stall.shows(stall.say(f"result.{hero}", count=count, name=name))
    assert stall.shows(stall.say(f"badge.{visit.score.badge}"))
    told = [key for key in LINES if any(stall.shows(stall.say(f"result.rest_{key}", count=n)) for n in (1, 2))]
    assert told == ([line] if line else [])


def test_nothing_else_is_larger_than_the_hero() -> None:
    stall = shown(Visit("wheel", met=(0,), naming=ALL, answers=(CAUGHT, TRUSTED)))
    sizes = {}
    line = type(stall.top.type).line
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            type(stall.top.type),
            "line",
            lambda self, text, px, colour, weight=700: sizes.update({text: px}) or line(self, text, px, colour, weight),
        )
        stall.top.relay(stall.shell.context)
    hero = stall.say("result.judged_2", count=2)
    assert sizes[hero] > 1.5 * max(px for text, px in sizes.items() if text != hero)
