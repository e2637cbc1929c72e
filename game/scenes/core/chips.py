"""How large the chips in the foot of a screen are, and how they share its room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pygame

from game.ui.controls.look import Look
from game.ui.controls.widgets import Button

_FOLDED = 0.62
"""The longer half of a chip's words, once they stand in two lines, as a share of all of them."""
_SHORT = 4
"""Han that stay in one line, as a single Latin word does: they are made smaller rather than torn."""


def chip_rect(look: Look, foot: pygame.Rect, words: str, *, has_icon: bool, most_px: int | None) -> pygame.Rect:
    """Return the place of a chip at the left end of the foot, as wide as its words; smaller above `most_px`."""
    measures, type_ = look.measures, look.type
    px, least = measures.text_px("small"), measures.target_px
    beside = measures.units(8) + (round(px * 1.3) + measures.units(1) if has_icon else 0)
    width = type_.width(words, px) if words else 0
    if most_px is not None and width + beside > most_px:
        is_short = " " not in words and (words.isascii() or len(words) <= _SHORT)
        folded = 1.0 if is_short else _FOLDED
        width = min(width * folded, max(most_px - beside, type_.width(words, measures.smallest_px()) * folded))
    wide = min(round(width + beside), foot.width) if words else least
    rect = pygame.Rect(foot.x, foot.y, max(least, wide), min(foot.height, least))
    rect.centery = foot.centery
    return rect


def in_a_row(
    choices: Sequence[list[Button]], help_chip: Callable[[int], Button], most_px: int, gap_px: int
) -> list[Button]:
    """Return the help chip and the first of the choices, widest first, beside which it fits; in a row, with gaps."""
    for others in choices:
        left = most_px - sum(button.rect.width + gap_px for button in others)
        first = help_chip(left)
        if first.rect.width <= left:
            break
    for before, button in pairwise([first, *others]):
        button.rect.left = before.rect.right + gap_px
    return [first, *others]
