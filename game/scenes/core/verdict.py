"""The verdict on an answer: one line with a sign, in one tone whatever was answered."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.controls.look import Look
from game.ui.measures import Measures
from game.ui.type.fonts import HEAVY
from game.ui.type.text import Align, line_px

_SHARE = 1.5
"""Of the size of a question."""
_ONE_LINE = 0.4
"""Of their size: words are rather in one line of this size than in several."""
_SIGN = 1.2
"""Of the size of the words: the sign."""


@dataclass(frozen=True)
class Verdict:
    """What is said of the answer, and whether it was right."""

    words: str
    is_right: bool


def verdict_px(measures: Measures) -> int:
    """Return the height of a verdict in px."""
    return line_px(round(measures.text_px("question") * _SHARE))


def draw_verdict(target: pygame.Surface, rect: pygame.Rect, look: Look, verdict: Verdict, align: Align) -> None:
    """Draw the verdict with its sign into `rect`."""
    px = round(rect.height / line_px(1000) * 1000)
    one_line = rect.width / (look.type.width(verdict.words, px, HEAVY) + px * (1 + 1 / 3))
    px = int(px * one_line) if _ONE_LINE <= one_line < 1 else px
    gap = px // 3
    block = look.type.fit(verdict.words, px, look.measures.smallest_px(), (rect.width - px - gap, rect.height), HEAVY)
    side = min(px, round(block.px * _SIGN))
    left = rect.x if align == "left" else rect.centerx - (side + gap + block.width) // 2
    sign = look.icons.draw("check" if verdict.is_right else "rethink", side, look.theme.accent, look.theme.accent)
    target.blit(sign, (left, rect.centery - side // 2))
    look.type.draw(target, block, (left + side + gap, rect.centery - block.height // 2), look.theme.text)
