"""The organiser's page about the PIN: another one, and the key with which a forgotten one is taken back."""

from __future__ import annotations

from typing import ClassVar

from game.rules.pin import Role
from game.scenes.core.changes import Change, Replace
from game.scenes.core.context import SceneContext
from game.scenes.staff.panel import Page
from game.scenes.staff.taking import TakingKey
from game.ui.controls.widgets import Button


class PinPage(Page):
    """Leads to the pad, where both PINs are chosen anew, and writes the key to a stick."""

    name: ClassVar[str] = "pin"
    role: ClassVar[Role] = "organiser"

    @classmethod
    def is_there(cls, context: SceneContext) -> bool:
        return context.lock is not None and context.house is not None

    def lay_out(self) -> None:
        house = self.context.house
        body = self.say("staff.pin_body" if house is None or house.has_key else "staff_first.body")
        area = self.panel.sheet(self.say("staff.pin_hero"), body)
        self.panel.cards(
            area, [("change", self.say("staff.pin_change"), None), ("key", self.say("staff.pin_key"), TakingKey)]
        )

    def tapped(self, button: Button) -> Change | None:
        if self.context.lock is None:
            return None
        self.context.lock.begin_change()
        return Replace("pin")
