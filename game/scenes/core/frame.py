"""The parts of every screen: words, controls and the way to help."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame

from game.ui.draw.backdrop import awning_px, sill_px
from game.ui.measures import Measures

_LOW, _UPRIGHT = 0.45, 0.6
"""How much of a screen's height has controls, from below: in low mode, and upright."""


@dataclass(frozen=True)
class Frame:
    """The free part of a screen, below the lanterns and inside the margins; the foot is for controls, on the sill."""

    content: pygame.Rect
    foot: pygame.Rect


def frame_of(measures: Measures) -> Frame:
    """Return the parts of a screen."""
    units = measures.units
    margin = units(5 if measures.is_portrait else 8)
    top = awning_px(measures) + units(4)
    foot = pygame.Rect(margin, measures.height - sill_px(measures), measures.width - 2 * margin, sill_px(measures))
    foot.y, foot.height = foot.y + units(1.5), max(measures.target_px, units(13))
    content = pygame.Rect(margin, top, measures.width - 2 * margin, foot.top - units(3) - top)
    return Frame(content, foot)


def action_rect(measures: Measures, high: float, wide: float, of_foot: int) -> pygame.Rect:
    """Return the place of the gold button: above the foot of an upright screen, at the right end of a wide one's.

    It is `high` units or higher; on a wide screen at most `wide` units, and one part in `of_foot`, of that foot.
    """
    foot, units = frame_of(measures).foot, measures.units
    height = max(measures.target_px, units(high))
    if measures.is_portrait:
        return pygame.Rect(foot.x, foot.top - units(3) - height, foot.width, height)
    rect = pygame.Rect(0, 0, min(units(wide), foot.width // of_foot), height)
    rect.midright = foot.midright
    return rect


def reach_top(measures: Measures) -> int:
    """Return the y above which there are no controls.

    They lie in the lower 60 % of an upright screen, and in low mode, for children and wheelchairs, in the lower 45 % of
    every screen, with all of their hit boxes.
    """
    if measures.is_low:
        return math.ceil(measures.height * (1 - _LOW)) + measures.slop_px
    return math.ceil(measures.height * (1 - _UPRIGHT)) if measures.is_portrait else 0


def within_reach(measures: Measures, rect: pygame.Rect) -> pygame.Rect:
    """Return the part of `rect` that may be touched in low mode; the whole of it otherwise."""
    if not measures.is_low or rect.top >= reach_top(measures):
        return rect.copy()
    return pygame.Rect(rect.x, reach_top(measures), rect.width, max(0, rect.bottom - reach_top(measures)))
