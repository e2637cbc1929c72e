"""Vouchers at the desk: the drawn prizes that wait, each with its code, to be compared with the visitor's."""

from __future__ import annotations

from concurrent.futures import Future
from typing import ClassVar, Literal

from game.rules.prizes.ledger import REASONS, Checked, Reason, Won
from game.scenes.core.context import SceneContext
from game.scenes.core.prizes import answer_of
from game.scenes.staff.panel import Card, Control, Page, Panel
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
        controls: list[Control] = [("back", self.say("staff.back"), "quiet")]
        if len(waiting) > _SHOWN:
            controls.append(("more", self.say("staff.vouchers_more"), "quiet"))
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

    def ask_again(self) -> None:
        """Ask once more what waits, because one of them has been settled."""
        self._asked = None


class VoucherPage(Page):
    """One draw: handed out, or not and why. What is not handed out goes back into the drum, unless it is damaged."""

    name: ClassVar[str] = "voucher"

    def __init__(self, panel: Panel, won: Won) -> None:
        super().__init__(panel)
        self.won = won
        self.standing: Literal["", "handed", "kept", "refused"] = ""
        self._wanted: Literal["handed", "kept"] = "handed"
        self._asked: Future[Checked] | None = None

    def lay_out(self) -> None:
        words = {
            "": "staff.voucher_body",
            "handed": "staff.voucher_handed",
            "kept": "staff.voucher_kept",
            "refused": "staff.voucher_refused",
        }
        area = self.panel.sheet(f"{self.won.name}  {self.won.code}", self.say(words[self.standing]))
        if not self.standing:
            labels: list[Card] = [("hand", self.say("staff.voucher_hand"), "")]
            labels += [(reason, self.say(f"staff.keep_{reason}"), reason) for reason in REASONS]
            self.panel.cards(area, labels)

    def tapped(self, button: Button) -> None:
        desk = self.context.prize_desk
        if desk is None or self._asked is not None or self.standing:
            return
        if button.name == "hand":
            self._asked = desk.hand_out(self.won.code)
        else:
            reason = next((each for each in REASONS if each == button.name), None)
            if reason is None:
                return
            self._asked = desk.keep(self.won.number, reason, is_back=_is_back(reason))
        self._wanted = "handed" if button.name == "hand" else "kept"
        self.panel.note("voucher", f"{self.won.number} {button.name}")

    def update(self, dt: float) -> None:
        if self._asked is None or not self._asked.done():
            return
        checked, self._asked = answer_of(self._asked), None
        self.standing = self._wanted if checked is not None and checked.standing == "valid" else "refused"
        self.panel.relay(self.context)

    def close(self) -> None:
        for page in self.panel.pages:
            if isinstance(page, Vouchers):
                page.ask_again()


def _is_back(reason: Reason) -> bool:
    """Return whether the piece can be drawn again."""
    return reason != "damaged"
