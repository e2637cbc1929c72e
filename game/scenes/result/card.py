"""The text to take home, as it is read on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.home_text import LineName
from game.ui.controls.look import Look
from game.ui.controls.styles import Style, StyledStack
from game.ui.type.fonts import HEAVY

_FIRST = Style("question", "card_ink", HEAVY, leading=1.3, after=1.5)
"""The line that is to be remembered: the answer, or the rule where nothing is asked."""
_CARD: dict[LineName, Style] = {
    "recall": Style("body", "card_ink_soft"),
    "answer": _FIRST,
    "rule": Style("button", "card_ink", HEAVY, leading=1.3, after=1),
    "closing": Style("body", "card_ink", after=0.5),
    "voucher": Style("body", "card_ink", HEAVY, after=0.5),
    "heading": Style("small", "card_ink_soft"),
}
"""The lines as they are read on the screen; in the text the answer comes last, to be recalled before it is read."""
_MOST_FIRST = 1.5
"""Of a question's size: the line that is to be remembered, where it stands in one line."""


def card_of(look: Look, lines: Mapping[LineName, str], room: int) -> StyledStack:
    """Return the lines of the card for a width in px; the first is as large as its one line lets it be."""
    stack = StyledStack(look)
    first = lines["answer" if "answer" in lines else "rule"]
    larger = min(_MOST_FIRST, max(1.0, room / StyledStack(look).write(first, _FIRST).width_at(1.0)))
    for name, style in _CARD.items():
        if name in lines:
            is_first = lines[name] is first
            share = larger if is_first else 1.0
            stack.write(lines[name], _FIRST if is_first else style, share=share, is_marked=name == "rule")
    return stack
