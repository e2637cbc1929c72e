"""Rectangles within rectangles: rows, columns, grids, and parts cut off a side. All lengths in px.

Where there is no room, rectangles are small or empty and reach over their area; none has a negative side.
"""

from __future__ import annotations

from typing import Literal

import pygame

Side = Literal["top", "bottom", "left", "right"]


def grid(area: pygame.Rect, count: int, across: int, gap: int) -> list[pygame.Rect]:
    """Return `count` rectangles of one size, row by row from the upper left, `across` of them in a row."""
    down = -(-count // across)
    width = max(1, (area.width - gap * (across - 1)) // across)
    height = max(1, (area.height - gap * (down - 1)) // down)
    places = (divmod(number, across) for number in range(count))
    return [
        pygame.Rect(area.x + column * (width + gap), area.y + row * (height + gap), width, height)
        for row, column in places
    ]


def rows(area: pygame.Rect, count: int, gap: int) -> list[pygame.Rect]:
    """Return `count` rectangles of one size, one below another."""
    return grid(area, count, 1, gap)


def columns(area: pygame.Rect, count: int, gap: int) -> list[pygame.Rect]:
    """Return `count` rectangles of one size, side by side."""
    return grid(area, count, count, gap)


def split_columns(area: pygame.Rect, share: float, gap: int) -> tuple[pygame.Rect, pygame.Rect]:
    """Return two columns; the left one takes `share` (0–1) of the width."""
    return cut(area, "left", round((area.width - gap) * share), gap)


def cut(area: pygame.Rect, side: Side, length: int, gap: int = 0) -> tuple[pygame.Rect, pygame.Rect]:
    """Return a part `length` long at a side of `area`, and what is left of it beyond the gap."""
    part, rest = area.copy(), area.copy()
    if side in ("left", "right"):
        part.width = max(0, length)
        rest.width = max(0, rest.width - length - gap)
    else:
        part.height = max(0, length)
        rest.height = max(0, rest.height - length - gap)
    if side == "left":
        rest.x += length + gap
    elif side == "top":
        rest.y += length + gap
    elif side == "right":
        part.right = area.right
    else:
        part.bottom = area.bottom
    return part, rest


def square_beside(area: pygame.Rect, side: int, gap: int) -> tuple[pygame.Rect, pygame.Rect]:
    """Return a square at the left of `area`, halfway down, and the room at its right."""
    part, rest = cut(area, "left", side, gap)
    square = pygame.Rect(part.x, 0, side, side)
    square.centery = area.centery
    return square, rest
