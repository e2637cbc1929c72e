"""What a run leaves in the records: how visits ended, and what failed inside."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

import pytest

from game.app.recording import Recording
from game.records.database import FILE
from game.records.reading import read_records
from game.records.rows import Fault, RunStarted, VisitEnded
from game.scenes.core.changes import Change
from tests.records.clock import FakeClock
from tests.stall import SMALL, build_stall


class BrokenError(Exception):
    """What a broken scene raises."""


def breaks(dt: float) -> Change | None:
    raise BrokenError


def test_a_fault_inside_ends_the_visit_and_is_recorded_by_kind_and_place(tmp_path: Path) -> None:
    recording = Recording(tmp_path, FakeClock().clock, is_rehearsal=False)
    recording.begin()
    stall = build_stall(SMALL, is_debug=False)
    stall.shell.observe = recording.observe
    stall.go_to("challenge")
    stall.top.update = breaks  # type: ignore[method-assign]  # a scene that breaks in this very screen
    stall.hands.wait(0.5)
    assert stall.scene == "oops"
    recording.end()
    records = read_records([tmp_path / FILE], [Fault, VisitEnded])
    faults = [(fault.kind, fault.place.split(":")[0]) for _, fault in records.of(Fault)]
    assert faults == [("BrokenError", "test_recording")]
    assert [(visit.how, visit.screen) for _, visit in records.of(VisitEnded)] == [("fault", "challenge")]


def test_the_start_asks_no_service_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask() -> None:
        pytest.fail("on Windows this waits for a service")

    monkeypatch.setattr(platform, "uname", ask)
    recording = Recording(tmp_path, FakeClock().clock, is_rehearsal=False)
    recording.begin()
    recording.end()
    (_, run), *_ = read_records([tmp_path / FILE], [RunStarted]).of(RunStarted)
    assert sys.platform in run.system
