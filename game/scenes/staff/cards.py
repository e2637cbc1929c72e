"""Where the cards of a page stand: as few in a row as their number and the screen allow, all within reach."""

from __future__ import annotations

import math

import pygame

from game.scenes.core.frame import reach_top
from game.ui.draw.layout import cut, grid
from game.ui.measures import Measures

_MOST_HIGH = 24
"""Of a card with one line, units."""
_FLAT = 3.8
"""As many times as wide as high is a card at its best."""
_HOLE = 0.3
"""What an empty place costs: a card may rather be e^0.3 times too flat."""


def card_places(measures: Measures, area: pygame.Rect, count: int) -> list[pygame.Rect]:
    """Return the places of `count` cards (at least one), at the top of `area`, in low mode at its bottom."""
    _, free = cut(area, "top", max(0, reach_top(measures) - area.y))
    gap, least, most = measures.gap_px, measures.target_px, measures.units(_MOST_HIGH)

    def size(across: int) -> tuple[float, float]:
        down = -(-count // across)
        return (free.width + gap) / across - gap, min(most, (free.height + gap) / down - gap)

    able = [each for each in range(1, count + 1) if size(each)[1] >= least] or [count]
    across = min(able, key=lambda each: _oddness(size(each), -count % each))
    down = -(-count // across)
    high = round(size(across)[1]) * down + gap * (down - 1)
    return grid(cut(free, "bottom" if measures.is_low else "top", min(free.height, high))[0], count, across, gap)


def _oddness(size: tuple[float, float], holes: int) -> float:
    """Return how far a card of this size, in a grid with so many empty places, is from the best."""
    return abs(math.log(size[0] / size[1] / _FLAT)) + _HOLE * holes
