"""A kiosk that crashes or stands still is started again, at most once a minute, and never given up."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from game.kiosk import supervisor
from game.kiosk.heartbeat import FILE_VARIABLE, WATCHDOG_S, Heartbeat
from game.kiosk.stock.programs import programs_of
from game.kiosk.supervisor import AGAIN, Pulse, Supervisor

ROOT = Path(__file__).parents[2]
Behaviour = tuple[str, int, float]
"""`ends`, `hangs` or `runs`; the exit code; after how many seconds."""


@dataclass
class Stall:
    """A machine whose time passes only while somebody waits for it."""

    behaviours: list[Behaviour]
    now_s: float = 0.0
    beats: int = 0
    levels: list[int] = field(default_factory=list)
    started_s: list[float] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    when: dict[float, Callable[[], None]] = field(default_factory=dict)

    def start(self, level: int) -> Kiosk:
        self.levels.append(level)
        self.started_s.append(self.now_s)
        return Kiosk(self, self.behaviours.pop(0), self.now_s)

    def sleep(self, seconds: float) -> None:
        self.now_s += seconds
        for at in [at for at in self.when if at <= self.now_s]:
            self.when.pop(at)()

    def supervisor(self, *, is_on_trial: bool = False) -> Supervisor:
        return Supervisor(
            self.start,
            lambda: self.beats,
            now_s=lambda: self.now_s,
            sleep=self.sleep,
            tell=self.told.append,
            is_on_trial=lambda: is_on_trial,
        )


@dataclass
class Kiosk:
    stall: Stall
    behaviour: Behaviour
    began_s: float
    is_over: bool = False

    def wait(self, seconds: float) -> int | None:
        kind, code, after_s = self.behaviour
        if self.is_over:
            return -9
        self.stall.sleep(seconds)
        is_due = self.stall.now_s - self.began_s >= after_s
        if kind == "ends" and is_due:
            return code
        if kind != "hangs" or not is_due:
            self.stall.beats += 30
        return None

    def terminate(self) -> None:
        self.stall.ended.append("asked")
        self.is_over = True

    def kill(self) -> None:
        self.stall.ended.append("killed")
        self.is_over = True


def test_what_ends_as_asked_is_not_started_again() -> None:
    stall = Stall([("ends", 0, 100)])
    assert stall.supervisor().run() == 0
    assert stall.levels == [0]


@pytest.mark.parametrize("code", [1, 2])
def test_what_cannot_start_has_told_why(code: int) -> None:
    stall = Stall([("ends", code, 1)])
    assert stall.supervisor().run() == code
    assert stall.levels == [0]


def test_a_new_program_that_cannot_start_is_tried_again_so_that_it_can_be_taken_back() -> None:
    stall = Stall([("ends", 1, 1), ("ends", 2, 1), ("ends", 0, 1)])
    assert stall.supervisor(is_on_trial=True).run() == 0
    assert stall.levels == [0, 1, 2]


def test_a_crash_is_mended_at_once_and_the_next_ones_once_a_minute_with_ever_less() -> None:
    crash: Behaviour = ("ends", -11, 20)
    stall = Stall([crash, crash, crash, crash, ("ends", AGAIN, 60), ("ends", 0, 5)])
    assert stall.supervisor().run() == 0
    assert stall.levels == [0, 1, 2, 3, 4, 3]
    gaps = [later - earlier for earlier, later in zip(stall.started_s, stall.started_s[1:], strict=False)]
    assert gaps[0] <= 22
    assert all(gap >= 60 for gap in gaps[1:])
    assert len(stall.told) == 4


def test_failures_of_long_ago_are_forgotten() -> None:
    stall = Stall([("ends", -11, 20), ("ends", -11, 700), ("ends", -11, 700), ("ends", 0, 1)])
    stall.supervisor().run()
    assert stall.levels == [0, 1, 1, 1]


def test_without_a_frame_for_ten_seconds_it_is_ended_and_back_in_five() -> None:
    stall = Stall([("hangs", 0, 30), ("ends", 0, 5)])
    assert stall.supervisor().run() == 0
    assert stall.ended == ["killed"]
    assert 40 <= stall.started_s[1] <= 45


def test_a_machine_that_slept_is_no_kiosk_that_stands_still() -> None:
    stall = Stall([("ends", 0, 3700)])
    stall.when[30.0] = lambda: setattr(stall, "now_s", stall.now_s + 3600)
    assert stall.supervisor().run() == 0
    assert stall.ended == []


def test_who_ends_the_watching_process_ends_the_kiosk() -> None:
    stall = Stall([("runs", 0, 0)])
    watching = stall.supervisor()
    stall.when[20.0] = lambda: setattr(watching, "is_stopped", True)
    assert watching.run() == 0
    assert stall.ended == ["asked"]


def test_systemd_hears_of_a_kiosk_that_is_started_anew_but_never_for_one_that_stands_still() -> None:
    crash: Behaviour = ("ends", -11, 20)
    stall = Stall([crash, crash, ("hangs", 0, 30), ("ends", 0, 5)])
    vouched_s: list[float] = []
    watching = stall.supervisor()
    watching._vouch = lambda: vouched_s.append(stall.now_s)
    watching.run()
    spoken_s = [0.0, *vouched_s]
    second, third = stall.started_s[1:3]
    assert third - second >= 60  # nobody else speaks while it rests
    resting_s = [when for when in spoken_s if second + 20 < when < third]
    assert max(later - earlier for earlier, later in pairwise(resting_s)) < WATCHDOG_S / 4
    assert not [when for when in vouched_s if third + 2 < when < third + 40]


def test_beats_are_seen_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    pulse = Pulse()
    monkeypatch.setenv(FILE_VARIABLE, str(pulse.path))
    heart = Heartbeat()
    for _ in range(5):
        heart.beat()
    assert pulse.count() == 5
    assert not heart.is_orphan
    del heart
    pulse.close()
    assert sys.platform == "win32" or not pulse.path.exists()


def test_on_windows_nobody_asks_who_started_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask() -> None:
        pytest.fail("Wine ends the process for it")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "getppid", ask)
    assert not Heartbeat().is_orphan


def test_without_a_watching_process_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FILE_VARIABLE, raising=False)
    heart = Heartbeat()
    heart.beat()
    assert not heart.is_orphan


_KIOSK = """
import sys, time
from pathlib import Path
from game.kiosk.heartbeat import Heartbeat, level
from game.kiosk.logs import crashes_logged

folder = Path(sys.argv[1])
(folder / f"level-{level()}").touch()
heart = Heartbeat()

def standing_still():
    while True:
        time.sleep(0.05)

with crashes_logged(folder):
    for _ in range(20):
        heart.beat()
        time.sleep(0.01)
    if level() == 0:
        standing_still()
"""


def test_a_real_process_that_stands_still_says_where_and_is_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, seconds in (("LOOK_S", 0.1), ("STILL_S", 0.6), ("LAST_WORDS_S", 0.3)):
        monkeypatch.setattr(supervisor, name, seconds)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    told: list[str] = []
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        code = supervisor.watch_over([sys.executable, "-c", _KIOSK, str(tmp_path)], told.append, programs_of(tmp_path))
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
    assert code == 0
    assert [path.name for path in sorted(tmp_path.glob("level-*"))] == ["level-0", "level-1"]
    assert len(told) == 1
    assert "stood still" in told[0]
    if hasattr(signal, "SIGUSR1"):
        assert "standing_still" in (tmp_path / "crash.old.log").read_text(encoding="utf-8")
