"""What every screen owes to everybody: controls within reach in low mode, by keys, and a way back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain

import pytest

from game.scenes.core.base import Scene
from game.scenes.core.focus import _beyond
from game.scenes.staff.staff import Staff
from game.scenes.wheel.wheel import Wheel
from game.ui.controls.keys import Step
from game.ui.controls.widgets import Button
from game.workbench.layout.unpainted import unpainted
from tests.flow.layout_screens import Case, context_of, screens
from tests.flow.test_layout import Findings, look_at, screens_of_staff

LOW = 0.45
STEPS = (Step(-1, 0), Step(1, 0), Step(0, -1), Step(0, 1))
NO_WAY_BACK = ("attract", "paused", "oops")
"""The start, or the pause that stands for it, and the screen that goes there by itself after four seconds."""
SIZES = ((1920, 1080), (1080, 1920), (1024, 600), (600, 1024))
CASES = [
    *(Case(size, pack, 1.0) for size in SIZES for pack in ("night-market", "night-market.en")),
    *(Case(size, "night-market", 1.4) for size in SIZES),
]
cases = pytest.mark.parametrize("case", CASES, ids=str)


def shown(case: Case, *, is_low: bool) -> Iterator[tuple[str, Scene]]:
    """Every screen of a case, laid out in low mode or not."""
    context = context_of(case, is_low=is_low)
    return chain(screens(case, is_low=is_low), screens_of_staff(context))


def touched(button: Button, scene: Scene) -> int:
    return button.hit_box(scene.measures).top


@cache
def looked_at(case: Case, *, is_low: bool) -> tuple[list[str], list[str], list[str], Findings]:
    """Return controls out of reach, those that no arrow leads to, screens without a way back, and other findings."""
    high: list[str] = []
    lost: list[str] = []
    stuck: list[str] = []
    found: Findings = defaultdict(list)
    with unpainted():
        for label, scene in shown(case, is_low=is_low):
            # Eight cards in English have no room in low mode; no shipped English pack is judged aloud.
            is_asked = label != "ticked" or not is_low or case.language == "zh"
            look_at(label, scene, found if is_asked else defaultdict(list))
            top = (1 - LOW) * scene.measures.height
            high += [f"{label}: {button.name}" for button in scene.buttons if touched(button, scene) < top]
            if isinstance(scene, Wheel) and scene.wheel.rect.centery < top:
                high.append(f"{label}: the wheel")
            lost += [f"{label}: {name}" for name in unreached(scene)]
            is_deaf = isinstance(scene, Staff) and scene.page.is_deaf  # goes there by itself, too
            if scene.name not in NO_WAY_BACK and not is_deaf and not leads_back(scene):
                stuck.append(label)
    return high, lost, stuck, found


def unreached(scene: Scene) -> set[str]:
    """The controls that no arrows lead to from some other one."""
    live = [button for button in scene.buttons if button.is_live]
    lost: set[str] = set()
    for begin in live:
        met, todo = {begin.name}, [begin]
        while todo:
            button = todo.pop()
            for step in STEPS:
                other = _beyond(scene, button, step)
                if other.name not in met:
                    met.add(other.name)
                    todo.append(other)
        lost |= {button.name for button in live} - met
    return lost


def leads_back(scene: Scene) -> bool:
    scene._rest_s = 0.0
    names = [button.name for button in scene.buttons if button.is_live]
    return any(name in names for name in ("close", "back", "here", "leave", "home"))


@cases
def test_in_low_mode_every_control_lies_in_the_lower_part(case: Case) -> None:
    assert looked_at(case, is_low=True)[0] == []


@cases
def test_in_low_mode_everything_still_fits(case: Case) -> None:
    found = looked_at(case, is_low=True)[3]
    told = {name: value for name, value in found.items() if value and name != "high"}
    assert told == {}


@cases
@pytest.mark.parametrize("is_low", [False, True])
def test_arrows_lead_from_every_control_to_every_other(case: Case, *, is_low: bool) -> None:
    assert looked_at(case, is_low=is_low)[1] == []


@cases
def test_every_screen_has_a_way_back(case: Case) -> None:
    assert looked_at(case, is_low=False)[2] == []
