"""The lotus that opens behind a can in the red zone, petal by petal."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pygame

from game.ui.draw.kept import loose
from game.ui.draw.paint import drawn, hex_code, mixed
from game.ui.draw.svg import linear
from game.ui.table.view import covering
from game.ui.theme import Theme

EVERY_S, OPENS_S = 0.06, 0.3
_ANGLES_DEG = (0.0, -24.0, 24.0, -47.0, 47.0, -70.0, 70.0)
"""From the middle one, which opens first and stands in front, to the outermost."""
_LENGTHS = (2.75, 2.6, 2.6, 2.35, 2.35, 1.95, 1.95)
"""In widths of the can."""
_WIDE = 0.92
_LIFT = 0.16
"""How far above the middle of the can's foot the petals are held, in widths of the can."""
_OVERSHOOT = 1.7
LASTS_S = EVERY_S * (len(_ANGLES_DEG) - 1) + OPENS_S


@dataclass(frozen=True)
class Petals:
    """Behind a can `width_px` wide whose foot stands at `foot`; they stay open."""

    foot: tuple[float, float]
    width_px: float
    theme: Theme

    @property
    def rect(self) -> pygame.Rect:
        """What the petals may cover."""
        x, y = self._held_at
        reach = max(_LENGTHS) * self.width_px * 1.08
        return covering(((x - reach, y - reach), (x + reach, y + 0.6 * self.width_px)))

    def draw(self, target: pygame.Surface, age_s: float) -> None:
        """Draw them as they are `age_s` after the can stopped, within the target's clip."""
        if not target.get_clip().colliderect(self.rect):
            return
        for number in reversed(range(len(_ANGLES_DEG))):
            share = (age_s - EVERY_S * number) / OPENS_S
            if share > 0:
                picture, root = self._open(number) if share >= 1 else self._petal(number, share)
                target.blit(picture, root, special_flags=pygame.BLEND_PREMULTIPLIED)

    @cached_property
    def _open(self) -> Callable[[int], tuple[pygame.Surface, tuple[int, int]]]:
        """Petals that are fully open, turned once."""
        return lru_cache(maxsize=None)(loose(self._opened))

    def _opened(self, number: int) -> tuple[pygame.Surface, tuple[int, int]]:
        return self._petal(number, 1.0)

    def _petal(self, number: int, share: float) -> tuple[pygame.Surface, tuple[int, int]]:
        """Return a petal that is open to this share: it grows and turns outward from the upright."""
        opened = overshooting(share)
        angle, scale = _ANGLES_DEG[number] * opened, _LENGTHS[number] / max(_LENGTHS) * opened
        picture = pygame.transform.rotozoom(self.whole, -angle, scale)
        middle = pygame.Vector2(0, -self.whole.get_height() / 2 * scale).rotate(angle)
        x, y = self._held_at
        return picture, picture.get_rect(center=(round(x + middle.x), round(y + middle.y))).topleft

    @property
    def _held_at(self) -> tuple[float, float]:
        return self.foot[0], self.foot[1] - _LIFT * self.width_px

    @cached_property
    def whole(self) -> pygame.Surface:
        """The longest petal, upright, with premultiplied alpha; its root is the middle of its lower edge."""
        theme = self.theme
        long, half = max(_LENGTHS), _WIDE / 2
        outer, inner = theme.button, theme.screen[0]
        edge = hex_code(theme.card_ink)
        shape = f"M0 0C{-half * 1.25} {-long * 0.2} {-half * 1.3} {-long * 0.6} 0 {-long}"
        shape += f"C{half * 1.3} {-long * 0.6} {half * 1.25} {-long * 0.2} 0 0Z"
        small = f'transform="translate(0 {-long * 0.1}) scale(0.58 0.76)"'
        shades = ((0.0, mixed(outer, theme.tassel, 0.45), 1.0), (0.6, outer, 1.0))
        parts = (
            linear("p", (0, 0), (0, -long), shades),
            f'<path d="{shape}" fill="url(#p)" stroke="{edge}" stroke-width="0.05" stroke-linejoin="round"/>',
            f'<path d="{shape}" fill="{hex_code(mixed(inner, outer, 0.18))}" {small}/>',
            f'<path d="M0 {-long * 0.16}L0 {-long * 0.62}" stroke="{hex_code(theme.brass)}" stroke-width="0.04" '
            'stroke-linecap="round"/>',
        )
        air = 0.06
        size = math.ceil((_WIDE + 2 * air) * self.width_px), math.ceil((long + air) * self.width_px)
        return drawn(parts, size, (-half - air, -long - air, _WIDE + 2 * air, long + air)).premul_alpha()


def overshooting(share: float) -> float:
    """Return a share that shoots a little beyond 1 and comes back: 1 + (c + 1)(t - 1)³ + c(t - 1)²."""
    rest = share - 1
    return 1 + (_OVERSHOOT + 1) * rest**3 + _OVERSHOOT * rest**2
