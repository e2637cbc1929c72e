from __future__ import annotations

import pytest

from game.rules.quiet_hours import DAY_MIN, QuietHours, quiet_hours_of

NIGHT = QuietHours(21 * 60 + 30, 8 * 60, is_on=True)


@pytest.mark.parametrize(
    ("hour", "minute", "is_quiet"),
    [(21, 29, False), (21, 30, True), (23, 59, True), (0, 0, True), (7, 59, True), (8, 0, False), (12, 0, False)],
)
def test_a_night_reaches_past_midnight(hour: int, minute: int, *, is_quiet: bool) -> None:
    assert NIGHT.cover(60 * hour + minute) is is_quiet


def test_a_noon_does_not() -> None:
    noon = QuietHours(12 * 60, 14 * 60, is_on=True)
    assert [hour for hour in range(24) if noon.cover(60 * hour)] == [12, 13]


def test_two_equal_times_and_hours_that_are_off_cover_nothing() -> None:
    assert not any(QuietHours(60, 60, is_on=True).cover(minute) for minute in range(DAY_MIN))
    assert not any(QuietHours(60, 600).cover(minute) for minute in range(DAY_MIN))


def test_times_go_round_the_clock() -> None:
    late = QuietHours(23 * 60 + 30, 0).moved("begin", 30).moved("end", -30)
    assert (late.begin_min, late.end_min) == (0, 23 * 60 + 30)


@pytest.mark.parametrize("hours", [NIGHT, QuietHours(), QuietHours(0, 1439, is_on=True)])
def test_hours_are_read_as_they_were_written(hours: QuietHours) -> None:
    assert quiet_hours_of(hours.text()) == hours


@pytest.mark.parametrize("text", ["", "on", "on 25:00-8:00", "on 1:60-8:00", "on 1:00-8:00 x", "\x00", "on ١:00-8:00"])
def test_what_tells_no_hours_is_off(text: str) -> None:
    assert quiet_hours_of(text) == QuietHours()
