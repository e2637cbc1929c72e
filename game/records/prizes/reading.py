"""The ledger read from databases, several of which may hold the same rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from game.records.reading import Records
from game.records.rows import PrizeDrawn, PrizeNightClosed, PrizeNightOpened, PrizeSettled, PrizeStock, Row, Stamp
from game.records.visits import time_of
from game.rules.prizes.ledger import Listed, PrizeTotals, Shelf
from game.rules.prizes.proof import DrawFacts

TABLES: tuple[type[Row], ...] = (PrizeNightOpened, PrizeNightClosed, PrizeStock, PrizeDrawn, PrizeSettled)
"""What these functions need."""


def draw_facts(records: Records) -> list[DrawFacts]:
    """Return every draw, with the seed of its night where that is told."""
    seals = {row.night: row.seal for _, row in records.of(PrizeNightOpened)}
    seeds = {row.night: row.seed for _, row in records.of(PrizeNightClosed)}

    def facts(row: PrizeDrawn) -> DrawFacts:
        sealed = (row.night, seals.get(row.night, ""), seeds.get(row.night))
        return DrawFacts(*sealed, row.number, row.drum, row.ticket, row.prize)

    return [facts(row) for _, row in records.of(PrizeDrawn)]


def pieces_left(records: Records, kinds: Sequence[Listed]) -> dict[str, int]:
    """Return how many pieces of each of these kinds there are, as `stock.declare` will find, in one kiosk's records."""
    pieces: dict[str, int] = {}
    said: dict[str, int] = {}
    for _, row in sorted(records.of(PrizeStock), key=lambda each: each[0].seq):
        pieces[row.prize] = row.pieces
        if row.declared is not None:
            said[row.prize] = row.declared
    terms = ((kind.terms.id, kind.stock) for kind in kinds)
    return {prize: max(0, pieces.get(prize, 0) + stock - said.get(prize, 0)) for prize, stock in terms}


def totals_of(records: Records, day: str | None = None) -> PrizeTotals:
    """Return what was drawn, handed out and is left, of all kiosks together; with `day` what happened on it."""

    def is_meant(stamp: Stamp) -> bool:
        return day is None or time_of(stamp)[0] == day

    drawn: Counter[str] = Counter()
    left: Counter[str] = Counter()
    settled: Counter[tuple[str, str]] = Counter()
    reasons: Counter[tuple[str, str]] = Counter()
    names: dict[str, str] = {}
    prizes: dict[tuple[str, int], str] = {}
    for _, stock in records.of(PrizeStock):
        names[stock.prize] = stock.name
        left[stock.prize] += stock.delta
    for stamp, draw in records.of(PrizeDrawn):
        names.setdefault(draw.prize, draw.name)
        drawn[draw.prize] += is_meant(stamp)
        prizes[stamp.kiosk, draw.number] = draw.prize
    for stamp, row in records.of(PrizeSettled):
        if not is_meant(stamp):
            continue
        prize = prizes.get((stamp.kiosk, row.number))
        if prize is None:  # It was drawn before the database was restored, by its old name.
            prize = next((held for (_, number), held in prizes.items() if number == row.number), "")
        settled[prize, row.how] += 1
        if row.reason:
            reasons[row.how, row.reason] += 1
    shelves = [
        Shelf(prize, name, left[prize], drawn[prize], *(settled[prize, how] for how in ("handed", "kept", "returned")))
        for prize, name in names.items()
    ]
    return PrizeTotals(tuple(shelves), dict(reasons))
