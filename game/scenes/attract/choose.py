"""Choose: the game, its language and its text size."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.rules.visit import Visit
from game.scenes.core.base import Scene
from game.scenes.core.changes import Adjust, Change, Replace, Restart
from game.scenes.core.frame import reach_top
from game.scenes.core.table_stage import has_table, table_picture, table_plan
from game.scenes.core.wheel_stage import wheel_picture
from game.ui.controls.styles import KICKER, QUESTION
from game.ui.controls.widgets import Button
from game.ui.draw.layout import columns, cut, rows

LARGE_TEXT = 1.4


class Choose(Scene):
    """The games as equal choices, and language and text size for this visit."""

    name: ClassVar[str] = "choose"

    def lay_out(self) -> None:
        measures, units = self.measures, self.measures.units
        frame = self.frame
        is_upright = measures.is_portrait
        head, rest = cut(frame.content, "top", round(frame.content.height * (0.32 if is_upright else 0.24)), units(2))
        hero = self.say("choose.hero" if has_table(self.context) else "choose.hero_one")
        heading = self.stack().write(self.say("choose.kicker"), KICKER, after=0)
        heading.write(hero, QUESTION, share=1.8 if is_upright else 1.3)
        heading.draw(self.plate, head, align=self.align, middle=is_upright)
        options, area = cut(rest, "bottom", max(measures.target_px, units(13)), units(4))
        if is_upright:
            _, area = cut(area, "top", reach_top(measures) - area.y)
        self.buttons = [
            *self._posters(area),
            *self._options(options),
            self.help_button(),
        ]

    def _posters(self, area: pygame.Rect) -> list[Button]:
        """Return one poster a game, all of one size: in a column on an upright screen, in a row on a wide one."""
        games = [("wheel", wheel_picture(self.context), Replace("wheel", Visit("wheel")))]
        if has_table(self.context):
            visit = Visit("can", pushes=table_plan(self.context).pushes)
            games.append(("can", table_picture(self.context), Replace("can_push", visit)))
        split = rows if self.measures.is_portrait else columns
        posters = []
        for rect, (game, picture, change) in zip(split(area, len(games), self.measures.units(3)), games, strict=True):
            label, body = self.say(f"choose.{game}"), self.say(f"choose.{game}_body")
            posters.append(Button(game, rect, label, "poster", body=body, picture=picture, value=change))
        return posters

    def _options(self, area: pygame.Rect) -> list[Button]:
        is_large = self.measures.text_scale > 1.0
        size_key, scale = ("choose.text_size_off", 1.0) if is_large else ("choose.text_size", LARGE_TEXT)
        specs: list[tuple[str, str, str, Change]] = [
            ("back", self.say("choose.back"), "home", Restart()),
            ("text_size", self.say(size_key), "text_size", Adjust(text_scale=scale)),
        ]
        others = [code for code in self.context.languages if code != self.context.words.language]
        label = self.say("choose.language")
        specs += [(f"language_{code}", label, "language", Adjust(language=code)) for code in others]
        places = columns(area, len(specs), self.measures.gap_px)
        return [
            Button(name, rect, label, "quiet", icon, value=change)
            for rect, (name, label, icon, change) in zip(places, specs, strict=True)
        ]
