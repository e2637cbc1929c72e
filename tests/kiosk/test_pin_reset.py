"""A forgotten PIN is taken back by a file that only the organiser's key can make; a stranger's stick does nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from game.kiosk.pin import FILE, PinLock
from game.kiosk.pin_reset import KEPT_FILE, REQUEST_FILE, NoKeyError, ResetKey, request_for, requests_on
from tests.cli.program import run_program
from tests.kiosk.test_house import house_in, told
from tests.kiosk.test_pin import COLLEAGUE, PIN, Machine, quick

NEW = "730264"


class Owned(Machine):
    """A machine whose organiser has saved the key; `stick` holds the files that are plugged in."""

    def __init__(self, folder: Path) -> None:
        self.stick: list[bytes] = []
        super().__init__(folder)
        self.choose()
        _, self.key = ResetKey(folder).export()
        self.start()
        self.noted.clear()

    def start(self) -> PinLock:
        self.lock = PinLock(
            self.folder,
            lambda: self.now_s,
            lambda *row: self.noted.append(row),
            digest=quick,
            find_requests=lambda: self.stick,
        )
        return self.lock

    def look(self) -> str:
        self.lock.look_for_reset()
        self.lock.wait()
        return self.lock.state


@pytest.fixture
def machine(tmp_path: Path) -> Owned:
    return Owned(tmp_path)


def test_with_a_file_of_its_key_a_machine_takes_new_pins(machine: Owned) -> None:
    machine.stick = [b"{}", request_for(machine.key)]
    assert machine.look() == "new"
    machine.lock.choose(NEW, None)
    machine.lock.wait()
    assert machine.noted[0] == ("organiser", "pin_reset", "")
    machine.lock.close()
    assert [machine.enter(pin) for pin in (NEW, PIN, COLLEAGUE)] == ["organiser", None, None]


def test_each_file_works_once_also_after_a_restart(machine: Owned) -> None:
    machine.stick = [request_for(machine.key)]
    machine.look()
    machine.lock.choose(NEW, None)
    machine.lock.wait()
    machine.lock.close()
    for _ in range(2):
        assert machine.look() == "ready"
        assert machine.noted[-1] == ("", "reset_refused", "")
        machine.start()
    machine.stick = [request_for(machine.key)]
    assert machine.look() == "new"


def test_whoever_walks_away_leaves_the_pins_as_they_were(machine: Owned) -> None:
    machine.stick = [request_for(machine.key)]
    assert machine.look() == "new"
    machine.lock.close()
    assert machine.lock.state == "ready"
    assert machine.enter(PIN) == "organiser"
    assert machine.look() == "new"  # it was not used


def test_it_helps_while_wrong_pins_are_waited_for_and_when_the_file_is_damaged(machine: Owned) -> None:
    for _ in range(5):
        machine.enter("999111")
    assert machine.lock.state == "waiting"
    machine.stick = [request_for(machine.key)]
    assert machine.look() == "new"
    machine.lock.close()
    (machine.folder / FILE).write_text("x")
    assert machine.start().state == "damaged"
    assert machine.look() == "new"
    machine.lock.choose(NEW, None)
    machine.lock.wait()
    machine.lock.close()
    assert machine.enter(NEW) == "organiser"


def forged(machine: Owned, tmp_path: Path) -> list[bytes]:
    """Whatever a stranger may put on a stick."""
    good = json.loads(request_for(machine.key))
    stranger = json.loads(machine.key) | {"secret": "00" * 32}
    other = json.loads(Owned(tmp_path / "other").key)
    flipped = good["tag"][:-1] + ("0" if good["tag"][-1] != "0" else "1")
    files: list[object] = [
        good | {"tag": flipped},
        good | {"id": "another"},
        good | {"tag": ""},
        good | {"tag": "密" * 64},
        good | {"tag": None},
        good | {"kind": "fanzha pin key"},
        json.loads(request_for(json.dumps(stranger).encode())),
        json.loads(request_for(json.dumps(other).encode())),
        json.loads(machine.key),
        [],
        None,
        7,
    ]
    return [*(json.dumps(each).encode() for each in files), b"", b"\xff\x00", b"[" * 4000]


def test_nothing_else_opens_anything(machine: Owned, tmp_path: Path) -> None:
    for data in forged(machine, tmp_path):
        machine.stick = [data]
        assert machine.look() == "ready", data
        machine.lock.choose(NEW, None)
        machine.lock.wait()
    assert machine.enter(NEW) is None


def test_before_a_key_was_saved_no_file_opens_anything(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.choose()
    assert not machine.lock.can_be_reset
    empty = json.dumps({"kind": "fanzha pin key", "kiosk": "", "secret": ""}).encode()
    lock = PinLock(tmp_path, lambda: 0.0, lambda *_: None, digest=quick, find_requests=lambda: [request_for(empty)])
    lock.look_for_reset()
    lock.wait()
    assert lock.state == "ready"


@pytest.mark.parametrize("text", ["", "x", "[]", '{"kiosk": "a", "secret": "", "used": []}', '{"secret": "zz"}'])
def test_a_damaged_key_opens_nothing(text: str, machine: Owned) -> None:
    (machine.folder / KEPT_FILE).write_text(text)
    machine.start()
    machine.stick = [request_for(machine.key)]
    assert not machine.lock.can_be_reset
    assert machine.look() == "ready"


def test_the_key_stays_the_same_and_is_another_ones_elsewhere(tmp_path: Path) -> None:
    one, other = ResetKey(tmp_path / "a"), ResetKey(tmp_path / "b")
    assert one.export() == one.export() == ResetKey(tmp_path / "a").export()
    assert one.export() != other.export()


def test_only_the_organiser_changes_pins(machine: Owned) -> None:
    machine.lock.try_pin(COLLEAGUE)
    machine.lock.wait()
    machine.lock.begin_change()
    assert machine.lock.state == "ready"
    machine.lock.close()
    machine.lock.begin_change()
    assert machine.lock.state == "ready"
    machine.lock.try_pin(PIN)
    machine.lock.wait()
    machine.lock.begin_change()
    assert (machine.lock.role, machine.lock.state) == (None, "new")
    machine.lock.choose(NEW, COLLEAGUE)
    machine.lock.wait()
    assert machine.noted[-2:] == [("organiser", "pin_changed", "with_operator"), ("organiser", "opened", "")]
    machine.lock.close()
    assert [machine.enter(pin) for pin in (NEW, COLLEAGUE, PIN)] == ["organiser", "operator", None]


# -- sticks and commands ------------------------------------------------------------------------------------------


def test_the_whole_way_from_the_kiosk_to_the_pc_and_back(tmp_path: Path) -> None:
    stick, pc = tmp_path / "STICK", tmp_path / "pc"
    stick.mkdir()
    pc.mkdir()
    machine = Machine(tmp_path / "state")
    machine.choose()
    house = house_in(tmp_path / "state", stick)
    assert not house.has_key
    assert told(house.take_key()).key == "staff.take_key_done"
    assert house.has_key
    (key,) = stick.iterdir()
    key.rename(pc / key.name)
    done = run_program("pin-reset", str(pc / key.name), "--out", str(stick), cwd=tmp_path)
    assert (done.code, REQUEST_FILE in done.out) == (0, True)
    again = run_program("pin-reset", str(pc / key.name), "--out", str(stick), cwd=tmp_path)
    assert again.code == 0
    lock = PinLock(
        tmp_path / "state",
        lambda: 0.0,
        lambda *_: None,
        digest=quick,
        find_requests=lambda: requests_on(lambda: (stick,)),
    )
    lock.look_for_reset()
    lock.wait()
    assert lock.state == "new"


def test_the_command_tells_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "note.json").write_text("{}")
    (tmp_path / "key.json").write_text(json.dumps({"kind": "fanzha pin key", "kiosk": "a", "secret": "no hex"}))
    _, key = ResetKey(tmp_path / "state").export()
    (tmp_path / "good.json").write_bytes(key)
    for name in ("note.json", "key.json", "missing.json"):
        assert run_program("pin-reset", str(tmp_path / name), "--out", str(tmp_path), cwd=tmp_path).code == 2
    assert (
        run_program("pin-reset", str(tmp_path / "good.json"), "--out", str(tmp_path / "nowhere"), cwd=tmp_path).code
        == 2
    )
    (tmp_path / REQUEST_FILE).write_text("mine")
    assert run_program("pin-reset", str(tmp_path / "good.json"), "--out", str(tmp_path), cwd=tmp_path).code == 2
    assert (tmp_path / REQUEST_FILE).read_text() == "mine"


def test_only_plain_files_are_read_and_only_their_beginning(tmp_path: Path) -> None:
    sticks = [tmp_path / name for name in ("none", "folder", "large", "gone")]
    for stick in sticks[:3]:
        stick.mkdir()
    (sticks[1] / REQUEST_FILE).mkdir()
    (sticks[2] / REQUEST_FILE).write_bytes(b"x" * 10_000_000)
    if hasattr(os, "mkfifo"):
        os.mkfifo(sticks[0] / REQUEST_FILE)
    assert [len(data) for data in requests_on(lambda: tuple(sticks))] == [4096]


def test_a_key_is_no_request() -> None:
    with pytest.raises(NoKeyError):
        request_for(b"")
