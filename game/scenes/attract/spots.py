"""Where things stand on the attract screen: words, both games with their plates, and the chips."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.scenes.core.frame import frame_of, reach_top
from game.scenes.core.wheel_stage import beside, wheel_rect
from game.ui.draw.backdrop import awning_px, sill_px
from game.ui.draw.layout import columns, cut, rows
from game.ui.measures import Measures

_BROAD = 1.6
"""From this shape on the words stand between the games; a squarer screen has them above."""


@dataclass(frozen=True)
class Spots:
    """Rectangles in px; the table is None in a pack without one."""

    words: pygame.Rect
    wheel: pygame.Rect  # a square
    wheel_plate: pygame.Rect
    table: pygame.Rect | None
    table_plate: pygame.Rect | None
    chips: pygame.Rect
    is_broad: bool = False  # the chips stand in a column, and there is room for more words


@dataclass(frozen=True)
class Nooks:
    """Where there is room for puppets: above the edge of what hides the weasel, and on a floor; each may be empty."""

    hideout: pygame.Rect
    floor: pygame.Rect


def nooks_of(measures: Measures, spots: Spots, written: pygame.Rect, help_chip: pygame.Rect) -> Nooks:
    """Return what words, games and controls leave over."""
    units, nowhere = measures.units, pygame.Rect(0, 0, 0, 0)
    if spots.table is None or spots.table_plate is None:
        return Nooks(nowhere, nowhere)
    wheel_plate, table_plate, sill = spots.wheel_plate, spots.table_plate, measures.height - sill_px(measures)
    if measures.is_portrait:
        above = max(spots.words.bottom, spots.wheel.top) + units(2)
        hideout = _between((wheel_plate.x, wheel_plate.right), above, wheel_plate.top + units(2))
        return Nooks(hideout, _between((table_plate.x, spots.table.left), spots.table.top, table_plate.top))
    right = help_chip.left if spots.is_broad else table_plate.left
    beside = _between((wheel_plate.right + units(1), right - units(1)), wheel_plate.top - units(12), sill)
    if not spots.is_broad:
        return Nooks(nowhere, beside)
    return Nooks(beside, _between((help_chip.x, help_chip.right), written.bottom + units(1), help_chip.top))


def _between(sides: tuple[int, int], top: int, bottom: int) -> pygame.Rect:
    return pygame.Rect(sides[0], top, max(0, sides[1] - sides[0]), max(0, bottom - top))


def spots_of(measures: Measures, *, has_table: bool) -> Spots:
    """Return the places for a screen, and for one game or two."""
    if not has_table:
        return _alone(measures)
    if measures.is_portrait:
        return _upright(measures)
    return _broad(measures) if measures.width >= _BROAD * measures.height else _squarish(measures)


def _plate_px(measures: Measures) -> int:
    return max(measures.target_px, measures.units(18))


def _alone(measures: Measures) -> Spots:
    """The wheel stands where it is played, as large."""
    wheel, foot = wheel_rect(measures), frame_of(measures).foot
    words, plate = beside(measures, wheel)
    high = _plate_px(measures)
    plate.y, plate.height = plate.bottom - high, high
    if not measures.is_portrait:
        words.height = plate.top - measures.units(4) - words.y
        foot.width = words.width
    return Spots(words, wheel, plate, None, None, foot)


def _broad(measures: Measures) -> Spots:
    """Words and chips in the middle, a game on either side."""
    units, foot = measures.units, frame_of(measures).foot
    screen = pygame.Rect(units(3), awning_px(measures) + units(2), measures.width - 2 * units(3), 0)
    screen.height = foot.bottom - screen.y
    left, rest = cut(screen, "left", (screen.width - units(66)) // 2)
    right, middle = cut(rest, "right", left.width)
    middle = middle.inflate(-units(5), 0)
    chips, words = cut(middle, "bottom", 2 * foot.height + measures.gap_px, units(3))
    wheel, wheel_plate = _standing(measures, left, is_wheel=True)
    table, table_plate = _standing(measures, right)
    return Spots(words, wheel, wheel_plate, table, table_plate, chips, is_broad=True)


def _squarish(measures: Measures) -> Spots:
    """Words above, the games side by side."""
    units, foot = measures.units, frame_of(measures).foot
    area = pygame.Rect(units(3), awning_px(measures) + units(2), measures.width - 2 * units(3), 0)
    area.height = foot.top - units(2) - area.y
    words, area = cut(area, "top", units(23), units(1))
    left, right = columns(area, 2, units(4))
    wheel, wheel_plate = _standing(measures, left, is_wheel=True)
    _, right = cut(right, "top", units(4))  # cans on the far edge of the table stand out
    table, table_plate = _standing(measures, right)
    words.inflate_ip(-units(8), 0)
    return Spots(words, wheel, wheel_plate, table, table_plate, foot)


def _standing(measures: Measures, area: pygame.Rect, *, is_wheel: bool = False) -> tuple[pygame.Rect, pygame.Rect]:
    """Return the place of a game and of its plate, on which it stands."""
    units = measures.units
    plate = pygame.Rect(0, 0, min(area.width - units(8), units(64)), max(measures.target_px, units(16)))
    plate.midbottom = area.midbottom
    high = area.width if is_wheel else round(area.width * 0.96)
    bottom = plate.top + units(2)
    thing = pygame.Rect(area.x, 0, area.width, min(high, bottom - area.y))
    if is_wheel:
        thing.width = thing.height
    thing.midbottom = (area.centerx, bottom)
    return thing, plate


def _upright(measures: Measures) -> Spots:
    """Words at the top; below them the wheel with its plate at the right, and the table with its plate at the left."""
    units, frame = measures.units, frame_of(measures)
    area = pygame.Rect(units(2), frame.content.y, measures.width - 2 * units(2), frame.foot.top - units(3))
    area.height -= area.y
    words, area = cut(area, "top", round(area.height * 0.2), units(1))
    upper, lower = rows(area, 2, units(5))
    side = min(upper.height, round(area.width * 0.66))
    wheel = pygame.Rect(upper.x, upper.bottom - side, side, side)
    table = pygame.Rect(lower.right - side, lower.y, side, min(lower.height, side))
    high = min(_plate_px(measures) * 2, lower.height)
    wheel_plate = pygame.Rect(wheel.right + units(2), 0, area.right - wheel.right - units(3), 0)
    wheel_plate.height = min(high, upper.bottom - units(2) - reach_top(measures))
    wheel_plate.bottom = upper.bottom - units(2)
    table_plate = pygame.Rect(area.x + units(1), 0, wheel_plate.width, high)
    table_plate.bottom = lower.bottom - units(2)
    return Spots(words, wheel, wheel_plate, table, table_plate, frame.foot)
