"""Choose: which game, in which language, in which size."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Adjust, Change, Replace, Restart
from game.scenes.core.frame import reach_top
from game.scenes.core.table_stage import has_table, table_picture, table_plan
from game.scenes.core.wheel_stage import wheel_picture
from game.ui.controls.widgets import Button
from game.ui.type.fonts import HEAVY
from game.ui.type.text_stack import HERO_LEADING, TextStack

LARGE_TEXT = 1.4


class Choose(Scene):
    """The games as equals; language and text size for this visit."""

    name: ClassVar[str] = "choose"

    def lay_out(self) -> None:
        measures, units = self.measures, self.measures.units
        frame = self.frame
        heading = TextStack(self.type, measures.smallest_px())
        heading.add(self.say("choose.kicker"), measures.text_px("body"), self.theme.accent)
        hero_px = round(measures.text_px("question") * (1.8 if measures.is_portrait else 1.3))
        hero = self.say("choose.hero" if has_table(self.context) else "choose.hero_one")
        heading.add(hero, hero_px, self.theme.text, weight=HEAVY, leading=HERO_LEADING)
        heading_box = pygame.Rect(
            *frame.content.topleft,
            frame.content.width,
            round(frame.content.height * (0.32 if measures.is_portrait else 0.24)),
        )
        heading.draw(self.plate, heading_box, align=self.align, middle=measures.is_portrait)
        options_height = max(measures.target_px, units(13))
        options = pygame.Rect(frame.content.x, 0, frame.content.width, options_height)
        options.bottom = frame.content.bottom
        top = reach_top(measures) if measures.is_portrait else heading_box.bottom + units(2)
        area = pygame.Rect(frame.content.x, top, frame.content.width, 0)
        area.height = options.top - units(4) - area.y
        self.buttons = [
            *self._posters(area),
            *self._options(options),
            self.help_button(),
        ]

    def _posters(self, area: pygame.Rect) -> list[Button]:
        """One poster a game, all of one size: above each other on an upright screen, side by side on a wide one."""
        games = [("wheel", wheel_picture(self.context), Replace("wheel", Visit("wheel")))]
        if has_table(self.context):
            visit = Visit("can", pushes=table_plan(self.context).pushes)
            games.append(("can", table_picture(self.context), Replace("can_push", visit)))
        gap = self.measures.units(3)
        posters = []
        for number, (game, picture, change) in enumerate(games):
            if self.measures.is_portrait:
                height = (area.height - gap * (len(games) - 1)) // len(games)
                rect = pygame.Rect(area.x, area.y + number * (height + gap), area.width, height)
            else:
                width = (area.width - gap * (len(games) - 1)) // len(games)
                rect = pygame.Rect(area.x + number * (width + gap), area.y, width, area.height)
            label, body = self.say(f"choose.{game}"), self.say(f"choose.{game}_body")
            posters.append(Button(game, rect, label, "poster", body=body, picture=picture, value=change))
        return posters

    @property
    def _is_large(self) -> bool:
        return self.measures.text_scale > 1.0

    def _options(self, area: pygame.Rect) -> list[Button]:
        size_key = "choose.text_size_off" if self._is_large else "choose.text_size"
        scale = 1.0 if self._is_large else LARGE_TEXT
        specs: list[tuple[str, str, str, Change]] = [
            ("back", self.say("choose.back"), "home", Restart()),
            ("text_size", self.say(size_key), "text_size", Adjust(text_scale=scale)),
        ]
        others = [code for code in self.context.languages if code != self.context.words.language]
        label = self.say("choose.language")
        specs += [(f"language_{code}", label, "language", Adjust(language=code)) for code in others]
        gap = self.measures.gap_px
        width = (area.width - gap * (len(specs) - 1)) // len(specs)
        buttons = []
        for number, (name, label, icon, change) in enumerate(specs):
            rect = pygame.Rect(area.x + number * (width + gap), area.y, width, area.height)
            buttons.append(Button(name, rect, label, "quiet", icon, value=change))
        return buttons
