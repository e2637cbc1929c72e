"""Takeaway: the whole text first, in letters, and beside it the same text as a code."""

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
from game.ui.controls.paper import sheet
from game.ui.controls.widgets import Button
from game.ui.type.fonts import BOLD, HEAVY, REGULAR
from game.ui.type.pack_text import taking_up
from game.ui.type.text_stack import SCALES, TextStack

BOX_SHARE = 0.59
"""Least side of the white box with the code, of the screen's short side."""
INK, PAPER = (0, 0, 0), (255, 255, 255)


class Takeaway(Scene):
    """Stays long enough for a slow phone; 下一位 ends the visit."""

    name: ClassVar[str] = "takeaway"
    idle_s: ClassVar[float | None] = 90.0

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        self._lines = [taking_up(line, *parts) for line, parts in home_lines(context.pack, visit)]
        self.text = "\n".join(self._lines)
        self.matrix = encode(self.text)
        self.box = pygame.Rect(0, 0, 0, 0)

    def lay_out(self) -> None:
        measures, units = self.measures, self.measures.units
        frame = self.frame
        # The next whole number of pixels a module above the least: no white is wasted around the code.
        modules = self.matrix.size + 2 * QUIET_MODULES
        side = modules * math.ceil(measures.short_px * BOX_SHARE / modules)
        height = max(measures.target_px, units(13))
        self.box = pygame.Rect(0, 0, side, side)
        if measures.is_portrait:
            button = pygame.Rect(frame.foot.x, frame.foot.top - units(3) - height, frame.foot.width, height)
            kicker = pygame.Rect(*frame.content.topleft, frame.content.width, round(measures.text_px("hero") * 2.2))
            # On a short screen large headings make room for the text.
            room = button.top - units(4) - kicker.y - units(2) - side - units(5)
            least = self._headings().height_at(kicker.width, SCALES[-1])
            kicker.height = max(least, min(kicker.height, room - self._least_letters_px(kicker.width)))
            self.box.midtop = (measures.width // 2, kicker.bottom + units(2))
            text = pygame.Rect(frame.content.x, self.box.bottom + units(5), frame.content.width, 0)
            text.height = button.top - units(4) - text.y
        else:
            button = pygame.Rect(0, 0, min(units(64), frame.foot.width // 3), height)
            button.midright = frame.foot.midright
            self.box.right = frame.content.right - units(2)
            self.box.centery = frame.content.centery
            left = pygame.Rect(*frame.content.topleft, self.box.left - units(6) - frame.content.x, frame.content.height)
            kicker = pygame.Rect(left.x, left.y, left.width, round(left.height * 0.34))
            text = pygame.Rect(left.x, kicker.bottom + units(2), left.width, left.bottom - kicker.bottom - units(2))
        self._headings().draw(self.plate, kicker, middle=True, align=self.align)
        self._letters(text)
        self._code()
        self.buttons = [
            Button("done", button, self.say("takeaway.done"), value=Restart()),
            self.help_button(),
        ]

    def _headings(self) -> TextStack:
        measures, theme = self.measures, self.theme
        stack = TextStack(self.type, measures.smallest_px())
        hero_px = round(measures.text_px("hero") * 0.9)
        stack.add(self.say("takeaway.kicker"), hero_px, theme.text, weight=HEAVY, after_px=measures.units(0.5))
        return stack.add(self.say("takeaway.promise"), measures.text_px("body"), theme.accent)

    def _least_letters_px(self, width: int) -> int:
        """Height of the paper in its smallest type; px."""
        units = self.measures.units
        return self._words().height_at(width - units(6), SCALES[-1]) + units(5)

    def _words(self) -> TextStack:
        measures, units, theme = self.measures, self.measures.units, self.theme
        stack = TextStack(self.type, measures.smallest_px())
        stack.add(self.say("takeaway.label"), measures.text_px("small"), theme.card_ink_soft, weight=REGULAR)
        for number, line in enumerate(self._lines):
            weight = HEAVY if number == 0 else BOLD
            stack.add(line, measures.text_px("body"), theme.card_ink, weight=weight, after_px=units(0.5))
        return stack

    def _letters(self, area: pygame.Rect) -> None:
        units, stack = self.measures.units, self._words()
        inner = (area.width - units(6), area.height - units(4))
        height = min(area.height, stack.height(inner) + units(5))
        paper = pygame.Rect(area.x, area.y, area.width, height)
        sheet(self.plate, paper, self.context.look)
        stack.draw(self.plate, paper.inflate(-units(6), -units(4)), middle=True)

    def _code(self) -> None:
        units = self.measures.units
        sheet(self.plate, self.box.inflate(units(4), units(4)), self.context.look)
        self.plate.fill(PAPER, self.box)
        module_px, origin_px = layout(self.matrix.size, self.box.width)
        for row, modules in enumerate(self.matrix.rows):
            for column, is_dark in enumerate(modules):
                if is_dark:
                    x = self.box.x + origin_px + column * module_px
                    y = self.box.y + origin_px + row * module_px
                    self.plate.fill(INK, (x, y, module_px, module_px))
