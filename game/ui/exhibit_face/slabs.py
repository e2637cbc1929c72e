"""Large rounded shapes painted straight onto a surface: as `paint.panel` and `paint.drop`, but without their large copies.

At 3840×2160 an exhibit holds a dozen of them, and copying megapixels is what takes the time.
"""

from __future__ import annotations

import pygame

from game.ui.paint import disc, shadow
from game.ui.theme import Colour


def slab(
    surface: pygame.Surface, rect: pygame.Rect, radius: int, fill: Colour, *, edge: Colour | None = None, edge_px: int = 0
) -> None:
    """A filled rounded rectangle, with an optional border inside it."""
    if edge and edge_px:
        slab(surface, rect, radius, edge)
        slab(surface, rect.inflate(-2 * edge_px, -2 * edge_px), radius - edge_px, fill)
        return
    radius = max(0, min(radius, rect.width // 2, rect.height // 2))
    surface.fill(fill, rect.inflate(-2 * radius, 0))
    surface.fill(fill, rect.inflate(0, -2 * radius))
    if radius:
        _corners(surface, rect, disc(2 * radius, fill), radius)


def lift(surface: pygame.Surface, rect: pygame.Rect, radius: int, blur: int, alpha: int, dy: int) -> None:
    """The soft shadow around `rect`, `dy` px below it; nothing is painted under its middle."""
    radius = max(1, min(radius, min(rect.size) // 2))
    coarse = max(1, blur // 4)  # a blur has no detail: it is drawn small and enlarged
    border = radius + 2 * blur
    side = -(-2 * (radius + 1) // coarse)
    tile = shadow((side, side), max(1, radius // coarse), max(1, blur // coarse), alpha)
    tile = pygame.transform.smoothscale(tile, (2 * border, 2 * border))
    outer = rect.inflate(4 * blur, 4 * blur).move(0, dy)
    _corners(surface, outer, tile, border)
    wide, high = outer.width - 2 * border, outer.height - 2 * border
    for y, source_y in ((outer.y, 0), (outer.bottom - border, border)):
        if wide > 0:
            strip = tile.subsurface((border, source_y, 1, border))
            surface.blit(pygame.transform.scale(strip, (wide, border)), (outer.x + border, y))
    for x, source_x in ((outer.x, 0), (outer.right - border, border)):
        if high > 0:
            strip = tile.subsurface((source_x, border, border, 1))
            surface.blit(pygame.transform.scale(strip, (border, high)), (x, outer.y + border))


def round_off(surface: pygame.Surface, radius: int) -> None:
    """Make the corners of a surface with transparency transparent."""
    mask = disc(2 * radius, (255, 255, 255))
    _corners(surface, surface.get_rect(), mask, radius, special=pygame.BLEND_RGBA_MULT)


def _corners(
    surface: pygame.Surface, rect: pygame.Rect, tile: pygame.Surface, size: int, *, special: int = 0
) -> None:
    """Blit the four quarters of `tile` (2 `size` px square) into the corners of `rect`."""
    places = ((rect.x, 0), (rect.right - size, size))
    rows = ((rect.y, 0), (rect.bottom - size, size))
    for x, source_x in places:
        for y, source_y in rows:
            surface.blit(tile, (x, y), (source_x, source_y, size, size), special_flags=special)
