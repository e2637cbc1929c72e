"""Where things stand while staff look through a pack: words, the picture on its mount, and the way to turn pages."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.draw.layout import split_columns
from game.ui.measures import Measures

_WORDS = 0.26
"""Share of a wide screen that the words take."""


@dataclass(frozen=True)
class LookPlan:
    """Places in px.

    Attributes:
        words: the heading; on an upright screen it is written already, and this is empty.
        notes: room for what is wrong with the pack, instead of a picture.
        mount: the paper on which a picture is shown.
        picture: the picture itself, with the proportions of the screen.
        counter: which page this is.
        previous: turns back.
        following: turns on.
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
    gap, height = measures.gap_px, measures.target_px
    width = (column.width - gap) // 2
    previous = pygame.Rect(column.x, column.bottom - height, width, height)
    following = pygame.Rect(column.right - width, previous.y, width, height)
    counter = pygame.Rect(column.x, 0, column.width, _counter_px(measures))
    counter.bottom = previous.y - measures.units(1)
    words = pygame.Rect(column.x, column.y, column.width, counter.y - measures.units(2) - column.y)
    return LookPlan(words, mount.copy(), mount, picture, counter, previous, following)


def upright_plan(measures: Measures, area: pygame.Rect) -> LookPlan:
    """Below the words the picture, and below it the controls, where everybody reaches them."""
    height, gap = measures.target_px, measures.units(3)
    row = pygame.Rect(area.x, area.bottom - height, area.width, height)
    room = pygame.Rect(area.x, area.y, area.width, row.y - gap - area.y)
    mount, picture = _mounted(measures, room)
    mount.center = picture.center = room.center
    width = round(row.width * 0.32)
    previous = pygame.Rect(row.x, row.y, width, height)
    following = pygame.Rect(row.right - width, row.y, width, height)
    counter = pygame.Rect(previous.right + gap, row.y, row.width - 2 * (width + gap), height)
    return LookPlan(pygame.Rect(area.topleft, (0, 0)), room, mount, picture, counter, previous, following)


def _mounted(measures: Measures, room: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
    """The largest picture of the screen, with its mount, for a room; neither is in its place yet."""
    border = 2 * measures.units(1.25)
    share = min((room.width - border) / measures.width, (room.height - border) / measures.height)
    picture = pygame.Rect(0, 0, round(measures.width * share), round(measures.height * share))
    return picture.inflate(border, border), picture


def _counter_px(measures: Measures) -> int:
    return round(measures.text_px("body") * 1.5)
