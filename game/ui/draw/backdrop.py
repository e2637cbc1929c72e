"""The background of every screen: evening sky, blurred lights, lanterns and the awning.

Drawn without text, so that it can be the first frame.
"""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pygame

from game.ui.draw.paint import drawn, hex_code, mixed, shadow
from game.ui.draw.svg import Stop, disc, radial
from game.ui.measures import Measures
from game.ui.theme import Colour, Theme

# Fixed positions: the same on every screen and in every golden image.
_LIGHTS_SEED = 7
_LIGHTS = 30
_SKYLINE_SEED = 11
_DAYLIGHT = 3 * 128


def awning_px(measures: Measures) -> int:
    """Return the height of the awning in px, without its shadow."""
    return measures.units(9)


def backdrop(measures: Measures, theme: Theme) -> pygame.Surface:
    """Return a new opaque surface of the whole screen."""
    surface = _sky(measures, theme)
    _skyline(surface, measures, theme)
    _lights(surface, measures, theme)
    _awning(surface, measures, theme)
    return surface


def _sky(measures: Measures, theme: Theme) -> pygame.Surface:
    column = pygame.Surface((1, 48))
    for row in range(48):
        column.set_at((0, row), mixed(theme.sky_top, theme.sky_bottom, (row / 47) ** 1.3))
    # The gradient is vertical, so only that direction is smoothed; scaling across plainly is three times as fast.
    return pygame.transform.scale(pygame.transform.smoothscale(column, (1, measures.height)), measures.size)


def _skyline(surface: pygame.Surface, measures: Measures, theme: Theme) -> None:
    """Draw the dim roofs of the town along the lower edge."""
    rng = random.Random(_SKYLINE_SEED)
    units = measures.units
    base = measures.height
    far = mixed(theme.sky_bottom, theme.skyline, 0.35)
    near = mixed(theme.sky_bottom, theme.skyline, 0.75)
    for colour, least, most in ((far, 11, 21), (near, 5, 12)):
        x = -units(4.0)
        while x < measures.width:
            across, up = max(1, units(rng.uniform(12, 22))), units(rng.uniform(least, most))
            # So dim that the jagged edges of a plain polygon do not show; smooth ones cost fifteen times as much.
            pygame.draw.polygon(surface, colour, _roof(x, base, across, up))
            x += across


def _roof(x: float, base: float, across: float, up: float) -> list[tuple[float, float]]:
    """Return the outline of a tiled roof with lifted eaves, clockwise from its lower left corner."""
    eaves, ridge, lip = base - up, base - up * 1.42, across * 0.09
    left = [(-lip, eaves - up * 0.05), (across * 0.12, eaves - up * 0.1), (across * 0.23, eaves - up * 0.22)]
    left.append((across * 0.32, ridge))
    outline = [(0.0, base), (0.0, eaves), *left]
    return [(x + dx, y) for dx, y in outline] + [(x + across - dx, y) for dx, y in reversed(outline)]


def _lights(surface: pygame.Surface, measures: Measures, theme: Theme) -> None:
    rng = random.Random(_LIGHTS_SEED)
    width, height = measures.size
    strength = 22 if sum(theme.sky_bottom) < _DAYLIGHT else 9  # by day stronger discs would look like stains
    for _ in range(_LIGHTS):
        x, depth = rng.random(), rng.random()
        y = 0.42 + 0.58 * depth**0.7
        radius = round(measures.short_px * (0.012 + 0.026 * rng.random() * depth))
        colour = theme.glow if rng.random() < 0.55 else theme.chip_edge
        light = pygame.Surface((2 * radius, 2 * radius), pygame.SRCALPHA)
        pygame.draw.aacircle(light, (*colour, round(strength * (1 + depth))), (radius, radius), radius - 1)
        surface.blit(light, (x * width - radius, y * height - radius))


def _awning(surface: pygame.Surface, measures: Measures, theme: Theme) -> None:
    width, height, beam = measures.width, awning_px(measures), measures.units(1.5)
    count = max(7, round(width / measures.units(12)) | 1)  # odd: the same colour at both ends
    blur = measures.units(2)
    surface.blit(shadow((width + 4 * blur, height), 1, blur, 130), (-4 * blur, -blur))
    edges = [round(number * width / count) for number in range(count + 1)]
    stripe = max(right - left for left, right in pairwise(edges))
    tiles = [_scallop(stripe, height, colour, theme.wood_dark) for colour in (theme.awning_a, theme.awning_b)]
    for number, left in enumerate(edges[:-1]):
        surface.blit(tiles[number % 2], (left, 0))
    surface.fill(theme.wood, (0, 0, width, beam))
    surface.fill(theme.wood_dark, (0, beam, width, max(1, beam // 4)))


def _scallop(width: int, height: int, colour: Colour, dark: Colour) -> pygame.Surface:
    """One stripe of the awning with its rounded lower end."""
    bend, middle = height - width * 0.22, width / 2
    edge, line_px = hex_code(mixed(colour, dark, 0.35)), max(1.0, width * 0.014)
    curve = f"Q{width} {height} {middle} {height}Q0 {height} 0 {bend:.1f}"
    parts = (
        f'<path d="M0 0H{width}V{bend:.1f}{curve}Z" fill="{hex_code(colour)}"/>',
        f'<path d="M{width} {bend - 1:.1f}{curve}" fill="none" stroke="{edge}" stroke-width="{line_px:.1f}"/>',
    )
    return drawn(parts, (width, height + 2))


LANTERN_GLOW = 1.6
"""Width of a lantern's glow over its height."""


def lantern(height: int, theme: Theme) -> pygame.Surface:
    """Draw a lit paper lantern with its glow, `height` px from cord to tassel; the surface is half as wide again."""
    side = round(height * LANTERN_GLOW)
    surface = glow(side, theme.glow, 120)
    body = _lantern_markup(theme.glow, theme.wood, theme.awning_b)
    surface.blit(drawn(body, (height, height), (0, 0, 100, 100)), ((side - height) // 2, (side - height) // 2))
    return surface


def glow(diameter: int, colour: Colour, alpha: int) -> pygame.Surface:
    """Return a radial glow: `alpha` (0–255) in the middle, nothing at the rim."""
    stops = [(at, colour, alpha / 255 * share) for at, share in ((0, 1.0), (0.35, 0.55), (0.7, 0.15), (1, 0.0))]
    light = radial("g", (50, 50), 50, stops) + disc(50, 50, 50, "g")
    return drawn(light, (diameter, diameter), (0, 0, 100, 100))


def _lantern_markup(paper: Colour, wood: Colour, light: Colour) -> str:
    rib, cord = hex_code(mixed(paper, wood, 0.55)), hex_code(mixed(paper, wood, 0.3))
    ribs = "".join(
        f'<ellipse cx="50" cy="48" rx="{radius:.1f}" ry="24" fill="none" stroke="{rib}" stroke-width="1.6"/>'
        for radius in (31 * math.sin(step * math.pi / 8) for step in (1, 2, 3))
    )
    lit: list[Stop] = [(0.0, mixed(light, (255, 255, 255), 0.4), 1.0), (0.55, mixed(paper, light, 0.35), 1.0)]
    lit.append((1.0, mixed(paper, wood, 0.22), 1.0))
    tassels = "".join(
        f'<path d="M{x} 80V{end}" stroke="{cord}" stroke-width="2.4" stroke-linecap="round"/>'
        for x, end in ((44, 93), (50, 98), (56, 93))
    )
    return (
        f'{radial("p", (50, 46), 34, lit)}<path d="M50 2V22" stroke="{hex_code(wood)}" stroke-width="2"/>{tassels}'
        f'<ellipse cx="50" cy="48" rx="33" ry="25" fill="url(#p)"/>{ribs}'
        f'<rect x="36" y="19" width="28" height="7" rx="3" fill="{hex_code(wood)}"/>'
        f'<rect x="38" y="70" width="24" height="7" rx="3" fill="{hex_code(wood)}"/>'
        f'<rect x="44" y="77" width="12" height="4" rx="2" fill="{cord}"/>'
    )
