"""The words beside a judged exhibit: the verdict, a slip for each cue once it is marked, and what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pygame

from game.content.model import Exhibit
from game.scenes.core.verdict import Verdict, draw_verdict, verdict_px
from game.ui.controls.look import Look
from game.ui.controls.paper import sheet
from game.ui.controls.styles import CARD_BODY, CARD_NAME, Style, StyledStack
from game.ui.draw.layout import cut, rows
from game.ui.draw.paint import disc
from game.ui.type.fonts import HEAVY, REGULAR
from game.ui.type.text import Align
from game.ui.type.text_stack import SCALES, TextStack, largest_that_fits

_REASON = Style("body", "text", REGULAR, after=1)
_ACTION = Style("question", "accent", HEAVY, leading=1.3)
_LABEL = 1.15
"""Of its usual size: a label without a reason."""
_CLOSE = 1.2
"""Em between lines of reasons that have no room otherwise."""
_LEAST = 0.45
"""Of its full size: the smallest verdict."""


@dataclass
class Explanation:
    """Lays itself out in the middle of `rect` and paints each part when it is due.

    At first a slip holds the label of its cue alone; only one that `is_whole` has reasons.
    """

    rect: pygame.Rect
    exhibit: Exhibit
    verdict: Verdict
    look: Look
    align: Align = "left"
    is_whole: bool = False
    revealed: int = 0  # so many slips are painted
    _is_close: bool = False

    def draw_static(self, target: pygame.Surface) -> None:
        """Paint what is there from the start: the verdict and what to do."""
        draw_verdict(target, self._title, self.look, self.verdict, self.align)
        align: Align = "left" if self.is_whole else self.align  # sentences are read, not looked at
        self._advice().draw(target, self._words, align=align, most_scale=self._scale)

    def draw_cue(self, target: pygame.Surface, number: int) -> None:
        """Paint the slip of cue `number` (from 0)."""
        rect = self._slips[number]
        look, theme = self.look, self.look.theme
        sheet(target, rect, look)
        spot = self._spot(rect)
        target.blit(disc(spot.width, theme.marker, edge=theme.marker_line, edge_px=look.measures.units(0.3) or 2), spot)
        digit = look.type.line(str(number + 1), round(spot.width * 0.62), theme.card_ink, HEAVY)
        target.blit(digit, digit.get_rect(center=spot.center))
        words = self._cue_words(number)
        words.draw(target, self._beside_spot(rect), middle=True, most_scale=self._scale)

    def __post_init__(self) -> None:
        units, count = self.look.measures.units, len(self.exhibit.cues)
        gap, wide = (units(1.5), units(1.5)) if self.is_whole else (units(2.5), units(5))
        room = self.rect.height - (count - 1) * gap - 2 * wide
        # One scale for all: the largest at which everything fits.
        self._scale = largest_that_fits(self.look.type, SCALES, lambda scale: sum(self._heights(scale)) <= room)
        self._is_close = sum(self._heights(self._scale)) > room  # the smallest: there only less air makes room
        title_px, slips_px, words_px = self._heights(self._scale)
        words_px = min(words_px, room - title_px - slips_px)
        spare = max(0, room - title_px - slips_px - words_px)
        slips_px += min(spare, count * units(3)) + (count - 1) * gap
        height = title_px + slips_px + words_px + 2 * wide
        area = pygame.Rect(self.rect.x, 0, self.rect.width, height)
        area.centery = self.rect.centery
        self._title, area = cut(area, "top", title_px, wide)
        slips, self._words = cut(area, "top", slips_px, wide)
        if not self.is_whole:
            slips.width = min(slips.width, self._slip_width())
            if self.align == "centre":
                slips.centerx = self.rect.centerx
        self._slips = rows(slips, count, gap)

    def _heights(self, scale: float) -> tuple[int, int, int]:
        """Return the heights in px of the verdict, of all slips and of the advice, at `scale`."""
        cues, units = range(len(self.exhibit.cues)), self.look.measures.units
        width = self._beside_spot(pygame.Rect(0, 0, self.rect.width, units(14))).width
        tallest = max(self._cue_words(number).height_at(width, scale) for number in cues)
        title_px = round(verdict_px(self.look.measures) * max(scale, _LEAST))
        return title_px, len(cues) * (tallest + units(1)), self._advice().height_at(self.rect.width, scale)

    def _slip_width(self) -> int:
        """Return the width of the slips, in px, that the longest label needs in one line."""
        longest = max(self._cue_words(number).width_at(self._scale) for number in range(len(self.exhibit.cues)))
        slip = pygame.Rect(0, 0, self.rect.width, self.look.measures.units(14))
        return round(slip.width - self._beside_spot(slip).width + longest) + self.look.measures.units(2)

    def _advice(self) -> TextStack:
        words = StyledStack(self.look)
        if self.is_whole:
            words.write(self.exhibit.explanation, self._set(_REASON))
        return words.write(self.exhibit.action, self._set(_ACTION), share=0.86 if self.is_whole else 1.0)

    def _cue_words(self, number: int) -> TextStack:
        cue = self.exhibit.cues[number]
        words = StyledStack(self.look).write(cue.label, self._set(CARD_NAME), share=1.0 if self.is_whole else _LABEL)
        return words.write(cue.why, self._set(CARD_BODY)) if self.is_whole else words

    def _set(self, style: Style) -> Style:
        return replace(style, leading=_CLOSE) if self._is_close else style

    def _spot(self, rect: pygame.Rect) -> pygame.Rect:
        units = self.look.measures.units
        side = min(round(rect.height * 0.55), units(7))
        return pygame.Rect(rect.x + units(2), rect.centery - side // 2, side, side)

    def _beside_spot(self, rect: pygame.Rect) -> pygame.Rect:
        units = self.look.measures.units
        left = self._spot(rect).right + units(2)
        return pygame.Rect(left, rect.y, rect.right - units(2) - left, rect.height)
