"""The carved wood around the screen of the shadow play: beam, posts, sill and the scrolls in its upper corners."""

from __future__ import annotations

from functools import lru_cache

import pygame

from game.ui.draw.paint import drawn, hex_code, mixed
from game.ui.draw.svg import linear
from game.ui.theme import Colour, Theme

BRACKET = (330, 226)
"""Width and height of a corner's scroll in units of its own plane."""
CLOUD = "M-26 8C-32-6-18-18-8-10C-6-24 16-26 18-10C32-12 34 8 20 8C10 8 8-4 16-4M-8-10C0-6 0 6-8 6C-14 6-16 0-12-2"
"""The outline of a scroll of cloud, 60 wide and 32 high about (0, 0); to be stroked."""
_BLACK: Colour = (0, 0, 0)


def along(target: pygame.Surface, tile: pygame.Surface, place: pygame.Rect) -> None:
    """Repeat a tile along the longer side of `place`; neighbours overlap a little, so that no gap is left."""
    wide = place.width >= place.height
    length, step = (place.width, tile.get_width()) if wide else (place.height, tile.get_height())
    count = max(1, -(-length // step))
    for number in range(count):
        at = round(number * (length - step) / max(1, count - 1))
        target.blit(tile, (place.x + at, place.y) if wide else (place.x, place.y + at))


@lru_cache(maxsize=2)
def beam(height: int, theme: Theme) -> pygame.Surface:
    """Return a piece of the beam along the top with its fretwork and the brass rail below."""
    return _fret(height, theme, mixed(theme.frame, theme.frame_light, 0.28), brass_px=max(2, height // 9))


@lru_cache(maxsize=2)
def post(width: int, theme: Theme) -> pygame.Surface:
    """Return a piece of the post at the left, with its brass rail at the right."""
    return pygame.transform.rotate(_fret(width, theme, theme.frame, brass_px=max(2, width // 7)), 90)


def _fret(height: int, theme: Theme, top: Colour, *, brass_px: int) -> pygame.Surface:
    """One turn of a meander on dark wood; brass along its lower edge."""
    wood = height - brass_px
    across = round(wood * 0.84)
    high, low = wood * 0.27, wood * 0.73
    deep, line = low - high, max(1.0, wood * 0.075)
    turn = f"M0 {low}V{high}H{across * 0.78}V{high + deep * 0.74}H{across * 0.28}V{high + deep * 0.36}H{across * 0.52}"
    base = mixed(theme.frame, _BLACK, 0.25)
    parts = (
        linear("w", (0, 0), (0, wood), [(0.0, top, 1.0), (1.0, base, 1.0)]),
        f'<rect width="{across}" height="{height}" fill="url(#w)"/>',
        f'<path d="{turn}M0 {low}H{across}" fill="none" stroke="{hex_code(theme.frame_light)}" stroke-width="{line}"/>',
        f'<rect y="{wood}" width="{across}" height="{brass_px}" fill="{hex_code(theme.brass)}"/>',
    )
    return _opaque(drawn(parts, (across, height)))


@lru_cache(maxsize=2)
def sill(width: int, height: int, theme: Theme) -> pygame.Surface:
    """Return a piece of the ledge at the bottom: brass, a row of carved scales, dark wood."""
    rail = max(2, round(height * 0.055))
    top, base = mixed(theme.frame, theme.frame_light, 0.5), mixed(theme.frame, _BLACK, 0.2)
    end = width * 0.62
    scale = f"M{width * 0.06} {rail}C{width * 0.06} {end * 0.8} {width / 2} {end} {width / 2} {end}"
    scale += f"C{width / 2} {end} {width * 0.94} {end * 0.8} {width * 0.94} {rail}"
    parts = (
        linear("w", (0, 0), (0, height), [(0.0, top, 1.0), (1.0, base, 1.0)]),
        f'<rect width="{width}" height="{height}" fill="url(#w)"/>',
        f'<path d="{scale}" fill="{hex_code(mixed(theme.frame, theme.frame_light, 0.45))}" '
        f'stroke="{hex_code(mixed(theme.frame_light, theme.brass, 0.12))}" stroke-width="{max(1.0, width * 0.035)}"/>',
        f'<rect width="{width}" height="{rail}" fill="{hex_code(theme.brass)}"/>',
        f'<rect y="{rail}" width="{width}" height="{max(1, rail // 2)}" fill="#000000" fill-opacity="0.45"/>',
    )
    return _opaque(drawn(parts, (width, height)))


@lru_cache(maxsize=2)
def bracket(width: int, theme: Theme) -> pygame.Surface:
    """Return the carved scroll of the upper left corner: clouds cut out of it, so that the lamp shines through."""
    rim = (
        "C326 20 306 30 286 26C284 48 258 58 236 46C228 70 196 74 180 58C172 84 140 86 126 72C124 98 100 108 82 98"
        "C84 124 66 142 50 138C52 160 40 178 24 180C24 204 12 222 0 226"
    )
    holes = "".join(
        f'<path d="{CLOUD}" transform="translate({x} {y}) rotate({turn}) scale({size})"/>'
        for x, y, turn, size in ((60, 52, 0, 1.25), (160, 30, 0, 0.95), (32, 112, -70, 0.85))
    )
    drops = (
        "M215 21Q232 10 249 18Q234 29 215 21ZM264 13Q276 5 288 10Q278 18 264 13ZM17 152Q10 166 15 181Q23 166 17 152Z"
    )
    edge = hex_code(mixed(theme.frame_light, theme.brass, 0.35))
    lit = hex_code(mixed(theme.lamp, theme.brass, 0.2))
    parts = (
        f'<path d="M0 0H330{rim}Z" fill="{hex_code(theme.frame)}"/>',
        f'<path d="M330 0{rim}" fill="none" stroke="{edge}" stroke-width="4"/>',
        f'<g fill="none" stroke="{lit}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">{holes}</g>',
        f'<path d="{drops}" fill="{lit}"/>',
    )
    return drawn(parts, (width, round(width * BRACKET[1] / BRACKET[0])), (0, 0, *BRACKET))


def _opaque(picture: pygame.Surface) -> pygame.Surface:
    """Return the picture without transparency, which is drawn three times as fast."""
    plain = pygame.Surface(picture.get_size(), 0, 32)
    plain.blit(picture, (0, 0))
    return plain
