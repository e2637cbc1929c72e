"""The table in perspective: places and pixels, straight lines, and what is near looks larger."""

from __future__ import annotations

from itertools import pairwise

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.table_plan import LENGTH_CM, WIDTH_CM
from game.ui.table.view import TableView

LANDSCAPE = (pygame.Rect(760, 150, 1130, 900), 0.72)
PORTRAIT = (pygame.Rect(20, 330, 1040, 1060), 0.8)
TINY = (pygame.Rect(0, 0, 480, 382), 0.68)
VIEWS = [LANDSCAPE, PORTRAIT, TINY]

across = st.floats(-20, WIDTH_CM + 20)
along = st.floats(-15, LENGTH_CM + 40)


@pytest.mark.parametrize(("rect", "far_share"), VIEWS)
@given(x=across, y=along)
def test_a_place_on_the_table_is_found_again_from_its_pixel(
    rect: pygame.Rect, far_share: float, x: float, y: float
) -> None:
    view = TableView(rect, far_share)
    assert view.plane(*view.point(x, y)) == pytest.approx((x, y), abs=1e-6)


@pytest.mark.parametrize(("rect", "far_share"), VIEWS)
@given(start=st.tuples(across, along), end=st.tuples(across, along), share=st.floats(0, 1))
def test_straight_lines_stay_straight(
    rect: pygame.Rect, far_share: float, start: tuple[float, float], end: tuple[float, float], share: float
) -> None:
    view = TableView(rect, far_share)
    between = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
    (x0, y0), (x1, y1), (x, y) = view.point(*start), view.point(*end), view.point(*between)
    # Twice the area of the triangle: a tenth of a pixel off over the whole length would be a hundred.
    assert abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) < 0.01


@pytest.mark.parametrize(("rect", "far_share"), VIEWS)
def test_the_far_edge_is_narrower_by_the_share_asked_for(rect: pygame.Rect, far_share: float) -> None:
    view = TableView(rect, far_share)
    near_left, near_right, far_right, far_left = view.quad(0, 0, WIDTH_CM, LENGTH_CM)
    assert (far_right[0] - far_left[0]) / (near_right[0] - near_left[0]) == pytest.approx(far_share)
    assert view.px_per_cm(LENGTH_CM) / view.px_per_cm(0) == pytest.approx(far_share)
    assert far_left[1] < near_left[1]
    assert view.px_per_cm(30) == pytest.approx(view.point(41, 30)[0] - view.point(40, 30)[0])


@pytest.mark.parametrize(("rect", "far_share"), VIEWS)
def test_equal_distances_look_shorter_the_farther_away_they_are(rect: pygame.Rect, far_share: float) -> None:
    view = TableView(rect, far_share)
    heights = [view.point(0, y)[1] for y in range(0, 97, 8)]
    steps = [near - far for near, far in pairwise(heights)]
    assert steps == sorted(steps, reverse=True)
    assert steps[-1] > 0


@pytest.mark.parametrize(("rect", "far_share"), VIEWS)
def test_the_surface_lies_inside_the_picture_with_room_for_rails_and_legs(rect: pygame.Rect, far_share: float) -> None:
    view = TableView(rect, far_share)
    for x, y in view.quad(0, 0, WIDTH_CM, LENGTH_CM):
        assert rect.left < x < rect.right
        assert rect.top < y < rect.bottom
    assert rect.bottom - view.point(0, 0)[1] > 0.08 * rect.height


@pytest.mark.parametrize(("rect", "far_share"), VIEWS)
def test_what_stands_upright_rises_straight_and_is_smaller_in_the_distance(rect: pygame.Rect, far_share: float) -> None:
    view = TableView(rect, far_share)
    rises = []
    for y in (0, LENGTH_CM):
        foot, top = view.point(10, y), view.raised(10, y, 10)
        assert top[0] == foot[0]
        rises.append(foot[1] - top[1])
    assert rises[1] == pytest.approx(rises[0] * far_share)
    assert 0.3 < view.rise < 1


def test_above_the_horizon_is_far_behind_the_table() -> None:
    view = TableView(*LANDSCAPE)
    assert view.plane(LANDSCAPE[0].centerx, -100_000)[1] > 5 * LENGTH_CM


@pytest.mark.parametrize("far_share", [0.0, 1.0, 1.4, -0.2])
def test_a_far_edge_that_is_not_narrower_is_refused(far_share: float) -> None:
    with pytest.raises(ValueError, match="far_share"):
        TableView(pygame.Rect(0, 0, 100, 100), far_share)
