"""The wheel leaves the hand as fast as the hand moved, and its last second is worth watching: seen on the pictures."""

from __future__ import annotations

from typing import cast

import pygame
import pytest

from game.kiosk.live import FRAME_S
from game.scenes.wheel.wheel import Wheel
from tests.stall import SMALL, SMALL_UPRIGHT, Stall, build_stall

STEPS = 720
LAUNCH_FRAMES = 3
HAND_FRAMES = 8
LAST_SECOND_DEG = 8.0


def ring(stall: Stall) -> list[pygame.Color]:
    """The colours of the slices outside the names, clockwise in steps of half a degree."""
    wheel = cast("Wheel", stall.top).wheel
    places = (wheel.point(wheel.shape.face * 0.955, 360 * step / STEPS) for step in range(STEPS))
    return [stall.shell.surface.get_at((round(x), round(y))) for x, y in places]


def turned_deg(before: list[pygame.Color], after: list[pygame.Color]) -> float:
    """By how much the ring has turned, −90…90 clockwise: where the two agree best."""

    def agreeing(shift: int) -> int:
        return sum(after[(step + shift) % STEPS] == before[step] for step in range(STEPS))

    return max(range(-STEPS // 4, STEPS // 4), key=agreeing) * 360 / STEPS


def flick(stall: Stall, turns_per_s: float) -> None:
    """A finger on the names that moves about the hub and lets go."""
    wheel = cast("Wheel", stall.top).wheel
    step_deg = 360 * turns_per_s * FRAME_S
    stall.hands.drag([wheel.point(wheel.shape.face * 0.7, step_deg * number) for number in range(HAND_FRAMES)])


@pytest.mark.parametrize("turns_per_s", [0.45, -0.7, 1.1, -1.7, 2.6])
@pytest.mark.parametrize("size", [SMALL, (640, 480), SMALL_UPRIGHT])
def test_the_wheel_leaves_the_hand_as_fast_as_the_hand_moved(size: tuple[int, int], turns_per_s: float) -> None:
    stall = build_stall(size).go_to("wheel")
    flick(stall, turns_per_s)
    released = ring(stall)
    stall.hands.frames(LAUNCH_FRAMES)
    launch = turned_deg(released, ring(stall)) / 360 / (LAUNCH_FRAMES * FRAME_S)
    assert 0.8 <= launch / turns_per_s <= 1.2


@pytest.mark.parametrize("seed", range(6))
def test_the_last_second_of_a_spin_still_turns_the_wheel(seed: int) -> None:
    stall = build_stall(SMALL, seed=seed).go_to("wheel")
    flick(stall, (-1) ** seed * (0.2 + 0.5 * seed))
    wheel = cast("Wheel", stall.top)
    rings = [ring(stall)]
    while not wheel.has_landed:
        stall.hands.wait(0.1, 0.1)
        rings.append(ring(stall))
    assert turned_deg(rings[-11], rings[-1]) * (-1) ** seed > LAST_SECOND_DEG
