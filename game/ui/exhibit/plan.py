"""What a channel hands back: where its text stands, and how to paint everything under the text."""

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
    """What a channel is asked: this exhibit, in this tile (its origin at 0, 0), at this setting."""

    exhibit: ExhibitLook
    tile: pygame.Rect
    setting: Setting
    palette: Palette

    def sender(self, *, has_chip: bool) -> str:
        """Return who it is from, with the channel's name before it where no chip says it."""
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
    """Return what `lay_out` makes of the tile with no px to spare, or with all that then turn out to be left."""
    tried = lay_out(job, 0)
    return lay_out(job, job.tile.height - tried.bottom) if tried.fits else tried
