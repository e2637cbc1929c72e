"""Anti-aliased rounded panels, shadows and discs; no state is kept apart from caches."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import pygame

from game.ui.theme import Colour

Box = pygame.Rect | tuple[float, float, float, float]
Drawer = Callable[[Iterable[str], tuple[int, int], "Box | None"], pygame.Surface]
"""Rasterises drawings as `drawn` does; one that keeps them gives the same pixels sooner."""
_KEPT_RADIUS = 64
"""Of tiles that are kept, px: 68 kB each; the larger ones are few."""


def svg_surface(markup: str, size: tuple[int, int]) -> pygame.Surface:
    """Rasterise SVG markup at `size` px (paths, strokes and gradients; no text).

    The rasteriser writes red first; in SDL's own byte order a picture is drawn up to forty times as fast.
    """
    picture = pygame.image.load_sized_svg(io.BytesIO(markup.encode("utf-8")), size)
    return picture.convert(pygame.Surface((1, 1), pygame.SRCALPHA))  # as this one: bits and flags alone lose the alpha


def drawn(parts: Iterable[str], size: tuple[int, int], box: Box | None = None) -> pygame.Surface:
    """Rasterise SVG elements at `size` px; `box` (x, y, width, height) is the visible part of their plane."""
    return svg_surface(markup_of(parts, size, box), size)


def markup_of(parts: Iterable[str], size: tuple[int, int], box: Box | None = None) -> str:
    """Return SVG elements as a file; the arguments are those of `drawn`."""
    x, y, width, height = box or (0, 0, *size)
    view = f"{x} {y} {width} {height}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">{"".join(parts)}</svg>'


def hex_code(colour: Colour) -> str:
    """`#RRGGBB`."""
    return "#" + bytes(colour).hex().upper()


def mixed(first: Colour, second: Colour, share: float) -> Colour:
    """`first` with `share` (0–1) of `second`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def panel(
    size: tuple[int, int], radius: int, fill: Colour, *, edge: Colour | None = None, edge_px: int = 0
) -> pygame.Surface:
    """A filled rounded rectangle with an optional border drawn inside it."""
    radius = max(1, min(radius, min(size) // 2))
    draw = _panel_tile if radius <= _KEPT_RADIUS else _panel_tile.__wrapped__
    return nine_slice(draw(radius, fill, edge, edge_px), radius, size)


@lru_cache(maxsize=32)
def _panel_tile(radius: int, fill: Colour, edge: Colour | None, edge_px: int) -> pygame.Surface:
    """Return the smallest panel, which is stretched to every size a screen needs."""
    side = 2 * radius + 2
    inset = edge_px / 2
    border = f'stroke="{hex_code(edge)}" stroke-width="{edge_px}"' if edge else ""
    box = f'x="{inset}" y="{inset}" width="{side - edge_px}" height="{side - edge_px}"'
    return drawn(f'<rect {box} rx="{radius - inset}" fill="{hex_code(fill)}" {border}/>', (side, side))


def shadow(size: tuple[int, int], radius: int, blur: int, alpha: int) -> pygame.Surface:
    """The soft shadow of a rounded rectangle of `size`; the surface is `2 blur` larger on every side."""
    radius = max(1, min(radius, min(size) // 2))
    return nine_slice(_shadow_tile(radius, blur, alpha), radius + 2 * blur, (size[0] + 4 * blur, size[1] + 4 * blur))


@lru_cache(maxsize=16)
def _shadow_tile(radius: int, blur: int, alpha: int) -> pygame.Surface:
    """Return the smallest shadow, which is stretched to every size; the blur is what takes the time."""
    border = radius + 2 * blur
    side = 2 * border + 2
    tile = pygame.Surface((side, side), pygame.SRCALPHA)
    inner = pygame.Rect(2 * blur, 2 * blur, side - 4 * blur, side - 4 * blur)
    pygame.draw.rect(tile, (0, 0, 0, alpha), inner, border_radius=radius)
    if blur > 0:
        tile = pygame.transform.gaussian_blur(tile, blur)
    return tile


def nine_slice(tile: pygame.Surface, border: int, size: tuple[int, int]) -> pygame.Surface:
    """Enlarge a tile to `size`: its corners stay, its middle row and column stretch."""
    grown = pygame.Surface(size, pygame.SRCALPHA)
    for part, (x, y, across, down) in _parts(tile, border, size):
        if part.get_size() != (across, down):
            part = pygame.transform.scale(part, (across, down))  # noqa: PLW2901 - the same, larger
        grown.blit(part, (x, y), special_flags=pygame.BLEND_RGBA_ADD)  # onto nothing: faster than blending
    return grown


def stretch(target: pygame.Surface, tile: pygame.Surface, border: int, rect: pygame.Rect) -> None:
    """Draw what `nine_slice` returns for the size of `rect` there, without a picture of that size in between.

    The pixel in the middle of the tile is opaque, or transparent, which leaves the middle of `rect` as it is.
    """
    for part, place in _parts(tile, border, rect.size):
        _, _, across, down = place
        spot = pygame.Rect(place).move(rect.topleft)
        if across > part.get_width() and down > part.get_height():  # the middle
            if (colour := part.get_at((0, 0))).a:
                target.fill(colour, spot)
        else:
            target.blit(part if part.get_size() == spot.size else pygame.transform.scale(part, spot.size), spot)


def _parts(
    tile: pygame.Surface, border: int, size: tuple[int, int]
) -> Iterator[tuple[pygame.Surface, tuple[int, int, int, int]]]:
    """Yield the nine parts of a tile, and the place of each in a picture of `size`."""
    side = tile.get_width()
    columns, rows = (_thirds(side, border, length) for length in size)
    for source_x, x, across in columns:
        for source_y, y, down in rows:
            if across <= 0 or down <= 0:
                continue
            source = (source_x, source_y, 1 if source_x == border else across, 1 if source_y == border else down)
            yield tile.subsurface(tile.get_rect().clip(source)), (x, y, across, down)


def _thirds(side: int, border: int, length: int) -> tuple[tuple[int, int, int], ...]:
    """Return source, target and length of the begin, middle and end of a tile along one axis."""
    edge = min(border, length // 2)
    return (0, 0, edge), (border, edge, length - 2 * edge), (side - edge, length - edge, edge)


def disc(diameter: int, fill: Colour, *, edge: Colour | None = None, edge_px: int = 0) -> pygame.Surface:
    """A filled circle with an optional border drawn inside it."""
    return panel((diameter, diameter), diameter // 2, fill, edge=edge, edge_px=edge_px)


def drop(target: pygame.Surface, rect: pygame.Rect, radius: int, blur: int, *, alpha: int = 90, dy: int = 0) -> None:
    """Draw the shadow of `rect`, `dy` px below it."""
    place = pygame.Rect(rect.x - 2 * blur, rect.y - 2 * blur + dy, rect.width + 4 * blur, rect.height + 4 * blur)
    if target.get_clip().colliderect(place):
        target.blit(shadow(rect.size, radius, blur, alpha), place)


def rim(target: pygame.Surface, rect: pygame.Rect, radius: int, blur: int, *, alpha: int = 90, dy: int = 0) -> None:
    """Draw the same below something that is opaque in `rect`, without what it hides."""
    round_px = max(1, min(radius, min(rect.size) // 2))
    if dy > round_px // 2:  # too small to hide the middle of its shadow
        drop(target, rect, radius, blur, alpha=alpha, dy=dy)
        return
    tile = _hollow_tile(round_px, blur, alpha)
    stretch(target, tile, round_px + 2 * blur, rect.inflate(4 * blur, 4 * blur).move(0, dy))


@lru_cache(maxsize=4)
def _hollow_tile(radius: int, blur: int, alpha: int) -> pygame.Surface:
    tile = _shadow_tile(radius, blur, alpha).copy()
    tile.fill((0, 0, 0, 0), tile.get_rect().inflate(-2 * (radius + 2 * blur), -2 * (radius + 2 * blur)))
    return tile
