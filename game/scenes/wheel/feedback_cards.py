"""The cards of a hand with their reasons, as large as fits, none cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pygame

from game.content.model import Scam
from game.rules.challenge import Naming
from game.scenes.core.context import SceneContext
from game.scenes.core.pack import card_words
from game.ui.controls.paper import sheet, tag, tag_rect
from game.ui.controls.styles import CARD_BODY, CARD_NAME, StyledStack
from game.ui.type.text_stack import SCALES, TextStack


@dataclass(frozen=True)
class _Setting:
    """A way to set all cards: where the tags are; rows even or as high as they need.

    A tag is beside the name, beside the reason, or alone on the card's upper edge. Without every reason only the picked
    cards and the features have theirs.
    """

    tag: Literal["name", "reason", "edge"]
    is_even: bool = True
    has_every_reason: bool = True


_SETTINGS = (
    _Setting("name"),
    _Setting("reason"),
    _Setting("edge"),
    _Setting("name", is_even=False),
    _Setting("reason", is_even=False),
    _Setting("edge", is_even=False),
    _Setting("reason", is_even=False, has_every_reason=False),
    _Setting("edge", is_even=False, has_every_reason=False),
)
"""The best one first; the first one that fits is taken, and the last one where none does."""
_MOST_BESIDE = 0.4
"""Of a card's width: a wider tag leaves the words beside it too few letters a line."""


class FeedbackCards:
    """Papers with a name, a reason and a tag, `columns` in a row; picked ones have a gold edge."""

    def __init__(self, context: SceneContext, scam: Scam, naming: Naming, columns: int) -> None:
        self._context, self._scam, self._naming = context, scam, naming
        self._columns = columns
        shown = naming.shown
        self._rows = [shown[start : start + columns] for start in range(0, len(shown), columns)]
        self._gap_px = context.look.measures.units(2)

    def least_px(self, width: int) -> int:
        """Return the height in px at which every card can have its reason, in an area `width` px wide."""
        whole = (setting for setting in self._settings(width) if setting.has_every_reason)
        return min(sum(self._needs(setting, width)) for setting in whole) + self._gaps_px

    def draw(self, target: pygame.Surface, area: pygame.Rect) -> None:
        """Draw every card into `area`."""
        width = self._card_px(area.width)
        for setting in self._settings(area.width):
            heights = self._heights(setting, area)
            if heights is not None:
                break
        else:
            heights = self._even(area)
        y, placed = area.y, []
        for row, height in zip(self._rows, heights, strict=True):
            for column, position in enumerate(row):
                rect = pygame.Rect(area.x + column * (width + self._gap_px), y, width, height)
                placed.append((position, rect, self._text(position, setting)))
            y += height + self._gap_px
        scale = min(text.scale(self._inner(rect, setting).size) for _, rect, text in placed)
        for position, rect, text in placed:
            self._paper(target, rect, position, setting)
            text.draw(target, self._inner(rect, setting), middle=True, most_scale=scale)

    def _settings(self, width: int) -> list[_Setting]:
        """Return the settings that an area `width` px wide has room for."""
        widest = max(
            tag_rect(self._context.look, self._verdict_word(position)).width for position in self._naming.shown
        )
        is_wide = widest <= _MOST_BESIDE * self._card_px(width)
        return [setting for setting in _SETTINGS if is_wide or setting.tag == "edge"]

    @property
    def _gaps_px(self) -> int:
        return self._gap_px * (len(self._rows) - 1)

    def _card_px(self, width: int) -> int:
        return (width - self._gap_px * (self._columns - 1)) // self._columns

    def _even(self, area: pygame.Rect) -> list[int]:
        return [(area.height - self._gaps_px) // len(self._rows)] * len(self._rows)

    def _heights(self, setting: _Setting, area: pygame.Rect) -> list[int] | None:
        """Return the height of every row, px; None when the cards do not fit with this setting."""
        needs = list(self._needs(setting, area.width))
        even = self._even(area)
        if setting.is_even:
            return even if max(needs) <= even[0] else None
        spare = area.height - self._gaps_px - sum(needs)
        return None if spare < 0 else [need + spare // len(needs) for need in needs]

    def _needs(self, setting: _Setting, width: int) -> Iterator[int]:
        """Return the least height of every row, px: that of its tallest card in the smallest type."""
        inner = self._inner(pygame.Rect(0, 0, self._card_px(width), 0), setting)
        for row in self._rows:
            tallest = max(self._text(position, setting).height_at(inner.width, SCALES[-1]) for position in row)
            yield tallest - inner.height

    def _inner(self, rect: pygame.Rect, setting: _Setting) -> pygame.Rect:
        """Return the room for the words of a card, smaller by the air around them; its height may be negative."""
        units = self._context.look.measures.units
        across, along = units(5), units(2)
        inner = pygame.Rect(rect.x + across // 2, rect.y + along // 2, rect.width - across, rect.height - along)
        if setting.tag != "edge":
            return inner
        below = tag_rect(self._context.look, "").height - self._gap_px // 2
        taken = max(0, below - along // 2)
        return pygame.Rect(inner.x, inner.y + taken, inner.width, inner.height - taken)

    def _text(self, position: int, setting: _Setting) -> TextStack:
        look, card = self._context.look, self._naming.cards[position]
        text, why = card_words(self._scam, card)
        has_reason = setting.has_every_reason or card.is_feature or position in self._naming.picked
        tag_px = tag_rect(look, self._verdict_word(position)).width
        above_px, below_px = (tag_px, 0) if setting.tag == "name" or not has_reason else (0, tag_px)
        if setting.tag == "edge":
            above_px = below_px = 0
        stack = StyledStack(look).write(text, CARD_NAME, right_px=above_px)
        return stack.write(why, CARD_BODY, right_px=below_px) if has_reason else stack

    def _verdict_word(self, position: int) -> str:
        say, is_feature = self._context.words, self._naming.cards[position].is_feature
        if position not in self._naming.picked:
            return say("feedback.also" if is_feature else "feedback.is_not")
        word = say("feedback.is" if is_feature else "feedback.is_not")
        said = "feedback.said" if self._context.pack.judging == "spoken" else "feedback.yours"
        return say(said, verdict=word)

    def _paper(self, target: pygame.Surface, rect: pygame.Rect, position: int, setting: _Setting) -> None:
        look, card = self._context.look, self._naming.cards[position]
        units, theme = look.measures.units, look.theme
        is_picked = position in self._naming.picked
        fill = theme.card if card.is_feature else theme.card_muted
        sheet(target, rect, look, fill=fill, edge=theme.button if is_picked else None)
        word = self._verdict_word(position)
        place = tag_rect(look, word)
        place.topright = (rect.right - units(1.75), rect.y + units(1.75))
        if setting.tag == "edge":
            place.y = rect.y - self._gap_px // 2
        elif setting.tag == "reason" and (setting.has_every_reason or card.is_feature or is_picked):
            place.bottom = rect.bottom - units(1.75)
        colours = (theme.right, theme.right_ink) if card.is_feature else (theme.card_ink_soft, (255, 255, 255))
        tag(target, place, look, word, *colours)
