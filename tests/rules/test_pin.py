"""Which PINs are too simple, and how long wrong ones cost."""

from __future__ import annotations

import pytest

from game.rules.pin import is_simple, wait_after


@pytest.mark.parametrize(
    "pin", ["000000", "123456", "654321", "135791", "123123", "121212", "112233", "123321", "7890123", "22222222"]
)
def test_what_is_tried_first_is_refused(pin: str) -> None:
    assert is_simple(pin)


@pytest.mark.parametrize("pin", ["284915", "601734", "9611042", "19840617"])
def test_others_are_taken(pin: str) -> None:
    assert not is_simple(pin)


def test_five_are_free_then_the_wait_doubles_to_a_quarter_of_an_hour() -> None:
    assert [wait_after(wrong) for wrong in range(11)] == [0, 0, 0, 0, 0, 60, 120, 240, 480, 900, 900]
    assert wait_after(10**6) == 900
