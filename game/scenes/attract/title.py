"""The words above the games: the stall's own title, and the question of the night."""

from __future__ import annotations

import pygame

from game.scenes.core.context import SceneContext
from game.scenes.core.pack import logo_of
from game.ui.controls.styles import KICKER, Style, StyledStack
from game.ui.draw.layout import cut
from game.ui.exhibit.photo import logo_place, paint_logo
from game.ui.type.fonts import HEAVY

_STYLE = Style("hero", "text", HEAVY, leading=1.1)
_MUCH_LARGER = 1.2
"""In two lines the question leaves room at its side, so one line must be worth it."""


class Title:
    """Both in `area`, px, as large as they can be: `rect` is what the question covers, `first` its first line."""

    def __init__(self, context: SceneContext, area: pygame.Rect) -> None:
        look, say = context.look, context.words
        self._above = StyledStack(look).write(say("attract.kicker", title=context.pack.title), KICKER)
        self._look, self._logo, gap = look, logo_of(context), look.measures.units(1)
        high = self._above.height((area.width, area.height // 3))
        self._head, self._room = cut(area, "top", high, look.measures.units(0.5))
        if self._logo is not None:
            self._mark, beside = logo_place(self._head, "left", gap, self._logo)
            spare = (beside.width - self._above.width(beside.size)) // 2
            if self._above.fits(beside.size):
                self._mark.x += spare
                self._head = beside.inflate(-2 * spare, 0)
            else:  # words come first
                self._logo = None
        size = self._room.height / _STYLE.leading / look.measures.text_px(_STYLE.role)
        line, two = (
            StyledStack(look).write(say(key), _STYLE, share=share, is_unbroken=True)
            for key, share in (("attract.hero_line", size), ("attract.hero", size / 2))
        )
        is_line = line.scale(self._room.size) * 2 >= _MUCH_LARGER * two.scale(self._room.size)
        self._question = line if is_line else two
        self.rect = self._question.covered(self._room)
        first, *rest = say("attract.hero_line" if is_line else "attract.hero").split("\n")
        widest = max(look.type.width(each, 100, HEAVY) for each in (first, *rest))
        share = look.type.width(first, 100, HEAVY) / widest
        self.first = self.rect.inflate(round(self.rect.width * (share - 1)), 0)
        self.first.height //= 1 + len(rest)

    def paint(self, plate: pygame.Surface) -> None:
        """Write it."""
        if self._logo is not None:
            paint_logo(plate, self._mark, self._logo, self._look)
        self._above.draw(plate, self._head, align="centre")
        self._question.draw(plate, self._room, align="centre")
