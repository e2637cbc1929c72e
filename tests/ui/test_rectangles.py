"""Rectangles within rectangles: nothing is lost, nothing overlaps, gaps are as wide as asked."""

from __future__ import annotations

from itertools import combinations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.draw.layout import Side, columns, cut, grid, rows, split_columns, square_beside

AREAS = st.builds(pygame.Rect, *[st.integers(-50, 50)] * 2, *[st.integers(200, 900)] * 2)


@given(AREAS, st.integers(1, 12), st.integers(1, 4), st.integers(0, 12))
def test_a_grid_lies_in_its_area_with_the_gap_between_all(area: pygame.Rect, count: int, across: int, gap: int) -> None:
    places = grid(area, count, across, gap)
    assert len(places) == count
    assert len({place.size for place in places}) == 1
    assert all(area.contains(place) for place in places)
    assert all(not one.inflate(gap, gap).colliderect(other.inflate(gap, gap)) for one, other in combinations(places, 2))
    assert places[0].topleft == area.topleft


def test_rows_stand_below_each_other_and_columns_side_by_side() -> None:
    area = pygame.Rect(10, 20, 100, 65)
    assert rows(area, 2, 5) == [pygame.Rect(10, 20, 100, 30), pygame.Rect(10, 55, 100, 30)]
    assert columns(area, 2, 10) == [pygame.Rect(10, 20, 45, 65), pygame.Rect(65, 20, 45, 65)]
    assert split_columns(area, 0.25, 20) == (pygame.Rect(10, 20, 20, 65), pygame.Rect(50, 20, 60, 65))


@pytest.mark.parametrize(
    ("side", "part", "rest"),
    [
        ("top", (0, 0, 100, 30), (0, 35, 100, 45)),
        ("bottom", (0, 50, 100, 30), (0, 0, 100, 45)),
        ("left", (0, 0, 30, 80), (35, 0, 65, 80)),
        ("right", (70, 0, 30, 80), (0, 0, 65, 80)),
    ],
)
def test_a_part_is_cut_off_its_side(
    side: Side, part: tuple[int, int, int, int], rest: tuple[int, int, int, int]
) -> None:
    area = pygame.Rect(0, 0, 100, 80)
    assert cut(area, side, 30, 5) == (pygame.Rect(part), pygame.Rect(rest))
    assert area == pygame.Rect(0, 0, 100, 80)


def test_a_square_stands_halfway_down_beside_the_rest() -> None:
    square, rest = square_beside(pygame.Rect(0, 0, 100, 80), 30, 5)
    assert (square, rest) == (pygame.Rect(0, 25, 30, 30), pygame.Rect(35, 0, 65, 80))


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 12), st.integers(1, 4), st.integers(0, 60))
def test_without_room_nothing_has_a_negative_side(width: int, height: int, count: int, across: int, gap: int) -> None:
    area = pygame.Rect(5, 5, width, height)
    sides: tuple[Side, ...] = ("top", "bottom", "left", "right")
    found = [*grid(area, count, across, gap), *(part for side in sides for part in cut(area, side, 50 - gap, gap))]
    assert min(min(rect.size) for rect in found) >= 0
