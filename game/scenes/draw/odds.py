"""The list of what is in the drum: how many tickets each prize has, and what is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.rules.prizes.tickets import Drum, Share
from game.ui.controls.look import Look
from game.ui.draw.layout import rows
from game.ui.measures import LINE_HEIGHT
from game.ui.type.fonts import BOLD, HEAVY

_MOST_HIGH = 9
"""Of a line, units."""
_NAME_SHARE = 0.62


@dataclass(frozen=True)
class Line:
    """One kind of prize in words; `is_out` strikes it through."""

    name: str
    told: str
    is_out: bool


def after(drum: Drum, prize: str) -> Drum:
    """Return the drum once a ticket of `prize` has been taken out of it."""
    shares = []
    for share in drum.shares:
        left = share.left
        if share.prize == prize and left is not None:
            left -= 1
            share = Share(prize, left if share.state == "in" else 0, left, "in" if left else "gone")  # noqa: PLW2901 - the same one, later
        shares.append(share)
    return Drum(tuple(shares))


def least_px(look: Look, count: int) -> int:
    """Return the height in px that so many lines need."""
    return count * round(look.measures.smallest_px() * LINE_HEIGHT)


def draw_lines(target: pygame.Surface, area: pygame.Rect, look: Look, lines: Sequence[Line]) -> None:
    """Write the lines at the top of `area`."""
    units, theme = look.measures.units, look.theme
    high = min(units(_MOST_HIGH), area.height // len(lines))
    area = pygame.Rect(area.x, area.y, area.width, high * len(lines))
    px, least = look.measures.text_px("body"), look.measures.smallest_px()
    for line, row in zip(lines, rows(area, len(lines), 0), strict=True):
        ink = theme.card_ink_soft if line.is_out else theme.card_ink
        room = round(row.width * _NAME_SHARE)
        name = look.type.fit(line.name, px, least, (room, row.height), HEAVY)
        told = look.type.fit(line.told, px, least, (row.width - room, row.height), BOLD)
        look.type.draw(target, name, (row.x, row.centery - name.height // 2), ink)
        look.type.draw(target, told, (row.right - round(told.width), row.centery - told.height // 2), ink)
        if line.is_out:
            wide = min(room, round(look.type.width(line.name, px, HEAVY)))
            target.fill(ink, (row.x, row.centery, wide, max(2, units(0.4))))
