"""A laid-out picture: its texts, and a function that paints everything under them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.ui.exhibit.exhibit import ExhibitLook
from game.ui.exhibit.palette import Palette
from game.ui.exhibit.setting import Passage, Setting

Painter = Callable[[pygame.Surface], None]


@dataclass(frozen=True)
class Job:
    """An exhibit to be laid out in a tile (its origin at 0, 0) at a setting."""

    exhibit: ExhibitLook
    tile: pygame.Rect
    setting: Setting
    palette: Palette

    def sender(self, *, has_chip: bool) -> str:
        """Return the sender, with the channel's name before it where no chip says it."""
        exhibit = self.exhibit
        return exhibit.sender if has_chip else f"{exhibit.channel_name} · {exhibit.sender}"


@dataclass(frozen=True)
class Plan:
    """A laid-out picture."""

    passages: tuple[Passage, ...]  # every text, labels included, drawn after `paint`
    paint: Painter  # paints all but the text onto a surface as large as the tile
    bottom: int  # where the content ends, px
    fits: bool  # nothing is cut off


def spread(job: Job, lay_out: Callable[[Job, int], Plan]) -> Plan:
    """Return the layout that shares out all px left over by `lay_out` without spare room."""
    tried = lay_out(job, 0)
    return lay_out(job, job.tile.height - tried.bottom) if tried.fits else tried
