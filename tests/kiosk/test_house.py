"""What staff have done with the machine: pauses that outlive a restart, records that go along on a stick."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NoReturn

import pytest

from game.content.model import Pack
from game.kiosk import taking_along
from game.kiosk.errand import Errand
from game.kiosk.house import House
from game.records.database import FILE
from game.records.journal import Health
from game.records.reading import read_records
from game.records.visits import TABLES, visits_of
from game.rules.evening.facts import VisitFacts
from game.scenes.core.staff_house import Figures, Told
from game.words import Language
from game.workbench.evening.tonight import page_of
from tests.records.evenings import DUSK, database_of
from tests.stall import shipped

NOW = DUSK.astimezone(timezone(timedelta(hours=8)))
WHEEL = VisitFacts("wheel", "2026-12-01", 18, "finished", "result")
VISITS = [WHEEL, VisitFacts("can", "2026-12-01", 18, "left", "can_push")]


def house_in(
    folder: Path,
    *sticks: Path,
    report: Callable[[Path, Pack, str, Language], bytes] | None = lambda *_: b"a report",
    now: datetime = NOW,
) -> House:
    return House(
        folder,
        now=lambda: now,
        health=lambda: Health(is_writing=True, waiting=0, lost=0, is_clock_doubted=False),
        find_sticks=lambda: sticks,
        report=report,
    )


def told(errand: Errand[Told]) -> Told:
    errand.wait()
    assert errand.result is not None
    return errand.result


def take(house: House) -> Told:
    return told(house.take_along(shipped().first, "zh"))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    return stick


@pytest.fixture
def state(tmp_path: Path) -> Path:
    database_of(VISITS, tmp_path / "state")
    return tmp_path / "state"


def test_a_pause_outlives_a_restart_until_it_is_ended(tmp_path: Path) -> None:
    for why in ("rain", "九点再来", ""):
        house = house_in(tmp_path)
        house.set_pause(why)
        assert house.pause == why
        house.wait()
        assert house_in(tmp_path).pause == why


def test_the_last_of_many_pauses_is_kept(tmp_path: Path) -> None:
    house = house_in(tmp_path)
    for why in ["rain", "", "shift"] * 5:
        house.set_pause(why)
    house.wait()
    assert house_in(tmp_path).pause == "shift"


def test_a_folder_that_takes_nothing_still_pauses(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    house = house_in(tmp_path / "file" / "state")
    house.set_pause("away")
    house.wait()
    assert house.pause == "away"


def test_the_evening_is_counted(state: Path) -> None:
    errand = house_in(state).count()
    errand.wait()
    found = errand.result
    assert isinstance(found, Figures)
    assert (found.finished, found.left, dict(found.by_game), found.starts) == (1, 1, {"wheel": 1, "can": 1}, 1)
    assert found.started == "18:00"


def test_without_records_staff_are_told(tmp_path: Path) -> None:
    errand = house_in(tmp_path).count()
    errand.wait()
    assert errand.result == Told("staff.no_figures")


def test_records_and_report_go_to_the_stick_and_nothing_else(state: Path, stick: Path) -> None:
    found = take(house_in(state, stick, report=page_of))
    assert found.key == "staff.take_done"
    folder = stick / str(found.values["folder"])
    assert sorted(path.name for path in folder.iterdir()) == [FILE, "report.html"]
    assert len(visits_of(read_records([folder], TABLES))) == len(VISITS)
    assert "2026-12-01" in (folder / "report.html").read_text(encoding="utf-8")
    assert list(state.glob("*.part")) == []


def test_the_records_go_along_even_if_no_report_can_be_made(state: Path, stick: Path) -> None:
    def fail(*_: object) -> NoReturn:
        raise ZeroDivisionError

    for report in (fail, None):
        found = take(house_in(state, stick, report=report))
        assert found.key == "staff.take_without_report"
        assert (stick / str(found.values["folder"]) / FILE).is_file()


def test_two_evenings_lie_beside_each_other(state: Path, stick: Path) -> None:
    for seconds in (0, 1):
        take(house_in(state, stick, now=NOW + timedelta(seconds=seconds)))
    assert len(list(stick.iterdir())) == 2


def refusing(number: int) -> Callable[..., NoReturn]:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(number, "refused")

    return refuse


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "staff.take_full"),
        (errno.EROFS, "staff.take_closed"),
        (errno.EACCES, "staff.take_closed"),
        (errno.EIO, "staff.take_failed"),
        (errno.ENOENT, "staff.take_failed"),
    ],
)
@pytest.mark.parametrize("step", ["mkdir", "write_bytes", "copy", "report"])
def test_a_stick_that_refuses_is_told_in_a_sentence(
    number: int, key: str, step: str, state: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = house_in(state, stick)
    if step == "copy":
        monkeypatch.setattr(taking_along, "copy_to", refusing(number))
    elif step == "report":
        monkeypatch.setattr(os, "fsync", refusing(number))
    else:
        monkeypatch.setattr(Path, step, refusing(number))
    found = take(house)
    monkeypatch.undo()
    assert found.key == key
    assert found.values["stick"] == "KINGSTON"
    assert list(stick.glob("*/*.part")) == []


def test_a_stick_that_is_full_in_the_middle_of_the_records(
    state: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> NoReturn:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(taking_along, "copy_to", full)
    assert take(house_in(state, stick)).key == "staff.take_full"


def test_a_copy_that_cannot_be_read_back_is_not_called_saved(
    state: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_along, "is_sound", lambda _: False)
    assert take(house_in(state, stick)).key == "staff.take_failed"


def test_another_stick_is_tried_when_the_first_refuses(state: Path, stick: Path, tmp_path: Path) -> None:
    assert take(house_in(state, tmp_path / "gone" / "away", stick)).key == "staff.take_done"


def test_no_stick_and_no_records_are_told(state: Path, stick: Path, tmp_path: Path) -> None:
    assert take(house_in(state)).key == "staff.take_no_stick"
    assert take(house_in(tmp_path / "new", stick)).key == "staff.take_nothing"
    assert list(stick.iterdir()) == []


def test_an_errand_that_fails_is_told() -> None:
    errand = Errand(lambda: 1 // 0, failed=2)
    errand.wait()
    assert errand.result == 2


def test_without_a_thread_an_errand_is_done_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_thread(self: object) -> NoReturn:
        raise RuntimeError

    monkeypatch.setattr("threading.Thread.start", no_thread)
    assert Errand(lambda: 1, failed=2).result == 1
