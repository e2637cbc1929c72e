"""The place: evening sky, lights out of focus, lanterns, and the stall's awning over every screen.

Drawn without type, so that it can be the very first frame.
"""

from __future__ import annotations

import math
import random

import pygame

from game.ui.measures import Measures
from game.ui.paint import glow, hex_code, mixed, shadow, svg_surface
from game.ui.theme import Colour, Theme

# The lights stand where they stand: the same evening on every screen and in every golden image.
_LIGHTS_SEED = 7
_LIGHTS = 30
_SKYLINE_SEED = 11
_LIT_SHARE = 0.55


def awning_px(measures: Measures) -> int:
    """Height of the awning in px, its shadow not counted."""
    return measures.units(9)


def backdrop(measures: Measures, theme: Theme) -> pygame.Surface:
    """A new opaque surface of the whole screen."""
    surface = _sky(measures, theme)
    _skyline(surface, measures, theme)
    _lights(surface, measures, theme)
    _awning(surface, measures, theme)
    return surface


def _sky(measures: Measures, theme: Theme) -> pygame.Surface:
    column = pygame.Surface((1, 48))
    for row in range(48):
        column.set_at((0, row), mixed(theme.sky_top, theme.sky_bottom, (row / 47) ** 1.3))
    return pygame.transform.smoothscale(column, measures.size)


def _skyline(surface: pygame.Surface, measures: Measures, theme: Theme) -> None:
    """Roofs of the old town and the other stalls, far off and dim, along the lower edge."""
    rng = random.Random(_SKYLINE_SEED)
    units = measures.units
    width, height = measures.width, units(26)
    far = mixed(theme.sky_bottom, theme.skyline, 0.35)
    near = mixed(theme.sky_bottom, theme.skyline, 0.75)
    lamp = mixed(theme.sky_bottom, theme.glow, 0.75)
    parts = []
    for colour, base, least, most in ((far, height, 11, 21), (near, height, 5, 12)):
        x = -units(4.0)
        while x < width:
            across, up = units(rng.uniform(12, 22)), units(rng.uniform(least, most))
            parts.append(_roof(x, base, across, up, hex_code(colour)))
            if rng.random() < _LIT_SHARE:
                side = units(1.1)
                left, top = x + across * rng.uniform(0.3, 0.6), base - up * 0.5
                parts.append(
                    f'<rect x="{left:.0f}" y="{top:.0f}" width="{side}" height="{side}" fill="{hex_code(lamp)}"/>'
                )
            x += across
    markup = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{"".join(parts)}</svg>'
    surface.blit(svg_surface(markup, (width, height)), (0, measures.height - height))


def _roof(x: float, base: float, across: float, up: float, code: str) -> str:
    """A house front with the lifted eaves of a tiled roof."""
    eaves, ridge, lip = base - up, base - up * 1.42, across * 0.09
    return (
        f'<path d="M{x:.1f} {base}V{eaves:.1f}L{x - lip:.1f} {eaves - up * 0.05:.1f}'
        f"Q{x + across * 0.2:.1f} {eaves - up * 0.06:.1f} {x + across * 0.32:.1f} {ridge:.1f}"
        f"H{x + across * 0.68:.1f}Q{x + across * 0.8:.1f} {eaves - up * 0.06:.1f} "
        f"{x + across + lip:.1f} {eaves - up * 0.05:.1f}"
        f'L{x + across:.1f} {eaves:.1f}V{base}Z" fill="{code}"/>'
    )


def _lights(surface: pygame.Surface, measures: Measures, theme: Theme) -> None:
    rng = random.Random(_LIGHTS_SEED)
    width, height = measures.size
    for _ in range(_LIGHTS):
        x, depth = rng.random(), rng.random()
        y = 0.42 + 0.58 * depth**0.7
        radius = round(measures.short_px * (0.012 + 0.026 * rng.random() * depth))
        colour = theme.glow if rng.random() < 0.55 else theme.chip_edge
        light = pygame.Surface((2 * radius, 2 * radius), pygame.SRCALPHA)
        pygame.draw.aacircle(light, (*colour, 22 + round(22 * depth)), (radius, radius), radius - 1)
        surface.blit(light, (x * width - radius, y * height - radius))


def _awning(surface: pygame.Surface, measures: Measures, theme: Theme) -> None:
    width = measures.width
    height = awning_px(measures)
    beam = measures.units(1.5)
    count = max(6, round(width / measures.units(12)))
    if count % 2 == 0:
        count += 1  # the same colour at both ends
    stripe = width / count
    blur = measures.units(2)
    surface.blit(shadow((width + 4 * blur, height), 1, blur, 130), (-4 * blur, -blur))
    parts = []
    for number in range(count):
        colour = theme.awning_a if number % 2 == 0 else theme.awning_b
        left, right = number * stripe, (number + 1) * stripe
        drop_px = height - stripe * 0.22
        parts.append(
            f'<path d="M{left:.1f} 0H{right:.1f}V{drop_px:.1f}'
            f"Q{right:.1f} {height:.1f} {(left + right) / 2:.1f} {height:.1f}"
            f'Q{left:.1f} {height:.1f} {left:.1f} {drop_px:.1f}Z" fill="{hex_code(colour)}"/>'
            f'<path d="M{left:.1f} {drop_px - 1:.1f}Q{left:.1f} {height:.1f} {(left + right) / 2:.1f} {height:.1f}'
            f'Q{right:.1f} {height:.1f} {right:.1f} {drop_px - 1:.1f}" fill="none" '
            f'stroke="{hex_code(mixed(colour, theme.wood_dark, 0.35))}" stroke-width="{max(1.0, stripe * 0.014):.1f}"/>'
        )
    parts.append(f'<rect x="0" y="0" width="{width}" height="{beam}" fill="{hex_code(theme.wood)}"/>')
    parts.append(
        f'<rect x="0" y="{beam}" width="{width}" height="{max(1, beam // 4)}" fill="{hex_code(theme.wood_dark)}"/>'
    )
    markup = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height + 2}">{"".join(parts)}</svg>'
    surface.blit(svg_surface(markup, (width, height + 2)), (0, 0))


def lantern(height: int, theme: Theme) -> pygame.Surface:
    """A lit paper lantern `height` px from cord to tassel, its light around it; half as wide again as high."""
    side = round(height * 1.6)
    surface = glow(side, theme.glow, 120)
    body = _lantern_markup(theme.glow, theme.wood, theme.awning_b)
    surface.blit(svg_surface(body, (height, height)), ((side - height) // 2, (side - height) // 2))
    return surface


def _lantern_markup(paper: Colour, wood: Colour, light: Colour) -> str:
    rib, cord = hex_code(mixed(paper, wood, 0.55)), hex_code(mixed(paper, wood, 0.3))
    ribs = "".join(
        f'<ellipse cx="50" cy="48" rx="{radius:.1f}" ry="24" fill="none" stroke="{rib}" stroke-width="1.6"/>'
        for radius in (31 * math.sin(step * math.pi / 8) for step in (1, 2, 3))
    )
    tassels = "".join(
        f'<path d="M{x} 80V{end}" stroke="{cord}" stroke-width="2.4" stroke-linecap="round"/>'
        for x, end in ((44, 93), (50, 98), (56, 93))
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><defs>'
        '<radialGradient id="p" gradientUnits="userSpaceOnUse" cx="50" cy="46" r="34">'
        f'<stop offset="0" stop-color="{hex_code(mixed(light, (255, 255, 255), 0.4))}"/>'
        f'<stop offset="0.55" stop-color="{hex_code(mixed(paper, light, 0.35))}"/>'
        f'<stop offset="1" stop-color="{hex_code(mixed(paper, wood, 0.22))}"/></radialGradient></defs>'
        f'<path d="M50 2V22" stroke="{hex_code(wood)}" stroke-width="2"/>{tassels}'
        f'<ellipse cx="50" cy="48" rx="33" ry="25" fill="url(#p)"/>{ribs}'
        f'<rect x="36" y="19" width="28" height="7" rx="3" fill="{hex_code(wood)}"/>'
        f'<rect x="38" y="70" width="24" height="7" rx="3" fill="{hex_code(wood)}"/>'
        f'<rect x="44" y="77" width="12" height="4" rx="2" fill="{hex_code(mixed(paper, wood, 0.3))}"/></svg>'
    )
