"""Help: somebody may be being scammed at this very moment. Three steps, nothing else."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.scenes.core.base import Scene
from game.scenes.core.changes import Pop
from game.ui.controls.paper import sheet
from game.ui.controls.widgets import Button
from game.ui.type.fonts import HEAVY, REGULAR
from game.ui.type.text_stack import TextStack

STEPS = (("stop", "stop"), ("call", "dial"), ("ask", "ask"))


class Help(Scene):
    """One touch away from everywhere; leads back to where one was."""

    name: ClassVar[str] = "help"
    idle_s: ClassVar[float | None] = 90.0

    def lay_out(self) -> None:
        measures, units = self.measures, self.measures.units
        frame = self.frame
        title = TextStack(self.type, measures.smallest_px())
        title.add(self.say("help.hero"), round(measures.text_px("hero") * 0.85), self.theme.text, weight=HEAVY)
        head = pygame.Rect(
            *frame.content.topleft, frame.content.width, min(round(measures.text_px("hero") * 1.4), units(19))
        )
        title.draw(self.plate, head, middle=True, align=self.align)
        # Words grow with the text size, but the three steps keep their room.
        lines = 4 if measures.is_portrait else 2
        notes_height = min(round(measures.text_px("body") * 1.4 * lines), units(8 * lines)) + units(1)
        notes = pygame.Rect(head.x, frame.content.bottom - notes_height, head.width, notes_height)
        top = head.bottom + units(2)
        self._steps(pygame.Rect(head.x, top, head.width, notes.top - units(3) - top))
        words = TextStack(self.type, measures.smallest_px())
        words.add(self.say("help.keep"), measures.text_px("body"), self.theme.accent)
        words.add(self.say("help.staff"), measures.text_px("body"), self.theme.text)
        words.draw(self.plate, notes, middle=True, align=self.align)
        back = pygame.Rect(0, 0, min(frame.foot.width, units(80)), max(measures.target_px, units(13)))
        back.center = frame.foot.center
        if not measures.is_portrait:
            back.right = frame.foot.right
        self.buttons = [Button("back", back, self.say("help.back"), value=Pop())]

    def _steps(self, area: pygame.Rect) -> None:
        units = self.measures.units
        gap = units(3)
        texts: list[tuple[TextStack, pygame.Rect]] = []
        for number, (key, icon) in enumerate(STEPS):
            if self.measures.is_portrait:
                height = (area.height - 2 * gap) // 3
                card = pygame.Rect(area.x, area.y + number * (height + gap), area.width, height)
            else:
                width = (area.width - 2 * gap) // 3
                card = pygame.Rect(area.x + number * (width + gap), area.y, width, area.height)
            texts.append((self._words(key), self._card(card, icon)))
        scale = min(stack.scale(box.size) for stack, box in texts)
        for stack, box in texts:
            stack.draw(self.plate, box, middle=self.measures.is_portrait, most_scale=scale)

    def _card(self, card: pygame.Rect, icon: str) -> pygame.Rect:
        """Paper and picture of one step; returns the room for its words."""
        measures, units, theme = self.measures, self.measures.units, self.theme
        sheet(self.plate, card, self.context.look)
        inner = card.inflate(-units(6), -units(4))
        share = 0.8 if measures.is_portrait else 0.34
        side = min(units(26), round(inner.height * share), inner.width // 3 + units(6))
        picture = pygame.Rect(inner.x, inner.y, side, side)
        if measures.is_portrait:
            picture.centery = inner.centery
            left = picture.right + units(4)
            words = pygame.Rect(left, inner.y, inner.right - left, inner.height)
        else:
            top = picture.bottom + units(1)
            words = pygame.Rect(inner.x, top, inner.width, inner.bottom - top)
        self.plate.blit(self.context.look.icons.draw(icon, side, theme.card_ink, theme.button), picture)
        return words

    def _words(self, key: str) -> TextStack:
        measures, theme = self.measures, self.theme
        stack = TextStack(self.type, measures.smallest_px())
        name_px = round(measures.text_px("question") * 1.4)
        stack.add(self.say(f"help.{key}"), name_px, theme.card_ink, weight=HEAVY, after_px=measures.units(0.5))
        return stack.add(self.say(f"help.{key}_body"), measures.text_px("button"), theme.card_ink, weight=REGULAR)
