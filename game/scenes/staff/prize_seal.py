"""The end of a night with prizes: the seed is told, from which anybody can count every draw again."""

from __future__ import annotations

from concurrent.futures import Future
from typing import ClassVar

from game.scenes.core.prizes import answer_of
from game.scenes.staff.panel import Control, Page, Panel
from game.ui.controls.paper import written_sheet
from game.ui.controls.styles import CARD_NOTE, StyledStack
from game.ui.controls.widgets import Button

_GROUP = 8


class PrizeSeal(Page):
    """Asks once, then shows seal and seed, to be written down or photographed."""

    name: ClassVar[str] = "prize_seal"

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self.told: list[tuple[str, str]] | None = None
        self._asked: Future[list[tuple[str, str]]] | None = None
        self._is_refused = False

    def lay_out(self) -> None:
        if self.told is None:
            body = "staff.seal_refused" if self._is_refused else "staff.seal_body"
            controls: list[Control] = [
                ("back", self.say("staff.back"), "quiet"),
                ("tell", self.say("staff.seal_tell"), "primary"),
            ]
            self.panel.sheet(self.say("staff.seal_hero"), self.say(body), controls)
            return
        area = self.panel.sheet(self.say("staff.seal_hero"), self.say("staff.seal_none") if not self.told else "")
        if self.told:
            stack = StyledStack(self.context.look)
            for seal, seed in self.told:
                stack.write(self.say("staff.seal_told", seal=_grouped(seal), seed=_grouped(seed)), CARD_NOTE)
            written_sheet(self.panel.plate, area, self.context.look, stack, middle=False)

    def tapped(self, button: Button) -> None:
        desk = self.context.prize_desk
        if button.name == "tell" and desk is not None and self._asked is None:
            self._asked = desk.close_nights()
            self.panel.note("prizes closed")

    def update(self, dt: float) -> None:
        if self._asked is None or not self._asked.done():
            return
        self.told, self._asked = answer_of(self._asked), None
        self._is_refused = self.told is None
        self.panel.show()


def _grouped(digits: str) -> str:
    """Return hexadecimal digits in groups, as they are compared by eye."""
    return " ".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))
