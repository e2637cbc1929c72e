"""Text styles as data, and stacks of texts set in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.ui.controls.look import Look
from game.ui.measures import LINE_HEIGHT, Role
from game.ui.theme import Colour
from game.ui.type.fonts import BOLD, HEAVY, REGULAR
from game.ui.type.text_stack import TextStack

HERO_LEADING = 1.22

Ink = Literal["text", "text_soft", "accent", "card_ink", "card_ink_soft", "button_ink", "lamp"]


@dataclass(frozen=True)
class Style:
    """How a text looks."""

    role: Role  # decides its size
    ink: Ink  # its colour in the theme
    weight: int = BOLD  # 100–900
    leading: float = LINE_HEIGHT  # distance of its lines in em
    after: float = 0.0  # air below it, in units of the grid


KICKER = Style("body", "accent", after=1)
HERO = Style("hero", "text", HEAVY, HERO_LEADING, after=1)
QUESTION = Style("question", "text", HEAVY, HERO_LEADING)
PLAIN = Style("body", "text")
BODY = Style("body", "text_soft")
CARD_NAME = Style("button", "card_ink", HEAVY)
CARD_BODY = Style("body", "card_ink_soft", REGULAR)
CARD_NOTE = Style("small", "card_ink_soft")


class StyledStack(TextStack):
    """A stack of texts in the styles and colours of a look."""

    def __init__(self, look: Look) -> None:
        super().__init__(look.type, look.measures.smallest_px())
        self._look = look

    def write(
        self,
        text: str,
        style: Style,
        *,
        share: float = 1.0,
        after: float | None = None,
        ink: Ink | None = None,
        right_px: int = 0,
        is_unbroken: bool = False,
        is_marked: bool = False,
    ) -> StyledStack:
        """Append a text in a style at `share` of its size; `add` explains the others, a highlighter marks it."""
        measures = self._look.measures
        colour: Colour = getattr(self._look.theme, ink or style.ink)
        self.add(
            text,
            round(measures.text_px(style.role) * share),
            colour,
            weight=style.weight,
            after_px=measures.units(style.after if after is None else after),
            leading=style.leading,
            right_px=right_px,
            is_unbroken=is_unbroken,
            band=self._look.theme.marker if is_marked else None,
        )
        return self
