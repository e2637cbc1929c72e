"""The arrangements of the attract screen: where title, message, games and chips stand on screens of each shape."""

from __future__ import annotations

import math

import pygame

from game.scenes.attract.places import (
    Needs,
    Spots,
    games_top,
    is_broad,
    plate_high_px,
    plate_of,
    told,
    wing_of,
)
from game.scenes.core.frame import frame_of
from game.scenes.core.wheel_stage import wheel_rect
from game.ui.draw.backdrop import sill_px
from game.ui.measures import Measures

_LEAST_GAME = 0.4
"""Of the screen's short side: one of two games that gives room."""
_RIM = 0.49
"""Of the side of the wheel's square: its radius with the rim."""


def wide(measures: Measures, title: pygame.Rect, needs: Needs, given: float) -> Spots:
    """The games at the sides, as large as the title leaves them; the message between them."""
    units, foot, high = measures.units, frame_of(measures).foot, plate_high_px(measures)
    sill = measures.height - sill_px(measures)
    bottom = foot.bottom if is_broad(measures) else sill - units(2)
    ground = bottom - high + units(2)
    side = min(round(measures.width * (0.36 if is_broad(measures) else 0.32)), ground - games_top(measures) - units(8))
    if is_broad(measures):  # else the plates need as much
        side -= round(max(0, side - _LEAST_GAME * measures.short_px) * given)
    while _touches(side, units(3), ground, title.inflate(units(2), 0)):
        side -= units(1)
    wheel = pygame.Rect(units(3), ground - side, side, side)
    tall = min(round(side * 0.96), ground - title.bottom - units(9))
    table = pygame.Rect(measures.width - units(3) - side, ground - tall, side, tall)
    wheel_plate, table_plate = (plate_of(measures, thing, bottom, needs, side) for thing in (wheel, table))
    middle = pygame.Rect(wheel.right + units(1), title.bottom + units(1), table.left - wheel.right - units(2), 0)
    middle.height = sill - middle.y
    chips = pygame.Rect(foot)
    if is_broad(measures):
        gap = measures.gap_px
        aside = max(0, needs.chips_px + 2 * gap - (table_plate.left - wheel_plate.right) + 1) // 2
        wheel_plate.x = max(gap, wheel_plate.x - aside)
        table_plate.right = measures.width - wheel_plate.x
        chips.x, chips.width = wheel_plate.right + gap, table_plate.left - wheel_plate.right - 2 * gap
    else:
        middle.height = sill - units(1) - middle.y
    ribbon, phone, floor = told(measures, middle, units(9 - 7 * given if is_broad(measures) else 10), given)
    if is_broad(measures):  # beside the lower part of the wheel, which is round
        floor.x, floor.width = floor.x - units(14), floor.width + units(14)
    wing = wing_of(measures, title.right, games_top(measures) + units(2), table.top - units(7))
    return Spots(ribbon, phone, floor, wing, wheel, wheel_plate, table, table_plate, chips)


def _touches(side: int, left: int, ground: int, title: pygame.Rect) -> bool:
    """Whether a wheel with such a square, standing on the `ground`, would reach into the title."""
    x, y = left + side / 2, ground - side / 2
    near_x, near_y = min(max(x, title.left), title.right), min(max(y, title.top), title.bottom)
    return math.hypot(near_x - x, near_y - y) < side * _RIM


def alone(measures: Measures, title: pygame.Rect, given: float) -> Spots:
    """The wheel stands where it is played, as large; title and message beside it."""
    units, foot, wheel = measures.units, foot_alone(measures), wheel_rect(measures)
    wide = wheel.left - units(4) - foot.x
    plate = pygame.Rect(foot.x, 0, min(wide, units(74)), plate_high_px(measures))
    plate.bottom = foot.top - units(4)
    area = pygame.Rect(foot.x, title.bottom + units(1), wide, plate.top - units(1) - title.bottom)
    ribbon, phone, floor = told(measures, area, units(10), given)
    nowhere = pygame.Rect(wheel.left, title.top, 0, 0)
    return Spots(ribbon, phone, floor, nowhere, wheel, plate, None, None, foot)


def foot_alone(measures: Measures) -> pygame.Rect:
    """Return the place of the chips at the left of the wheel, which is round."""
    foot, wheel = frame_of(measures).foot, wheel_rect(measures)
    radius, below = wheel.width / 2, max(0, foot.top - wheel.centery)
    reach = math.sqrt(max(0.0, radius**2 - below**2))
    foot.width = math.floor(wheel.centerx - reach) - measures.gap_px - foot.x
    return foot


def upright(
    measures: Measures, title: pygame.Rect, first: pygame.Rect, needs: Needs, given: float, *, has_table: bool
) -> Spots:
    """The message below the title; below that the games side by side on their plates."""
    units, foot = measures.units, frame_of(measures).foot
    bottom = measures.height - sill_px(measures) - units(3)
    ground = bottom - plate_high_px(measures) + units(2)
    left, right = units(2), measures.width - units(2)
    if has_table:
        half = (right - left - units(3)) // 2
        side = min(half, round((ground - title.bottom) * (0.51 - (0.06 if measures.is_tall else 0.26) * given)))
        wheel = pygame.Rect(left + (half - side) // 2, ground - side, side, side)
        table = wheel.move(right - half - left, 0)
        table_plate = plate_of(measures, table, bottom, needs, half)
    else:
        half = right - left
        side = min(half, round((ground - title.bottom) * (0.62 - (0.12 if measures.is_tall else 0.37) * given)))
        wheel, table, table_plate = pygame.Rect(0, ground - side, side, side), None, None
        wheel.centerx = measures.width // 2
    top = title.bottom + units(1)
    area = pygame.Rect(units(4), top, measures.width - 2 * units(4), wheel.top - units(9) - top)
    ribbon, phone, floor = told(measures, area, 0, given)
    beside = units(24 - 10 * given)  # where the zongzi stands
    phone.x, phone.width = phone.x + beside, phone.width - beside
    wing = wing_of(measures, first.right, first.top, first.bottom)
    plate = plate_of(measures, wheel, bottom, needs, half)
    return Spots(ribbon, phone, floor, wing, wheel, plate, table, table_plate, foot, True)
