"""The screens shown after a failure: an apology, and the background alone if that fails too."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.scenes.core.base import Scene
from game.scenes.core.changes import Change, Restart
from game.scenes.core.context import SceneContext
from game.ui.controls.styles import BODY, Style
from game.ui.controls.widgets import Button
from game.ui.draw.lanterns import lantern
from game.ui.draw.layout import cut
from game.ui.type.fonts import HEAVY

_HERO = Style("hero", "text", HEAVY, after=2)
REST_S = 4.0


class Oops(Scene):
    """Apologises for four seconds, then starts over, or at once when it is asked to."""

    name: ClassVar[str] = "oops"
    idle_s: ClassVar[float | None] = None

    def lay_out(self) -> None:
        content, again = self.frame.content, self.action_rect(14, 64, 3)
        if self.measures.is_portrait:
            content.height = again.top - self.measures.units(3) - content.y
        self.buttons = [self.help_button(), Button("again", again, self.say("oops.again"), value=Restart())]
        picture = lantern(min(self.measures.units(44), content.height // 2), self.theme)
        self.plate.blit(picture, picture.get_rect(midtop=(content.centerx, content.y)))
        stack = self.stack().write(self.say("oops.hero"), _HERO).write(self.say("oops.body"), BODY)
        _, room = cut(content, "top", picture.get_height())
        stack.draw(self.plate, room, align="centre")

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        return Restart() if self._age_s >= REST_S else None


class Bare(Scene):
    """The failsafe's last screen: the background alone. The shell replaces it after a while."""

    name: ClassVar[str] = "bare"
    idle_s: ClassVar[float | None] = None

    def relay(self, context: SceneContext) -> None:
        """Do nothing: there is no layout and no plate."""
        self.context = context

    def draw(self, target: pygame.Surface) -> None:
        """Do nothing: the shell has painted the background."""
