"""What does not move on a screen: its background, words and papers."""

from __future__ import annotations

import pygame

from game.scenes.core.context import SceneContext
from game.ui.draw.backdrop import kindle
from game.ui.draw.kept import bytes_of
from game.ui.draw.patches import Patches


class Still:
    """A picture of the whole screen, to paint on; `shrunk` to what differs from the background once it is painted."""

    def __init__(self, picture: pygame.Surface) -> None:
        self._held: pygame.Surface | Patches = picture
        self._is_painted = False

    @property
    def picture(self) -> pygame.Surface:
        """The picture, for painting on it; put together first if it was shrunk."""
        self._is_painted = True
        if isinstance(self._held, Patches):
            self._held = self._held.laid()
        return self._held

    @property
    def bytes(self) -> int:
        """The memory that it takes besides the background, which all share."""
        return self._held.bytes if isinstance(self._held, Patches) else bytes_of(self._held)

    def draw(self, target: pygame.Surface) -> None:
        """Draw what lies inside the target's clip."""
        if isinstance(self._held, Patches):
            self._held.draw(target)
        else:
            target.blit(self._held, (0, 0))

    def shrink(self, context: SceneContext) -> None:
        """Keep only what differs from the background; unless it is painted on meanwhile, since this is suspended."""
        if isinstance(self._held, Patches):
            return
        self._is_painted = False
        shrunk = Patches(self._held, context.ground(), context.look.pause)
        if not self._is_painted:
            self._held = shrunk

    def fold(self, context: SceneContext) -> None:
        """Compress what is left of it until it is drawn."""
        if isinstance(self._held, Patches):
            self._held.fold(context.look.pause)

    def light_up(self, lit: int, context: SceneContext) -> bool:
        """Light the lanterns after the first `lit`, with which it was painted; return False if fewer shine now."""
        if lit > context.tally.lit:
            return False
        for number in range(lit, context.tally.lit):
            kindle(self.picture, context.look.measures, context.look.theme, number)
        return True
