"""What is kept in a thread: the newest value, in order, and no caller waits."""

from __future__ import annotations

import logging
import threading

import pytest

from game.kiosk.later import Later


def test_the_newest_value_is_kept_and_nobody_waits_for_a_slow_disk() -> None:
    kept: list[int] = []
    goes_on = threading.Event()

    def keep(value: int) -> None:
        assert goes_on.wait(20)
        kept.append(value)

    later = Later(keep)
    for value in range(5):
        later(value)
    assert kept == []
    goes_on.set()
    later.wait()
    assert kept[-1] == 4
    assert kept == sorted(kept)
    assert len(kept) <= 2  # what was being kept, and the newest
    later(9)
    later.wait()
    assert kept[-1] == 9


def test_a_fault_is_logged_and_the_next_value_is_kept(caplog: pytest.LogCaptureFixture) -> None:
    kept: list[int] = []

    def keep(value: int) -> None:
        if value == 0:
            raise ZeroDivisionError
        kept.append(value)

    later = Later(keep)
    later(0)
    later.wait()
    later(1)
    later.wait()
    assert kept == [1]
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_without_a_thread_the_caller_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(self: threading.Thread) -> None:
        raise RuntimeError

    monkeypatch.setattr(threading.Thread, "start", start)
    kept: list[int] = []
    later = Later(kept.append)
    later(1)
    later(2)
    assert kept == [1, 2]
