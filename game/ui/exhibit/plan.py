"""What an exhibit holds, and its laid-out picture: its texts, and a function that paints everything under them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import pygame

from game.ui.exhibit.palette import Channel, Palette
from game.ui.exhibit.setting import LABEL_DOT, Passage, Setting

Painter = Callable[[pygame.Surface], None]
Speaker = Literal["them", "me"]


@dataclass(frozen=True)
class ExhibitLook:
    """The content of an exhibit as plain values, independent of packs."""

    channel: Channel  # decides which picture is drawn
    channel_name: str  # the word for the channel, such as 短信
    sender: str  # the sender it names
    subject: str | None  # headline of an e-mail, a page or a card
    button: str | None  # words on a button of the picture, which takes no touch
    lines: tuple[tuple[Speaker, str], ...]  # who says what, in order
    quotes: tuple[str, ...]  # the passages that give it away, each an exact part of one line
    photo: tuple[tuple[int, int], bytes] | None = None  # width and height in px, and RGB


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
        return exhibit.sender if has_chip else f"{exhibit.channel_name}{LABEL_DOT}{exhibit.sender}"


@dataclass(frozen=True)
class Plan:
    """A laid-out picture."""

    passages: tuple[Passage, ...]  # every text, labels included, drawn after `paint`
    paint: Painter  # paints all but the text onto a surface as large as the tile
    bottom: int  # where the content ends, px
    fits: bool  # nothing is cut off


def spread(lay_out: Callable[[Job, int], Plan]) -> Callable[[Job], Plan]:
    """Return a function that lays out an exhibit, all px shared out that `lay_out` leaves over without spare room."""

    def plan(job: Job) -> Plan:
        tried = lay_out(job, 0)
        return lay_out(job, job.tile.height - tried.bottom) if tried.fits else tried

    return plan
