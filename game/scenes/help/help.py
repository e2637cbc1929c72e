"""Help: three steps for a visitor who may be a victim of a scam right now, and what else may have happened."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.scenes.core.base import Scene
from game.scenes.core.changes import Pop
from game.ui.controls.paper import sheet
from game.ui.controls.styles import KICKER, Style
from game.ui.controls.widgets import Button
from game.ui.draw.layout import columns, cut, rows, square_beside
from game.ui.type.fonts import BOLD, HEAVY, REGULAR
from game.ui.type.text_stack import SCALES, TextStack, largest_that_fits

_LEADING = 1.26
_HERO = Style("hero", "text", HEAVY)
_STEP = Style("question", "card_ink", HEAVY, after=0.5)
_HOW = Style("button", "card_ink", REGULAR, _LEADING)
_NOTE = Style("body", "text", BOLD, _LEADING, after=1)
STEPS = (("stop", "stop"), ("call", "dial"), ("ask", "ask"))
NOTES = ("keep", "again", "family", "threat", "staff")
_PICTURE = 13
"""Side of the picture of a step, units."""


class Help(Scene):
    """Opens by one touch from every visitor's screen and returns there."""

    name: ClassVar[str] = "help"
    idle_s: ClassVar[float | None] = 90.0

    def lay_out(self) -> None:
        measures, units = self.measures, self.measures.units
        frame = self.frame
        head, rest = cut(frame.content, "top", min(round(measures.text_px("hero") * 1.2), units(14)), units(1))
        self.stack().write(self.say("help.hero"), _HERO, share=0.75).draw(
            self.plate, head, middle=True, align=self.align
        )
        gap = units(3)

        def fits(scale: float) -> bool:
            return sum(self._heights(rest.width, scale)) + gap <= rest.height

        scale = largest_that_fits(self.type, SCALES, fits)
        steps_px, notes_px = self._heights(rest.width, scale)
        spare = max(0, rest.height - steps_px - notes_px - gap)
        steps, notes = cut(rest, "top", min(steps_px + spare // 2, rest.height - notes_px - gap), gap)
        self._draw_steps(steps, scale)
        for part, stack in self._notes(notes):
            stack.draw(self.plate, part, middle=measures.is_portrait, most_scale=scale)
        back = pygame.Rect(0, 0, min(frame.foot.width, units(80)), max(measures.target_px, units(13)))
        back.center = frame.foot.center
        if not measures.is_portrait:
            back.right = frame.foot.right
        self.buttons = [Button("back", back, self.say("help.back"), value=Pop())]

    def _heights(self, width: int, scale: float) -> tuple[int, int]:
        """Return the least heights in px of the steps and of the notes at `scale` of their sizes."""
        units, gap = self.measures.units, self.measures.units(3)
        area = pygame.Rect(0, 0, width, 0)
        notes = max(stack.height_at(part.width, scale) for part, stack in self._notes(area))
        if self.measures.is_portrait:
            _, room = self._inside(pygame.Rect(0, 0, width, units(_PICTURE) + units(4)))
            heights = [max(units(_PICTURE), self._words(key).height_at(room.width, scale)) for key, _ in STEPS]
            return len(STEPS) * (max(heights) + units(4)) + (len(STEPS) - 1) * gap, notes
        card = columns(area, len(STEPS), gap)[0]
        words = max(self._words(key).height_at(card.width - units(5), scale) for key, _ in STEPS)
        return units(_PICTURE) + units(1.5) + words + units(4), notes

    def _notes(self, area: pygame.Rect) -> list[tuple[pygame.Rect, TextStack]]:
        """Return what else may have happened with its place, in two columns on a wide screen."""
        half = len(NOTES) if self.measures.is_portrait else len(NOTES) // 2
        parts = [area] if self.measures.is_portrait else columns(area, 2, self.measures.units(6))
        found: list[tuple[pygame.Rect, TextStack]] = []
        for part, keys in zip(parts, (NOTES[:half], NOTES[half:]), strict=False):
            stack = self.stack()
            for key in keys:
                stack.write(self.say(f"help.{key}"), KICKER if key == "staff" else _NOTE)
            found.append((part, stack))
        return found

    def _draw_steps(self, area: pygame.Rect, scale: float) -> None:
        cards = (rows if self.measures.is_portrait else columns)(area, len(STEPS), self.measures.units(3))
        for card, (key, icon) in zip(cards, STEPS, strict=True):
            sheet(self.plate, card, self.context.look)
            picture, words = self._inside(card)
            if not self.measures.is_portrait:
                name = pygame.Rect(picture.right + self.measures.units(2), picture.y, 0, picture.height)
                name.width = words.right - name.x
                self.stack().write(self.say(f"help.{key}"), _STEP, share=1.4).draw(self.plate, name, middle=True)
            self._words(key).draw(self.plate, words, middle=self.measures.is_portrait, most_scale=scale)
            theme = self.theme
            self.plate.blit(self.context.look.icons.draw(icon, picture.width, theme.card_ink, theme.button), picture)

    def _inside(self, card: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
        """Return the places of the picture and of the words on a card; its name stands beside or above the words."""
        units = self.measures.units
        inner, side = card.inflate(-units(5), -units(4)), units(_PICTURE)
        if self.measures.is_portrait:
            return square_beside(inner, side, units(4))
        head, words = cut(inner, "top", side, units(1.5))
        return pygame.Rect(*head.topleft, side, side), words

    def _words(self, key: str) -> TextStack:
        stack = self.stack()
        if self.measures.is_portrait:
            stack.write(self.say(f"help.{key}"), _STEP, share=1.4)
        return stack.write(self.say(f"help.{key}_body"), _HOW)
