"""The print of a can: a word in front, a lantern behind, shields between them, scallops all round."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.draw.paint import drawn, hex_code, mixed
from game.ui.measures import LINE_HEIGHT
from game.ui.table.can_art import AROUND, LABEL_HIGH, at_scale
from game.ui.theme import Colour
from game.ui.type.fonts import HEAVY
from game.ui.type.text import Type

GOLD: Colour = (233, 184, 74)


@dataclass(frozen=True)
class CanColours:
    """The printed colours of a can; its metal does not vary."""

    label: Colour  # ground of the print
    ink: Colour  # of the word
    accent: Colour  # of the bands and the small pictures


def print_strip(colours: CanColours, word: str, type_: Type, scale: float) -> pygame.Surface:
    """Return the unrolled print, opaque, its front in the middle: `AROUND` x `LABEL_HIGH` at `scale` px a unit."""
    size = round(AROUND * scale), round(LABEL_HIGH * scale)
    strip = pygame.Surface(size, 0, 32)
    for row in range(size[1]):
        pale = mixed(colours.label, (255, 255, 255), 0.07)
        strip.fill(mixed(pale, colours.label, min(1.0, 2 * row / size[1])), (0, row, size[0], 1))
    _scallops(strip, colours, scale)
    middle = LABEL_HIGH * 0.53
    back, shield = _picture(_LANTERN, 46, 62, colours, scale), _picture(_SHIELD, 30, 36, colours, scale)
    front = _word(word, type_, colours.ink, scale) if word.strip() else back
    for share, picture in ((0.5, front), (0.25, shield), (0.75, shield), (0.0, back), (1.0, back)):
        strip.blit(picture, picture.get_rect(center=(round(share * size[0]), round(middle * scale))))
    if word.strip():
        rule = _picture(_RULE, 60, 6, colours, scale)
        off = front.get_height() / LINE_HEIGHT / scale / 2 + 5.5
        for y in (middle - off, middle + off):
            strip.blit(rule, rule.get_rect(center=(size[0] // 2, round(y * scale))))
    return strip


def _scallops(strip: pygame.Surface, colours: CanColours, scale: float) -> None:
    """Draw a scalloped border under the upper band."""
    count, high = 24, 13.0
    wide = AROUND / count
    path = f"M0 0H{wide:.3f}V{high - 6:.2f}A{wide / 2:.3f} 6 0 0 1 0 {high - 6:.2f}Z"
    fills = hex_code(colours.accent), hex_code(mixed(colours.ink, colours.accent, 0.12))
    tiles = [at_scale(f'<path d="{path}" fill="{fill}"/>', (0, 0, wide, high), scale) for fill in fills]
    for number in range(count):
        left = round(number * strip.get_width() / count)
        strip.blit(tiles[number % 2], (left, 0), special_flags=pygame.BLEND_PREMULTIPLIED)


def _word(word: str, type_: Type, ink: Colour, scale: float) -> pygame.Surface:
    """The word in the largest size that fills three quarters of the visible front."""
    px = max(4, round(min(45.0, 41.0 * 88 / max(1.0, type_.width(word, 41, HEAVY))) * scale))
    return type_.line(word, px, ink, HEAVY)


def _picture(markup: str, wide: float, high: float, colours: CanColours, scale: float) -> pygame.Surface:
    """A small print of `wide` x `high` units, drawn in a box of its own size around (0, 0)."""
    light_ink = mixed(colours.accent, (255, 255, 255), 0.55)
    for name, colour in (("ACCENT", colours.accent), ("LIGHT", light_ink), ("GROUND", colours.label)):
        markup = markup.replace(name, hex_code(colour))
    size = max(1, round(wide * scale)), max(1, round(high * scale))
    return drawn(markup, size, (-wide / 2, -high / 2, wide, high))


_LANTERN = (
    '<g stroke="ACCENT" stroke-linecap="round"><path d="M0 -30V-20" stroke-width="1.6"/>'
    '<path d="M-5 21V27M0 21V30M5 21V27" stroke-width="1.8"/></g>'
    '<ellipse cx="0" cy="0" rx="22" ry="17.5" fill="ACCENT"/>'
    '<ellipse cx="0" cy="0" rx="14" ry="17.5" fill="LIGHT"/><ellipse cx="0" cy="0" rx="5.4" ry="17.5" fill="ACCENT"/>'
    '<g fill="none" stroke="GROUND" stroke-width="1.3"><ellipse cx="0" cy="0" rx="14" ry="17.5"/>'
    '<ellipse cx="0" cy="0" rx="5.4" ry="17.5"/></g>'
    '<g fill="ACCENT"><rect x="-10" y="-21" width="20" height="5" rx="1.6"/>'
    '<rect x="-10" y="16" width="20" height="5" rx="1.6"/></g>'
)
_SHIELD = (
    '<path d="M0 -16Q6 -11.5 13 -11.5V-1Q13 11 0 16Q-13 11 -13 -1V-11.5Q-6 -11.5 0 -16Z" fill="ACCENT"/>'
    '<path d="M-6 0L-1.4 5L6.6 -5" fill="none" stroke="GROUND" stroke-width="3.4" stroke-linecap="round" '
    'stroke-linejoin="round"/>'
)
_RULE = (
    '<path d="M-29 0H-5M5 0H29" stroke="ACCENT" stroke-width="1.3" stroke-linecap="round"/>'
    '<path d="M0 -2.4L2.4 0L0 2.4L-2.4 0Z" fill="ACCENT"/>'
)
