"""Large rounded shapes painted straight onto a surface, without the large copies of `paint.panel` and `paint.drop`.

At 3840×2160 an exhibit has a dozen of them, and copying megapixels takes most of the time.
"""

from __future__ import annotations

import pygame

from game.ui.draw.paint import disc, shadow
from game.ui.theme import Colour


def slab(
    surface: pygame.Surface,
    rect: pygame.Rect,
    radius: int,
    fill: Colour,
    *,
    edge: Colour | None = None,
    edge_px: int = 0,
) -> None:
    """Draw a filled rounded rectangle, with an optional border inside it."""
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
    """Draw the soft shadow around `rect`, `dy` px below it; nothing is painted under its middle."""
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


def slab_part(surface: pygame.Surface, whole: pygame.Rect, part: pygame.Rect, radius: int, fill: Colour) -> None:
    """Draw the part of a filled rounded rectangle `whole` that lies in `part`, such as a header."""
    before = surface.get_clip()
    surface.set_clip(part.clip(before))
    slab(surface, whole, radius, fill)
    surface.set_clip(before)


def lay_rounded(target: pygame.Surface, picture: pygame.Surface, at: tuple[int, int], radius: int) -> None:
    """Blit an opaque picture with its corners rounded."""
    rect = picture.get_rect()
    mask = disc(2 * radius, (255, 255, 255))
    target.blit(picture, (at[0], at[1] + radius), rect.inflate(0, -2 * radius))
    for y in (0, rect.height - radius):
        target.blit(picture, (at[0] + radius, at[1] + y), (radius, y, rect.width - 2 * radius, radius))
    for x, mask_x in ((0, 0), (rect.width - radius, radius)):
        for y, mask_y in ((0, 0), (rect.height - radius, radius)):
            corner = pygame.Surface((radius, radius), pygame.SRCALPHA)
            corner.blit(picture, (0, 0), (x, y, radius, radius))
            corner.blit(mask, (0, 0), (mask_x, mask_y, radius, radius), special_flags=pygame.BLEND_RGBA_MULT)
            target.blit(corner, (at[0] + x, at[1] + y))


def _corners(surface: pygame.Surface, rect: pygame.Rect, tile: pygame.Surface, size: int) -> None:
    """Blit the four quarters of `tile` (2 `size` px square) into the corners of `rect`."""
    for x, source_x in ((rect.x, 0), (rect.right - size, size)):
        for y, source_y in ((rect.y, 0), (rect.bottom - size, size)):
            surface.blit(tile, (x, y), (source_x, source_y, size, size))
