"""How many pieces there are: every change is a row, and each row says how many are left after it."""

from __future__ import annotations

from collections.abc import Iterable

from game.records.rows import PrizeStock, StockChange
from game.records.writer import Writer
from game.rules.prizes.ledger import Listed, Shelf
from game.rules.prizes.tickets import CONSOLATION


def pieces_of(writer: Writer) -> dict[str, int]:
    """Return how many pieces there are of every kind that was ever in the stock."""
    return dict(writer.connection.execute("SELECT prize, pieces FROM prize_stock ORDER BY seq"))


def declare(writer: Writer, kinds: Iterable[Listed]) -> None:
    """Take over what a pack says. A number that has changed since is taken for pieces that came or went."""
    pieces = pieces_of(writer)
    said = dict(
        writer.connection.execute("SELECT prize, declared FROM prize_stock WHERE declared IS NOT NULL ORDER BY seq")
    )
    for kind in kinds:
        prize = kind.terms.id
        if said.get(prize) == kind.stock:
            continue
        delta = max(kind.stock - said.get(prize, 0), -pieces.get(prize, 0))
        row = PrizeStock(prize, kind.name, delta, pieces.get(prize, 0) + delta, "pack", kind.stock)
        writer.add(row)


def change(writer: Writer, prize: str, delta: int, why: StockChange) -> int | None:
    """Add pieces, or take them away, and return how many there are.

    Returns None, and changes nothing, if there are too few to take away, or no such prize was ever in the stock.
    """
    found = writer.connection.execute(
        "SELECT pieces, name FROM prize_stock WHERE prize = ? ORDER BY seq DESC LIMIT 1", (prize,)
    ).fetchone()
    pieces, name = found or (0, "")
    if found is None or pieces + delta < 0:
        return None
    writer.add(PrizeStock(prize, name, delta, pieces + delta, why, None))
    return int(pieces + delta)


def shelves(writer: Writer) -> list[Shelf]:
    """Return every kind in numbers, in the order in which they came, the consolation last."""
    run = writer.connection.execute
    drawn = dict(run("SELECT prize, count(*) FROM prize_drawn GROUP BY prize"))
    settled = {
        (prize, how): count
        for prize, how, count in run(
            "SELECT prize, how, count(*) FROM prize_settled JOIN prize_drawn USING (number) GROUP BY prize, how"
        )
    }
    names = dict(run("SELECT prize, name FROM prize_stock ORDER BY seq"))
    names |= dict(run("SELECT prize, name FROM prize_drawn WHERE prize = ? ORDER BY seq", (CONSOLATION,)))
    pieces = pieces_of(writer)
    return [
        Shelf(
            prize,
            name,
            pieces.get(prize, 0),
            drawn.get(prize, 0),
            *(settled.get((prize, how), 0) for how in ("handed", "kept", "returned")),
        )
        for prize, name in names.items()
    ]
