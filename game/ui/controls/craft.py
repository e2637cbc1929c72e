"""What cards and controls are made of: paper with a hairline and scrolls, brass coins, ribbons, dashed outlines."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import pygame

from game.ui.draw.backdrop import sill_px
from game.ui.draw.fretwork import CLOUD
from game.ui.draw.paint import drawn, hex_code, mixed, nine_slice, rim, stretch
from game.ui.draw.svg import Point, rounded
from game.ui.measures import Measures
from game.ui.theme import Colour, Theme

_RADIUS, _SCROLLS = 3.0, 7.0  # of a card's corner, and of the corner that holds a scroll, in units
_CLOUD_WIDE = 60
_DASH, _LEAST_PX = 0.54, 1e-6  # the drawn share of a dashed line; shorter pieces are nothing


def card(
    size: tuple[int, int], measures: Measures, theme: Theme, fill: Colour, *, picked: Colour | None, has_scrolls: bool
) -> pygame.Surface:
    """Return a card of paper; `picked` is the colour of the band round one that is chosen.

    Scrolls of cloud lie in its corners where there is room for them.
    """
    corner = measures.units(_SCROLLS)
    has_scrolls = has_scrolls and min(size) >= 2 * corner
    border = corner if has_scrolls else measures.units(_RADIUS + 1)
    return nine_slice(_card_tile(measures.units(1), border, theme, fill, picked, has_scrolls), border, size)


def lay_card(
    target: pygame.Surface, rect: pygame.Rect, measures: Measures, theme: Theme, fill: Colour, *, picked: Colour | None
) -> None:
    """Draw a card without scrolls, with its shadow, straight onto `target`."""
    border = measures.units(_RADIUS + 1)
    rim(target, rect, measures.units(_RADIUS), measures.units(1), alpha=90, dy=measures.units(0.75))
    stretch(target, _card_tile(measures.units(1), border, theme, fill, picked, has_scrolls=False), border, rect)


@lru_cache(maxsize=16)
def _card_tile(
    unit: int, border: int, theme: Theme, fill: Colour, picked: Colour | None, has_scrolls: bool
) -> pygame.Surface:
    side = 2 * border + 2
    thin = max(1.5, unit * 0.3)
    line = hex_code(theme.card_line if picked is None else mixed(picked, theme.button_edge, 0.35))
    outer = hex_code(theme.card_edge if picked is None else theme.card_ink)
    parts = [_frame(side, thin / 2, unit * _RADIUS, fill, outer, thin)]
    inset = unit * 1.1
    if picked is not None:
        parts.append(_frame(side, thin + unit * 0.5, unit * (_RADIUS - 0.5), None, hex_code(picked), unit))
        inset = unit * 1.9
    if picked is None or has_scrolls:  # the words of a sheet come as near to its edge
        parts.append(_frame(side, inset, max(1.0, unit * _RADIUS - inset), None, line, max(1.0, unit * 0.16)))
    if has_scrolls:
        scale, place = unit * 3.8 / _CLOUD_WIDE, inset + unit * 2.6
        for right in (False, True):
            for low in (False, True):
                x, y = (side - place if right else place), (side - place * 0.88 if low else place * 0.88)
                flip = f"scale({-scale if right else scale:.4f} {-scale if low else scale:.4f})"
                parts.append(f'<path d="{CLOUD}" transform="translate({x} {y}) {flip}" fill="none" stroke="{line}" ')
                parts.append('stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>')
    return drawn(parts, (side, side))


def _frame(side: float, inset: float, radius: float, fill: Colour | None, stroke: str, width: float) -> str:
    inside = "none" if fill is None else hex_code(fill)
    box = f'x="{inset}" y="{inset}" width="{side - 2 * inset}" height="{side - 2 * inset}" rx="{radius}"'
    return f'<rect {box} fill="{inside}" stroke="{stroke}" stroke-width="{width}"/>'


def coin(side: int, theme: Theme) -> pygame.Surface:
    """Return a brass coin for a number."""
    ink, gold, deep = (
        hex_code(colour) for colour in (theme.card_ink, mixed(theme.button, theme.lamp, 0.6), theme.brass)
    )
    parts = (
        f'<circle cx="50" cy="50" r="46" fill="{gold}" stroke="{ink}" stroke-width="7"/>'
        f'<circle cx="50" cy="50" r="36" fill="none" stroke="{deep}" stroke-width="4"/>'
    )
    return drawn(parts, (side, side), (0, 0, 100, 100))


def ribbon(size: tuple[int, int], theme: Theme, fill: Colour) -> pygame.Surface:
    """Return a ribbon with notched ends and an outline in ink."""
    width, height = size
    line, notch = max(2.0, height * 0.045), height * 0.2
    low, high = height - line / 2, line / 2
    outline = (
        f"M{high} {high}H{width - high}L{width - notch} {height / 2}L{width - high} {low}H{high}L{notch} {height / 2}Z"
    )
    pale = hex_code(mixed(fill, theme.card, 0.35))
    inner = f"M{notch * 1.2} {height * 0.13}H{width - notch * 1.2}M{notch * 1.2} {height * 0.87}H{width - notch * 1.2}"
    parts = (
        f'<path d="{outline}" fill="{hex_code(fill)}" stroke="{hex_code(theme.text)}" stroke-width="{line}" '
        f'stroke-linejoin="round"/><path d="{inner}" stroke="{pale}" stroke-width="{line * 0.7}"/>'
    )
    return drawn(parts, size)


def dashed(size: tuple[int, int], radius: int, ink: Colour, line_px: int) -> pygame.Surface:
    """Return the dashed outline of a control that takes no touch yet."""
    inset = line_px / 2
    ring = rounded(inset, inset, size[0] - line_px, size[1] - line_px, radius)
    dashes = "".join(f"M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}" for (x, y), (to_x, to_y) in _dashes(ring, line_px * 6.5))
    style = f'stroke="{hex_code(ink)}" stroke-width="{line_px}" stroke-linecap="round"'
    return drawn([f'<path d="{dashes}" fill="none" {style}/>'], size)


def _dashes(ring: Sequence[Point], period: float) -> Iterator[tuple[Point, Point]]:
    """Return the dashes along a closed outline as straight pieces; the rasteriser's own have a spike at its end."""
    edges = list(pairwise([*ring, ring[0]]))
    around = sum(math.dist(*edge) for edge in edges)
    period = around / max(1, round(around / period))
    is_drawn, left = True, period * _DASH
    for (x, y), (to_x, to_y) in edges:
        length, at = math.dist((x, y), (to_x, to_y)), 0.0
        while length - at > _LEAST_PX:
            step = min(left, length - at)
            if is_drawn:
                one, other = at / length, (at + step) / length
                yield (x + (to_x - x) * one, y + (to_y - y) * one), (x + (to_x - x) * other, y + (to_y - y) * other)
            at, left = at + step, left - step
            if left <= _LEAST_PX:
                is_drawn = not is_drawn
                left = period * (_DASH if is_drawn else 1 - _DASH)


def quiet_ink(rect: pygame.Rect, measures: Measures, theme: Theme) -> Colour:
    """Return the colour of a control without a face: it lies on the sill, or before the screen."""
    return theme.lamp if rect.centery > measures.height - sill_px(measures) else theme.text_soft
