"""Bare: nothing but the stall, for when everything else has failed. It does nothing, so nothing in it can fail."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.scenes.core.base import Scene
from game.scenes.core.context import SceneContext


class Bare(Scene):
    """No words, no controls; the shell takes it away after a while."""

    name: ClassVar[str] = "bare"
    idle_s: ClassVar[float | None] = None

    def relay(self, context: SceneContext) -> None:
        """There is nothing to lay out, and not even the backdrop to paint."""
        self.context = context

    def draw(self, target: pygame.Surface) -> None:
        """The shell has painted the stall already."""
