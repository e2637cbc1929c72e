"""The prizes: each known by a name and an id of its own, and none so rare that it only draws people."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.checks.facts import Facts
from game.content.checks.twice import given_twice
from game.content.findings import Finding, Path

KINDS: Path = ("prizes", "kinds")
_LEAST_SHARE = 0.02
"""Of the tickets at the opening: below, hardly anybody of an evening sees a prize drawn."""


def check_prizes_twice(facts: Facts) -> Iterator[Finding[Path]]:
    """No two prizes have the same id or name."""
    for key, code in (("id", "same_id"), ("name", "same_prize")):
        yield from given_twice(((at, getattr(prize, key)) for at, prize in facts.prizes), KINDS, key, code)


def check_prize_odds(facts: Facts) -> Iterator[Finding[Path]]:
    """The tickets of the consolation leave the prizes a chance."""
    prizes = None if facts.pack is None else facts.pack.prizes
    if prizes is None:
        return
    stock = sum(prize.stock for prize in prizes.kinds)
    every = stock + prizes.consolation_tickets
    if stock < _LEAST_SHARE * every:
        most = int(stock / _LEAST_SHARE) - stock
        values = {"stock": stock, "every": every, "most": most}
        yield Finding(("prizes", "consolation_tickets"), "prizes_rare", "warning", values)
