"""A photo beside a message, or a logo beside a name: a print on the table, with a white edge."""

from __future__ import annotations

import pygame

from game.ui.controls.look import Look
from game.ui.draw.layout import Side, cut
from game.ui.exhibit.slabs import lift, slab

SHARES = (0.42, 0.34, 0.27, 0.2)
"""Of the longer way of the picture, from the largest: what the print takes; the message has the rest."""
_LOGO_WIDE, _LOGO_EDGE = 3.0, 0.3
_WIDE, _WIDE_FOR_TALL = 1.1, 0.8
"""Width over height of an area from which on they stand beside each other; a tall photo has little room above."""


def split(
    area: pygame.Rect, share: float, gap: int, photo: tuple[tuple[int, int], bytes]
) -> tuple[pygame.Rect, pygame.Rect]:
    """Return the places of the message and of the print: beside each other in a wide area, else one over the other."""
    (wide, high), _ = photo
    message, print_ = area.copy(), area.copy()
    if area.width > (_WIDE_FOR_TALL if high > wide else _WIDE) * area.height:
        print_.width = round(area.width * share) - gap
        message.left, message.width = print_.right + gap, area.width - print_.width - gap
    else:
        print_.height = round(area.height * share) - gap
        message.top, message.height = print_.bottom + gap, area.height - print_.height - gap
    return message, print_


def logo_place(
    area: pygame.Rect, side: Side, gap: int, photo: tuple[tuple[int, int], bytes]
) -> tuple[pygame.Rect, pygame.Rect]:
    """Return the places of a logo, as high as `area` and at most `_LOGO_WIDE` times as wide, and of the rest."""
    (wide, high), _ = photo
    return cut(area, side, round(area.height * min(_LOGO_WIDE, max(1.0, wide / high))), gap)


def paint_logo(target: pygame.Surface, area: pygame.Rect, photo: tuple[tuple[int, int], bytes], look: Look) -> None:
    """Draw a logo into `area`, with a narrow edge."""
    paint(target, area, photo, look, _LOGO_EDGE)


def paint(
    target: pygame.Surface,
    area: pygame.Rect,
    photo: tuple[tuple[int, int], bytes],
    look: Look,
    edge_units: float = 0.8,
) -> None:
    """Draw the print as large as it fits into the middle of `area`."""
    edge = max(2, look.measures.units(edge_units))
    (wide, high), rgb = photo
    scale = min((area.width - 4 * edge) / wide, (area.height - 4 * edge) / high)
    size = (max(1, round(wide * scale)), max(1, round(high * scale)))
    picture = pygame.transform.smoothscale(pygame.image.frombytes(rgb, (wide, high), "RGB"), size)
    look.pause()
    place = picture.get_rect(center=area.center)
    paper = place.inflate(2 * edge, 2 * edge)
    lift(target, paper, max(1, edge // 3), max(1, edge), 110, edge // 2)
    slab(target, paper, max(1, edge // 3), (255, 255, 255))
    target.blit(picture, place)
