"""A state folder that does not outlive a reboot is known by what another disk remembers."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from game.kiosk import starts
from game.kiosk.starts import MEMORY, Past, elsewhere, note_start

FIRST = datetime(2026, 12, 1, 17, 0, tzinfo=timezone.utc)


@dataclass
class Office:
    """A machine with its own disk, and another one beside the packs. It is switched on every evening."""

    root: Path
    evening: int = 0

    @property
    def state(self) -> Path:
        return self.root / "own" / "state"

    @property
    def other(self) -> Path:
        return self.root / "other"

    def start(self, minutes: float = 5.0, *, is_kept: bool = True) -> Past:
        """Start the program so long after the machine was switched on."""
        now = FIRST + timedelta(days=self.evening, minutes=minutes)
        self.state.mkdir(parents=True, exist_ok=True)
        return note_start(self.state, [self.other], now, minutes * 60, is_kept=is_kept)

    def reboot(self, *, is_restored: bool) -> None:
        self.evening += 1
        if is_restored:
            shutil.rmtree(self.root / "own")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    (tmp_path / "other").mkdir()
    monkeypatch.setattr(starts, "elsewhere", lambda folder, others: [tmp_path / "other"])
    return Office(tmp_path)


def test_an_ordinary_machine_finds_what_was_there(office: Office) -> None:
    assert office.start().empty_in_a_row == 1
    for _ in range(4):
        office.reboot(is_restored=False)
        assert office.start().empty_in_a_row == 0
    assert office.start().had_been_there


def test_a_machine_that_restores_its_disk_is_known_at_the_third_boot(office: Office) -> None:
    for boot in (1, 2, 3, 4):
        past = office.start()
        assert past.empty_in_a_row == boot
        assert past.is_remembered == (boot > 1)
        office.reboot(is_restored=True)


def test_starting_again_in_the_same_evening_proves_nothing(office: Office) -> None:
    for boot in (1, 2, 3):
        assert office.start(5).empty_in_a_row == boot
        again = office.start(95)
        assert again.empty_in_a_row == boot
        assert again.since == FIRST + timedelta(days=boot - 1, minutes=5)
        office.reboot(is_restored=True)


def test_a_folder_lost_once_is_told_as_lost(office: Office) -> None:
    office.start()
    office.reboot(is_restored=False)
    office.start()
    office.reboot(is_restored=True)
    assert office.start() == Past(1, True, FIRST + timedelta(days=2, minutes=5), had_been_there=True)


def test_without_another_disk_only_the_first_start_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starts, "elsewhere", lambda folder, others: [])
    office = Office(tmp_path)
    for _ in range(5):
        assert office.start() == Past(1, False, FIRST + timedelta(days=office.evening, minutes=5))
        office.reboot(is_restored=True)
    office.start()
    office.reboot(is_restored=False)
    assert office.start().empty_in_a_row == 0


def test_looking_leaves_nothing_behind(office: Office) -> None:
    assert office.start(is_kept=False).empty_in_a_row == 1
    assert list(office.state.iterdir()) == []
    assert list(office.other.iterdir()) == []


def test_an_earlier_release_left_records_instead_of_a_mark(office: Office) -> None:
    office.state.mkdir(parents=True)
    (office.state / "records.db").touch()
    assert office.start().empty_in_a_row == 0


@pytest.mark.parametrize("text", ["", "[", "[1]", '[["x", true, "y"]]', "9" * 5000, "[" * 4000, '{"a": 1}'])
def test_a_memory_that_cannot_be_read_is_begun_anew(office: Office, text: str) -> None:
    (office.other / MEMORY).write_text(text, encoding="utf-8")
    assert office.start().empty_in_a_row == 1
    office.reboot(is_restored=True)
    assert office.start().empty_in_a_row == 2


def test_a_place_on_the_same_disk_remembers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two, gone = tmp_path / "one", tmp_path / "two", tmp_path / "gone"
    one.mkdir()
    two.mkdir()
    assert elsewhere(one, [two, gone]) == []
    real = Path.stat

    def stat(self: Path, **named: bool) -> os.stat_result:
        found = list(real(self, **named))
        found[2] += self == two  # st_dev
        return os.stat_result(found)

    monkeypatch.setattr(Path, "stat", stat)
    assert elsewhere(one, [two, two, gone]) == [two]
    assert elsewhere(gone, [two]) == []
