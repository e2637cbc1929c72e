"""The same seed, pack and touches give the same visit, picture by picture."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.rules.visit import Visit
from game.workbench.rehearsal.monkey import Monkey
from tests.stall import SMALL, Stall, build_stall

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Film:
    """What was seen, frame by frame, heard, and decided."""

    frames: tuple[int, ...]
    heard: tuple[str, ...]
    visit: Visit


def play(seed: int, *, is_wrong: bool = False) -> Film:
    stall = build_stall(SMALL, seed=seed)
    frames = filmed(stall)
    stall.go_to("result", is_wrong=is_wrong)
    return Film(tuple(frames), tuple(stall.audio.played), stall.top.visit)


def filmed(stall: Stall) -> list[int]:
    """A list that grows by the hash of the picture whenever something was drawn (0 when nothing was)."""
    frames: list[int] = []
    run_frame = stall.shell.run_frame

    def filming(events: object, dt: float) -> bool:
        is_drawn = run_frame(events, dt)  # type: ignore[arg-type]  # passed on as it came
        frames.append(zlib.crc32(stall.shell.surface.get_buffer().raw) if is_drawn else 0)
        return is_drawn

    stall.shell.run_frame = filming  # type: ignore[method-assign]  # films what the real one draws
    return frames


@pytest.mark.parametrize("is_wrong", [False, True])
def test_the_same_touches_give_the_same_film(*, is_wrong: bool) -> None:
    assert play(11, is_wrong=is_wrong) == play(11, is_wrong=is_wrong)


def test_another_seed_gives_another_visit() -> None:
    visits = {build_stall(SMALL, seed=seed).go_to("result").top.visit for seed in (1, 2, 3)}
    assert len(visits) == 3


def monkey_film(seed: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
    stall = build_stall(SMALL, seed=seed)
    frames = filmed(stall)
    monkey = Monkey(random.Random(seed), stall.shell)
    while monkey.events_sent < 250:
        monkey.step()
    return tuple(frames), tuple(stall.audio.played)


def test_the_same_careless_hands_give_the_same_film() -> None:
    assert monkey_film(4) == monkey_film(4)


def test_a_stall_leaves_nothing_behind_for_the_next() -> None:
    # A visit leaves the evening's count and what was shown: a stall that is told these stands on the very same screen.
    stall = build_stall(SMALL)
    list(stall.visit())
    other = stall.fresh()
    for each in (stall, other):
        assert each.top.visit == Visit()
        each.hands.wait(0.3, 0.1)
    assert stall.shows_picture(other.picture())


SCRIPT = """
import zlib
import tests.conftest
from tests.stall import SMALL, build_stall
stall = build_stall(SMALL, seed=11)
print([zlib.crc32(stall.picture()) for moment in stall.visit()])
"""


def test_no_order_of_sets_or_memory_reaches_the_screen() -> None:
    runs = [
        subprocess.Popen(  # noqa: S603 - our own script
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for hash_seed in ("1", "2")
    ]
    films = {run.communicate()[0] for run in runs}
    assert [run.returncode for run in runs] == [0, 0]
    assert len(films) == 1
