"""Where things stand on the attract screen: the title above, both games at the sides, and the message between them."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.scenes.attract.arrangements import alone, foot_alone, upright, wide
from game.scenes.attract.column import beside_column, column_rect
from game.scenes.attract.places import Needs, Spots, games_top, is_broad, plaque_rect
from game.scenes.core.frame import frame_of
from game.scenes.core.wheel_stage import wheel_rect
from game.ui.draw.backdrop import sill_px
from game.ui.measures import Measures

GIVEN = (0.0, 0.25, 0.5, 0.75, 1.0)
"""How much room title and games give to the phone: from none to as much as they can."""


def words_rect(measures: Measures, needs: Needs, given: float, *, has_table: bool) -> pygame.Rect:
    """Return the room for the title and the line above it; some of it (0–1) may be `given` away."""
    units = measures.units
    top = games_top(measures) + units(0.5)
    if measures.is_portrait:
        top = plaque_rect(measures).bottom + units(1.5)
        high = round((measures.height - sill_px(measures) - top) * (0.265 - 0.1 * given))
        return pygame.Rect(units(3), top, measures.width - 2 * units(3), high)
    words = pygame.Rect(
        units(24),
        top,
        measures.width - 2 * units(24),
        round(measures.height * (0.225 - 0.055 * given if is_broad(measures) else 0.195 - 0.03 * given)),
    )
    is_column = _is_column(measures, given, has_table=has_table)
    if is_column or not has_table:
        games = column_rect(measures, needs, has_table=has_table) if is_column else wheel_rect(measures)
        words.x, words.width = units(8), games.left - units(12)
    return words


def spots_of(
    measures: Measures, title: pygame.Rect, first: pygame.Rect, needs: Needs, given: float, *, has_table: bool
) -> Spots:
    """Return the places for a screen below its `title`, whose `first` line may be shorter, for one game or two.

    Room is `given` (0–1) to the phone: by the games, and by the floor.
    """
    if measures.is_portrait:
        found = upright(measures, title, first, needs, given, has_table=has_table)
    elif _is_column(measures, given, has_table=has_table):
        found = beside_column(measures, title, needs, has_table=has_table)
    else:
        found = wide(measures, title, needs, given) if has_table else alone(measures, title, given)
    return replace(found, given=given)


def _is_column(measures: Measures, given: float, *, has_table: bool) -> bool:
    """Whether the games give so much that they stand in a column: only broad screens have room between two."""
    return given == GIVEN[-1] and not (has_table and is_broad(measures))


def chips_room_px(measures: Measures, plate_px: int, given: float, *, has_table: bool) -> int:
    """Return how wide all chips together may be, beside plates that are `plate_px` wide."""
    if has_table and is_broad(measures):
        return measures.width - 2 * plate_px - 4 * measures.gap_px
    is_whole = has_table or measures.is_portrait or _is_column(measures, given, has_table=has_table)
    return (frame_of(measures).foot if is_whole else foot_alone(measures)).width
