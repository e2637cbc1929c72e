"""Pictures of every screen of a pack that is not played: one scene at a time is opened, drawn and forgotten."""

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
    """Implements `game.scenes.core.staff_desk.Album`.

    Args:
        context: of the pack, for the screen on which the album is looked at. Nothing of it is changed.
    """

    def __init__(self, context: SceneContext) -> None:
        self._context = replace(context, audio=Silence(), desk=None)
        self._names = names_of(context.pack)

    def __len__(self) -> int:
        return len(self._names)

    def picture(self, number: int) -> pygame.Surface | None:
        """Screen `number` (from 0) as the kiosk draws it, as large as the screen; None when it cannot be opened."""
        # Large pictures that scenes share would outlive this one; a wheel takes as long again, and no memory.
        context = replace(self._context, shared={})
        picture = pygame.Surface(context.look.measures.size, 0, 32)
        name = self._names[number]
        try:
            opened(context, name).draw(picture)
        except Exception:  # whatever a pack can do to a scene must not close the corner in which it is looked at
            _LOG.exception("screen %s of %s cannot be opened", name.stem, context.pack.title)
            return None
        return picture
