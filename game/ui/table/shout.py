"""A few words that come up large over the table, stand for a moment, and go."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.rules.wheel import ease_in_out
from game.ui.controls.look import Look
from game.ui.type.fonts import HEAVY
from game.ui.type.text import line_px

_COMES_S, _GOES_S = 0.16, 0.14
_FROM, _BEYOND = 0.7, 1.06
_EDGE_SHARE = 0.1


@dataclass
class Shout:
    """A `picture` of words, its middle at `at` or as near to it as `bounds` allow, for `lasts_s`."""

    picture: pygame.Surface
    at: tuple[float, float]
    bounds: pygame.Rect
    lasts_s: float
    is_calm: bool = False
    age_s: float = 0.0

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is seen any more."""
        return self.age_s >= self.lasts_s

    @property
    def rect(self) -> pygame.Rect:
        """All it may cover."""
        rect = pygame.Rect((0, 0), [round(side * _BEYOND) for side in self.picture.get_size()])
        rect.center = (round(self.at[0]), round(self.at[1]))
        return rect.clamp(self.bounds)

    def advance(self, dt: float) -> list[pygame.Rect]:
        """Let `dt` seconds pass and return what must be drawn again."""
        before, self.age_s = self._moment, self.age_s + dt
        return [] if before == self._moment else [self.rect]

    def draw(self, target: pygame.Surface) -> None:
        """Draw the words within the target's clip."""
        share, alpha = self._moment
        if not alpha or not target.get_clip().colliderect(self.rect):
            return
        picture = self.picture if share == 1 else pygame.transform.smoothscale_by(self.picture, share)
        if alpha < 255:
            picture = picture.copy()
            picture.fill((alpha,) * 4, special_flags=pygame.BLEND_RGBA_MULT)
        place = picture.get_rect(center=self.rect.center)
        target.blit(picture, place, special_flags=pygame.BLEND_PREMULTIPLIED)

    @property
    def _moment(self) -> tuple[float, int]:
        """The size as a share of the full one, and the opacity (0–255)."""
        if self.is_over:
            return 1.0, 0
        if self.is_calm:
            return 1.0, 255
        come = min(1.0, self.age_s / _COMES_S)
        swell = _FROM + (_BEYOND - _FROM) * come if come < 1 else 1.0
        return swell, round(255 * min(come, ease_in_out((self.lasts_s - self.age_s) / _GOES_S)))


def shouted(words: str, px: int, look: Look, most: tuple[int, int]) -> pygame.Surface:
    """Return the picture of words in letters of `px`, or smaller where it would not fit `most` (width, height)."""
    theme, type_ = look.theme, look.type
    width = type_.width(words, px, HEAVY) + 2 * _EDGE_SHARE * px
    height = line_px(px) + 2 * _EDGE_SHARE * px
    px = int(px * min(1.0, most[0] / _BEYOND / width, most[1] / _BEYOND / height))
    edge_px = max(2, round(px * _EDGE_SHARE))
    return type_.outlined(words, px, theme.text, theme.screen[0], edge_px, HEAVY).premul_alpha()
