"""The wheel's wooden rim with its bulbs, the hub, the shadow, the pins, and the measures of all."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pygame

from game.ui.draw.paint import Drawer, drawn, hex_code, mixed
from game.ui.draw.svg import disc, linear, radial, ring
from game.ui.theme import Colour, Theme
from game.ui.type.fonts import HEAVY
from game.ui.type.text import Type

_WHITE, _BLACK, _INK = (255, 255, 255), (0, 0, 0), (30, 18, 11)
_BULBS = 24
_PHASES = 4  # pins are kept at quarters of a pixel
# Drawn in a box of 68 × 104; the pivot is the middle of the gold disc, the tip ends at y = 98.
_POINTER_WIDE, _POINTER_HIGH, _PIVOT_Y = 68, 104, 28
_POINTER = (
    "M34 98C31 98 29.4 95.4 27.8 91.4L6.6 42C-1.4 21 12 3 34 3C56 3 69.4 21 61.4 42L40.2 91.4C38.6 95.4 37 98 34 98Z"
)


class WheelShape:
    """The measures of a wheel that fills a square of `side` px, all in px."""

    def __init__(self, side: int) -> None:
        self.side = side
        self.x, self.y = side * 0.5, side * 0.521  # of the hub; the pointer is above the rim
        self.rim = side * 0.466  # outer radius of the wood
        self.face = side * 0.418  # radius of the coloured face, whose edge the wood covers
        self.hub = side * 0.079  # radius
        self.pins = side * 0.407  # radius on which the pins stand
        self.pin = side * 0.0078  # radius
        self.pointer = side * 0.125  # length


def overlay(
    shape: WheelShape, backdrop: pygame.Surface, hub: str, theme: Theme, type_: Type, draw: Drawer
) -> pygame.Surface:
    """Return everything that stands still, run-length encoded, with a hole for the face; `hub` is a word."""
    side = shape.side
    surface = pygame.Surface((side, side), pygame.SRCALPHA)
    surface.blit(backdrop, (0, 0))
    # The edge of the hole lies below the wood.
    pygame.draw.circle(surface, (0, 0, 0, 0), (shape.x, shape.y), shape.face + 2)
    parts = (_shadow(shape), _face_shade(shape), _rim(shape, theme), _bulbs(shape, theme), _hub(shape, theme))
    type_.pause()
    still = draw(parts, (side, side), None)
    type_.pause()
    surface.blit(still, (0, 0))
    px = round(1.36 * shape.hub / max(1.0, type_.width(hub, 100, HEAVY) / 100))
    px = max(8, min(px, round(shape.hub)))
    word, width = type_.line(hub, px, theme.button_ink, HEAVY), type_.width(hub, px, HEAVY)
    surface.blit(word, (round(shape.x - width / 2), round(shape.y - word.get_height() / 2)))
    surface.set_alpha(255, pygame.RLEACCEL)
    return surface


def pin_pictures(shape: WheelShape, theme: Theme) -> list[list[pygame.Surface]]:
    """Return pictures of a pin, `[quarter of y][quarter of x]` of a pixel off the middle of the picture."""
    radius = shape.pin
    side = 2 * math.ceil(radius * 1.3) + 2
    rows: list[list[pygame.Surface]] = []
    for down in range(_PHASES):
        rows.append([])
        for right in range(_PHASES):
            x, y = side / 2 + right / _PHASES, side / 2 + down / _PHASES
            parts = (
                (x, y, radius * 1.12, _INK),
                (x, y, radius * 0.86, mixed(theme.button, _WHITE, 0.15)),
                (x - radius * 0.2, y - radius * 0.24, radius * 0.36, _WHITE),
            )
            pin = pygame.Surface((side, side), pygame.SRCALPHA)
            pin.blit(drawn((_spot(*part) for part in parts), (side, side)), (0, 0))
            pin.set_alpha(255, pygame.RLEACCEL)
            rows[-1].append(pin)
    return rows


def pin_at(pictures: Sequence[Sequence[pygame.Surface]], x: float, y: float) -> tuple[pygame.Surface, tuple[int, int]]:
    """Return the picture and its top left corner for a pin in the middle of `x`, `y`."""
    half = pictures[0][0].get_width() // 2
    quarter_x, quarter_y = math.floor(x * _PHASES), math.floor(y * _PHASES)
    picture = pictures[quarter_y % _PHASES][quarter_x % _PHASES]
    return picture, (quarter_x // _PHASES - half, quarter_y // _PHASES - half)


def _spot(x: float, y: float, radius: float, fill: Colour | str) -> str:
    """Return a small disc, rounded to hundredths of a pixel."""
    return disc(round(x, 2), round(y, 2), round(radius, 2), fill)


def _shadow(shape: WheelShape) -> str:
    """Return the wheel's shadow on the background: a ring that begins below the wood."""
    y, radius = shape.y + shape.side * 0.010, shape.rim * 1.022
    stops = [(0.0, _BLACK, 0.55), (0.95, _BLACK, 0.5), (0.98, _BLACK, 0.2), (1.0, _BLACK, 0.0)]
    wide = radius - shape.rim * 0.96
    return radial("s", (shape.x, y), radius, stops) + ring(shape.x, y, radius - wide / 2, wide, "s")


def _face_shade(shape: WheelShape) -> str:
    """Return the shadow of rim and hub on the face, both narrow, since translucent pixels cost time."""
    x, depth = shape.x, shape.side * 0.011
    rim = [(0.0, _BLACK, 0.0), (1 - depth / shape.face, _BLACK, 0.0), (1.0, _BLACK, 0.38)]
    drop, y = shape.hub * 1.16, shape.y + shape.hub * 0.06
    hub = [(0.0, _BLACK, 0.5), (0.84, _BLACK, 0.42), (1.0, _BLACK, 0.0)]
    return (
        radial("i", (x, shape.y), shape.face, rim)
        + radial("h", (x, y), drop, hub)
        + ring(x, shape.y, shape.face - depth / 2 + 1, depth + 2, "i")
        + disc(x, y, drop, "h")
    )


def _rim(shape: WheelShape, theme: Theme) -> str:
    wide = shape.rim - shape.face
    wood, dark = theme.wood, theme.wood_dark
    light = mixed(wood, theme.glow, 0.35)
    inner = shape.face / shape.rim
    stops = [
        (0.0, dark, 1.0),
        (inner, mixed(wood, dark, 0.55), 1.0),
        (inner + (1 - inner) * 0.45, light, 1.0),
        (inner + (1 - inner) * 0.62, mixed(wood, light, 0.4), 1.0),
        (1.0, mixed(wood, dark, 0.45), 1.0),
    ]
    thin = wide * 0.11
    rings: tuple[tuple[float, float, Colour | str], ...] = (
        ((shape.rim + shape.face) / 2, wide, "w"),
        (shape.rim - thin / 2, thin, dark),
        (shape.face + thin * 0.9, thin * 1.8, dark),
        (shape.face + thin * 0.9, thin * 0.8, mixed(theme.button, theme.button_edge, 0.25)),
    )
    parts = [ring(shape.x, shape.y, *one) for one in rings]
    return radial("w", (shape.x, shape.y), shape.rim, stops) + "".join(parts)


def _bulbs(shape: WheelShape, theme: Theme) -> str:
    wide = shape.rim - shape.face
    middle = (shape.rim + shape.face) / 2 + wide * 0.05
    halo = [(0.0, theme.glow, 0.95), (0.38, theme.glow, 0.6), (1.0, theme.glow, 0.0)]
    bulb = [(0.0, _WHITE, 1.0), (0.45, mixed(theme.lamp, _WHITE, 0.5), 1.0), (1.0, theme.button, 1.0)]
    parts = []
    for number in range(_BULBS):
        angle = math.tau * (number + 0.5) / _BULBS
        x, y = shape.x + middle * math.sin(angle), shape.y - middle * math.cos(angle)
        for name, radius, stops in ((f"g{number}", wide * 0.5, halo), (f"b{number}", wide * 0.17, bulb)):
            parts.append(radial(name, (x, y), radius, stops) + _spot(x, y, radius, name))
    return "".join(parts)


def _hub(shape: WheelShape, theme: Theme) -> str:
    x, y, radius = shape.x, shape.y, shape.hub
    gold, pale = theme.button, mixed(theme.button, _WHITE, 0.6)
    bevel = [(0.0, pale, 1.0), (0.5, gold, 1.0), (1.0, theme.button_edge, 1.0)]
    top = [(0.0, mixed(gold, _WHITE, 0.32), 1.0), (1.0, gold, 1.0)]
    return (
        linear("e", (0, y - radius), (0, y + radius), bevel)
        + radial("t", (x, y - radius * 0.35), radius * 1.2, top)
        + disc(x, y, round(radius, 2), theme.wood_dark)
        + disc(x, y, round(radius * 0.93, 2), "e")
        + disc(x, y, round(radius * 0.82, 2), "t")
    )


class Pointer:
    """A white pointer with an ink edge (red is for the red zone), its middle below `top` on the screen."""

    def __init__(self, shape: WheelShape, top: tuple[float, float], theme: Theme) -> None:
        height = round(shape.pointer * _POINTER_HIGH / 100)
        width = round(height * _POINTER_WIDE / _POINTER_HIGH)
        self._upright = drawn(_pointer(theme), (width, height), (0, 0, _POINTER_WIDE, _POINTER_HIGH))
        self._pivot = top[0], top[1] + shape.side * 0.002 + height * _PIVOT_Y / _POINTER_HIGH
        self._hang = height / 2 - height * _PIVOT_Y / _POINTER_HIGH
        self._leaning: dict[int, pygame.Surface] = {}

    def draw(self, target: pygame.Surface, lean_deg: float) -> None:
        """Draw it, turned clockwise about its pivot by whole degrees."""
        lean = max(-90, min(90, round(lean_deg)))
        picture = self._leaning.get(lean)
        if picture is None:
            picture = self._leaning[lean] = pygame.transform.rotozoom(self._upright, -lean, 1.0)
            picture.set_alpha(255, pygame.RLEACCEL)
        # The middle of the picture hangs below the pivot and turns about it.
        x = self._pivot[0] - self._hang * math.sin(math.radians(lean)) - picture.get_width() / 2
        y = self._pivot[1] + self._hang * math.cos(math.radians(lean)) - picture.get_height() / 2
        target.blit(picture, (round(x), round(y)))


def _pointer(theme: Theme) -> str:
    shade, pale = mixed(theme.lamp, _WHITE, 0.2), mixed(theme.button, _WHITE, 0.55)
    return (
        linear("b", (8, 0), (60, 0), [(0, _WHITE, 1), (0.55, _WHITE, 1), (1, shade, 1)])
        + radial("d", (31, 24), 16, [(0, pale, 1), (1, theme.button, 1)])
        + f'<path d="{_POINTER}" transform="translate(1.5 4)" fill="#000" fill-opacity="0.28"/>'
        f'<path d="{_POINTER}" fill="url(#b)" stroke="{hex_code(_INK)}" stroke-width="4" stroke-linejoin="round"/>'
        f'<circle cx="34" cy="{_PIVOT_Y}" r="14.5" fill="url(#d)" stroke="{hex_code(theme.wood_dark)}" '
        'stroke-width="3.2"/>'
    )
