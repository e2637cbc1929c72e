"""The same push over the same table is the same slide: again, in another process, on another machine."""

from __future__ import annotations

import hashlib
import os
import random
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pymunk
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.can_table import slide
from game.rules.fixed_step import STEP_S, FixedStep
from game.rules.slide import Slide
from tests.rules.tables import any_push, any_table, straight, table, tight_table

ROOT = Path(__file__).resolve().parents[2]


def digest(told: Slide) -> str:
    """SHA-256 over every number that came of the push, exactly: slides with the same one are the same slide.

    The push itself is left out: one that had to be turned to be legal has sines in it, whose last bit differs
    between machines (and is snapped away before the can moves).
    """
    hashed = hashlib.sha256(repr((told.falls, told.knocks, told.stop)).encode())
    for track in told.tracks:
        hashed.update(struct.pack(f"<{1 + 3 * len(track)}d", len(track), *(part for pose in track for part in pose)))
    return hashed.hexdigest()


def digests(count: int = 16) -> list[str]:
    rng = random.Random(96110)
    told = []
    for number in range(count):
        plan = tight_table(rng) if number % 2 else any_table(rng)
        told.append(digest(slide(plan, any_push(plan, rng, is_strongest=number % 3 == 0))))
    return told


def test_the_same_push_is_the_same_slide() -> None:
    first = digests()
    assert digests() == first
    assert len(set(first)) == len(first)


def test_a_push_a_hair_stronger_is_another_slide() -> None:
    plan = table()
    assert digest(slide(plan, straight(plan, 0.5))) != digest(slide(plan, straight(plan, 0.50001)))


def test_no_order_of_sets_or_memory_decides_where_a_can_stops() -> None:
    script = "from tests.determinism.test_push_replay import digests\nprint(digests())"
    runs = [
        subprocess.Popen(  # noqa: S603 - our own script
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for hash_seed in ("1", "2")
    ]
    told = {run.communicate()[0].strip() for run in runs}
    assert [run.returncode for run in runs] == [0, 0]
    assert told == {str(digests())}


# -- another machine ----------------------------------------------------------------------------------------------

Bodies = list[tuple[pymunk.Body, list[float], list[float]]]
LAST_BITS = 8e-16
"""Four times the distance of neighbouring numbers near 1."""


def other_machine(rng: random.Random, share: float = LAST_BITS) -> Callable[[pymunk.Space, float], None]:
    """A step of the engine in which the last bits of everything come out otherwise that took more than one sum.

    A can that touches nothing moves by one sum, which every machine rounds alike.
    """
    true_step = pymunk.Space.step

    def near(value: float) -> float:
        return value + max(abs(value), 1.0) * rng.uniform(-share, share)

    def step(space: pymunk.Space, dt: float) -> None:
        before: Bodies = [(body, *state(body)) for body in space.bodies if body is not space.static_body]
        true_step(space, dt)
        for body, place, way in before:
            if state(body)[0] != [a + b for a, b in zip(place, way, strict=True)]:
                body.position = near(body.position.x), near(body.position.y)
                body.angle = near(body.angle)
            if state(body)[1] != way:
                body.velocity = near(body.velocity.x), near(body.velocity.y)
                body.angular_velocity = near(body.angular_velocity)

    return step


def state(body: pymunk.Body) -> tuple[list[float], list[float]]:
    return [*body.position, body.angle], [*body.velocity, body.angular_velocity]


def test_the_last_bits_of_the_engine_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    here = digests(40)
    monkeypatch.setattr(pymunk.Space, "step", other_machine(random.Random(1)))
    assert digests(40) == here


def test_the_other_machine_really_computes_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    here = digests()
    monkeypatch.setattr(pymunk.Space, "step", other_machine(random.Random(1), share=1e-6))
    assert digests() != here


# -- frames -------------------------------------------------------------------------------------------------------


def shown(told: Slide, frame_times: list[float]) -> list[tuple[float, ...]]:
    """What a screen shows last of every can, when its frames took these times; then it has all the time it wants."""
    clock, steps = FixedStep(), 0
    for dt in [*frame_times, *[0.02] * 200]:
        steps += clock.advance(dt)
    return [told.pose_at(body, (steps + clock.alpha) * STEP_S) for body in range(len(told.tracks))]


@given(st.lists(st.floats(0, 0.5), max_size=50), st.lists(st.floats(0, 0.05), max_size=50))
@settings(max_examples=30)
def test_no_frame_rate_decides_where_a_can_stops(some: list[float], others: list[float]) -> None:
    rng = random.Random(4)
    plan = tight_table(rng)
    told = slide(plan, any_push(plan, rng))
    assert shown(told, some) == shown(told, others) == [track[-1] for track in told.tracks]
