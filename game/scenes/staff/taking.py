"""Something is written to a stick: waiting for it, then what has become of it."""

from __future__ import annotations

from typing import ClassVar

from game.rules.pin import Role
from game.scenes.core.staff_house import DONE, Pending, Told
from game.scenes.staff.panel import Page, Panel


class Taking(Page):
    """The records and their report."""

    name: ClassVar[str] = "taking"
    role: ClassVar[Role] = "organiser"
    action: ClassVar[str] = "taken_along"

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self._pending = self.begin()
        self._told: Told | None = None

    def begin(self) -> Pending[Told] | None:
        """Begin to write."""
        house, context = self.context.house, self.context
        pack = context.whole or context.pack
        return None if house is None else house.take_along(pack, context.words.language)

    def lay_out(self) -> None:
        if self._told is None:
            self.panel.sheet(self.say("staff.taking_hero"), self.say("staff.taking_body"))
            return
        hero = self.say("staff.taken_hero" if self._told.key in DONE else "staff.not_taken_hero")
        self.panel.sheet(hero, self.say(self._told.key, **self._told.values))

    def update(self, dt: float) -> None:
        if self._told is None and self._pending is not None:
            self._told = self._pending.result
            if self._told is not None:
                self.panel.note(self.action, self._told.key.split("_", 1)[1])
                self.panel.show()


class TakingKey(Taking):
    """The key with which a forgotten PIN is taken back."""

    name: ClassVar[str] = "taking_key"
    action: ClassVar[str] = "key_exported"

    def begin(self) -> Pending[Told] | None:
        house = self.context.house
        return None if house is None else house.take_key()
