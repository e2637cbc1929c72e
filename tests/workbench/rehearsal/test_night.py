"""A short night, with everything that goes wrong in it; the long one is run by hand."""

from __future__ import annotations

import mmap
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.cli import night as night_command
from game.rules.hand import FULL_CHARGE_S
from game.scenes.help.help import Help
from game.workbench.rehearsal.agreement import disagreements
from game.workbench.rehearsal.clocks import NightClock
from game.workbench.rehearsal.gauges import WatchedHands, open_files, resident_mb, slope
from game.workbench.rehearsal.night import WARM_HOURS, Night, NightResult
from game.workbench.rehearsal.prizes import disagreements_of_prizes, with_prizes
from game.workbench.rehearsal.troubles import FullDisk, Schedule, Trouble
from tests.cli.program import main
from tests.stall import SMALL, build_stall, places

HOURS = 0.2


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Night, NightResult]]:
    night = Night(places(), places().default_pack, tmp_path_factory.mktemp("night"), hours=HOURS, seed=3)
    yield night, night.play()
    assert pygame.mixer.get_init() is None


def test_a_night_with_all_its_troubles_is_good(played: tuple[Night, NightResult]) -> None:
    _, result = played
    assert result.faults == []
    assert result.differs == []
    assert result.failed == []
    assert result.counts["visits",] >= 3
    assert result.monkey_events > 0
    assert {"sound gone", "sound back", "clock 1970", "clock 2099", "clock right"} <= set(result.troubles)
    assert result.troubles.count("disk full") == result.troubles.count("disk free") == 2


def test_the_count_of_the_visitors_is_no_copy_of_the_records(played: tuple[Night, NightResult]) -> None:
    night, _ = played
    folder = night.folder / "visitors"
    true = night.visitors.remembered[0]
    night.visitors.remembered[0] = replace(true, seconds=true.seconds + 5, answers=(*true.answers, (True, True)))
    found = disagreements(folder, night.visitors)
    assert any(line.startswith("visit 1: ") and " s recorded" in line for line in found)
    assert any(re.match(r"genuine: \d+ counted, \d+ played", line) for line in found)
    night.visitors.remembered[0] = replace(true, how="left")
    assert "visit 1: " in disagreements(folder, night.visitors)[0]
    night.visitors.remembered[0] = true
    night.visitors.remembered.append(true)
    assert any(line.startswith("visits: ") for line in disagreements(folder, night.visitors))
    night.visitors.remembered.pop()
    assert disagreements(folder, night.visitors) == []


def test_prizes_are_drawn_and_counted_again(played: tuple[Night, NightResult]) -> None:
    night, result = played
    folder, won = night.folder / "visitors", night.visitors.won
    assert result.prizes == len(won) > 0
    assert list(disagreements_of_prizes(folder, won)) == []
    other = replace(won[0], prize="bag" if won[0].prize == "cup" else "cup")
    assert list(disagreements_of_prizes(folder, [other])) == [
        f"draw {other.number}: {other.prize} won, not in the ledger"
    ]
    assert with_prizes(with_prizes(b"title: x\n")) == with_prizes(b"title: x\n") != b"title: x\n"


def test_a_fault_fails_the_night(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    night = Night(places(), places().default_pack, tmp_path, hours=HOURS, seed=1)

    def draw(self: Help, target: pygame.Surface) -> None:
        raise ZeroDivisionError

    from game.scenes.exhibit.exhibit import Exhibit  # noqa: PLC0415 - only here

    monkeypatch.setattr(Exhibit, "draw", draw)
    result = night.play()
    assert "faults" in result.failed
    assert any("ZeroDivisionError" in fault for fault in result.faults)


def test_gates() -> None:
    def result(**changes: Any) -> NightResult:
        return replace(NightResult(2 * WARM_HOURS), **changes)

    growing = [(WARM_HOURS + step / 10, 200 + step) for step in range(20)]
    early = [(step / 10, 100.0 + 10 * step) for step in range(20)]
    level = [(WARM_HOURS + step / 10, 300 + step % 2) for step in range(20)]
    assert result(memory=growing).mb_an_hour == pytest.approx(10)
    assert result(memory=growing).failed == ["grows"]
    assert result(memory=early + level).failed == []
    assert replace(result(memory=growing), hours=1.0).failed == []  # too short to tell
    assert result(longest_s=1.1).failed == ["slow"]
    assert result(lost=1).failed == ["lost"]
    assert result(differs=["visits"]).failed == ["differs"]
    assert result(faults=["x"]).failed == ["faults"]
    assert result(files=(10, 40)).failed == ["handles"]
    assert result(files=(12, 10)).failed == []


def test_the_slope_is_that_of_the_line_through_the_samples() -> None:
    assert slope([(0, 1), (1, 3), (2, 5)]) == pytest.approx(2)
    assert slope([(0, 1), (1, 3)]) is None
    assert slope([(1, 1), (1, 2), (1, 3)]) is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells them")
def test_memory_and_open_files_are_those_of_this_process(tmp_path: Path) -> None:
    before = open_files()
    assert before is not None
    with (tmp_path / "one").open("w"):
        assert open_files() == before + 1
    memory_mb = resident_mb()
    assert memory_mb is not None
    # Pages of its own: what other tests have given back may be taken again.
    with mmap.mmap(-1, 60_000_000) as block:
        block.write(bytes(60_000_000))
        grown = resident_mb()
    assert grown is not None
    assert grown > memory_mb + 40


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_full_disk_takes_nothing_until_it_is_free(tmp_path: Path) -> None:
    disk = FullDisk()
    disk.fill()
    disk.fill()
    try:
        with pytest.raises(OSError, match="File too large"):
            (tmp_path / "one").write_bytes(b"12345")
    finally:
        disk.free()
    (tmp_path / "two").write_bytes(b"12345")
    disk.free()


def test_a_wall_clock_that_is_set_leaves_the_other_alone() -> None:
    dusk = datetime(2026, 12, 1, 10, tzinfo=timezone.utc)
    clock = NightClock(dusk, dusk)
    clock.pass_(60)
    clock.set(dusk - timedelta(days=3))
    clock.pass_(5)
    assert clock.now_s == clock.clock.monotonic() == 65
    assert clock.clock.wall() == dusk - timedelta(days=3) + timedelta(seconds=5)
    clock.set_right()
    assert clock.wall == dusk + timedelta(seconds=65)


def test_troubles_happen_in_their_order_and_once() -> None:
    seen: list[str] = []
    schedule = Schedule([Trouble(0.2, "a", lambda: seen.append("a")), Trouble(0.4, "b", lambda: seen.append("b"))])
    for share in (0.1, 0.3, 0.3, 0.9, 1.0):
        schedule.reach(share)
    assert seen == schedule.happened == ["a", "b"]


def test_hands_time_every_frame() -> None:
    cpu_s = iter([0.0, 0.1, 1.0, 3.5, 4.0, 4.1])
    passed: list[float] = []
    hands = WatchedHands(build_stall(SMALL).shell, passed.append, step_s=0.15, cpu_s=lambda: next(cpu_s))
    for _ in range(3):
        hands.frame([], FULL_CHARGE_S)
    assert hands.longest_s == 2.5
    assert hands.longest_at == "attract → attract"
    assert passed == [FULL_CHARGE_S] * 3


def test_the_command_prints_what_the_night_has_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[float] = []

    class Shown:
        def __init__(self, *given: object, hours: float, seed: int) -> None:
            asked.append(hours)

        def play(self) -> NightResult:
            return NightResult(12.0, took_s=600.0, lost=asked[0] > 5, memory=[(0.0, 1.0), (11.9, 2.0)])

    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.setattr(night_command, "Night", Shown)
    assert main("soak", "--night", "--hours", "5") == 0
    told = capsys.readouterr()
    assert told.out.startswith("12 h of kiosk time in 600 s (72x)")
    assert told.err == ""
    asked.clear()
    assert main("soak", "--night") == 1
    assert asked == [12.0]
    assert "records were lost" in capsys.readouterr().err
