"""Locking Windows: everything is set by commands, and put back exactly, whatever happens between."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest

from game.cli import service
from game.kiosk.service.faults import ServiceError
from game.kiosk.service.lock import SETTINGS, Idle, Value, lock, memory_of, settings_for, unlock
from tests.cli.program import main
from tests.kiosk.service.fakes import Windows

VALUES = [each for each in SETTINGS if isinstance(each, Value)]
IDLES = [each for each in SETTINGS if isinstance(each, Idle)]
CHANGES = len(VALUES) - 1 + 2 * len(IDLES)
"""Of `machine`: one value is set already; a power setting takes two."""
SAVER = (r"HKCU\Control Panel\Desktop", "ScreenSaveActive")


def machine(tmp_path: Path) -> Windows:
    """An office machine: a screen saver, three power settings, one value that is set already, and somebody else's."""
    own = (r"HKCU\Control Panel\Desktop", "Wallpaper")
    sticky = next(each for each in VALUES if each.name == "Flags")
    return Windows(
        tmp_path,
        registry={
            SAVER: ("REG_SZ", "1"),
            own: ("REG_SZ", r"C:\Users\王\my picture.jpg"),
            (sticky.key, sticky.name): ("REG_SZ", "506"),
        },
        idle_s={"VIDEOIDLE": 600, "STANDBYIDLE": 1800, "HIBERNATEIDLE": 10800},
    )


def is_locked(system: Windows) -> bool:
    return all(system.registry[each.key, each.name] == (each.kind, each.data) for each in VALUES) and not any(
        system.idle_s.values()
    )


def standing(system: Windows) -> object:
    return deepcopy((system.registry, system.idle_s, system.tasks))


def test_what_is_locked_is_put_back_exactly(tmp_path: Path) -> None:
    system = machine(tmp_path)
    before = standing(system)
    assert lock(SETTINGS, system.host) == len(SETTINGS)
    assert is_locked(system)
    assert unlock(system.host) == len(SETTINGS) - 1  # one was so before
    assert standing(system) == before
    assert not memory_of(system.host).exists()
    assert unlock(system.host) == 0


def test_locking_twice_remembers_what_stood_there_first(tmp_path: Path) -> None:
    system = machine(tmp_path)
    before = standing(system)
    lock(SETTINGS, system.host)
    lock(SETTINGS, system.host)
    unlock(system.host)
    assert standing(system) == before


def test_what_somebody_has_changed_since_is_left_alone(tmp_path: Path) -> None:
    system = machine(tmp_path)
    lock(SETTINGS, system.host)
    system.registry[SAVER] = ("REG_SZ", "mine")
    system.idle_s["VIDEOIDLE"] = 77
    unlock(system.host)
    assert system.registry[SAVER] == ("REG_SZ", "mine")
    assert system.idle_s == {"VIDEOIDLE": 77, "STANDBYIDLE": 1800, "HIBERNATEIDLE": 10800}


@pytest.mark.parametrize("number", range(1, CHANGES + 2))
def test_a_change_that_is_refused_undoes_those_before(tmp_path: Path, number: int) -> None:
    system = machine(tmp_path)
    before = standing(system)
    system.refuses = number
    if number > CHANGES:
        lock(SETTINGS, system.host)
        assert len(system.changes) == CHANGES
        return
    with pytest.raises(ServiceError) as fault:
        lock(SETTINGS, system.host)
    assert fault.value.key == "service.refused"
    assert standing(system) == before


@pytest.mark.parametrize("number", range(1, CHANGES))
def test_power_that_goes_in_the_middle_loses_nothing(tmp_path: Path, number: int) -> None:
    system = machine(tmp_path)
    before = standing(system)
    host, run = system.host, system.run

    def gone(words: tuple[str, ...]) -> object:
        if len(system.changes) >= number:
            raise KeyboardInterrupt
        return run(words)

    system.run = gone  # type: ignore[method-assign,assignment]  # the plug is pulled
    with pytest.raises(KeyboardInterrupt):
        lock(SETTINGS, system.host)
    unlock(host)
    assert standing(system) == before


def test_a_system_without_powercfg_is_locked_as_far_as_it_goes(tmp_path: Path) -> None:
    system = machine(tmp_path)
    system.idle_s = {}
    before = standing(system)
    assert lock(SETTINGS, system.host) == len(VALUES)
    assert unlock(system.host) > 0
    assert standing(system) == before


def test_a_strange_memory_is_told_and_left(tmp_path: Path) -> None:
    system = machine(tmp_path)
    path = memory_of(system.host)
    path.parent.mkdir(parents=True)
    for text in ("garbage", "[]"):
        path.write_text(text)
        with pytest.raises(ServiceError) as fault:
            unlock(system.host)
        assert fault.value.key == "service.strange"
        assert path.read_text() == text


def test_another_users_own_settings_are_not_ours_to_change(tmp_path: Path) -> None:
    assert not any("HKCU" in " ".join(each.query) for each in settings_for(is_own_account=False))
    assert settings_for(is_own_account=True) == SETTINGS


def test_one_command_locks_and_one_takes_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    system = machine(tmp_path)
    before = standing(system)
    monkeypatch.setattr(service, "this_host", lambda: system.host)
    assert main("service", "install", "--lock", "--dry-run") == 0
    shown = capsys.readouterr().out
    assert standing(system) == before
    assert main("service", "install", "--lock") == 0
    assert is_locked(system)
    assert system.tasks
    assert [change for change in system.changes if change.replace("'", "") not in shown] == []
    assert str(len(SETTINGS)) in capsys.readouterr().out
    assert main("service", "uninstall") == 0
    assert standing(system) == before
    assert main("service", "install", "--lock", "--account", "STALL\\kiosk") == 0
    assert system.registry[SAVER] == ("REG_SZ", "1")
    assert system.registry[VALUES[0].key, VALUES[0].name] == ("REG_DWORD", "0x0")
    assert "STALL\\kiosk" in capsys.readouterr().out
    assert main("service", "uninstall") == 0
    assert standing(system) == before


def test_what_cannot_be_locked_leaves_no_task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = machine(tmp_path)
    before = standing(system)
    system.refuses = 3
    monkeypatch.setattr(service, "this_host", lambda: system.host)
    assert main("service", "install", "--lock") == 2
    assert standing(system) == before
