"""Pictures of every screen of a pack that is not played, one scene at a time."""

from __future__ import annotations

import logging
from dataclasses import replace

import pygame

from game.scenes.core.context import SceneContext
from game.scenes.gallery.names import names_of
from game.scenes.gallery.openers import opened
from game.ui.sound import Silence

_LOG = logging.getLogger(__name__)


class PackAlbum:
    """Implements `game.scenes.core.staff_desk.Album` with the context of a pack, which is not changed."""

    def __init__(self, context: SceneContext) -> None:
        self._context = replace(context, audio=Silence(), desk=None, prizes=None)
        self._names = names_of(context.pack)

    def __len__(self) -> int:
        return len(self._names)

    def picture(self, number: int) -> pygame.Surface | None:
        """Draw screen `number` (from 0) as the kiosk does, as large as the screen; None when it cannot be opened."""
        # Shared pictures would stay in memory after this scene; drawing a wheel again takes as long and no memory.
        context = replace(self._context, shared={})
        picture = pygame.Surface(context.look.measures.size, 0, 32)
        name = self._names[number]
        try:
            opened(context, name).draw(picture)
        except Exception:  # no fault of a pack may close the album
            _LOG.exception("screen %s of %s cannot be opened", name.stem, context.pack.title)
            return None
        return picture
