"""Stock and vouchers on the staff screen, with real touches and real records."""

from __future__ import annotations

from pathlib import Path

from game.rules.prizes.ledger import Won
from game.scenes.staff.staff import Staff
from tests.content.sample import sample_yaml
from tests.flow.prize_evening import Evening


def draw_one(evening: Evening) -> Won:
    """A whole visit with its draw, back to the first screen."""
    hands = evening.booth.stall.hands
    draw = evening.open_draw()
    hands.tap("draw")
    evening.write(5)
    won = draw.visit.won
    assert won is not None
    for control in ("done", "done"):
        hands.tap(control)
        evening.write()
    assert evening.booth.stall.scene == "attract"
    return won


def open_page(evening: Evening, name: str) -> Staff:
    staff = evening.booth.open_staff()
    evening.booth.stall.hands.tap(name)
    evening.write()
    return staff


def labels(evening: Evening) -> dict[str, str]:
    return {button.name: button.label for button in evening.booth.stall.top.buttons}


def touch(evening: Evening, *names: str) -> None:
    for name in names:
        evening.booth.stall.hands.tap(name)
        evening.write(1)


def test_stock_and_vouchers_are_named_on_the_first_page(evening: Evening) -> None:
    evening.booth.open_staff()
    for word in ("库存", "奖券"):
        assert sum(word in label for label in labels(evening).values()) == 1, word


def test_a_voucher_is_compared_and_handed_out_once(evening: Evening) -> None:
    won = draw_one(evening)
    open_page(evening, "vouchers")
    assert labels(evening)["won_0"] == f"{won.name}\n{won.code}"
    touch(evening, "won_0", "hand")
    assert evening.rows("SELECT number, how FROM prize_settled") == [(won.number, "handed")]
    assert "hand" not in labels(evening)
    touch(evening, "back")
    assert "won_0" not in labels(evening)


def test_what_is_not_handed_out_goes_back_unless_it_is_damaged(evening: Evening) -> None:
    first, second = draw_one(evening), draw_one(evening)
    open_page(evening, "vouchers")
    touch(evening, "won_0", "damaged", "back", "won_0", "not_collected")
    settled = evening.rows("SELECT number, how, reason, is_back FROM prize_settled ORDER BY seq")
    assert settled == [
        (second.number, "kept", "damaged", 0),
        (first.number, "kept", "not_collected", int(not first.is_consolation)),
    ]


def test_the_stock_has_plus_and_minus(evening: Evening) -> None:
    open_page(evening, "prize_stock")
    assert labels(evening)["shelf_0"] == "帆布袋：2 件"
    touch(evening, "shelf_0", "step_1", "step_0", "step_2")
    assert evening.rows("SELECT delta, pieces FROM prize_stock WHERE why = 'staff' ORDER BY seq") == [
        (10, 12),
        (1, 13),
        (-1, 12),
    ]
    touch(evening, "step_3", "step_3")
    assert evening.rows("SELECT pieces FROM prize_stock WHERE prize = 'bag' ORDER BY seq DESC LIMIT 1") == [(2,)]
    touch(evening, "back")
    assert labels(evening)["shelf_0"] == "帆布袋：2 件"


def test_the_seed_is_told_when_the_night_is_closed(evening: Evening) -> None:
    draw_one(evening)
    open_page(evening, "prize_stock")
    touch(evening, "seal")
    assert evening.rows("SELECT seed FROM prize_night_closed") == []
    touch(evening, "tell")
    ((seed,),) = evening.rows("SELECT seed FROM prize_night_closed")
    ((seal,),) = evening.rows("SELECT seal FROM prize_night_opened")
    assert evening.booth.stall.shows(str(seed))
    assert evening.booth.stall.shows(str(seal))
    assert "tell" not in labels(evening)


def test_a_night_without_a_draw_has_no_seed_to_tell(evening: Evening) -> None:
    open_page(evening, "prize_stock")
    touch(evening, "seal", "tell")
    assert evening.booth.stall.shows(evening.booth.stall.say("staff.seal_none"))


def test_a_pack_without_prizes_has_no_such_pages(tmp_path: Path) -> None:
    evening = Evening(tmp_path, sample_yaml())
    evening.booth.open_staff()
    assert {"vouchers", "prize_stock"}.isdisjoint(labels(evening))
    evening.booth.stall.shell.forget()
