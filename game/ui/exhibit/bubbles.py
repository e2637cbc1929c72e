"""A column of speech bubbles: the sender's on the left, the player's on the right."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pygame

from game.ui.draw.paint import drawn, hex_code
from game.ui.exhibit.plan import Job, Speaker
from game.ui.exhibit.setting import Passage
from game.ui.exhibit.slabs import lift, slab
from game.ui.exhibit.stage import avatar
from game.ui.theme import Colour

# Share of the column that a bubble leaves free on the other side, smaller where room is short.
_SHARE = (0.94, 0.97, 1.0, 1.0)


@dataclass(frozen=True)
class Bubble:
    """One line that is said."""

    speaker: Speaker
    rect: pygame.Rect
    passage: Passage


@dataclass(frozen=True)
class Column:
    """Bubbles from top to bottom, in reading order."""

    bubbles: tuple[Bubble, ...]
    bottom: int  # where the last one ends, px
    avatar_px: int  # heads beside the bubbles, 0 for none

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The text of every bubble."""
        return tuple(bubble.passage for bubble in self.bubbles)


def column(job: Job, left: int, right: int, top: int, *, avatar_px: int = 0) -> Column:
    """Set every line of the exhibit between `left` and `right`; bubbles are as wide as their words."""
    setting = job.setting
    beside = avatar_px + setting.em(0.35) if avatar_px else 0
    widest = round((right - left - 2 * beside) * (_SHARE[setting.level] if len(job.exhibit.lines) > 1 else 1.0))
    bubbles = []
    for number, (speaker, text) in enumerate(job.exhibit.lines):
        passage = setting.set_text(
            text, (0, top + setting.rise), widest - 2 * setting.side, job.palette.ink, number=number
        )
        width = passage.width + 2 * setting.side
        x = left + beside if speaker == "them" else right - beside - width
        rect = pygame.Rect(x, top, width, passage.height + 2 * setting.rise)
        lefts = (x + setting.side,) * len(passage.lines)
        bubbles.append(Bubble(speaker, rect, replace(passage, lefts=lefts, gutters=(rect.left, rect.right))))
        top = rect.bottom + setting.gap
    return Column(tuple(bubbles), top - setting.gap, avatar_px)


def paint_column(
    surface: pygame.Surface, job: Job, stack: Column, them: Colour, me: Colour, *, is_raised: bool
) -> None:
    """Draw the bubbles, with shadows where they float."""
    setting = job.setting
    radius = setting.em(0.55)
    for bubble in stack.bubbles:
        is_mine = bubble.speaker == "me"
        fill = me if is_mine else them
        if is_raised:
            lift(surface, bubble.rect, radius, max(1, setting.em(0.12)), 70, setting.em(0.1))
        side = setting.em(0.5)
        x = bubble.rect.right if is_mine else bubble.rect.left
        surface.blit(_tail(side, fill, is_mine=is_mine), (x - side // 2, bubble.rect.bottom - side))
        slab(surface, bubble.rect, radius, fill)
        if stack.avatar_px:
            _head(surface, job, bubble, stack.avatar_px)


def _tail(side: int, fill: Colour, *, is_mine: bool) -> pygame.Surface:
    """Return the point of a speech bubble; its inner upper corner goes onto the bubble's lower corner."""
    right = "M0 0V70C20 96 60 100 100 100C60 88 48 60 48 0Z"
    left = "M100 0V70C80 96 40 100 0 100C40 88 52 60 52 0Z"
    shape = f'<path d="{right if is_mine else left}" fill="{hex_code(fill)}"/>'
    return drawn(shape, (side, side), (0, 0, 100, 100))


def _head(surface: pygame.Surface, job: Job, bubble: Bubble, side: int) -> None:
    palette, setting = job.palette, job.setting
    is_mine = bubble.speaker == "me"
    x = bubble.rect.right + setting.em(0.35) if is_mine else bubble.rect.left - setting.em(0.35) - side
    ground, figure = (palette.me, palette.ink_soft) if is_mine else (palette.accent, palette.accent_ink)
    surface.blit(avatar(side, ground, figure), (x, bubble.rect.bottom - side))
