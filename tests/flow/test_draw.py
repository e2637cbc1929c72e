"""The draw on the screen: durable before it moves, shown again after a power cut, and never offered without records."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path
from typing import cast

import pytest

from game.records import journal as journals
from game.records.prizes import desk, stock
from game.scenes.result.result import Result
from tests.content.sample import sample_yaml
from tests.flow.prize_evening import Evening
from tests.takeaway.bit_stream import segments


def test_a_ticket_is_durable_before_anything_moves_and_its_voucher_goes_home(evening: Evening) -> None:
    hands = evening.booth.stall.hands
    draw = evening.open_draw()
    assert evening.moment == "offered"
    hands.tap("draw")
    hands.wait(3)
    assert evening.moment == "writing"  # nothing moves as long as the disk has not taken it
    assert evening.rows("SELECT * FROM prize_drawn") == []
    evening.write(0.3)
    assert evening.rows("SELECT count(*) FROM prize_drawn") == [(1,)]
    assert evening.moment == "moving"
    hands.wait(4)
    assert evening.moment == "won"
    won = draw.visit.won
    assert won is not None
    evening.write()
    assert evening.rows("SELECT number FROM prize_shown") == [(1,)]
    hands.tap("done")
    hands.wait(0.6)
    result = cast("Result", evening.booth.stall.top)
    assert evening.booth.stall.scene == "result"
    assert result.text.endswith(f"奖券：{won.name} {won.code}")
    assert [data.decode() for _, data in segments(result.matrix)] == [result.text]
    assert "draw" not in evening.controls
    handed = evening.journal.transact(partial(desk.hand_out, typed=result.text))
    evening.write()
    assert handed.result(0).standing == "valid"


def test_a_draw_that_was_cut_off_is_shown_once_more_and_only_once(evening: Evening, tmp_path: Path) -> None:
    evening.open_draw()
    evening.booth.stall.hands.tap("draw")
    assert evening.journal.write_waiting()  # durable, and then the power fails: no frame comes any more
    (code,) = evening.rows("SELECT code FROM prize_drawn")
    for is_first in (True, False):
        again = Evening(tmp_path)
        again.booth.stall.hands.wait(0.6)
        again.write()
        assert again.booth.stall.scene == ("draw" if is_first else "attract")
        if is_first:
            assert again.draw.visit.won is not None
            assert (again.moment, again.draw.visit.won.code) == ("won", *code)
            again.write()
            again.booth.stall.hands.tap("done")
            again.booth.stall.hands.wait(0.6)
            assert again.booth.stall.scene == "attract"
        again.booth.stall.shell.forget()
    assert evening.rows("SELECT count(*) FROM prize_drawn") == [(1,)]


def test_records_that_take_nothing_offer_nothing(evening: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(folder: Path, stamp: str) -> sqlite3.Connection:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(journals, "open_records", full)
    evening.play()
    assert not evening.write()
    assert evening.booth.stall.scene == "result"
    assert "draw" not in evening.controls
    assert "奖券" not in cast("Result", evening.booth.stall.top).text


def test_a_disk_that_fails_at_the_draw_draws_nothing_and_says_so(evening: Evening) -> None:
    evening.open_draw()
    evening.booth.stall.hands.tap("draw")
    evening.journal.end()  # what waits is refused
    (task,) = evening.journal._tasks
    task.done.set_exception(sqlite3.OperationalError("disk is full"))
    evening.booth.stall.hands.wait(1)
    assert evening.moment == "failed"
    evening.booth.stall.hands.tap("done")
    evening.booth.stall.hands.wait(0.6)
    assert evening.booth.stall.scene == "result"


def test_what_is_gone_by_now_is_told_and_nothing_is_drawn(evening: Evening) -> None:
    draw = evening.open_draw()
    evening.journal.transact(partial(stock.change, prize="bag", delta=-2, why="staff"))
    evening.booth.stall.hands.tap("draw")
    evening.write()
    assert evening.moment == "offered"
    assert draw.visit.offer is not None
    assert draw.visit.offer.drum.shares[0].state == "gone"
    assert evening.rows("SELECT count(*) FROM prize_drawn") == [(0,)]
    evening.booth.stall.hands.tap("draw")
    evening.write(5)
    assert evening.moment == "won"


def test_the_lesson_is_one_tap_away_and_holds_the_whole_seal(evening: Evening) -> None:
    draw = evening.open_draw()
    evening.booth.stall.hands.tap("lesson")
    evening.booth.stall.hands.wait(0.6)
    assert draw.is_lesson
    (seal,) = evening.rows("SELECT seal FROM prize_night_opened")
    assert draw.visit.offer is not None
    assert draw.visit.offer.seal == seal[0]
    evening.booth.stall.hands.tap("close")
    evening.booth.stall.hands.wait(0.6)
    assert "draw" in evening.controls


def test_a_pack_without_prizes_has_no_draw(tmp_path: Path) -> None:
    evening = Evening(tmp_path, sample_yaml())
    evening.play()
    evening.write()
    assert "draw" not in evening.controls
    assert evening.rows("SELECT * FROM prize_night_opened") == []
    evening.booth.stall.shell.forget()


def test_less_movement_shows_the_ticket_at_once(evening: Evening) -> None:
    draw = evening.open_draw()
    object.__setattr__(draw.context, "is_calm", True)
    evening.booth.stall.hands.tap("draw")
    evening.write(0.3)
    assert evening.moment == "won"


def test_the_seal_is_one_touch_from_the_first_screen_before_anything_is_drawn_and_the_seed_after_closing(
    evening: Evening,
) -> None:
    stall, hands = evening.booth.stall, evening.booth.stall.hands
    evening.write()
    ((seal,),) = evening.rows("SELECT seal FROM prize_night_opened")  # sealed at the opening: nobody has asked yet
    hands.tap("seal")
    assert stall.shows(stall.say("seal.waiting"))
    evening.write()
    assert stall.shows(str(seal))
    hands.tap("lesson")
    assert stall.shows(stall.say("draw.sign_1"))
    for control in ("close", "back"):
        hands.tap(control)
    assert stall.scene == "attract"
    draw = evening.open_draw()
    assert draw.visit.offer is not None
    assert draw.visit.offer.seal == seal
    hands.tap("draw")
    evening.write(5)
    for control in ("done", "done"):
        hands.tap(control)
        evening.write()
    desk = stall.shell.context.prize_desk
    assert desk is not None
    desk.close_nights()
    evening.write()
    hands.tap("seal")
    evening.write()
    ((seed,),) = evening.rows("SELECT seed FROM prize_night_closed")
    for told in (str(seal), str(seed)):
        assert stall.shows(told)
    ((now,),) = evening.rows("SELECT seal FROM prize_night_opened ORDER BY seq DESC LIMIT 1")
    assert now != seal
    assert stall.shows(str(now))


def test_without_records_the_seal_is_waited_for(evening: Evening) -> None:
    evening.booth.stall.hands.tap("seal")
    evening.booth.stall.hands.wait(2)
    assert evening.booth.stall.shows(evening.booth.stall.say("seal.waiting"))
    evening.booth.stall.hands.tap("back")


def test_a_pack_without_prizes_has_no_seal(tmp_path: Path) -> None:
    one = Evening(tmp_path, sample_yaml())
    assert "seal" not in one.controls
    one.booth.stall.shell.forget()
