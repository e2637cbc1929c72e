"""What the result has of the prizes: whether there is a draw, and the voucher in the text that goes home."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress

from game.content.home_text import HomeLine, home_lines
from game.rules.prizes.ledger import Offer
from game.rules.visit import Visit
from game.scenes.core.context import SceneContext
from game.scenes.core.prizes import answer_of
from game.scenes.core.winnings import voucher_of


class Offering:
    """Asks once what may be drawn: a draw is offered only when the records have taken the question."""

    def __init__(self) -> None:
        self._asked: Future[Offer] | None = None

    def ask(self, context: SceneContext, visit: Visit) -> Offer | None:
        """Return what may be drawn when that has just become known."""
        if context.prizes is None or visit.offer is not None:
            return None
        if self._asked is None:
            self._asked = context.prizes.offer(visit.score.badge)
        return answer_of(self._asked)


def home_lines_of(context: SceneContext, visit: Visit) -> tuple[HomeLine, ...]:
    """Return the text that goes home, with the voucher where there is one and the code has room for it."""
    if visit.won is not None:
        with suppress(ValueError):  # a pack with longer words was put on since: the voucher was on the screen
            return home_lines(context.pack, visit, voucher_of(context, visit.won))
    return home_lines(context.pack, visit)
