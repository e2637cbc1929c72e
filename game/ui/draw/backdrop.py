"""The background of every screen: the glowing screen of a shadow play in its carved frame, with lanterns and a town.

Drawn without text, so that it can be the first frame.
"""

from __future__ import annotations

import math
from functools import lru_cache

import pygame

from game.rules.lanterns import LANTERNS
from game.ui.draw.fretwork import along, beam, bracket, post, sill
from game.ui.draw.lanterns import lantern
from game.ui.draw.paint import drawn, mixed
from game.ui.draw.scenery import TOWN_HIGH, WILLOW, town, willows
from game.ui.draw.svg import Stop, radial
from game.ui.measures import Measures
from game.ui.theme import Colour, Theme

_LIGHT_PX = 480  # the longer side of the picture of the light, which is enlarged: shadows on cloth are soft
_GLOW_PX = 4  # of that picture show one pixel of the lamp's glow, which has no edges
_DUSK, _DUSK_ALPHA = 5, 190  # at night the screen is dark that many units from the frame, and how dark
_ROW_GLOW = 1.3  # of a lantern's height: wider, it would shine behind the games
_LIGHT_AT = (0.0, 0.5, 0.82, 1.0)  # where the colours of the screen lie, from its middle to its corners


def awning_px(measures: Measures) -> int:
    """Return the height in px of the beam along the top with the lanterns that hang from it."""
    return measures.units(9)


def sill_px(measures: Measures) -> int:
    """Return the height in px of the ledge along the bottom, on which controls lie."""
    return max(measures.target_px, measures.units(13)) + measures.units(4) + measures.units(1.5)


def backdrop(measures: Measures, theme: Theme, lit: int = 0) -> pygame.Surface:
    """Return a new opaque surface of the whole screen; the first `lit` lanterns shine."""
    surface = pygame.transform.smoothscale(_light(measures, theme), measures.size)
    _frame(surface, measures, theme)
    for number in range(lit, LANTERNS):
        _hang(surface, measures, theme, number, is_lit=False)
    for number in range(lit):
        kindle(surface, measures, theme, number)
    return surface


def kindle(surface: pygame.Surface, measures: Measures, theme: Theme, number: int) -> pygame.Rect:
    """Light one lantern on a backdrop and return what has changed: with the last of them the whole frame glows."""
    if number == LANTERNS - 1:
        _gild(surface, measures, theme)
    place = _hang(surface, measures, theme, number, is_lit=True)
    return surface.get_rect() if number == LANTERNS - 1 else place


def lantern_extent(measures: Measures, number: int) -> pygame.Rect:
    """Return what lantern `number` covers with its glow."""
    place = lantern_places(measures)[number]
    picture = pygame.Rect(0, 0, *2 * (round(place.height * _ROW_GLOW),))
    picture.center = place.center
    return picture


def _hang(surface: pygame.Surface, measures: Measures, theme: Theme, number: int, *, is_lit: bool) -> pygame.Rect:
    extent = lantern_extent(measures, number)
    return surface.blit(_hanging(lantern_places(measures)[number].height, theme, is_lit), extent)


def _gild(surface: pygame.Surface, measures: Measures, theme: Theme) -> None:
    """Let the wood of the frame glow, and gild its inner edge. Nothing inside it changes: games were painted there."""
    width, height = measures.size
    top, side = _beam_px(measures), post_px(measures)
    inner = pygame.Rect(side, top, width - 2 * side, height - sill_px(measures) - top)
    light = mixed((0, 0, 0), theme.glow, 0.4)
    for wood in ((0, 0, width, top), (0, top, side, inner.height), (inner.right, top, side, inner.height)):
        surface.fill(light, wood, special_flags=pygame.BLEND_RGB_ADD)
    edge = max(2, measures.units(0.7))
    pygame.draw.rect(surface, theme.button, inner.inflate(2 * edge, 2 * edge), edge)


def _line(surface: pygame.Surface, inner: pygame.Rect, reach: int, colour: Colour, alpha: int) -> None:
    """Lay a colour along the edges of `inner`, which fades over `reach` px."""
    steps = 8
    fade = pygame.Surface((1, steps), pygame.SRCALPHA)
    for row in range(steps):
        fade.set_at((0, row), (*colour, round(alpha * (1 - row / (steps - 1)) ** 2)))
    down = pygame.transform.smoothscale(fade, (inner.width, reach))
    across = pygame.transform.smoothscale(pygame.transform.rotate(fade, 90), (reach, inner.height))
    surface.blit(down, inner)
    surface.blit(pygame.transform.flip(down, flip_x=False, flip_y=True), (inner.x, inner.bottom - reach))
    surface.blit(across, inner)
    surface.blit(pygame.transform.flip(across, flip_x=True, flip_y=False), (inner.right - reach, inner.y))


def lantern_places(measures: Measures) -> list[pygame.Rect]:
    """Return the squares of the lanterns along the top, from left to right; the middle of a wide screen is free."""
    side, edge, half = measures.units(7), post_px(measures), LANTERNS // 2
    if measures.is_portrait:
        inner = measures.width - 2 * edge - measures.units(45)
        centres = [measures.width / 2 + inner * (number / (LANTERNS - 1) - 0.5) for number in range(LANTERNS)]
    else:
        first = measures.width / 2 - edge - measures.units(25)
        last = min(measures.units(31), first - (half - 1) * measures.units(9))
        left = [measures.width / 2 - first - (last - first) * number / (half - 1) for number in range(half)]
        centres = [*left, *(measures.width - x for x in reversed(left))]
    top = _beam_px(measures) - measures.units(0.6)
    return [pygame.Rect(round(x) - side // 2, top, side, side) for x in centres]


def _beam_px(measures: Measures) -> int:
    return measures.units(5)


def post_px(measures: Measures) -> int:
    """Return the width in px of the posts at both sides."""
    return measures.units(2 if measures.is_portrait else 3)


@lru_cache(maxsize=2)
def _light(measures: Measures, theme: Theme) -> pygame.Surface:
    """Return the lamplight on the screen and the shadows of the town, smaller than the screen."""
    width, height = measures.size
    share = _LIGHT_PX / max(width, height)
    floor, top, side = height - sill_px(measures), _beam_px(measures), post_px(measures)
    light = pygame.Surface((width * share / _GLOW_PX, height * share / _GLOW_PX), 0, 32)
    light.blit(drawn([_lamp(measures, theme, floor)], light.get_size(), (0, 0, width, height)), (0, 0))
    picture = pygame.transform.smoothscale(light, (round(width * share), round(height * share)))

    def cast(parts: str, x: float, y: float, wide: float, high: float) -> pygame.Surface:
        shadow = drawn([parts], (math.ceil(wide * share), math.ceil(high * share)), (0, 0, wide, high))
        picture.blit(shadow, (round(x * share), round(y * share)))
        return shadow

    depth, span = measures.units(11), max(width, measures.units(170)) / 1000
    high = depth + TOWN_HIGH * span
    shift = (width - 1000 * span) / 2
    stand = f"translate({shift:.1f} {high - depth:.1f}) scale({span:.4f})"
    cast(f'<g transform="{stand}">{town(*theme.town, depth / span)}</g>', 0, floor - high, width, high)
    reach = measures.units(30) / WILLOW[1]
    wide = WILLOW[0] * reach
    leaves = cast(
        f'<g transform="scale({reach:.4f})">{willows(theme.town[0])}</g>', side, top, wide, measures.units(30)
    )
    mirrored = pygame.transform.flip(leaves, flip_x=True, flip_y=False)
    picture.blit(mirrored, (round((width - side - wide) * share), round(top * share)))
    if theme.is_night:  # the lamp, which stands low, does not reach posts and beam
        x, y = round(side * share), round(top * share)
        reach = max(2, round(measures.units(_DUSK if measures.is_portrait else 1.5 * _DUSK) * share))
        inner = pygame.Rect(x, y, picture.get_width() - 2 * x, round(floor * share) - y + reach)
        _line(picture, inner, reach, theme.frame, _DUSK_ALPHA)
    return picture


def _lamp(measures: Measures, theme: Theme, floor: int) -> str:
    """Return the light of the lamp behind the screen, brightest in the middle above the `floor`."""
    width, height = measures.size
    radius = 0.62 * max(width, height * 0.92)
    squash = 1.0 if measures.is_portrait else max(height * 1.05, width * 0.75) / width
    stops: list[Stop] = [(at, colour, 1.0) for at, colour in zip(_LIGHT_AT, theme.screen, strict=True)]
    light = radial("g", (width / 2, floor * 0.54), radius, stops, squash=squash)
    return f'{light}<rect width="{width}" height="{height}" fill="url(#g)"/>'


def _frame(surface: pygame.Surface, measures: Measures, theme: Theme) -> None:
    width, height = measures.size
    top, side, bottom = _beam_px(measures), post_px(measures), sill_px(measures)
    left = post(side, theme)
    along(surface, left, pygame.Rect(0, top, side, height - top - bottom))
    right = pygame.transform.flip(left, flip_x=True, flip_y=False)
    along(surface, right, pygame.Rect(width - side, top, side, height - top - bottom))
    corner = bracket(measures.units(21), theme)
    surface.blit(corner, (side, top))
    mirrored = pygame.transform.flip(corner, flip_x=True, flip_y=False)
    surface.blit(mirrored, (width - side - corner.get_width(), top))
    along(surface, beam(top, theme), pygame.Rect(0, 0, width, top))
    along(surface, sill(measures.units(10), bottom, theme), pygame.Rect(0, height - bottom, width, bottom))


@lru_cache(maxsize=4)
def _hanging(height: int, theme: Theme, is_lit: bool) -> pygame.Surface:
    """Return one lantern of the row."""
    return lantern(height, theme, is_lit=is_lit, glow_share=_ROW_GLOW)
