"""The attract screen shows both games by itself, in turn."""

from __future__ import annotations

from typing import cast

import pytest

from game.scenes.attract.acts import ACT_S, TableAct, WheelAct
from game.scenes.attract.attract import Attract
from tests.stall import SMALL, SMALL_UPRIGHT, Stall, build_stall


def act_of(stall: Stall) -> object:
    return cast("Attract", stall.top).act


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
def test_both_games_play_by_themselves_in_turn(size: tuple[int, int]) -> None:
    stall = build_stall(size)
    seen = []
    for _ in range(4):
        stall.hands.wait(ACT_S / 2, 0.05)
        seen.append(type(act_of(stall)))
        stall.hands.wait(ACT_S / 2, 0.05)
    assert seen == [WheelAct, TableAct, WheelAct, TableAct]


def test_the_can_is_pushed_slides_and_stops_on_a_lit_place() -> None:
    stall = build_stall(SMALL)
    stall.hands.wait(ACT_S + 0.5, 0.05)
    act = act_of(stall)
    assert isinstance(act, TableAct)
    waiting = act.motion.extent()
    moved = []
    for _ in range(60):
        stall.hands.wait(0.1, 0.05)
        moved.append(act.motion.extent())
    assert moved[0] == waiting
    assert len({tuple(rect) for rect in moved}) > 5
    assert not act.motion.is_moving
    assert act.motion.slide is not None
    assert moved[-1].center != waiting.center


def test_every_frame_looks_as_if_drawn_anew() -> None:
    stall = build_stall(SMALL)
    for _ in range(2 * 16):
        stall.hands.wait(0.5, 0.05)
        assert stall.picture() == stall.redrawn()


def test_while_a_can_rests_nothing_is_drawn() -> None:
    stall = build_stall(SMALL)
    stall.hands.wait(ACT_S + 5.5, 0.05)
    drawn = [stall.hands.frame() for _ in range(30)]
    assert not any(drawn)


def test_a_touch_begins_whatever_is_shown() -> None:
    stall = build_stall(SMALL)
    stall.hands.wait(ACT_S + 2.2, 0.05)
    stall.hands.tap_at((SMALL[0] * 0.7, SMALL[1] * 0.5))
    assert stall.scene == "choose"
