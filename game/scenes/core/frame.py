"""The parts of every screen: words, controls and the way to help."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame

from game.ui.draw.backdrop import awning_px
from game.ui.measures import Measures


@dataclass(frozen=True)
class Frame:
    """The free part of a screen, below the awning and inside the margins; the foot is the strip of controls there."""

    content: pygame.Rect
    foot: pygame.Rect


def frame_of(measures: Measures) -> Frame:
    """Return the parts of a screen."""
    units = measures.units
    margin = units(5 if measures.is_portrait else 8)
    top = awning_px(measures) + units(4)
    height = max(measures.target_px, units(13))
    foot = pygame.Rect(margin, measures.height - units(4) - height, measures.width - 2 * margin, height)
    content = pygame.Rect(margin, top, measures.width - 2 * margin, foot.top - units(3) - top)
    return Frame(content, foot)


def reach_top(measures: Measures) -> int:
    """Return the y above which an upright screen has no controls: children and wheelchairs reach the lower 60 %."""
    return math.ceil(measures.height * 0.4)
