"""Vouchers at the desk: the drawn prizes that wait, each with its code, to be compared with the visitor's."""

from __future__ import annotations

from concurrent.futures import Future
from typing import ClassVar

from game.rules.prizes.ledger import Won
from game.scenes.core.context import SceneContext
from game.scenes.core.prizes import answer_of
from game.scenes.staff.panel import Card, Control, Page, Panel
from game.scenes.staff.voucher import VoucherPage
from game.scenes.staff.voucher_code import VoucherCode
from game.ui.controls.keys import Enter, Typed
from game.ui.controls.widgets import Button

_SHOWN = 6
"""Cards of a page, the latest draws first."""


class Vouchers(Page):
    """What was drawn and is neither handed out nor given up. A code that is not here is not good."""

    name: ClassVar[str] = "vouchers"

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self.waiting: list[Won] | None = None
        self.first = 0
        self._asked: Future[list[Won]] | None = None

    @classmethod
    def is_there(cls, context: SceneContext) -> bool:
        return context.prize_desk is not None

    def lay_out(self) -> None:
        waiting = self.waiting or []
        controls: list[Control] = [
            ("back", self.say("staff.back"), "quiet"),
            ("type", self.say("staff.code_type"), "primary"),
        ]
        if len(waiting) > _SHOWN:
            controls.insert(1, ("more", self.say("staff.vouchers_more"), "quiet"))
        body = "staff.vouchers_waiting" if self.waiting is None else "staff.vouchers_body"
        area = self.panel.sheet(self.say("staff.vouchers_hero", count=len(waiting)), self.say(body), controls)
        cards: list[Card] = [
            (f"won_{number}", f"{won.name}\n{won.code}", won)
            for number, won in enumerate(waiting[self.first : self.first + _SHOWN])
        ]
        if cards:
            self.panel.cards(area, cards)

    def tapped(self, button: Button) -> None:
        if isinstance(button.value, Won):
            self.panel.open(VoucherPage(self.panel, button.value))
        elif button.name == "type":
            self.panel.open(VoucherCode(self.panel))
        elif button.name == "more":
            self.first = (self.first + _SHOWN) if self.first + _SHOWN < len(self.waiting or []) else 0
            self.panel.show()

    def update(self, dt: float) -> None:
        desk = self.context.prize_desk
        if self._asked is None and desk is not None:
            self._asked = desk.waiting()
        found = answer_of(self._asked)
        if found is not None and found != self.waiting:
            self.waiting, self.first = found, 0
            self.panel.relay(self.context)

    def type_in(self, key: Typed | Enter) -> bool:
        if isinstance(key, Enter):
            return False
        self.panel.open(VoucherCode(self.panel, key.key if key.key != "erase" else ""))
        return True

    def resume(self) -> None:
        self._asked = None  # one of them may have been settled
