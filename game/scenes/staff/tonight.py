"""The evening so far: visits, scams seen through, the last start, and whether all of it is being saved."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.scenes.core.context import SceneContext
from game.scenes.core.staff_house import Figures, Pending, Told
from game.scenes.staff.panel import Control, Page, Panel
from game.scenes.staff.taking import Taking
from game.scenes.staff.words import saving_notes
from game.ui.controls.paper import sheet
from game.ui.controls.styles import CARD_NOTE, Style, StyledStack
from game.ui.controls.widgets import Button
from game.ui.draw.layout import grid
from game.ui.type.fonts import HEAVY

_NUMBER = Style("question", "card_ink", HEAVY)


class Tonight(Page):
    """Counts in the background when it is opened; from here the records go to a stick."""

    name: ClassVar[str] = "tonight"

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        house = self.context.house
        self._pending: Pending[Figures | Told] | None = None if house is None else house.count()
        self._found: Figures | Told | None = None

    @classmethod
    def is_there(cls, context: SceneContext) -> bool:
        return context.house is not None

    def lay_out(self) -> None:
        panel, found = self.panel, self._found
        controls: list[Control] = [("back", self.say("staff.back"), "quiet")]
        if panel.may("organiser"):
            controls.append(("take", self.say("staff.take"), "primary"))
        notes = saving_notes(self.context) or [self.say("staff.saved")]
        if found is None:
            notes = [self.say("staff.counting")]
        elif isinstance(found, Told):
            notes.insert(0, self.say(found.key, **found.values))
        area = panel.sheet(self.say("staff.tonight_hero"), "\n".join(notes), controls)
        if isinstance(found, Figures):
            self._cards(area, found)

    def tapped(self, button: Button) -> None:
        self.panel.open(Taking(self.panel))

    def update(self, dt: float) -> None:
        if self._found is None and self._pending is not None:
            self._found = self._pending.result
            if self._found is not None:
                self.panel.relay(self.context)

    def _cards(self, area: pygame.Rect, found: Figures) -> None:
        """Write every number on a sheet of its own."""
        look = self.context.look
        units, portrait = look.measures.units, look.measures.is_portrait
        started = self.say("staff.started", count=found.starts)
        cards = [
            (str(found.finished), self.say("staff.finished")),
            (str(found.left), self.say("staff.left")),
            (str(self.context.tally.count), self.say("staff.seen_through")),
            (str(found.by_game.get("wheel", 0)), self.say("attract.wheel")),
            (str(found.by_game.get("can", 0)), self.say("attract.can")),
            (found.started or "–", started),
        ]
        area.height = min(area.height, units(120 if portrait else 62))
        for (number, words), rect in zip(cards, grid(area, len(cards), 2 if portrait else 3, units(2)), strict=True):
            sheet(self.panel.plate, rect, look)
            stack = StyledStack(look).write(number, _NUMBER).write(words, CARD_NOTE)
            stack.draw(self.panel.plate, rect.inflate(-units(4), -units(2)), align="centre", middle=True)
