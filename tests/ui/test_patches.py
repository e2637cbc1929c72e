"""Screens kept as what differs from their background, and that background."""

from __future__ import annotations

import random
from dataclasses import replace

import pygame
import pytest

from game.ui.draw.grounds import Grounds
from game.ui.draw.patches import Patches
from game.ui.measures import Measures
from tests.ui.test_wheel_face import night

SIZE = (333, 190)
"""No whole number of tiles."""


def pixels(picture: pygame.Surface) -> bytes:
    return pygame.image.tobytes(picture, "RGB")


def ground() -> pygame.Surface:
    surface = pygame.Surface(SIZE, 0, 32)
    surface.fill((40, 30, 20))
    return surface


def painted(seed: int) -> pygame.Surface:
    """Return the ground with a few things on it, some of them at its edges."""
    rng, surface = random.Random(seed), ground()
    for _ in range(4):
        colour = [rng.randrange(256) for _ in range(3)]
        place = pygame.Rect(rng.randrange(-20, SIZE[0]), rng.randrange(-20, SIZE[1]), *rng.choices(range(1, 90), k=2))
        surface.fill(colour, place)
    return surface


@pytest.mark.parametrize("seed", range(12))
def test_the_picture_comes_back_pixel_by_pixel(seed: int) -> None:
    picture = painted(seed)
    patches = Patches(picture, ground(), lambda: None)
    assert pixels(patches.laid()) == pixels(picture)
    target, part = painted(seed + 1), pygame.Rect(50, 30, 140, 90)
    before = pixels(target)
    target.set_clip(part)
    patches.draw(target)
    assert pixels(target.subsurface(part)) == pixels(picture.subsurface(part))
    target.blit(painted(seed + 1), part, part)
    assert pixels(target) == before
    patches.fold(lambda: None)
    assert pixels(patches.laid()) == pixels(picture)


def test_the_last_pixel_counts_and_what_is_alike_takes_no_memory() -> None:
    picture = ground()
    assert Patches(picture, ground(), lambda: None).bytes == 0
    picture.set_at((SIZE[0] - 1, SIZE[1] - 1), (255, 255, 255))
    patches = Patches(picture, ground(), lambda: None)
    assert 0 < patches.bytes <= 64 * 32 * 4
    assert pixels(patches.laid()) == pixels(picture)


def test_the_background_is_painted_once_until_a_lantern_is_lit() -> None:
    lit = [0]
    grounds, measures = Grounds(lambda: lit[0], lambda: None), Measures(*SIZE)
    first = grounds.of(measures, night())
    assert grounds.of(replace(measures, text_scale=1.4), night()) is first
    copied = grounds.new(measures, night())
    assert copied is not first
    assert pixels(copied) == pixels(first)
    lit[0] = 1
    assert pixels(grounds.of(measures, night())) != pixels(first)
    assert pixels(grounds.of(measures, replace(night(), frame=(1, 2, 3)))) != pixels(grounds.of(measures, night()))
