"""What every arrangement of the attract screen is put together from: the places, and the parts that go there."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.rules.lanterns import LANTERNS
from game.ui.draw.backdrop import lantern_extent, post_px
from game.ui.draw.layout import cut
from game.ui.measures import Measures

_BROAD = 1.6


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
    given: float = 0.0  # how much room the phone was given, 0–1


def is_broad(measures: Measures) -> bool:
    """Whether chips and the plates of the games lie side by side on the sill."""
    return measures.width >= _BROAD * measures.height


def plaque_rect(measures: Measures) -> pygame.Rect:
    """Return the place of the plaque with tonight's count: between the lanterns, or below them on an upright screen."""
    units = measures.units
    plaque = pygame.Rect(0, units(0.6), min(units(46), measures.width // 2), units(10.4))
    if measures.is_portrait:
        plaque.y = games_top(measures) + units(0.5)
    plaque.centerx = measures.width // 2
    return plaque


def games_top(measures: Measures) -> int:
    """Return where the light of the lanterns ends."""
    return max(lantern_extent(measures, number).bottom for number in (0, LANTERNS - 1))


def plate_high_px(measures: Measures) -> int:
    """Return the height of a plate."""
    return max(measures.target_px, measures.units(16))


def plate_of(measures: Measures, thing: pygame.Rect, bottom: int, needs: Needs, most: int) -> pygame.Rect:
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


def told(
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


def wing_of(measures: Measures, left: int, top: int, bottom: int) -> pygame.Rect:
    """Return the room at the right of the title, up to the post of the frame."""
    left += measures.units(2)
    right = measures.width - post_px(measures)
    return pygame.Rect(left, top, max(0, right - left), max(0, bottom - top))
