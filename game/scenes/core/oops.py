"""Oops: something inside went wrong. The public sees a friendly minute's rest, the log the fault."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Restart
from game.ui.draw.backdrop import lantern
from game.ui.type.fonts import HEAVY
from game.ui.type.text_stack import TextStack

REST_S = 4.0


class Oops(Scene):
    """Shows itself for four seconds, then starts over."""

    name: ClassVar[str] = "oops"
    idle_s: ClassVar[float | None] = None

    def lay_out(self) -> None:
        measures, units = self.measures, self.measures.units
        frame = self.frame
        content = frame.content
        self.buttons = [self.help_button()]
        picture = lantern(min(units(44), content.height // 2), self.theme)
        self.plate.blit(picture, picture.get_rect(midtop=(content.centerx, content.y)))
        stack = TextStack(self.type, measures.smallest_px())
        stack.add(self.say("oops.hero"), measures.text_px("hero"), self.theme.text, weight=HEAVY, after_px=units(2))
        stack.add(self.say("oops.body"), measures.text_px("body"), self.theme.text_soft)
        top = content.y + picture.get_height()
        stack.draw(self.plate, pygame.Rect(content.x, top, content.width, content.bottom - top), align="centre")

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        return Restart() if self._age_s >= REST_S else None
