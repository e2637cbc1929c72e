"""The desk, the stock and the nights, told by examples."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from game.records import journal as journals
from game.records.database import FILE, back_up, connect, open_records
from game.records.journal import Journal
from game.records.prizes import desk, draws, nights, stock
from game.records.prizes.draws import unshown
from game.records.rows import PrizeDrawn, PrizeShown, PrizeStock, StaffAction
from game.records.writer import Writer
from game.rules.prizes.ledger import Checked, Offer, Won
from game.rules.prizes.tickets import CONSOLATION, sealed
from game.rules.prizes.vouchers import code_of
from tests.records.clock import FakeClock
from tests.records.prizes.stand import PRIZES, Stand


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    stand = Stand(tmp_path)
    yield stand
    stand.close()


def win(stand: Stand, *, real: bool = True) -> Won:
    """Draw until something else than the consolation is won, or the consolation."""
    return next(won for won in iter(stand.win, None) if won.is_consolation != real)


def test_a_draw_takes_the_piece_and_is_in_the_ledger(stand: Stand) -> None:
    won = win(stand)
    left = dict(stand.all("SELECT prize, pieces FROM prize_stock ORDER BY seq"))[won.prize]
    before = next(share.left for share in won.drum.shares if share.prize == won.prize)
    assert (left, won.drum.prize_of(won.ticket)) == ((before or 0) - 1, won.prize)
    assert stand.run(unshown)[-1].code == won.code
    stand.note(PrizeShown(won.number))
    assert won.number not in [each.number for each in stand.run(unshown)]


def test_the_consolation_is_never_used_up(stand: Stand) -> None:
    before = stand.offer().drum
    won = win(stand, real=False)
    assert (won.name, won.drum.shares[-1]) == ("反诈贴纸", before.shares[-1])


def test_what_is_not_offered_any_more_is_not_drawn(stand: Stand) -> None:
    offered = stand.offer()
    stand.run(lambda writer: stock.change(writer, "bag", -6, "staff"))
    other = stand.draw(offered)
    assert isinstance(other, Offer)
    assert other.drum.shares[0].state == "gone"
    assert stand.all("SELECT * FROM prize_drawn") == []
    assert isinstance(stand.draw(other), Won)


def test_a_closed_night_is_not_drawn_from_and_its_seed_fits_the_seal(stand: Stand) -> None:
    offered = stand.offer()
    stand.win()
    (night,) = stand.run(nights.close_nights)
    assert (night.id, sealed(night.seed)) == (offered.night, offered.seal)
    assert stand.all("SELECT night, seed, draws FROM prize_night_closed") == [(night.id, night.seed.hex(), 1)]
    other = stand.offer()
    assert (other.night == night.id, other.number) == (False, 2)
    assert stand.run(nights.close_nights) == []  # nothing was drawn: its seal may be on a photograph
    assert stand.offer().seal == other.seal
    stand.win()
    assert stand.run(nights.close_nights)[0].id == other.night
    row = PrizeDrawn(night.id, 9, "bag", "x", "bag:1/1", 0, "y")
    with pytest.raises(sqlite3.IntegrityError, match="known"):
        stand.run(lambda writer: writer.add(row))


def test_a_code_is_good_once(stand: Stand) -> None:
    won = win(stand)
    scanned = f"带走的话\n奖券：帆布袋 {won.code}"
    assert stand.run(lambda writer: desk.check(writer, scanned)) == Checked("valid", replace(won, drum=won.drum))
    standings = [stand.run(lambda writer: desk.hand_out(writer, won.code.lower())).standing for _ in range(3)]
    assert standings == ["valid", "handed", "handed"]
    stand.restart()
    assert stand.run(lambda writer: desk.hand_out(writer, won.code)).standing == "handed"


def test_what_is_no_code_of_ours_is_told_apart_from_a_slip(stand: Stand) -> None:
    assert stand.run(lambda writer: desk.check(writer, "0000-0000-0000-0")).standing == "unknown"
    code = stand.win().code
    forged = code_of(bytes(32), stand.offer().night, 1)
    typed = {code: "valid", forged: "unknown", code[:-1]: "slip", "": "slip", f"{code[:-1]}U": "slip"}
    assert {text: stand.run(partial(desk.check, typed=text)).standing for text in typed} == typed


def test_what_is_not_handed_out_may_go_back_into_the_drum(stand: Stand) -> None:
    won = win(stand)
    left = stand.run(stock.pieces_of)[won.prize]
    assert stand.run(lambda writer: desk.keep(writer, won.number, "not_collected", is_back=True)).standing == "valid"
    assert stand.run(stock.pieces_of)[won.prize] == left + 1
    assert stand.run(lambda writer: desk.hand_out(writer, won.code)).standing == "kept"
    assert stand.run(lambda writer: desk.keep(writer, won.number, "declined", is_back=True)).standing == "kept"
    assert stand.run(stock.pieces_of)[won.prize] == left + 1


def test_what_was_handed_out_may_be_brought_back_once(stand: Stand) -> None:
    won = win(stand)
    back = partial(desk.take_back, number=won.number, reason="damaged", is_back=False)
    assert stand.run(back).standing == "valid"
    stand.run(lambda writer: desk.hand_out(writer, won.code))
    left = stand.run(stock.pieces_of)[won.prize]
    assert [stand.run(back).standing for _ in range(2)] == ["handed", "returned"]
    assert stand.run(stock.pieces_of)[won.prize] == left
    shelf = next(each for each in stand.run(stock.shelves) if each.prize == won.prize)
    drawn = sum(prize == won.prize for (prize,) in stand.all("SELECT prize FROM prize_drawn"))
    assert (shelf.drawn, shelf.handed, shelf.kept, shelf.returned, shelf.waiting) == (drawn, 1, 0, 1, drawn - 1)


def test_a_consolation_that_comes_back_changes_no_stock(stand: Stand) -> None:
    won = win(stand, real=False)
    stand.run(lambda writer: desk.keep(writer, won.number, "declined", is_back=True))
    assert stand.all(f"SELECT is_back FROM prize_settled WHERE number = {won.number}") == [(0,)]  # noqa: S608 - a number
    assert CONSOLATION not in stand.run(stock.pieces_of)


def test_a_pack_that_says_another_number_adds_or_takes_the_difference(stand: Stand) -> None:
    def says(count: int) -> int:
        first, *others = PRIZES.kinds
        stand.prizes = replace(PRIZES, kinds=(replace(first, stock=count), *others))
        stand.offer()
        return stand.run(stock.pieces_of)["bag"]

    stand.offer()
    stand.run(lambda writer: stock.change(writer, "bag", -2, "staff"))
    assert [says(6), says(16), says(16), says(7), says(1), says(3)] == [4, 14, 14, 5, 0, 2]


def test_staff_cannot_take_more_than_there_is(stand: Stand) -> None:
    stand.offer()
    changes = {("bag", 4): 10, ("bag", -10): 0, ("bag", -1): None, ("nothing", 1): None}
    for (prize, delta), left in changes.items():
        assert stand.run(partial(stock.change, prize=prize, delta=delta, why="staff")) == left


@pytest.mark.parametrize(
    "row", [PrizeStock("bag", "x", -7, -1, "staff", None), PrizeStock("bag", "x", 1, 9, "staff", None)]
)
def test_the_database_itself_refuses_a_stock_that_does_not_add_up(stand: Stand, row: PrizeStock) -> None:
    stand.offer()
    with pytest.raises(sqlite3.IntegrityError):
        stand.run(lambda writer: writer.add(row))


def test_after_a_backup_was_restored_no_number_is_drawn_from_the_same_seed_again(stand: Stand, tmp_path: Path) -> None:
    """What was drawn since the backup is lost from the ledger, and told apart from a forgery."""
    first = stand.offer()
    stand.run(lambda writer: writer.add(StaffAction("operator", "x", "")))
    stand.win()
    with_one = open_records(tmp_path, "x")
    back_up(with_one, tmp_path, "20261201T190000")
    with_one.close()
    lost = stand.win()
    stand.end()
    (tmp_path / FILE).write_bytes(b"garbage" * 1000)
    for tail in ("-wal", "-shm"):
        (tmp_path / f"{FILE}{tail}").unlink(missing_ok=True)
    stand.restart()
    again = stand.offer()
    assert again.number == lost.number
    assert again.night != first.night
    assert stand.run(lambda writer: desk.check(writer, lost.code)).standing == "unlisted"
    assert stand.win().code != lost.code
    assert stand.run(lambda writer: desk.check(writer, lost.code)).standing == "unlisted"


def test_a_disk_that_takes_nothing_offers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(folder: Path, stamp: str) -> sqlite3.Connection:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(journals, "open_records", full)
    journal = Journal(tmp_path, FakeClock().clock)
    offered = journal.transact(lambda writer: draws.offer(writer, PRIZES, "learner", bytes))
    assert not journal.write_waiting()
    with pytest.raises(sqlite3.OperationalError):
        offered.result(0)


def test_secrets_are_in_no_table_that_is_read_for_reports(stand: Stand, tmp_path: Path) -> None:
    stand.win()
    stand.end()
    connection = connect(tmp_path / FILE)
    secrets = [value for (value,) in connection.execute("SELECT value FROM prize_secret")]
    assert len(secrets) == 2
    rows = [
        str(row)
        for (table,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'prize_secret'"
        ).fetchall()
        for row in connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - our tables
    ]
    connection.close()
    assert not any(secret in row for secret in secrets for row in rows)


def test_the_writer_tells_no_moment_outside_a_transaction(tmp_path: Path) -> None:
    connection = open_records(tmp_path, "x")
    with pytest.raises(RuntimeError):
        _ = Writer(connection).moment
    connection.close()


def test_a_clock_that_is_set_before_the_program_is_killed_frees_no_budget(stand: Stand) -> None:
    """Nothing but an offer, which adds no row, was written between the clock and the kill."""
    while stand.offer().drum.shares[1].state != "later":
        stand.win()
    stand.clock.pass_(600)
    stand.clock.wall += timedelta(hours=3)
    stand.offer()
    stand.restart()
    stand.clock.pass_(600)
    assert stand.offer().drum.shares[1].state == "later"
    stand.clock.pass_(2500)
    assert stand.offer().drum.shares[1].state == "in"


def test_nor_does_one_that_is_set_in_the_first_moment_of_a_start(stand: Stand) -> None:
    while stand.offer().drum.shares[1].state != "later":
        stand.win()
    stand.restart()
    stand.clock.wall += timedelta(hours=3)
    stand.offer()
    stand.restart()
    assert stand.offer().drum.shares[1].state == "later"
