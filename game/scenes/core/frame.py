"""The parts of every screen: words, controls and the way to help."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame

from game.ui.draw.backdrop import awning_px, sill_px
from game.ui.measures import Measures


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


def reach_top(measures: Measures) -> int:
    """Return the y above which an upright screen has no controls: children and wheelchairs reach the lower 60 %."""
    return math.ceil(measures.height * 0.4)
