"""The desk: whether a code is good, and what became of the prize. Each is handed out once, whoever asks how often."""

from __future__ import annotations

from game.records.prizes.draws import draws_where
from game.records.prizes.nights import key_of
from game.records.prizes.stock import change
from game.records.rows import PrizeSettled
from game.records.writer import Writer
from game.rules.prizes.ledger import Checked, Reason, Settlement, Standing, Won
from game.rules.prizes.vouchers import claim_in, is_signed


def check(writer: Writer, typed: str) -> Checked:
    """Return what the code in a typed or scanned text is worth."""
    claim, key = claim_in(typed), key_of(writer)
    if claim is None:
        return Checked("slip")
    if key is None:
        return Checked("unknown")
    for won in draws_where(writer, "number = ?", claim.number):
        if is_signed(claim, key, won.night):
            return of_draw(writer, won)
    nights = writer.connection.execute("SELECT night FROM prize_night_opened").fetchall()
    is_ours = any(is_signed(claim, key, night) for (night,) in nights)
    return Checked("unlisted" if is_ours else "unknown")


def find(writer: Writer, number: int) -> Checked:
    """Return how the prize of a draw stands."""
    found = draws_where(writer, "number = ?", number)
    return of_draw(writer, found[0]) if found else Checked("unknown")


def hand_out(writer: Writer, typed: str) -> Checked:
    """Hand out the prize of a code. The standing is what it was before: `valid` means that it is handed out now."""
    checked = check(writer, typed)
    if checked.standing == "valid" and checked.won is not None:
        _settle(writer, checked.won, "handed", "", is_back=False)
    return checked


def keep(writer: Writer, number: int, reason: Reason, *, is_back: bool) -> Checked:
    """Give up a prize that was not handed out; with `is_back` its piece is in the drum again.

    The standing is what it was before: anything but `valid` means that nothing was changed.
    """
    checked = find(writer, number)
    if checked.standing == "valid" and checked.won is not None:
        _settle(writer, checked.won, "kept", reason, is_back=is_back)
    return checked


def take_back(writer: Writer, number: int, reason: Reason, *, is_back: bool) -> Checked:
    """Take a prize back that was handed out. Anything but `handed` means that nothing was changed."""
    checked = find(writer, number)
    if checked.standing == "handed" and checked.won is not None:
        _settle(writer, checked.won, "returned", reason, is_back=is_back)
    return checked


def waiting(writer: Writer) -> list[Won]:
    """Return the draws that are neither handed out nor given up, the latest first."""
    return draws_where(writer, "number NOT IN (SELECT number FROM prize_settled)")[::-1]


def of_draw(writer: Writer, won: Won) -> Checked:
    """Return how a draw of the ledger stands."""
    run = writer.connection.execute
    settled = run("SELECT how, at, is_at_doubted FROM prize_settled WHERE number = ?", (won.number,)).fetchall()
    drawn = run("SELECT 'valid', at, is_at_doubted FROM prize_drawn WHERE number = ?", (won.number,)).fetchall()
    standings: tuple[Standing, ...] = ("returned", "kept", "handed", "valid")
    ways = {how: "" if is_doubted else at for how, at, is_doubted in (*drawn, *settled)}
    standing = next(each for each in standings if each in ways)
    is_earlier = run("SELECT 1 FROM prize_night_closed WHERE night = ?", (won.night,)).fetchone() is not None
    return Checked(standing, won, ways[standing], is_earlier)


def _settle(writer: Writer, won: Won, how: Settlement, reason: Reason, *, is_back: bool) -> None:
    returns = is_back and not won.is_consolation
    writer.add(PrizeSettled(won.number, how, reason, returns))
    if returns:
        change(writer, won.prize, 1, "back")
