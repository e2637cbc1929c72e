"""A few thousand careless touches; the long run is the command `soak`."""

from __future__ import annotations

import random

import pytest

from game.workbench.rehearsal.monkey import Monkey
from tests.stall import SMALL, SMALL_UPRIGHT, build_stall

EVENTS = 1500
SCENES = {"attract", "wheel", "help"}


@pytest.mark.parametrize(("seed", "size", "game"), [(1, SMALL, "can_push"), (3, SMALL_UPRIGHT, "challenge")])
def test_careless_hands_find_no_fault(seed: int, size: tuple[int, int], game: str) -> None:
    stall = build_stall(size, seed=seed)  # debug: a fault would be raised
    monkey = Monkey(random.Random(seed), stall.shell)
    while monkey.events_sent < EVENTS:
        monkey.step()
    assert stall.shell.faults == 0
    assert set(monkey.scenes_seen) >= SCENES | {game}
    assert "oops" not in monkey.scenes_seen


def test_after_careless_hands_the_stall_comes_to_rest() -> None:
    stall = build_stall(SMALL, seed=9, is_debug=False)
    monkey = Monkey(random.Random(9), stall.shell)
    while monkey.events_sent < EVENTS // 2:
        monkey.step()
    stall.hands.wait(8 + 90 + 20 + 90 + 20, 0.25)  # a finger left behind, help, the question below it
    assert stall.scene == "attract"
    assert stall.shell.faults == 0
    assert stall.picture() == stall.redrawn()
    assert len(stall.shell.stack.names) == 1
