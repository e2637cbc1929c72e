"""One voucher at the desk: whether it is good, and what becomes of its prize."""

from __future__ import annotations

from concurrent.futures import Future
from typing import ClassVar, Literal

from game.rules.prizes.ledger import REASONS, Checked, Reason, Won
from game.scenes.core.prizes import answer_of
from game.scenes.staff.panel import Card, Page, Panel
from game.ui.controls.keys import Enter, Typed
from game.ui.controls.widgets import Button

_SCANNED_S = 2.0
"""After a code was found, within which a scanner has sent the rest of the text."""


class VoucherPage(Page):
    """One draw: handed out, or not and why. What is not handed out goes back into the drum, unless it is damaged.

    It was found in the list, to be compared by eye, or by its code: then `checked` is what the records say.
    """

    name: ClassVar[str] = "voucher"

    def __init__(self, panel: Panel, won: Won, checked: Checked | None = None) -> None:
        super().__init__(panel)
        self.won = won
        self._checked = checked
        self._age_s = 0.0
        self.standing: Literal["", "handed", "kept", "refused"] = ""
        self._wanted: Literal["handed", "kept"] = "handed"
        self._asked: Future[Checked] | None = None

    def lay_out(self) -> None:
        words = {
            "": self._body(),
            "handed": "staff.voucher_handed",
            "kept": "staff.voucher_kept",
            "refused": "staff.voucher_refused",
        }
        area = self.panel.sheet(f"{self.won.name}  {self.won.code}", self.say(words[self.standing], at=self._at()))
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
        self._age_s += dt
        if self._asked is None or not self._asked.done():
            return
        checked, self._asked = answer_of(self._asked), None
        self.standing = self._wanted if checked is not None and checked.standing == "valid" else "refused"
        self.panel.relay(self.context)

    def type_in(self, key: Typed | Enter) -> bool:
        """What a scanner still sends of a longer text hands nothing out."""
        return self._checked is not None and self._age_s < _SCANNED_S

    def _body(self) -> str:
        if self._checked is None:
            return "staff.voucher_body"
        return "staff.code_good_earlier" if self._checked.is_earlier else "staff.code_good"

    def _at(self) -> str:
        return "" if self._checked is None else self._checked.at


def _is_back(reason: Reason) -> bool:
    """Return whether the piece can be drawn again."""
    return reason != "damaged"
