"""Words on a sheet: headline, paragraphs and the picture of a button, one below the other."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.exhibit.plan import Job
from game.ui.exhibit.setting import Passage
from game.ui.exhibit.slabs import slab
from game.ui.type.fonts import BOLD, HEAVY


@dataclass(frozen=True)
class Sheet:
    """Text laid out on paper."""

    passages: tuple[Passage, ...]  # headline, paragraphs and the button's words
    button: pygame.Rect | None  # its box, if there is one
    bottom: int  # where the last of them ends, px


def sheet(job: Job, left: int, right: int, top: int, *, is_centred: bool = False) -> Sheet:
    """Set the exhibit between `left` and `right`, which leave a margin of two `side` to the paper's edge.

    `is_centred`: the headline stands in the middle.
    """
    setting, palette = job.setting, job.palette
    passages: list[Passage] = []
    if job.exhibit.subject:
        px = setting.px if setting.level < 2 else setting.smallest_px
        at = ((left + right) // 2 if is_centred else left, top)
        headline = setting.set_text(
            job.exhibit.subject, at, right - left, palette.ink, px=px, weight=HEAVY, is_centred=is_centred
        )
        passages.append(headline)
        top = headline.bottom + setting.em((0.3, 0.2, 0.05, 0.0)[setting.level])
    for number, (_, text) in enumerate(job.exhibit.lines):
        passage = setting.set_text(text, (left, top), right - left, palette.ink, number=number)
        passages.append(passage)
        top = passage.bottom + setting.em((0.35, 0.25, 0.1, 0.05)[setting.level])
    button = None
    if job.exhibit.button:
        words, button = _button(job, left, right, top + setting.em((0.25, 0.15, 0.05, 0.0)[setting.level]))
        passages.append(words)
        top = button.bottom
    return Sheet(tuple(passages), button, top)


def _button(job: Job, left: int, right: int, top: int) -> tuple[Passage, pygame.Rect]:
    setting, ink, middle = job.setting, job.palette.accent_ink, ((left + right) // 2, 0)
    width, px = right - left - 2 * setting.side, setting.px if setting.level < 2 else setting.smallest_px
    words = setting.set_text(job.exhibit.button or "", middle, width, ink, px=px, weight=BOLD, is_centred=True)
    box = pygame.Rect(left, top, right - left, words.height + setting.em((0.5, 0.35, 0.1, 0.05)[setting.level]))
    return words.centred_on(box.centery), box


def paint_button(surface: pygame.Surface, job: Job, body: Sheet) -> None:
    """The flat button of the picture, if it has one, unlike the raised gold one that can be touched."""
    if body.button:
        slab(surface, body.button, job.setting.em(0.4), job.palette.accent)
