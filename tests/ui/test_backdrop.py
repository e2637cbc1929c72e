"""The carved frame and the glowing screen: at every size whole, the same each time, and not in the way of words."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pygame
import pytest

from game.rules.lanterns import LANTERNS
from game.rules.tonight import ThemeName
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


@pytest.mark.parametrize("name", get_args(ThemeName))
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1280, 1024), (2560, 1080)])
def test_words_stand_out_wherever_they_may_stand(name: str, size: tuple[int, int]) -> None:
    measures, theme = Measures(*size), THEMES[name]
    surface, area = backdrop(measures, theme, lit=LANTERNS), frame_of(measures).content
    corners = measures.units(24), measures.units(16)  # the scrolls in the upper corners, which words keep clear of
    step = measures.units(3)
    for x in range(area.left, area.right, step):
        for y in range(area.top, area.bottom, step):
            if y < corners[1] + measures.units(6) and not corners[0] < x < size[0] - corners[0]:
                continue
            ground = brightness(surface, x, y)
            for ink in (theme.text, theme.text_soft, theme.accent):
                assert (ground + 0.05) / (luminance(ink) + 0.05) >= 7.0, (x, y)


def test_night_is_lamplight_in_the_dark_and_day_is_white_paper() -> None:
    measures = Measures(960, 540)
    night, day = (backdrop(measures, THEMES[name]) for name in ("night", "day"))
    middle, edge = (480, 260), (measures.units(5), 260)
    assert brightness(night, *middle) > 2 * brightness(night, *edge)
    assert brightness(day, *edge) > 0.8
    mean = [pygame.transform.average_color(picture)[:3] for picture in (night, day)]
    assert luminance(mean[1]) > 1.3 * luminance(mean[0])
    assert mean[0][0] > mean[0][2] + 60, "lamplight is warm"
    assert abs(mean[1][0] - mean[1][2]) < 30


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
