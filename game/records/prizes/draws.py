"""Offering and drawing: what is shown is what is drawn from, and the draw is durable before anything moves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any

from game.records.prizes.nights import Fresh, key_for, open_night
from game.records.prizes.stock import change, declare, pieces_of
from game.records.rows import ROWS, PrizeDrawn
from game.records.writer import Writer
from game.rules.prizes.budget import HOUR_MS, Tick, certain_ms
from game.rules.prizes.ledger import Offer, PrizeList, Won
from game.rules.prizes.tickets import CONSOLATION, Terms, drum_from, drum_of, ticket_of
from game.rules.prizes.vouchers import code_of
from game.rules.score import Badge

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def offer(writer: Writer, prizes: PrizeList, badge: Badge, fresh: Fresh) -> Offer:
    """Return what a visit with `badge` may draw now. That it was written proves that a draw can be written, too."""
    declare(writer, prizes.kinds)
    night = open_night(writer, fresh)
    terms = [kind.terms for kind in prizes.kinds]
    drum = drum_of(terms, pieces_of(writer), _resting(writer, terms), badge, prizes.consolation_tickets)
    (drawn,) = writer.connection.execute("SELECT coalesce(max(number), 0) FROM prize_drawn").fetchone()
    return Offer(night.id, night.seal, drawn + 1, drum)


def draw(writer: Writer, prizes: PrizeList, badge: Badge, offered: Offer, fresh: Fresh) -> Won | Offer:
    """Draw from what was offered. If that is not what there is any more, return what there is, and draw nothing."""
    now = offer(writer, prizes, badge, fresh)
    if now != offered:
        return now
    seed = open_night(writer, fresh).seed
    ticket = ticket_of(seed, now.number, now.drum.tickets)
    prize = now.drum.prize_of(ticket)
    code = code_of(key_for(writer, fresh), now.night, now.number)
    won = Won(now.night, now.number, prize, prizes.name_of(prize), now.drum, ticket, code)
    writer.add(PrizeDrawn(won.night, won.number, prize, won.name, now.drum.text(), ticket, code))
    if prize != CONSOLATION and change(writer, prize, -1, "drawn") is None:
        raise ValueError(f"a ticket without a piece: {prize}")
    return won


def unshown(writer: Writer) -> list[Won]:
    """Return the draws that never stood on the screen and are not settled: somebody may be waiting for them."""
    return draws_where(
        writer,
        "number NOT IN (SELECT number FROM prize_shown) AND number NOT IN (SELECT number FROM prize_settled)",
    )


def draws_where(writer: Writer, condition: str, *values: object) -> list[Won]:
    """Return the draws for which `condition`, our SQL, is true, in their order."""
    found = writer.connection.execute(
        f"SELECT night, number, prize, name, drum, ticket, code FROM prize_drawn WHERE {condition} ORDER BY number",  # noqa: S608 - ours
        values,
    )
    return [
        Won(night, number, prize, name, drum_from(drum), ticket, code)
        for night, number, prize, name, drum, ticket, code in found
    ]


# -- the budget of an hour ------------------------------------------------------------------------------------------


def _resting(writer: Writer, terms: list[Terms]) -> set[str]:
    """Return the kinds of which as many as may be were drawn within the last hour."""
    resting = set()
    for kind in terms:
        if kind.per_hour is None:
            continue
        found = writer.connection.execute(
            "SELECT seq, run, at, is_at_doubted, mono_ms FROM prize_drawn WHERE prize = ?"
            " ORDER BY seq DESC LIMIT 1 OFFSET ?",
            (kind.id, kind.per_hour - 1),
        ).fetchone()
        if found is not None and _passed_ms(writer, found[0], _tick(found)) < HOUR_MS:
            resting.add(kind.id)
    return resting


def _passed_ms(writer: Writer, seq: int, then: Tick) -> int:
    """Return the time that has certainly passed since the row `seq`."""
    moment = writer.moment
    now = Tick(moment.run, _wall_ms(moment.at), moment.is_at_doubted, moment.mono_ms)
    quick = certain_ms((then, Tick(now.run, now.wall_ms, True, now.mono_ms)))
    if then.run == now.run or quick >= HOUR_MS:
        return quick
    # Whatever was written since tells when clocks were set. Commands write too, beside a kiosk that runs.
    since = " UNION ALL ".join(
        f"SELECT seq, run, at, is_at_doubted, mono_ms, '{table}' = 'run_latest' AS is_last FROM {table}"  # noqa: S608 - our names
        " WHERE seq >= :seq AND run IN (SELECT run FROM run_started)"
        for table in ("run_latest", *(row.table for row in ROWS))
    )
    rows = writer.connection.execute(f"{since} ORDER BY seq, is_last", {"seq": seq})
    return certain_ms((then, *map(_tick, rows), now))


def _tick(row: Sequence[Any]) -> Tick:
    _, run, at, is_doubted, mono_ms, *_ = row
    return Tick(run, _wall_ms(at), bool(is_doubted), mono_ms)


def _wall_ms(at: str) -> int:
    return round((datetime.fromisoformat(at) - _EPOCH).total_seconds() * 1000)
