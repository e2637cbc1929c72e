"""The lock of the staff screen: what it keeps, what a guesser gets, and what a restart changes."""

from __future__ import annotations

import hashlib
import json
import threading
from pathlib import Path

import pytest

from game.kiosk.pin import COST, FILE, TRIES_FILE, PinLock, slow_hash

PIN, COLLEAGUE = "284915", "601734"
NIGHT_S = 12 * 3600.0


def quick(pin: str, salt: bytes, cost: int) -> bytes:
    """Stands for the slow hash where only the lock is tried."""
    return hashlib.sha256(salt + pin.encode()).digest()


class Machine:
    """A state folder, a clock, and whatever was noted."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.now_s = folder, 1000.0
        self.noted: list[tuple[str, str, str]] = []
        self.lock = self.start()

    def start(self) -> PinLock:
        self.lock = PinLock(self.folder, lambda: self.now_s, lambda *row: self.noted.append(row), digest=quick)
        return self.lock

    def choose(self, operator: str | None = COLLEAGUE) -> None:
        self.lock.choose(PIN, operator)
        self.lock.wait()
        self.lock.close()

    def enter(self, pin: str) -> str | None:
        self.lock.try_pin(pin)
        self.lock.wait()
        role = self.lock.role
        self.lock.close()
        return role


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    assert machine.lock.state == "new"
    machine.choose()
    return machine


def test_each_pin_opens_for_its_role_also_after_a_restart(machine: Machine) -> None:
    for _ in range(2):
        assert machine.enter(PIN) == "organiser"
        assert machine.enter(COLLEAGUE) == "operator"
        assert machine.enter("999111") is None
        machine.start()


def test_without_an_operators_pin_nothing_opens_for_one(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.choose(operator=None)
    assert machine.enter("") is None
    assert machine.enter(PIN) == "organiser"


def test_no_pin_is_in_the_state_folder(machine: Machine) -> None:
    machine.enter("730264")
    kept = "".join(path.read_text() for path in machine.folder.iterdir())
    assert not any(pin in kept for pin in (PIN, COLLEAGUE, "730264"))


def test_the_hash_is_scrypt_with_a_salt_and_as_slow_as_it_says() -> None:
    assert COST >= 14
    expected = hashlib.scrypt(b"284915", salt=b"salt", n=2**COST, r=8, p=1, maxmem=2**28, dklen=32)
    assert slow_hash(PIN, b"salt", COST) == expected


def test_a_pin_cannot_be_chosen_over_another(machine: Machine) -> None:
    machine.lock.choose("730264", None)
    machine.lock.wait()
    assert machine.lock.role is None
    assert machine.enter(PIN) == "organiser"


def test_a_guesser_gets_fewer_than_two_hundred_tries_a_night(machine: Machine) -> None:
    begin_s, tries = machine.now_s, 0
    while machine.now_s - begin_s < NIGHT_S:
        machine.now_s += 3.0
        if machine.lock.state == "ready":
            assert machine.enter(f"{730000 + tries}") is None
            tries += 1
    assert 5 < tries < 200
    machine.now_s += 900
    assert machine.enter(PIN) == "organiser"


def test_nothing_is_compared_during_the_wait_not_even_the_right_one(machine: Machine) -> None:
    for _ in range(5):
        machine.enter("730264")
    assert (machine.lock.state, machine.lock.wait_s) == ("waiting", 60.0)
    assert machine.enter(PIN) is None
    machine.now_s += 59.0
    assert machine.enter(PIN) is None
    machine.now_s += 1.0
    assert machine.enter(PIN) == "organiser"
    assert machine.enter("730264") is None
    assert machine.lock.wait_s == 0  # the right one has begun the count anew


def test_a_restart_begins_the_whole_wait_again(machine: Machine) -> None:
    for _ in range(5):
        machine.enter("730264")
    machine.now_s += 50.0
    assert machine.start().wait_s == 60.0
    machine.now_s += 60.0
    machine.enter("730264")
    machine.now_s = 3.0  # a monotonic clock begins anew with the machine
    assert machine.start().wait_s == 120.0


def test_a_restart_gives_no_tries_back(machine: Machine) -> None:
    for _ in range(5):
        machine.enter("730264")
        machine.start()
    assert machine.lock.state == "waiting"


def test_a_try_counts_even_if_the_power_is_cut_while_it_is_compared(machine: Machine) -> None:
    inside, may_go_on = threading.Event(), threading.Event()

    def held(pin: str, salt: bytes, cost: int) -> bytes:
        inside.set()
        may_go_on.wait(10)
        return quick(pin, salt, cost)

    lock = PinLock(machine.folder, lambda: machine.now_s, lambda *row: None, digest=held)
    lock.try_pin("730264")
    assert inside.wait(10)
    assert (lock.state, lock.role) == ("checking", None)
    assert (machine.folder / TRIES_FILE).read_text() == "1"
    may_go_on.set()
    lock.wait()


@pytest.mark.parametrize("text", ["", "x", "[]", "{}", '{"cost": 99, "salt": "", "organiser": "", "operator": ""}'])
def test_a_damaged_file_lets_nobody_in_and_deleting_it_lets_choose_anew(machine: Machine, text: str) -> None:
    (machine.folder / FILE).write_text(text)
    machine.start()
    assert machine.lock.state == "damaged"
    machine.choose()
    assert machine.enter(PIN) is None
    (machine.folder / FILE).unlink()
    assert machine.start().state == "new"


def test_a_damaged_count_is_no_present(machine: Machine) -> None:
    (machine.folder / TRIES_FILE).write_text("-9")
    assert machine.start().wait_s == 60.0


def test_a_folder_that_takes_nothing_still_counts_and_opens(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    machine = Machine(tmp_path / "file" / "no folder")
    machine.choose()
    for _ in range(5):
        machine.enter("730264")
    assert machine.lock.state == "waiting"
    machine.now_s += 60
    assert machine.enter(PIN) == "organiser"


def test_a_fault_while_comparing_opens_nothing(machine: Machine) -> None:
    def broken(pin: str, salt: bytes, cost: int) -> bytes:
        raise MemoryError

    machine.lock._digest = broken
    for _ in range(5):
        assert machine.enter(PIN) is None
    assert machine.lock.state == "waiting"


def test_what_happens_is_noted_without_the_digits(machine: Machine) -> None:
    machine.enter("730264")
    machine.enter(COLLEAGUE)
    assert machine.noted == [
        ("organiser", "pin_chosen", "with_operator"),
        ("organiser", "opened", ""),
        ("organiser", "locked", ""),
        ("", "wrong_pin", "1"),
        ("operator", "opened", ""),
        ("operator", "locked", ""),
    ]
    assert set(json.loads((machine.folder / FILE).read_text())) == {"cost", "salt", "organiser", "operator"}
