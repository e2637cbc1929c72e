"""The screen is wiped: touches do nothing until the time is over."""

from __future__ import annotations

import math
from typing import ClassVar

import pygame

from game.scenes.core.changes import Change, Restart
from game.scenes.staff.panel import Page, Panel
from game.ui.controls.styles import HERO, PLAIN, Style
from game.ui.draw.lanterns import lantern
from game.ui.draw.layout import cut
from game.ui.type.fonts import HEAVY

_COUNT = Style("hero", "text", HEAVY)
_LANTERN = 30


class Cleaning(Page):
    """Counts the seconds down, then begins anew with the first screen."""

    name: ClassVar[str] = "cleaning"
    is_deaf: ClassVar[bool] = True

    def __init__(self, panel: Panel, seconds: int) -> None:
        super().__init__(panel)
        self._left_s = float(seconds)
        self._box = pygame.Rect(0, 0, 0, 0)

    def lay_out(self) -> None:
        panel, measures = self.panel, self.panel.measures
        content = panel.frame.content
        picture = lantern(min(measures.units(_LANTERN), content.height // 3), panel.theme)
        panel.plate.blit(picture, picture.get_rect(midtop=content.midtop))
        _, room = cut(content, "top", picture.get_height(), measures.units(1))
        words, self._box = cut(room, "top", round(room.height * 0.5), measures.units(2))
        stack = panel.stack().write(self.say("cleaning.hero"), HERO, share=0.8).write(self.say("cleaning.body"), PLAIN)
        stack.draw(panel.plate, words, align="centre", middle=True)

    def update(self, dt: float) -> Change | None:
        before, self._left_s = math.ceil(self._left_s), self._left_s - dt
        if self._left_s <= 0:
            return Restart()
        if math.ceil(self._left_s) != before:
            self.panel.invalidate(self._box)
        return None

    def draw(self, target: pygame.Surface) -> None:
        words = self.panel.stack().write(str(math.ceil(self._left_s)), _COUNT, share=2.2)
        words.draw(target, self._box, align="centre")
