"""Pictures that are compressed while nobody looks at them."""

from __future__ import annotations

import random

import pygame
import pytest

from game.ui.controls.widgets import Button
from game.ui.draw.folded import Foldable, Packed
from game.ui.draw.kept import bytes_of
from tests.stall import SMALL, build_stall

SIZE = (389, 241)
"""More than one step of the work, and the last one is not full."""


def noisy(flags: int) -> pygame.Surface:
    surface = pygame.Surface(SIZE, flags, 32)
    surface.get_buffer().write(random.Random(3).randbytes(bytes_of(surface)))
    return surface


@pytest.mark.parametrize("flags", [0, pygame.SRCALPHA])
def test_every_byte_comes_back_in_the_same_form(flags: int) -> None:
    picture, pauses = noisy(flags), []
    packed = Packed(picture, lambda: pauses.append(picture.get_locked()))
    assert pauses == [False, False]  # suspended there, it can be drawn from
    found = packed.unpacked()
    assert found.get_view("0").raw == picture.get_view("0").raw
    assert (found.get_size(), found.get_masks(), found.get_flags()) == (SIZE, picture.get_masks(), picture.get_flags())
    assert packed.unpacked() is not found


def test_a_folded_picture_is_small_until_it_is_asked_for() -> None:
    picture = pygame.Surface(SIZE, pygame.SRCALPHA)
    picture.fill((10, 20, 30, 40), (5, 5, 50, 50))
    before, held = pygame.image.tobytes(picture, "RGBA"), Foldable(picture)
    assert held.picture is picture
    held.fold()
    held.fold()
    assert held.bytes < bytes_of(picture) / 50
    assert pygame.image.tobytes(held.picture, "RGBA") == before
    assert held.picture is held.picture
    assert held.bytes == bytes_of(picture)


def test_a_control_holds_one_picture_open() -> None:
    stall = build_stall(SMALL)
    button = Button("go", pygame.Rect(20, 20, 180, 40), "Go", is_live=False)
    button.paint_ahead(stall.top.context.look)
    whole = bytes_of(button.picture_of(stall.top.context.look))
    assert len(button._cache) == 3
    assert sum(kept.bytes for kept in button._cache.values()) < 1.3 * whole
    button.fold(stall.top.context.look)
    assert sum(kept.bytes for kept in button._cache.values()) < 0.4 * whole
