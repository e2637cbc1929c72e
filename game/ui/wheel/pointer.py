"""The pointer above the lucky wheel, which the pins deflect."""

from __future__ import annotations

import math

import pygame

from game.ui.draw.paint import drawn, hex_code, mixed
from game.ui.draw.svg import linear, radial
from game.ui.theme import Theme
from game.ui.wheel.wood import WheelShape

_WHITE, _INK = (255, 255, 255), (20, 20, 20)
# Drawn in a box of 68 × 104; the pivot is the middle of the gold disc, the tip ends at y = 98.
_WIDTH, _HEIGHT, _PIVOT_Y = 68, 104, 28
_BODY = (
    "M34 98C31 98 29.4 95.4 27.8 91.4L6.6 42C-1.4 21 12 3 34 3C56 3 69.4 21 61.4 42L40.2 91.4C38.6 95.4 37 98 34 98Z"
)


class Pointer:
    """A white pointer with an ink edge (red is for the red zone), its middle below `top` on the screen."""

    def __init__(self, shape: WheelShape, top: tuple[float, float], theme: Theme) -> None:
        height = round(shape.pointer * _HEIGHT / 100)
        width = round(height * _WIDTH / _HEIGHT)
        self._upright = drawn(_markup(theme), (width, height), (0, 0, _WIDTH, _HEIGHT))
        self._pivot = top[0], top[1] + shape.side * 0.002 + height * _PIVOT_Y / _HEIGHT
        self._hang = height / 2 - height * _PIVOT_Y / _HEIGHT
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


def _markup(theme: Theme) -> str:
    shade, pale = mixed(theme.awning_b, _WHITE, 0.2), mixed(theme.button, _WHITE, 0.55)
    return (
        linear("b", (8, 0), (60, 0), [(0, _WHITE, 1), (0.55, _WHITE, 1), (1, shade, 1)])
        + radial("d", (31, 24), 16, [(0, pale, 1), (1, theme.button, 1)])
        + f'<path d="{_BODY}" transform="translate(1.5 4)" fill="#000" fill-opacity="0.28"/>'
        f'<path d="{_BODY}" fill="url(#b)" stroke="{hex_code(_INK)}" stroke-width="4" stroke-linejoin="round"/>'
        f'<circle cx="34" cy="{_PIVOT_Y}" r="14.5" fill="url(#d)" stroke="{hex_code(theme.wood_dark)}" '
        'stroke-width="3.2"/>'
    )
