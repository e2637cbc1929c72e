"""At most three flashes a second, by the general flash of WCAG 2.2, measured on the rendered pictures.

A flash is a pair of opposing changes of relative luminance by 0.1 or more where the darker side lies below 0.8. More
than three a second are allowed where they take together less than a quarter of any ten degrees of the field of view.
From 65 cm those ten degrees are 114 mm of a 21.5 inch panel: a square of seven cells of this grid.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

import pygame
import pytest

from game.rules.table_odds import push_to
from game.rules.tonight import ThemeName
from game.scenes.attract.show import ACT_S
from game.scenes.wheel.wheel import Wheel
from tests.stall import SMALL, Stall, build_stall

FPS = 60
GRID = (32, 18)
LEAST_CHANGE, BRIGHT = 0.1, 0.8
MOST_FLASHES = 3
FIELD, MOST_SHARE = 7, 0.25


@lru_cache(maxsize=256)
def linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def luminances(surface: pygame.Surface) -> list[float]:
    """Relative luminance of every cell of the grid."""
    pixels = pygame.image.tobytes(pygame.transform.smoothscale(surface, GRID), "RGB")
    return [
        0.2126 * linear(pixels[at]) + 0.7152 * linear(pixels[at + 1]) + 0.0722 * linear(pixels[at + 2])
        for at in range(0, len(pixels), 3)
    ]


def changes(levels: Sequence[float]) -> list[int]:
    """Frames in which a change of luminance of 0.1 or more is complete, each opposing the one before it."""
    found: list[int] = []
    low = high = levels[0]
    direction = 0
    for frame, level in enumerate(levels):
        low, high = min(low, level), max(high, level)
        if direction >= 0 and high - level >= LEAST_CHANGE and level < BRIGHT:
            found.append(frame)
            direction, low, high = -1, level, level
        elif direction <= 0 and level - low >= LEAST_CHANGE and low < BRIGHT:
            found.append(frame)
            direction, low, high = 1, level, level
        elif direction > 0:
            low = high  # it may still rise
        elif direction < 0:
            high = low
    return found


def flashes_a_second(levels: Sequence[float]) -> list[int]:
    """Pairs of opposing changes in the second that begins at each frame."""
    frames = changes(levels)
    return [
        sum(start <= frame < start + FPS for frame in frames) // 2 for start in range(max(1, len(levels) - FPS + 1))
    ]


def worst_share(pictures: Sequence[list[float]], most: int = MOST_FLASHES) -> float:
    """The largest share of any field of ten degrees that flashes more than `most` times in one and the same second."""
    width = GRID[0]
    cells = [flashes_a_second(levels) for levels in zip(*pictures, strict=True)]
    worst = 0
    for second in zip(*cells, strict=True):
        wild = {(number % width, number // width) for number, count in enumerate(second) if count > most}
        for left, top in wild:
            for x, y in ((left, top), (left - FIELD // 2, top), (left, top - FIELD // 2)):
                inside = sum(x <= column < x + FIELD and y <= row < y + FIELD for column, row in wild)
                worst = max(worst, inside)
    return worst / FIELD**2


def watch(stall: Stall, seconds: float) -> list[list[float]]:
    pictures = []
    for _ in range(round(seconds * FPS)):
        stall.hands.frame([], 1 / FPS)
        pictures.append(luminances(stall.shell.surface))
    return pictures


@pytest.mark.parametrize(
    ("levels", "flashes"),
    [
        ([0.2] * 120, 0),
        ([0.2, 0.5] * 60, 30),
        (([0.2] * 10 + [0.5] * 10) * 6, 3),
        (([0.2] * 8 + [0.5] * 7) * 8, 4),
        (([0.2] * 5 + [0.5] * 5) * 12, 6),
        ([0.85, 0.99] * 60, 0),
        ([0.2, 0.29] * 60, 0),
        ([0.1 + 0.8 * abs(frame % 30 - 15) / 15 for frame in range(120)], 2),
    ],
)
def test_flashes_are_counted_as_defined(levels: list[float], flashes: int) -> None:
    assert max(flashes_a_second(levels)) == flashes


@pytest.mark.parametrize(("theme", "seed"), [("night", 1), ("day", 2), ("night", 3)])
def test_the_spin_flashes_at_most_twice_a_second_where_it_counts(theme: ThemeName, seed: int) -> None:
    stall = build_stall(SMALL, seed=seed, theme=theme).go_to("wheel")
    stall.hands.tap("spin", rest_s=0)
    assert worst_share(watch(stall, 6.2), most=2) < MOST_SHARE
    assert "spin" not in stall.controls


@pytest.mark.parametrize("flick", [-40.0, 40.0])
def test_the_hardest_flick_flashes_no_more(flick: float) -> None:
    stall = build_stall(SMALL, seed=5).go_to("wheel")
    centre = pygame.Vector2(cast("Wheel", stall.top).wheel.rect.center)
    hand = [centre + pygame.Vector2(0, -100).rotate(flick * number) for number in range(6)]
    stall.hands.drag([(point.x, point.y) for point in hand])
    assert "spin" not in stall.controls
    assert worst_share(watch(stall, 6.2), most=2) < MOST_SHARE


def test_the_calm_spin_flashes_at_most_twice_a_second() -> None:
    stall = build_stall(SMALL, is_calm=True).go_to("wheel")
    stall.hands.tap("spin", rest_s=0)
    assert worst_share(watch(stall, 6.2), most=2) == 0


@pytest.mark.parametrize("theme", ["night", "day"])
def test_attract_flashes_at_most_twice_a_second_where_it_counts(theme: ThemeName) -> None:
    stall = build_stall(SMALL, theme=theme)
    pictures = watch(stall, 2 * ACT_S)
    assert worst_share(pictures) == 0
    assert worst_share(pictures, most=2) < MOST_SHARE


def test_screens_that_follow_each_other_quickly_flash_at_most_twice_a_second() -> None:
    stall = build_stall(SMALL)
    pictures = watch(stall, 0.6)
    for control in ("text_size", "wheel", "help", "back", "home"):
        at = stall.hands.button(control).rect.center
        stall.hands.press(at)
        stall.hands.release(at)
        pictures += watch(stall, 0.45)
    assert worst_share(pictures, most=2) == 0


@pytest.mark.parametrize("said", ["scam", "genuine"])
def test_a_verdict_flashes_at_most_twice_a_second(said: str) -> None:
    stall = build_stall(SMALL, seed=10).go_to("exhibit_1")
    at = stall.hands.button(said).rect.center
    stall.hands.press(at)
    stall.hands.release(at)
    assert worst_share(watch(stall, 4.0), most=2) == 0


def test_a_hard_push_and_the_celebration_flash_at_most_twice_a_second() -> None:
    stall = build_stall(SMALL)
    table = stall.go_to_table()
    push = push_to(table.plan, table.plan.red_zone, random.Random(1), 400)
    assert push is not None
    table.start(push)
    assert worst_share(watch(stall, 5.5), most=2) == 0
    assert table.landing is not None
    assert table.landing.place == "red"
