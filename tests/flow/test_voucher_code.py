"""A voucher's code typed on the pad, on a keyboard, or by a scanner that types: what the desk is told."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future

import pygame
import pytest

from game.kiosk.prizes import Stand
from game.rules.prizes.ledger import Checked, Won
from game.rules.prizes.vouchers import code_of
from game.scenes.staff.voucher import VoucherPage
from game.scenes.staff.voucher_code import VoucherCode
from tests.flow.prize_evening import Evening
from tests.flow.test_prize_pages import draw_one, labels, open_page, touch


def keys_of(text: str) -> list[pygame.event.Event]:
    """What a scanner sends, down and up: capital letters with Shift, a new line as Enter, nothing for Chinese."""
    events = []
    for sign in text:
        key = pygame.K_RETURN if sign == "\n" else ord(sign.lower())
        if key < 128:
            mod = pygame.KMOD_LSHIFT if sign.isupper() else 0
            events += [pygame.event.Event(kind, key=key, mod=mod) for kind in (pygame.KEYDOWN, pygame.KEYUP)]
    return events


def scan(evening: Evening, text: str) -> None:
    """All keys in one frame, which is faster than any scanner; then the records have their turn."""
    evening.booth.stall.hands.frame(keys_of(text))
    evening.write()


def pad(evening: Evening, signs: Iterable[str]) -> None:
    """Type on the pad, turning its leaves."""
    hands = evening.booth.stall.hands
    for sign in signs:
        while sign not in evening.controls:
            hands.tap("turn")
        hands.tap(sign, rest_s=0.12)


def says(evening: Evening, key: str, **values: object) -> bool:
    stall = evening.booth.stall
    return stall.shows(stall.say(key, **values))


def seen(evening: Evening) -> type:
    return type(evening.booth.staff.page)


@pytest.fixture
def won(evening: Evening) -> Won:
    one = draw_one(evening)
    open_page(evening, "vouchers")
    return one


def test_a_code_is_typed_on_the_pad_and_handed_out_once(evening: Evening, won: Won) -> None:
    touch(evening, "type")
    pad(evening, [*won.code.replace("-", "")[:5], "0", "erase", *won.code.replace("-", "")[5:]])
    touch(evening, "check")
    assert seen(evening) is VoucherPage
    assert says(evening, "staff.code_good")
    touch(evening, "hand")
    assert evening.rows("SELECT number, how FROM prize_settled") == [(won.number, "handed")]
    touch(evening, "back", "type")
    pad(evening, won.code.replace("-", ""))
    touch(evening, "check")
    assert seen(evening) is VoucherCode
    ((at,),) = evening.rows("SELECT strftime('%m-%d %H:%M', at, 'localtime') FROM prize_settled")
    assert says(evening, "staff.code_handed", name=won.name, at=at)


def test_a_scanner_finds_the_code_in_the_whole_text_and_hands_nothing_out(evening: Evening, won: Won) -> None:
    home = evening.booth.stall.pack.title + f" 96110\nhttp no\n{won.name} {won.code}\n" + "stop - ask\n" * 9
    scan(evening, home)
    assert seen(evening) is VoucherPage
    assert says(evening, "staff.code_good")
    scan(evening, "more 96110\n\n\n")
    assert evening.rows("SELECT * FROM prize_settled") == []
    assert seen(evening) is VoucherPage


def test_one_scan_after_another_needs_no_touch_while_they_are_refused(evening: Evening, won: Won) -> None:
    forged = code_of(bytes(32), "another", won.number)
    scan(evening, f"{forged}\n")
    assert says(evening, "staff.code_unknown")
    slip = won.code[:-1] + ("0" if won.code[-1] != "0" else "1")
    scan(evening, f"{slip}\n")
    assert says(evening, "staff.code_slip")
    scan(evening, won.code.lower() + "\n")
    assert seen(evening) is VoucherPage
    touch(evening, "declined", "back")
    scan(evening, f"{won.code}\n")
    ((at,),) = evening.rows("SELECT strftime('%m-%d %H:%M', at, 'localtime') FROM prize_settled")
    assert says(evening, "staff.code_kept", name=won.name, at=at)


def test_a_code_of_a_night_that_is_closed_is_told_with_its_day(evening: Evening, won: Won) -> None:
    touch(evening, "back", "prize_stock", "seal", "tell", "back", "back", "vouchers")
    scan(evening, f"{won.code}\n")
    ((at,),) = evening.rows("SELECT strftime('%m-%d %H:%M', at, 'localtime') FROM prize_drawn")
    assert says(evening, "staff.code_good_earlier", at=at)
    assert "hand" in labels(evening)


def test_a_code_whose_draw_is_lost_is_told_from_one_that_is_forged(evening: Evening, won: Won) -> None:
    key, night = evening.rows("SELECT value FROM prize_secret WHERE name = 'voucher key'")[0][0], won.night
    scan(evening, code_of(bytes.fromhex(str(key)), night, won.number + 40) + "\n")
    assert says(evening, "staff.code_unlisted")


def test_records_that_do_not_answer_are_told(evening: Evening, won: Won, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Future[Checked] = Future()
    asked.set_exception(OSError())
    monkeypatch.setattr(Stand, "check", lambda self, typed: asked)
    scan(evening, f"{won.code}\n")
    assert says(evening, "staff.code_unanswered")
