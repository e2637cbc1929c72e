"""The arrangement that gives most room to a message: the games in a column at the right, each on its plate."""

from __future__ import annotations

import pygame

from game.scenes.attract.places import Needs, Spots, games_top, plate_high_px, told
from game.scenes.core.frame import frame_of
from game.ui.draw.backdrop import sill_px
from game.ui.measures import Measures

_MOST = 0.4
"""Of the screen's short side: a game."""


def column_rect(measures: Measures, needs: Needs, *, has_table: bool) -> pygame.Rect:
    """Return the place of the games with their plates."""
    units, top = measures.units, games_top(measures)
    bottom = measures.height - sill_px(measures) - units(2)
    wide = max(needs.plate_px, _side(measures, bottom - top, has_table=has_table))
    return pygame.Rect(measures.width - units(3) - wide, top, wide, bottom - top)


def beside_column(measures: Measures, title: pygame.Rect, needs: Needs, *, has_table: bool) -> Spots:
    """Return the places for a screen with `title`, ribbon and phone beside the column."""
    units, foot = measures.units, frame_of(measures).foot
    column = column_rect(measures, needs, has_table=has_table)
    side = _side(measures, column.height, has_table=has_table)
    plates = [
        pygame.Rect(column.x, bottom - plate_high_px(measures), column.width, plate_high_px(measures))
        for bottom in ((column.centery, column.bottom) if has_table else (column.bottom,))
    ]
    games = [pygame.Rect(plate.centerx - side // 2, plate.y + units(2) - side, side, side) for plate in plates]
    area = pygame.Rect(foot.x, title.bottom + units(1), column.left - units(4) - foot.x, 0)
    area.height = measures.height - sill_px(measures) - units(1) - area.y
    ribbon, phone, floor = told(measures, area, units(6), 1.0)
    nowhere = pygame.Rect(title.topright, (0, 0))
    table, table_plate = (games[1], plates[1]) if has_table else (None, None)
    return Spots(ribbon, phone, floor, nowhere, games[0], plates[0], table, table_plate, foot)


def _side(measures: Measures, high: int, *, has_table: bool) -> int:
    """Return the side of a game in a column so `high`: above it are the cans at the far edge of the table, or a pin."""
    each = high // 2 if has_table else high
    room = each - plate_high_px(measures) + measures.units(2) - measures.units(8)
    return min(round(_MOST * measures.short_px), room)
