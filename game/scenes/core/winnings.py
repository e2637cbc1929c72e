"""What is won, in the words of the visitor."""

from __future__ import annotations

from game.content.prize_list import prize_list
from game.rules.prizes.ledger import PrizeList, Won
from game.rules.prizes.vouchers import Voucher
from game.scenes.core.context import SceneContext


def names_in(context: SceneContext) -> PrizeList | None:
    """Return the prizes that the visitor may win."""
    if context.prizes is not None:
        return context.prizes.prizes
    return prize_list({context.pack.language: context.pack})


def name_of(context: SceneContext, won: Won) -> str:
    """Return what was won in the visitor's language, or as it was promised."""
    known = names_in(context)
    name = won.prize if known is None else known.name_of(won.prize, context.pack.language)
    return won.name if name == won.prize else name


def voucher_of(context: SceneContext, won: Won) -> Voucher:
    """Return what the visitor takes to the desk."""
    return Voucher(name_of(context, won), won.code)
