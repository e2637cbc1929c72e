"""What stops play: a pause, cleaning the screen, shutting down."""

from __future__ import annotations

from typing import ClassVar

from game.scenes.core.changes import Change, Quit, Restart
from game.scenes.core.context import SceneContext
from game.scenes.core.staff_house import PAUSES
from game.scenes.staff.cleaning import Cleaning
from game.scenes.staff.panel import Card, Page
from game.ui.controls.widgets import Button

CLEANING_S = (30, 60)
_MOST_PAUSES = 6
"""More would be too small to read where controls lie in the lower part of the screen."""


class Closing(Page):
    """The ways to all three."""

    name: ClassVar[str] = "closing"

    @classmethod
    def is_there(cls, context: SceneContext) -> bool:
        return context.house is not None

    def lay_out(self) -> None:
        area = self.panel.sheet(self.say("staff.closing_hero"), self.say("staff.closing_body"))
        cards: list[Card] = [("pause", self.say("staff.pause"), Pausing)]
        cards += [(f"clean_{seconds}", self.say("staff.clean", seconds=seconds), seconds) for seconds in CLEANING_S]
        cards.append(("shut_down", self.say("staff.shut_down"), ShuttingDown))
        self.panel.cards(area, cards, is_large=True)

    def tapped(self, button: Button) -> None:
        if isinstance(button.value, int):
            self.panel.note("cleaning", str(button.value))
            self.panel.open(Cleaning(self.panel, button.value))


class Pausing(Page):
    """Why the stall pauses; texts of the organisers' own take the place of the last ready ones."""

    name: ClassVar[str] = "pausing"

    def lay_out(self) -> None:
        house = self.context.house
        area = self.panel.sheet(self.say("staff.pausing_hero"), self.say("staff.pausing_body"))
        own = () if house is None else house.own_pauses
        ready = PAUSES[: _MOST_PAUSES - len(own)]
        cards: list[Card] = [(why, self.say(f"paused.{why}"), why) for why in ready]
        cards += [(f"own_{number}", text, text) for number, text in enumerate(own)]
        self.panel.cards(area, cards)

    def tapped(self, button: Button) -> Change | None:
        if self.context.house is None or not isinstance(button.value, str):
            return None
        self.context.house.set_pause(button.value)
        self.panel.note("paused", button.value)
        return Restart()


class ShuttingDown(Page):
    """Asks once: the program alone, or the machine with it."""

    name: ClassVar[str] = "shutting_down"

    def lay_out(self) -> None:
        house = self.context.house
        area = self.panel.sheet(self.say("staff.shut_down_hero"), self.say("staff.shut_down_body"))
        is_restarted = house is not None and house.is_restarted
        cards: list[Card] = [("end", self.say("staff.restart_program" if is_restarted else "staff.end_program"), None)]
        if house is not None and house.can_power_off:
            cards.append(("power_off", self.say("staff.power_off"), None))
        self.panel.cards(area, cards, is_large=True)

    def tapped(self, button: Button) -> Change:
        self.panel.note("shut_down", button.name)
        return Quit(power_off=button.name == "power_off")
