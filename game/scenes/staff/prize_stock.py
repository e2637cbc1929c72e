"""The stock of prizes: how many pieces of each kind are left, plus and minus."""

from __future__ import annotations

from concurrent.futures import Future
from typing import ClassVar

from game.rules.prizes.ledger import Shelf
from game.rules.prizes.tickets import CONSOLATION
from game.scenes.core.context import SceneContext
from game.scenes.core.prizes import PrizeDesk, answer_of
from game.scenes.staff.panel import Card, Control, Page, Panel
from game.scenes.staff.prize_seal import PrizeSeal
from game.ui.controls.widgets import Button

_STEPS = (1, 10, -1, -10)


class PrizeStock(Page):
    """Every kind as a card that leads to its plus and minus."""

    name: ClassVar[str] = "prize_stock"

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self.shelves: list[Shelf] | None = None
        self._asked: Future[list[Shelf]] | None = None

    @classmethod
    def is_there(cls, context: SceneContext) -> bool:
        return context.prize_desk is not None

    def lay_out(self) -> None:
        body = "staff.stock_body" if self.shelves is not None else "staff.stock_waiting"
        controls: list[Control] = [
            ("back", self.say("staff.back"), "quiet"),
            ("seal", self.say("staff.seal_open"), "quiet"),
        ]
        area = self.panel.sheet(self.say("staff.stock_hero"), self.say(body), controls)
        cards: list[Card] = [
            (f"shelf_{number}", self.say("staff.stock_pieces", name=shelf.name, count=shelf.pieces), shelf)
            for number, shelf in enumerate(self.shelves or [])
            if shelf.prize != CONSOLATION
        ]
        if cards:
            self.panel.cards(area, cards)

    def tapped(self, button: Button) -> None:
        if isinstance(button.value, Shelf):
            self.panel.open(PrizeShelf(self.panel, button.value))
        elif button.name == "seal":
            self.panel.open(PrizeSeal(self.panel))

    def update(self, dt: float) -> None:
        desk = self.context.prize_desk
        if self._asked is None and desk is not None:
            self._asked = desk.shelves()
        found = answer_of(self._asked)
        if found is not None and found != self.shelves:
            self.shelves = found
            self.panel.relay(self.context)

    def resume(self) -> None:
        self._asked = None  # one of the numbers may have changed


class PrizeShelf(Page):
    """Plus and minus of one kind."""

    name: ClassVar[str] = "prize_shelf"

    def __init__(self, panel: Panel, shelf: Shelf) -> None:
        super().__init__(panel)
        self.shelf = shelf
        self.pieces = shelf.pieces
        self._asked: Future[int | None] | None = None
        self._is_refused = False

    def lay_out(self) -> None:
        shelf = self.shelf
        told = self.say("staff.stock_told", drawn=shelf.drawn, handed=shelf.handed, waiting=shelf.waiting)
        if self._is_refused:
            told = self.say("staff.stock_refused")
        hero = self.say("staff.stock_pieces", name=shelf.name, count=self.pieces)
        area = self.panel.sheet(hero, told)
        self.panel.cards(area, [(f"step_{number}", f"{step:+d}", step) for number, step in enumerate(_STEPS)])

    def tapped(self, button: Button) -> None:
        desk: PrizeDesk | None = self.context.prize_desk
        if desk is not None and self._asked is None and isinstance(button.value, int):
            self._asked = desk.change(self.shelf.prize, button.value)
            self.panel.note("prize stock", f"{self.shelf.prize} {button.value:+d}")

    def update(self, dt: float) -> None:
        if self._asked is None or not self._asked.done():
            return
        pieces, self._asked = answer_of(self._asked), None
        self._is_refused = pieces is None
        self.pieces = self.pieces if pieces is None else pieces
        self.panel.relay(self.context)
