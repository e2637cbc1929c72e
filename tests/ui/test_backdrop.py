"""The carved frame and the glowing screen: at every size whole, the same each time, and not in the way of words."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pygame
import pytest

from game.kiosk.settings import ThemeName
from game.rules.lanterns import LANTERNS
from game.scenes.core.frame import frame_of
from game.ui.draw.backdrop import awning_px, backdrop, lantern_places, sill_px
from game.ui.measures import Measures
from tests.ui.test_theme import THEMES, luminance

SIZES = [(360, 640), (1024, 600), (600, 1024), (1024, 768), (1280, 1024), (1920, 1080), (1080, 1920), (2560, 1080)]


@pytest.mark.parametrize("name", get_args(ThemeName))
@pytest.mark.parametrize("size", SIZES)
def test_the_screen_glows_inside_dark_wood(name: str, size: tuple[int, int]) -> None:
    measures, theme = Measures(*size), THEMES[name]
    surface = backdrop(measures, theme)
    width, height = size
    assert surface.get_size() == size
    assert not surface.get_flags() & pygame.SRCALPHA
    assert brightness(surface, width // 2, height // 2) > 0.8
    for x, y in (
        (width // 2, 1),
        (1, height // 2),
        (width - 2, height // 2),
        (width // 2, height - 2),
        (2, height - 2),
    ):
        assert brightness(surface, x, y) < 0.1, (x, y)
    inside = measures.units(6)
    left, right = (brightness(surface, x, height // 2) for x in (inside, width - 1 - inside))
    assert left == pytest.approx(right, abs=0.05)


def brightness(surface: pygame.Surface, x: int, y: int) -> float:
    red, green, blue, _ = surface.get_at((x, y))
    return luminance((red, green, blue))


def test_the_same_picture_each_time_and_a_new_one_for_every_caller() -> None:
    measures, theme = Measures(640, 360), THEMES["night"]
    one = backdrop(measures, theme)
    before = pygame.image.tobytes(one, "RGB")
    one.fill((255, 0, 255))
    assert pygame.image.tobytes(backdrop(measures, theme), "RGB") == before


@pytest.mark.parametrize("size", [*SIZES, (3840, 2160)])
def test_lanterns_hang_side_by_side_above_the_content(size: tuple[int, int]) -> None:
    measures = Measures(*size)
    places = lantern_places(measures)
    assert len(places) == LANTERNS
    body = measures.units(6)
    assert all(after.centerx - before.centerx >= body for before, after in pairwise(places))
    assert places[0].left > 0
    assert places[-1].right < measures.width
    frame = frame_of(measures)
    assert max(place.bottom for place in places) <= frame.content.top
    assert awning_px(measures) < frame.content.top
    assert frame.content.bottom <= measures.height - sill_px(measures) < frame.foot.top
