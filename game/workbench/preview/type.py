"""Type for looking at hundreds of screens in a row."""

from __future__ import annotations

from game.ui.type.fonts import Fonts
from game.ui.type.lexicon import BreakCost, no_cost
from game.ui.type.memory import Memory
from game.ui.type.text import Type

MOST_SIZES, MOST_BLOCKS = 1024, 4096


def keen_type(fonts: Fonts, break_cost: BreakCost = no_cost) -> Type:
    """Return a type with the same lines and pixels, with larger caches than a kiosk's."""
    return Type(fonts, break_cost, Memory(fonts, MOST_SIZES, MOST_BLOCKS))
