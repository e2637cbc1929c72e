"""Where things stand on the attract screen: the title above, both games at the sides, and the message between them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame

from game.rules.lanterns import LANTERNS
from game.scenes.core.frame import frame_of
from game.scenes.core.wheel_stage import wheel_rect
from game.ui.draw.backdrop import lantern_extent, post_px, sill_px
from game.ui.draw.layout import cut
from game.ui.measures import Measures

GIVEN = (0.0, 0.5, 1.0)
"""How much room title and games give to the phone: none, some, as much as they can."""
_BROAD = 1.6
_LEAST_GAME = 0.45
"""Of the screen's short side: a game that gives room."""
_WHEEL_GIVES = 0.3
"""Of its side where it is played: what the only game gives."""
_RIM = 0.49
"""Of the side of the wheel's square: its radius with the rim."""


@dataclass(frozen=True)
class Needs:
    """How wide words are, px: the chips together, and a plate with a game's name in the smallest type."""

    chips_px: int
    plate_px: int


@dataclass(frozen=True)
class Spots:
    """Rectangles in px; the table is None in a pack without one."""

    ribbon: pygame.Rect
    phone: pygame.Rect
    floor: pygame.Rect  # on its lower edge puppets stand and run
    wing: pygame.Rect  # from its right edge the weasel looks in
    wheel: pygame.Rect  # a square
    wheel_plate: pygame.Rect
    table: pygame.Rect | None
    table_plate: pygame.Rect | None
    chips: pygame.Rect
    is_shelved: bool = False  # the floor is a board of its own, since the sill is far below


def is_broad(measures: Measures) -> bool:
    """Whether chips and the plates of the games lie side by side on the sill."""
    return measures.width >= _BROAD * measures.height


def plaque_rect(measures: Measures) -> pygame.Rect:
    """Return the place of the plaque with tonight's count: between the lanterns, or below them on an upright screen."""
    units = measures.units
    plaque = pygame.Rect(0, units(0.6), min(units(46), measures.width // 2), units(10.4))
    if measures.is_portrait:
        plaque.y = _top(measures) + units(0.5)
    plaque.centerx = measures.width // 2
    return plaque


def words_rect(measures: Measures, given: float, *, has_table: bool) -> pygame.Rect:
    """Return the room for the title and the line above it; some of it (0–1) may be `given` away."""
    units = measures.units
    top = _top(measures) + units(0.5)
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
    if not has_table:
        words.x = units(8)
        words.width = _wheel_alone(measures, given).left - units(4) - words.x
    return words


def spots_of(
    measures: Measures, title: pygame.Rect, first: pygame.Rect, needs: Needs, given: float, *, has_table: bool
) -> Spots:
    """Return the places for a screen below its `title`, whose `first` line may be shorter, for one game or two.

    Room is `given` (0–1) to the phone: by the games, and by the floor.
    """
    if measures.is_portrait:
        return _upright(measures, title, first, needs, given, has_table=has_table)
    return _wide(measures, title, needs, given) if has_table else _alone(measures, title, given)


def chips_room_px(measures: Measures, plate_px: int, *, has_table: bool) -> int:
    """Return how wide all chips together may be, beside plates that are `plate_px` wide."""
    if has_table and is_broad(measures):
        return measures.width - 2 * plate_px - 4 * measures.gap_px
    return (frame_of(measures).foot if has_table or measures.is_portrait else _foot_alone(measures)).width


def plate_high_px(measures: Measures) -> int:
    """Return the height of a plate."""
    return max(measures.target_px, measures.units(16))


def _top(measures: Measures) -> int:
    """Return where the light of the lanterns ends."""
    return max(lantern_extent(measures, number).bottom for number in (0, LANTERNS - 1))


def _told(
    measures: Measures, area: pygame.Rect, floor_px: int, given: float
) -> tuple[pygame.Rect, pygame.Rect, pygame.Rect]:
    """Return ribbon, phone and floor within `area`; the phone ends `floor_px` above its lower edge.

    The floor is as high as puppets may be: small ones if room is `given`.
    """
    units = measures.units
    ribbon, rest = cut(area, "top", units(9.5), units(1.5))
    ribbon.width = min(area.width, units(66))
    ribbon.centerx = area.centerx
    phone = pygame.Rect(rest.x, rest.y, rest.width, rest.height - floor_px)
    high = area.bottom - phone.y
    if given:
        high = min(high, units(23 - 10 * given))
    floor = pygame.Rect(area.x, area.bottom - high, area.width, high)
    return ribbon, phone, floor


def _wide(measures: Measures, title: pygame.Rect, needs: Needs, given: float) -> Spots:
    """The games at the sides, as large as the title leaves them; the message between them."""
    units, foot, high = measures.units, frame_of(measures).foot, plate_high_px(measures)
    sill = measures.height - sill_px(measures)
    bottom = foot.bottom if is_broad(measures) else sill - units(2)
    ground = bottom - high + units(2)
    side = min(round(measures.width * (0.36 if is_broad(measures) else 0.32)), ground - _top(measures) - units(8))
    if is_broad(measures):  # else the plates need as much
        side -= round(max(0, side - _LEAST_GAME * measures.short_px) * given)
    while _touches(side, units(3), ground, title.inflate(units(2), 0)):
        side -= units(1)
    wheel = pygame.Rect(units(3), ground - side, side, side)
    tall = min(round(side * 0.96), ground - title.bottom - units(9))
    table = pygame.Rect(measures.width - units(3) - side, ground - tall, side, tall)
    wheel_plate, table_plate = (_plate(measures, thing, bottom, needs, side) for thing in (wheel, table))
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
    ribbon, phone, floor = _told(measures, middle, units(9 - 7 * given if is_broad(measures) else 10), given)
    if is_broad(measures):  # beside the lower part of the wheel, which is round
        floor.x, floor.width = floor.x - units(14), floor.width + units(14)
    wing = _wing(measures, title.right, _top(measures) + units(2), table.top - units(7))
    return Spots(ribbon, phone, floor, wing, wheel, wheel_plate, table, table_plate, chips)


def _touches(side: int, left: int, ground: int, title: pygame.Rect) -> bool:
    """Whether a wheel with such a square, standing on the `ground`, would reach into the title."""
    x, y = left + side / 2, ground - side / 2
    near_x, near_y = min(max(x, title.left), title.right), min(max(y, title.top), title.bottom)
    return math.hypot(near_x - x, near_y - y) < side * _RIM


def _plate(measures: Measures, thing: pygame.Rect, bottom: int, needs: Needs, most: int) -> pygame.Rect:
    """Return the place of a game's name, on which it stands, at most `most` px wide; larger words widen it.

    On the sill it leaves room to the chips, but always has what it needs.
    """
    scale, least = 1.0 if measures.is_portrait else measures.text_scale, min(most, needs.plate_px)
    if is_broad(measures):
        least, most = needs.plate_px, min(most, (measures.width - needs.chips_px) // 2 - 3 * measures.gap_px)
    wide = max(least, min(most, round(measures.units(57) * scale)))
    plate = pygame.Rect(0, 0, wide, plate_high_px(measures))
    plate.midbottom = (thing.centerx, bottom)
    return plate


def _alone(measures: Measures, title: pygame.Rect, given: float) -> Spots:
    """The wheel stands where it is played, as large if no room is given; title and message beside it."""
    units, foot, wheel = measures.units, _foot_alone(measures), _wheel_alone(measures, given)
    wide = wheel.left - units(4) - foot.x
    plate = pygame.Rect(foot.x, 0, min(wide, units(74)), plate_high_px(measures))
    plate.bottom = foot.top - units(4)
    area = pygame.Rect(foot.x, title.bottom + units(1), wide, plate.top - units(1) - title.bottom)
    ribbon, phone, floor = _told(measures, area, units(10), given)
    nowhere = pygame.Rect(wheel.left, title.top, 0, 0)
    return Spots(ribbon, phone, floor, nowhere, wheel, plate, None, None, foot)


def _wheel_alone(measures: Measures, given: float) -> pygame.Rect:
    """Return the wheel's square at the right end of the screen."""
    played = wheel_rect(measures)
    side = round(played.width * (1 - _WHEEL_GIVES * given))
    return pygame.Rect(played.right - side, played.centery - side // 2, side, side)


def _foot_alone(measures: Measures) -> pygame.Rect:
    """Return the place of the chips at the left of the wheel, which is round."""
    foot, wheel = frame_of(measures).foot, wheel_rect(measures)
    radius, below = wheel.width / 2, max(0, foot.top - wheel.centery)
    reach = math.sqrt(max(0.0, radius**2 - below**2))
    foot.width = math.floor(wheel.centerx - reach) - measures.gap_px - foot.x
    return foot


def _wing(measures: Measures, left: int, top: int, bottom: int) -> pygame.Rect:
    """Return the room at the right of the title, up to the post of the frame."""
    left += measures.units(2)
    right = measures.width - post_px(measures)
    return pygame.Rect(left, top, max(0, right - left), max(0, bottom - top))


def _upright(
    measures: Measures, title: pygame.Rect, first: pygame.Rect, needs: Needs, given: float, *, has_table: bool
) -> Spots:
    """The message below the title; below that the games side by side on their plates."""
    units, foot = measures.units, frame_of(measures).foot
    bottom = measures.height - sill_px(measures) - units(3)
    ground = bottom - plate_high_px(measures) + units(2)
    left, right = units(2), measures.width - units(2)
    if has_table:
        half = (right - left - units(3)) // 2
        side = min(half, round((ground - title.bottom) * (0.51 - 0.06 * given)))
        wheel = pygame.Rect(left + (half - side) // 2, ground - side, side, side)
        table = wheel.move(right - half - left, 0)
        table_plate = _plate(measures, table, bottom, needs, half)
    else:
        half = right - left
        side = min(half, round((ground - title.bottom) * (0.62 - 0.12 * given)))
        wheel, table, table_plate = pygame.Rect(0, ground - side, side, side), None, None
        wheel.centerx = measures.width // 2
    top = title.bottom + units(1)
    area = pygame.Rect(units(4), top, measures.width - 2 * units(4), wheel.top - units(9) - top)
    ribbon, phone, floor = _told(measures, area, 0, given)
    beside = units(24 - 10 * given)  # where the zongzi stands
    phone.x, phone.width = phone.x + beside, phone.width - beside
    wing = _wing(measures, first.right, first.top, first.bottom)
    plate = _plate(measures, wheel, bottom, needs, half)
    return Spots(ribbon, phone, floor, wing, wheel, plate, table, table_plate, foot, True)
