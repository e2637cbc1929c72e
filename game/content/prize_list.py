"""The prizes of packs as rules and records know them."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.model import Pack
from game.rules.prizes.ledger import Listed, PrizeList
from game.rules.prizes.tickets import CONSOLATION, Terms
from game.words import Language


def prize_list(packs: Mapping[Language, Pack]) -> PrizeList | None:
    """Return the prizes of the first of these packs (by language) that has any, with its names in all languages."""
    prizes = next((pack.prizes for pack in packs.values() if pack.prizes is not None), None)
    if prizes is None:
        return None
    kinds = tuple(Listed(Terms(kind.id, kind.per_hour, kind.needs), kind.stock, kind.name) for kind in prizes.kinds)
    names: dict[str, dict[str, str]] = {language: _names(pack) for language, pack in packs.items()}
    return PrizeList(kinds, prizes.consolation, prizes.consolation_tickets, names)


def _names(pack: Pack) -> dict[str, str]:
    if pack.prizes is None:
        return {}
    return {CONSOLATION: pack.prizes.consolation, **{kind.id: kind.name for kind in pack.prizes.kinds}}
