"""Feedback: every card with its reason, in one tone whatever was picked, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import pygame

from game.rules.challenge import Naming
from game.rules.visit import Visit
from game.scenes.base import Scene
from game.scenes.changes import Change, Replace
from game.scenes.context import SceneContext
from game.scenes.frame import frame_of, help_button, split_columns
from game.ui.fonts import HEAVY, REGULAR
from game.ui.paper import banner, banner_px, sheet, tag, tag_rect
from game.ui.text_stack import SCALES, TextStack
from game.ui.widgets import Button

LIVE_AFTER_S = 1.2


class Feedback(Scene):
    """Explains the whole hand and waits for a touch."""

    name: ClassVar[str] = "feedback"
    idle_s: ClassVar[float | None] = 60.0

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        self.scam = context.pack.scams[visit.scam or 0]
        self.naming = visit.naming or Naming((), (), context.pack.name_count)

    def lay_out(self) -> None:
        measures, units = self.measures, self.measures.units
        frame = frame_of(measures)
        # High enough for two lines beside the verdict.
        head_px = max(banner_px(measures), round(measures.smallest_px() * 2.9))
        head = pygame.Rect(*frame.content.topleft, frame.content.width, head_px)
        height = max(measures.target_px, units(14))
        if measures.is_portrait:
            go_on = pygame.Rect(frame.foot.x, frame.foot.top - units(3) - height, frame.foot.width, height)
            action = pygame.Rect(head.x, 0, head.width, round(measures.text_px("body") * 4.4))
            # On a short screen large words about what to do make room for the cards.
            room = go_on.top - units(1) - units(2) - head.bottom - units(2.5)
            least = self._what_to_do().height_at(head.width, SCALES[-1])
            action.height = max(least, min(action.height, room - self._least_cards_px(head.width)))
            action.bottom = go_on.top - units(1)
            cards = pygame.Rect(head.x, head.bottom + units(2.5), head.width, 0)
            cards.height = action.top - units(2) - cards.y
        else:
            go_on = pygame.Rect(0, 0, min(units(64), frame.foot.width // 3), height)
            go_on.midright = frame.foot.midright
            # What to do stands beside the verdict; the last line, stop and ask, between the controls.
            head, action = split_columns(head, 0.44, units(4))
            cards = pygame.Rect(head.x, head.bottom + units(2.5), frame.content.width, 0)
            cards.height = frame.content.bottom - cards.y
        self._banner(head)
        self._cards(cards, columns=1 if measures.is_portrait else 2)
        chip = help_button(self.context.look, self.say("help.chip"), frame.foot)
        self._what_to_do().draw(self.plate, action, middle=True, align=self.align)
        if not measures.is_portrait:
            self.draw_steps(chip.rect, go_on, frame.foot)
        self.buttons = [
            Button("next", go_on, self.say("feedback.next"), is_live=self._age_s >= LIVE_AFTER_S),
            chip,
        ]

    def update(self, dt: float) -> Change | None:
        super().update(dt)
        button = self.buttons[0]
        if not button.is_live and self._age_s >= LIVE_AFTER_S:
            button.is_live = True
            self.invalidate(button.extent(self.measures))
        return None

    def tapped(self, name: str) -> Change | None:
        return Replace("exhibit", self.visit) if name == "next" else None

    def _banner(self, rect: pygame.Rect) -> None:
        theme, naming = self.theme, self.naming
        if naming.is_complete:
            banner(
                self.plate, rect, self.context.look, self.say("feedback.right"), "check", theme.right, theme.right_ink
            )
            return
        key = "feedback.some" if naming.hits else "feedback.none"
        words = self.say(key, hits=naming.hits)
        banner(self.plate, rect, self.context.look, words, "ask", theme.wrong, theme.wrong_ink)

    def _least_cards_px(self, width: int) -> int:
        """Height of all cards below one another, `width` px wide, in their smallest type; px."""
        units, count = self.measures.units, len(self.naming.cards)
        inner = self._inner(pygame.Rect(0, 0, width, 0)).width
        tallest = min(_tallest_px(self._texts(is_tag_above=is_tag_above), inner) for is_tag_above in (True, False))
        return count * (tallest + units(2)) + (count - 1) * units(2)

    def _cards(self, area: pygame.Rect, columns: int) -> None:
        gap = self.measures.units(2)
        rows = -(-len(self.naming.cards) // columns)
        width = (area.width - gap * (columns - 1)) // columns
        height = (area.height - gap * (rows - 1)) // rows
        rects: list[pygame.Rect] = []
        for position in range(len(self.naming.cards)):
            row, column = divmod(position, columns)
            rects.append(pygame.Rect(area.x + column * (width + gap), area.y + row * (height + gap), width, height))
        room = self._inner(rects[0]).size
        texts = self._texts(is_tag_above=True)
        is_tag_above = _tallest_px(texts, room[0]) <= room[1]
        if not is_tag_above:
            texts = self._texts(is_tag_above=False)
        scale = min(stack.scale(room) for stack in texts)
        for position, (rect, stack) in enumerate(zip(rects, texts, strict=True)):
            self._paper(rect, position, is_tag_above=is_tag_above)
            stack.draw(self.plate, self._inner(rect), middle=True, most_scale=scale)

    def _paper(self, rect: pygame.Rect, position: int, *, is_tag_above: bool) -> None:
        """The sheet and its tag, with the gold edge that the picked card had."""
        units, theme, card = self.measures.units, self.theme, self.naming.cards[position]
        fill = theme.card if card.is_feature else theme.card_muted
        edge = theme.button if position in self.naming.picked else None
        sheet(self.plate, rect, self.context.look, fill=fill, edge=edge)
        word = self._verdict_word(position)
        place = tag_rect(self.context.look, word)
        place.topright = (rect.right - units(1.75), rect.y + units(1.75))
        if not is_tag_above:
            place.bottom = rect.bottom - units(1.75)
        colours = (theme.right, theme.right_ink) if card.is_feature else (theme.card_ink_soft, (255, 255, 255))
        tag(self.plate, place, self.context.look, word, *colours)

    def _inner(self, rect: pygame.Rect) -> pygame.Rect:
        units = self.measures.units
        return rect.inflate(-units(5), -units(2))

    def _texts(self, *, is_tag_above: bool) -> list[TextStack]:
        """What every card says. Its tag stands beside its name or, where that is too narrow, beside the reason."""
        measures, theme = self.measures, self.theme
        texts: list[TextStack] = []
        for position, card in enumerate(self.naming.cards):
            if card.is_feature:
                feature = self.scam.features[card.index]
                text, why = feature.text, feature.why
            else:
                decoy = self.scam.decoys[card.index]
                text, why = decoy.text, decoy.why_not
            tag_px = tag_rect(self.context.look, self._verdict_word(position)).width
            above_px, below_px = (tag_px, 0) if is_tag_above else (0, tag_px)
            stack = TextStack(self.type, measures.smallest_px())
            stack.add(text, measures.text_px("button"), theme.card_ink, weight=HEAVY, right_px=above_px)
            stack.add(why, measures.text_px("body"), theme.card_ink_soft, weight=REGULAR, right_px=below_px)
            texts.append(stack)
        return texts

    def _verdict_word(self, position: int) -> str:
        is_feature = self.naming.cards[position].is_feature
        if position not in self.naming.picked:
            return self.say("feedback.also" if is_feature else "feedback.is_not")
        word = self.say("feedback.is" if is_feature else "feedback.is_not")
        said = "feedback.said" if self.context.pack.judging == "spoken" else "feedback.yours"
        return self.say(said, verdict=word)

    def _what_to_do(self) -> TextStack:
        measures = self.measures
        stack = TextStack(self.type, measures.smallest_px())
        stack.add(self.scam.defence, measures.text_px("body"), self.theme.accent, weight=HEAVY)
        if measures.is_portrait:
            stack.add(self.say("action"), measures.text_px("small"), self.theme.text)
        return stack


def _tallest_px(texts: Iterable[TextStack], width: int) -> int:
    """Height of the tallest in its smallest type, in a box `width` px wide."""
    return max(stack.height_at(width, SCALES[-1]) for stack in texts)
