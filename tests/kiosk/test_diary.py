"""Visits that are played with real touches are in the records as they went."""

from __future__ import annotations

from typing import TypeVar

import pytest

from game.kiosk.diary import Diary
from game.records.rows import Answer, Naming, Push, Row, Spin, VisitBegun, VisitEnded
from game.workbench.rehearsal.self_play import SelfPlay
from tests.stall import SMALL, Stall, build_stall

RowT = TypeVar("RowT", bound=Row)


class Watched:
    """A stall whose diary is kept in a list; its clock is the frames' own."""

    def __init__(self) -> None:
        self.stall: Stall = build_stall(SMALL)
        self.rows: list[Row] = []
        self.now_s = 0.0
        diary = Diary(self.rows.append, lambda: self.now_s)

        def observe(stack: object) -> None:
            self.now_s += 0.1
            diary.see(self.stall.shell.stack, self.stall.shell.context)

        self.stall.shell.observe = observe

    def of(self, kind: type[RowT]) -> list[RowT]:
        return [row for row in self.rows if isinstance(row, kind)]


@pytest.mark.parametrize("makes_mistakes", [False, True])
def test_a_visit_to_the_wheel(makes_mistakes: bool) -> None:
    one = Watched()
    play = SelfPlay(one.stall.hands, makes_mistakes=makes_mistakes)
    for _ in play.play("wheel"):
        pass
    visit, pack = one.stall.top.visit, one.stall.pack
    one.stall.hands.tap("done")
    one.stall.hands.wait(1)

    (begun,), (spin,), (naming,), (ended,) = one.of(VisitBegun), one.of(Spin), one.of(Naming), one.of(VisitEnded)
    assert (begun.game, begun.language) == ("wheel", "zh")
    assert visit.scam is not None
    assert spin.scam == naming.scam == pack.scams[visit.scam].id
    assert visit.naming is not None
    assert (naming.hits, naming.picked) == (visit.naming.hits, 2)
    assert naming.ms > 1000
    answers = one.of(Answer)
    assert [(each.exhibit, each.said_genuine) for each in answers] == [
        (each.exhibit_id, each.said_genuine) for each in visit.answers
    ]
    assert [each.position for each in answers] == [1, 2]
    exhibits = {exhibit.id: exhibit for exhibit in pack.exhibits}
    for each in answers:
        exhibit = exhibits[each.exhibit]
        assert (each.is_genuine, each.channel) == (exhibit.is_genuine, exhibit.channel)
        assert each.is_twin == (exhibit.near is not None)
        assert 0 < each.ms < 60_000
        assert (each.is_genuine == each.said_genuine) != makes_mistakes
    assert (ended.how, ended.screen) == ("finished", "result")
    assert {spin.visit, naming.visit, ended.visit, *(each.visit for each in answers)} == {begun.visit}
    assert isinstance(one.rows[0], VisitBegun)
    assert isinstance(one.rows[-1], VisitEnded)


def test_a_visit_to_the_table_keeps_what_its_pushes_need_to_be_computed_again() -> None:
    one = Watched()
    for _ in SelfPlay(one.stall.hands).play("can"):
        pass
    landings = one.stall.top.visit.landings
    assert [(row.position, row.place, row.stop_x, row.vx) for row in one.of(Push)] == [
        (number, landing.place, landing.stop[0], landing.push.vx) for number, landing in enumerate(landings, 1)
    ]


def test_an_answer_is_noted_when_it_is_given() -> None:
    one = Watched()
    one.stall.go_to("exhibit_1_judged")
    assert len(one.of(Answer)) == 1


def test_who_touches_the_way_back_has_left_and_where() -> None:
    one = Watched()
    one.stall.go_to("challenge")
    one.stall.hands.tap("home")
    one.stall.hands.wait(1)
    (ended,) = one.of(VisitEnded)
    assert (ended.how, ended.screen) == ("left", "challenge")
    assert one.of(Answer) == []


def test_who_walks_away_was_idle() -> None:
    one = Watched()
    one.stall.go_to("exhibit_1")
    one.stall.hands.wait(90, 0.25)
    (ended,) = one.of(VisitEnded)
    assert (ended.how, ended.screen) == ("idle", "exhibit")


def test_reading_the_help_is_no_visit_and_ends_none() -> None:
    one = Watched()
    one.stall.hands.wait(1)
    one.stall.hands.tap("help")
    assert one.stall.scene == "help"
    assert one.rows == []
    one.stall.hands.tap("back")
    one.stall.go_to("exhibit_1")
    one.stall.hands.tap("help")
    assert one.stall.scene == "help"
    assert one.of(VisitEnded) == []
