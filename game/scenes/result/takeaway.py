"""Takeaway: the text to take home, and the same text as a QR code."""

from __future__ import annotations

import math
from typing import ClassVar

import pygame

from game.content.home_text import home_lines
from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Restart
from game.scenes.core.context import SceneContext
from game.takeaway.qr import QUIET_MODULES, encode, layout
from game.ui.controls.paper import sheet, written_sheet
from game.ui.controls.styles import KICKER, Style
from game.ui.controls.widgets import Button
from game.ui.draw.layout import cut
from game.ui.type.fonts import HEAVY, REGULAR
from game.ui.type.pack_text import taking_up
from game.ui.type.text_stack import SCALES, TextStack

_HERO = Style("hero", "text", HEAVY, after=0.5)
_LABEL = Style("small", "card_ink_soft", REGULAR)
_FIRST_LINE = Style("body", "card_ink", HEAVY, after=0.5)
_LINE = Style("body", "card_ink", after=0.5)
BOX_SHARE = 0.59
"""Least side of the white box with the code, of the screen's short side."""
INK, PAPER = (0, 0, 0), (255, 255, 255)


class Takeaway(Scene):
    """Stays long enough for a slow phone; 下一位 ends the visit."""

    name: ClassVar[str] = "takeaway"
    idle_s: ClassVar[float | None] = 90.0

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        self._lines = [taking_up(line, text) for line, text in home_lines(context.pack, visit)]
        self.text = "\n".join(self._lines)
        self.matrix = encode(self.text)
        self.box = pygame.Rect(0, 0, 0, 0)

    def lay_out(self) -> None:
        measures, units = self.measures, self.measures.units
        frame = self.frame
        # The next whole number of pixels a module above the least, so that the code wastes no room.
        modules = len(self.matrix) + 2 * QUIET_MODULES
        side = modules * math.ceil(measures.short_px * BOX_SHARE / modules)
        button = self.action_rect(13, 64, 3)
        self.box = pygame.Rect(0, 0, side, side)
        if measures.is_portrait:
            kicker = pygame.Rect(*frame.content.topleft, frame.content.width, round(measures.text_px("hero") * 2.2))
            # On a short screen large headings make room for the text.
            room = button.top - units(4) - kicker.y - units(2) - side - units(5)
            least = self._headings().height_at(kicker.width, SCALES[-1])
            least_paper_px = self._words().height_at(kicker.width - units(6), SCALES[-1]) + units(5)
            kicker.height = max(least, min(kicker.height, room - least_paper_px))
            self.box.midtop = (measures.width // 2, kicker.bottom + units(2))
            top = self.box.bottom + units(5)
            text = pygame.Rect(frame.content.x, top, frame.content.width, button.top - units(4) - top)
        else:
            self.box.right = frame.content.right - units(2)
            self.box.centery = frame.content.centery
            left = pygame.Rect(*frame.content.topleft, self.box.left - units(6) - frame.content.x, frame.content.height)
            kicker, text = cut(left, "top", round(left.height * 0.34), units(2))
        self._headings().draw(self.plate, kicker, middle=True, align=self.align)
        written_sheet(self.plate, text, self.context.look, self._words())
        self._code()
        self.buttons = [Button("done", button, self.say("takeaway.done"), value=Restart()), self.help_button()]

    def _headings(self) -> TextStack:
        stack = self.stack().write(self.say("takeaway.kicker"), _HERO, share=0.9)
        return stack.write(self.say("takeaway.promise"), KICKER)

    def _words(self) -> TextStack:
        stack = self.stack().write(self.say("takeaway.label"), _LABEL)
        for number, line in enumerate(self._lines):
            stack.write(line, _LINE if number else _FIRST_LINE)
        return stack

    def _code(self) -> None:
        units = self.measures.units
        sheet(self.plate, self.box.inflate(units(4), units(4)), self.context.look)
        self.plate.fill(PAPER, self.box)
        module_px, origin_px = layout(len(self.matrix), self.box.width)
        for row, modules in enumerate(self.matrix):
            for column, is_dark in enumerate(modules):
                if is_dark:
                    x = self.box.x + origin_px + column * module_px
                    y = self.box.y + origin_px + row * module_px
                    self.plate.fill(INK, (x, y, module_px, module_px))
