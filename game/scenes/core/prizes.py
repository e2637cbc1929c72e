"""What screens ask of the prizes; the machine has them. Nothing here waits: answers come by futures."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Protocol, TypeVar

from game.rules.prizes.ledger import Checked, Offer, PrizeList, Reason, Seals, Shelf, Won
from game.rules.score import Badge

_T = TypeVar("_T")


class PrizeStand(Protocol):
    """The drum of the stall. A future that fails means that the records take nothing: then there is no draw."""

    @property
    def prizes(self) -> PrizeList:
        """What there is to win, and what it is called."""

    def offer(self, badge: Badge) -> Future[Offer]:
        """Ask what a visit with `badge` may draw."""

    def draw(self, badge: Badge, offered: Offer) -> Future[Won | Offer]:
        """Draw from what was offered; if there is something else by now, the answer is that, and nothing is drawn."""

    def show(self, won: Won) -> None:
        """Note that a draw stands on the screen."""

    def seals(self) -> Future[Seals]:
        """Seal this night, if that is not done yet: the answer is what anybody may know of it."""

    def next_unshown(self) -> Won | None:
        """Return a draw that never stood on the screen, because the power or a screen failed."""


class PrizeDesk(Protocol):
    """What staff do with prizes."""

    def shelves(self) -> Future[list[Shelf]]:
        """Ask for every kind in numbers."""

    def change(self, prize: str, delta: int) -> Future[int | None]:
        """Add pieces or take them away; the answer is how many there are, None if there are too few."""

    def check(self, typed: str) -> Future[Checked]:
        """Ask what a typed or scanned code is worth; `at` is the time of this place, to be read."""

    def hand_out(self, typed: str) -> Future[Checked]:
        """Hand out the prize of a code, once; `valid` means that it is handed out now."""

    def keep(self, number: int, reason: Reason, *, is_back: bool) -> Future[Checked]:
        """Give up the prize of a draw; `valid` means that it is given up now."""

    def waiting(self) -> Future[list[Won]]:
        """Ask for what is neither handed out nor given up, the latest first."""

    def close_nights(self) -> Future[list[tuple[str, str]]]:
        """Close the night; the answer is the seal and the seed of each."""


def answer_of(asked: Future[_T] | None) -> _T | None:
    """Return what a future holds; None as long as it is not done, and if it has failed."""
    if asked is None or not asked.done() or asked.cancelled() or asked.exception() is not None:
        return None
    return asked.result()
