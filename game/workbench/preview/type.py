"""Type for looking at hundreds of screens in a row."""

from __future__ import annotations

import pygame

from game.ui.theme import Colour
from game.ui.type.fonts import BOLD, Fonts
from game.ui.type.lexicon import BreakCost, no_cost
from game.ui.type.linebreak import fill
from game.ui.type.memory import Memory
from game.ui.type.text import Type

MOST_SIZES, MOST_BLOCKS = 1024, 4096


def keen_type(fonts: Fonts, break_cost: BreakCost = no_cost) -> Type:
    """Return a type with the same lines and pixels, with larger caches than a kiosk's."""
    return Type(fonts, break_cost, Memory(fonts, MOST_SIZES, MOST_BLOCKS))


class BlankType(Type):
    """Takes the room of letters but paints none, to test whether everything fits: where lines break does not matter."""

    breaks = staticmethod(fill)

    def __init__(self, fonts: Fonts, break_cost: BreakCost = no_cost) -> None:
        super().__init__(fonts, break_cost, Memory(fonts, MOST_SIZES, MOST_BLOCKS))

    def line(self, text: str, px: int, colour: Colour, weight: int = BOLD) -> pygame.Surface:
        """Return an empty surface as wide as the text, hardly one pixel high, since it is not seen."""
        return pygame.Surface((max(1, round(self.width(text, px, weight)) + round(px * 0.06)), 1), pygame.SRCALPHA)
