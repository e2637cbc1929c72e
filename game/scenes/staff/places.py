"""Where things stand while staff look through a pack: words, the picture on its mount, and the way to turn pages."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.draw.layout import columns, cut, split_columns
from game.ui.measures import Measures

_WORDS = 0.26
"""Share of a wide screen that the words take."""


@dataclass(frozen=True)
class LookPlan:
    """Places in px.

    Attributes:
        words: the heading; on an upright screen it is written already, and this is empty.
        notes: room for what is wrong with the pack, instead of a picture.
        mount: the paper on which a picture is shown that has the proportions of the screen.
    """

    words: pygame.Rect
    notes: pygame.Rect
    mount: pygame.Rect
    picture: pygame.Rect
    counter: pygame.Rect
    previous: pygame.Rect
    following: pygame.Rect


def wide_plan(measures: Measures, area: pygame.Rect) -> LookPlan:
    """At the left the words and the controls, at the right the picture."""
    column, room = split_columns(area, _WORDS, measures.units(4))
    mount, picture = _mounted(measures, room)
    mount.topright = room.topright
    picture.center = mount.center
    column.height = mount.height
    row, rest = cut(column, "bottom", measures.target_px, measures.units(1))
    previous, following = columns(row, 2, measures.gap_px)
    following.right = column.right
    counter, words = cut(rest, "bottom", round(measures.text_px("body") * 1.5), measures.units(2))
    return LookPlan(words, mount.copy(), mount, picture, counter, previous, following)


def upright_plan(measures: Measures, area: pygame.Rect) -> LookPlan:
    """Below the words the picture, and below it the controls, where everybody reaches them."""
    gap = measures.units(3)
    row, room = cut(area, "bottom", measures.target_px, gap)
    mount, picture = _mounted(measures, room)
    mount.center = picture.center = room.center
    width = round(row.width * 0.32)
    previous, rest = cut(row, "left", width, gap)
    following, counter = cut(rest, "right", width, gap)
    return LookPlan(pygame.Rect(area.topleft, (0, 0)), room, mount, picture, counter, previous, following)


def _mounted(measures: Measures, room: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
    """The largest picture of the screen, with its mount, for a room; neither is in its place yet."""
    border = 2 * measures.units(1.25)
    share = min((room.width - border) / measures.width, (room.height - border) / measures.height)
    picture = pygame.Rect(0, 0, round(measures.width * share), round(measures.height * share))
    return picture.inflate(border, border), picture
