"""The text beside a judged exhibit: verdict, cues that appear with their marks, reasons, and advice."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.content.model import Exhibit
from game.ui.controls.look import Look
from game.ui.controls.paper import banner, banner_px, sheet
from game.ui.controls.styles import CARD_BODY, CARD_NAME, PLAIN, Style, StyledStack
from game.ui.draw.layout import cut, rows
from game.ui.draw.paint import panel
from game.ui.type.fonts import HEAVY, REGULAR
from game.ui.type.text_stack import SCALES, TextStack, largest_that_fits

_REASON = Style("body", "text", REGULAR, after=1)
_ACTION = Style("button", "accent", HEAVY)


@dataclass
class Explanation:
    """Lays itself out in `rect` and paints each part when it is due."""

    rect: pygame.Rect
    exhibit: Exhibit
    title: str
    steps: str
    look: Look
    is_right: bool

    def draw_static(self, target: pygame.Surface) -> None:
        """Paint what is there from the start: verdict, reasons and advice."""
        look, theme = self.look, self.look.theme
        fill, ink = (theme.right, theme.right_ink) if self.is_right else (theme.wrong, theme.wrong_ink)
        banner(target, self._banner, look, self.title, "check" if self.is_right else "ask", fill, ink)
        self._reasons().draw(target, self._words, most_scale=self._scale)

    def __post_init__(self) -> None:
        measures, units = self.look.measures, self.look.measures.units
        gap = units(1.5)
        banner_height = banner_px(measures)
        count = len(self.exhibit.cues)
        room = self.rect.height - banner_height - 2 * gap
        cues_width = self._cue_text_rect(pygame.Rect(0, 0, self.rect.width, units(14))).width
        inner = (cues_width, room - (count - 1) * gap)
        # One scale for cues and reasons: the largest at which both fit.
        self._scale = largest_that_fits(SCALES, lambda scale: sum(self._heights(inner[0], scale)) <= inner[1])
        cues_height, words_height = self._heights(inner[0], self._scale)
        cue_height = cues_height // count
        words_height = min(words_height, room - count * cue_height - (count - 1) * gap)
        self._banner, area = cut(self.rect, "top", banner_height, gap)
        self._words, area = cut(area, "bottom", words_height, gap)
        area.height = min(area.height, count * (units(22) + gap) - gap)
        self._cue_rects = rows(area, count, gap)

    def _heights(self, cues_width: int, scale: float) -> tuple[int, int]:
        """Return the height in px of all cues and of the reasons, at `scale`."""
        count = len(self.exhibit.cues)
        tallest = max(self._cue_words(number).height_at(cues_width, scale) for number in range(count))
        reasons = self._reasons()
        return count * (tallest + self.look.measures.units(1)), reasons.height_at(self.rect.width, scale)

    def _reasons(self) -> TextStack:
        words = StyledStack(self.look).write(self.exhibit.explanation, _REASON).write(self.exhibit.action, _ACTION)
        return words.write(self.steps, PLAIN) if self.look.measures.is_portrait else words

    def _cue_words(self, number: int) -> TextStack:
        cue = self.exhibit.cues[number]
        return StyledStack(self.look).write(cue.label, CARD_NAME).write(cue.why, CARD_BODY)

    def _spot(self, rect: pygame.Rect) -> pygame.Rect:
        units = self.look.measures.units
        side = min(round(rect.height * 0.55), units(7))
        return pygame.Rect(rect.x + units(2), rect.centery - side // 2, side, side)

    def _cue_text_rect(self, rect: pygame.Rect) -> pygame.Rect:
        units = self.look.measures.units
        left = self._spot(rect).right + units(2)
        return pygame.Rect(left, rect.y, rect.right - units(2) - left, rect.height)

    def draw_cue(self, target: pygame.Surface, number: int) -> None:
        """Paint cue `number` (from 0) with its label and its reason."""
        rect = self._cue_rects[number]
        look, theme, units = self.look, self.look.theme, self.look.measures.units
        sheet(target, rect, look)
        spot = self._spot(rect)
        edge_px = max(2, units(0.3))
        target.blit(panel(spot.size, spot.width // 2, theme.marker, edge=theme.marker_line, edge_px=edge_px), spot)
        digit = look.type.line(str(number + 1), round(spot.width * 0.62), theme.card_ink, HEAVY)
        target.blit(digit, digit.get_rect(center=spot.center))
        words = self._cue_words(number)
        words.draw(target, self._cue_text_rect(rect), middle=True, most_scale=self._scale)
