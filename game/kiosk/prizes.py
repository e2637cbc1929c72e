"""The prizes of the machine: what screens and staff ask, as transactions of the records."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from functools import partial

from game.records.journal import Journal
from game.records.prizes import desk, draws, nights, stock
from game.records.prizes.nights import Fresh
from game.records.rows import PrizeShown
from game.records.writer import Writer
from game.rules.prizes.ledger import Checked, Offer, PrizeList, Reason, Seals, Shelf, Won
from game.rules.score import Badge


class Unshown:
    """Draws that are in the ledger and have not stood on the screen yet: also those of a run that was cut off."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._draws: dict[int, Won] = {}
        self._has_asked = False

    def add(self, won: Won) -> None:
        """Note a draw, in whichever thread it was made."""
        self._draws[won.number] = won

    def show(self, won: Won) -> None:
        """Note that a draw stands on the screen."""
        if self._draws.pop(won.number, None) is not None:
            self._journal.note(PrizeShown(won.number))

    def next(self) -> Won | None:
        """Return the first of them. The first call asks the records for those of earlier runs."""
        if not self._has_asked:
            self._has_asked = True
            self._journal.transact(draws.unshown).add_done_callback(self._found)
        return next(iter(list(self._draws.values())), None)

    def _found(self, asked: Future[list[Won]]) -> None:
        if asked.cancelled() or asked.exception() is not None:
            self._has_asked = False  # the disk may take it later
            return
        for won in asked.result():
            self.add(won)


class Stand:
    """Implements `PrizeStand` and `PrizeDesk` of `game.scenes.core.prizes` for the prizes of one pack."""

    def __init__(self, journal: Journal, prizes: PrizeList, unshown: Unshown, fresh: Fresh) -> None:
        self.prizes = prizes
        self._journal = journal
        self._unshown = unshown
        self._fresh = fresh

    def offer(self, badge: Badge) -> Future[Offer]:
        """Ask what a visit with `badge` may draw."""
        return self._journal.transact(partial(draws.offer, prizes=self.prizes, badge=badge, fresh=self._fresh))

    def draw(self, badge: Badge, offered: Offer) -> Future[Won | Offer]:
        """Draw from what was offered, unless there is something else by now."""

        def work(writer: Writer) -> Won | Offer:
            return draws.draw(writer, self.prizes, badge, offered, self._fresh)

        asked = self._journal.transact(work)
        asked.add_done_callback(self._note)
        return asked

    def _note(self, asked: Future[Won | Offer]) -> None:
        if not asked.cancelled() and asked.exception() is None and isinstance(won := asked.result(), Won):
            self._unshown.add(won)

    def show(self, won: Won) -> None:
        """Note that a draw stands on the screen."""
        self._unshown.show(won)

    def seals(self) -> Future[Seals]:
        """Seal this night, if that is not done yet."""
        return self._journal.transact(partial(nights.seals, fresh=self._fresh))

    def next_unshown(self) -> Won | None:
        """Return a draw that never stood on the screen."""
        return self._unshown.next()

    # -- the desk -------------------------------------------------------------------------------------------------

    def shelves(self) -> Future[list[Shelf]]:
        """Ask for every kind in numbers, also of a pack that has just been put on."""

        def work(writer: Writer) -> list[Shelf]:
            stock.declare(writer, self.prizes.kinds)
            return stock.shelves(writer)

        return self._journal.transact(work)

    def change(self, prize: str, delta: int) -> Future[int | None]:
        """Add pieces or take them away."""
        return self._journal.transact(partial(stock.change, prize=prize, delta=delta, why="staff"))

    def check(self, typed: str) -> Future[Checked]:
        """Ask what a typed or scanned code is worth."""
        return self._journal.transact(lambda writer: _in_local_time(desk.check(writer, typed)))

    def hand_out(self, typed: str) -> Future[Checked]:
        """Hand out the prize of a code, once."""
        return self._journal.transact(partial(desk.hand_out, typed=typed))

    def keep(self, number: int, reason: Reason, *, is_back: bool) -> Future[Checked]:
        """Give up the prize of a draw."""
        return self._journal.transact(partial(desk.keep, number=number, reason=reason, is_back=is_back))

    def waiting(self) -> Future[list[Won]]:
        """Ask for what is neither handed out nor given up."""
        return self._journal.transact(desk.waiting)

    def close_nights(self) -> Future[list[tuple[str, str]]]:
        """Close the night; the answer is the seal and the seed of each."""
        return self._journal.transact(
            lambda writer: [(night.seal, night.seed.hex()) for night in nights.close_nights(writer)]
        )


def _in_local_time(checked: Checked) -> Checked:
    """Tell when as staff say it."""
    if not checked.at:
        return checked
    return replace(checked, at=f"{datetime.fromisoformat(checked.at).astimezone():%m-%d %H:%M}")


StandMaker = Callable[[PrizeList], Stand]
"""Makes the stand of a pack."""
