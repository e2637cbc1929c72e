"""Help: three steps for a visitor who may be a victim of a scam right now."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.scenes.core.base import Scene
from game.scenes.core.changes import Pop
from game.ui.controls.paper import sheet
from game.ui.controls.styles import KICKER, PLAIN, Style
from game.ui.controls.widgets import Button
from game.ui.draw.layout import columns, cut, rows, square_beside
from game.ui.type.fonts import HEAVY, REGULAR
from game.ui.type.text_stack import TextStack

_HERO = Style("hero", "text", HEAVY)
_STEP = Style("question", "card_ink", HEAVY, after=0.5)
_HOW = Style("button", "card_ink", REGULAR)
STEPS = (("stop", "stop"), ("call", "dial"), ("ask", "ask"))


class Help(Scene):
    """Opens by one touch from every visitor's screen and returns there."""

    name: ClassVar[str] = "help"
    idle_s: ClassVar[float | None] = 90.0

    def lay_out(self) -> None:
        measures, units = self.measures, self.measures.units
        frame = self.frame
        head, rest = cut(frame.content, "top", min(round(measures.text_px("hero") * 1.4), units(19)), units(2))
        self.stack().write(self.say("help.hero"), _HERO, share=0.85).draw(
            self.plate, head, middle=True, align=self.align
        )
        # Words grow with the text size, while the three steps keep their room.
        lines = 4 if measures.is_portrait else 2
        notes_height = min(round(measures.text_px("body") * 1.4 * lines), units(8 * lines)) + units(1)
        notes, steps = cut(rest, "bottom", notes_height, units(3))
        self._steps(steps)
        words = self.stack().write(self.say("help.keep"), KICKER, after=0).write(self.say("help.staff"), PLAIN)
        words.draw(self.plate, notes, middle=True, align=self.align)
        back = pygame.Rect(0, 0, min(frame.foot.width, units(80)), max(measures.target_px, units(13)))
        back.center = frame.foot.center
        if not measures.is_portrait:
            back.right = frame.foot.right
        self.buttons = [Button("back", back, self.say("help.back"), value=Pop())]

    def _steps(self, area: pygame.Rect) -> None:
        cards = (rows if self.measures.is_portrait else columns)(area, len(STEPS), self.measures.units(3))
        texts = [(self._words(key), self._card(card, icon)) for card, (key, icon) in zip(cards, STEPS, strict=True)]
        scale = min(stack.scale(box.size) for stack, box in texts)
        for stack, box in texts:
            stack.draw(self.plate, box, middle=self.measures.is_portrait, most_scale=scale)

    def _card(self, card: pygame.Rect, icon: str) -> pygame.Rect:
        """Draw paper and picture of one step and return the room for its words."""
        measures, units, theme = self.measures, self.measures.units, self.theme
        sheet(self.plate, card, self.context.look)
        inner = card.inflate(-units(6), -units(4))
        share = 0.8 if measures.is_portrait else 0.34
        side = min(units(26), round(inner.height * share), inner.width // 3 + units(6))
        if measures.is_portrait:
            picture, words = square_beside(inner, side, units(4))
        else:
            picture, words = cut(inner, "top", side, units(1))
        self.plate.blit(self.context.look.icons.draw(icon, side, theme.card_ink, theme.button), picture)
        return words

    def _words(self, key: str) -> TextStack:
        return self.stack().write(self.say(f"help.{key}"), _STEP, share=1.4).write(self.say(f"help.{key}_body"), _HOW)
