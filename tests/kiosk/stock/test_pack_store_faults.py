"""Every call to the system fails once, fails from then on, or is the last one before the plug is pulled."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pytest

from game.kiosk.stock.active_pack import MOST_KEPT, POINTER, SPARE
from game.kiosk.stock.faults import StoreFault
from game.kiosk.stock.store import PackStore
from tests.kiosk.stock.failing_disks import (
    MOST_CALLS,
    Killed,
    PluggedOut,
    Reordered,
    Shaky,
    full,
    pulled,
    read_only,
)
from tests.kiosk.stock.stick import A, B, C, Quick, bring, offer, playing, read, write, zipped


def bring_b(store: PackStore, stick: Path) -> None:
    bring(store, stick / "乙")


def bring_b_zipped(store: PackStore, stick: Path) -> None:
    bring(store, stick / "乙.zip")


def bring_b_and_leave_it(store: PackStore, stick: Path) -> None:
    store.discard(store.bring_in(offer(stick / "乙")))


def roll_back(store: PackStore, stick: Path) -> None:
    store.roll_back()


def leave(store: PackStore, stick: Path) -> None:
    store.leave()


Deed = Callable[[PackStore, Path], None]
DEEDS: tuple[tuple[Deed, dict[str, bytes]], ...] = (
    (bring_b, B),
    (bring_b_zipped, B),
    (bring_b_and_leave_it, A),
    (roll_back, C),
    (leave, {}),
)
"""What is done while A plays and C played before, and what plays afterwards when all goes well."""
LASTING = tuple((deed, after) for deed, after in DEEDS if deed in {bring_b, roll_back, leave})


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    write(folder / "甲", A)
    write(folder / "乙", B)
    write(folder / "丙", C)
    write(folder / "丁", {"丁.yaml": b"a: 4\n"})
    (folder / "乙.zip").write_bytes(zipped(B))
    return folder


@pytest.fixture
def fresh(tmp_path: Path, stick: Path) -> Callable[[], Path]:
    """Makes a store on which A plays, after C and enough others that the next import pushes one out."""
    model = tmp_path / "model"
    store = PackStore(model, Quick())
    for number in range(MOST_KEPT - 2):
        bring(store, write(tmp_path / f"{number}", {f"{number}.yaml": b"a: 1\n"}))
    bring(store, stick / "丙")
    bring(store, stick / "甲")
    home = tmp_path / "state" / "packs"

    def copy() -> Path:
        shutil.rmtree(home.parent, ignore_errors=True)
        return Path(shutil.copytree(model, home))

    return copy


def next_import_works(home: Path, stick: Path) -> None:
    store = PackStore(home, Quick())
    before = playing(store)
    bring(store, stick / "丁")
    assert playing(store) == {"丁.yaml": b"a: 4\n"}
    store.roll_back()
    assert playing(store) == before
    assert len([path for path in home.iterdir() if path.is_dir()]) <= MOST_KEPT


@pytest.mark.parametrize(("deed", "after"), DEEDS, ids=lambda value: getattr(value, "__name__", ""))
@pytest.mark.parametrize(("fault", "stays"), [(full, False), (pulled, True)], ids=["once", "from_then_on"])
def test_any_call_may_fail(
    fresh: Callable[[], Path],
    stick: Path,
    deed: Deed,
    after: dict[str, bytes],
    fault: Callable[[], OSError],
    stays: bool,
) -> None:
    refused = 0
    for number in range(1, MOST_CALLS):
        home = fresh()
        disk = Shaky(number, fault, stays=stays)
        expected = after
        try:
            deed(PackStore(home, disk), stick)
        except StoreFault:
            refused += 1
            expected = A
        assert playing(PackStore(home)) == expected, disk.kinds[-1]
        next_import_works(home, stick)
        if disk.count < number:
            break
    assert disk.count < number, "every call had its turn"
    assert refused >= 4


@pytest.mark.parametrize(("deed", "after"), LASTING, ids=lambda value: getattr(value, "__name__", ""))
@pytest.mark.parametrize("kind", [Shaky, PluggedOut, Reordered], ids=["killed", "unplugged", "reordered"])
def test_the_plug_may_be_pulled_at_any_call(
    fresh: Callable[[], Path], stick: Path, deed: Deed, after: dict[str, bytes], kind: type[Shaky]
) -> None:
    has_counted = False
    for number in range(1, MOST_CALLS):
        home = fresh()
        disk = kind(number, Killed, stays=True)
        with suppress(Killed):
            deed(PackStore(home, disk), stick)
        if isinstance(disk, PluggedOut):
            disk.lose()
        found = playing(PackStore(home))
        assert found in ([after] if has_counted else [A, after]), disk.kinds[-1]
        has_counted = found == after
        next_import_works(home, stick)
        if disk.count < number:
            break
    assert disk.count < number, "every call had its turn"
    assert found == after


def test_after_a_fault_the_same_store_goes_on(fresh: Callable[[], Path], stick: Path) -> None:
    for number in range(1, MOST_CALLS):
        home = fresh()
        disk = Shaky(0, pulled)
        store = PackStore(home, disk)
        disk.at = disk.count + number
        with suppress(StoreFault):
            bring(store, stick / "乙")
        if disk.count < disk.at:
            break
        disk.at = 0
        assert playing(store) in (A, B)
        bring(store, stick / "乙")
        assert playing(store) == B
    assert disk.count < disk.at, "every call had its turn"


def test_a_copy_of_the_pointer_that_is_behind_still_leads_somewhere(fresh: Callable[[], Path], stick: Path) -> None:
    class NoSpare(Quick):
        def create(self, path: Path) -> BinaryIO:
            if path.name.startswith(SPARE):
                raise full()
            return super().create(path)

    home = fresh()
    store = PackStore(home, NoSpare())
    for number in range(MOST_KEPT + 2):
        bring(store, write(stick / f"{number}", {f"{number}.yaml": b"a: 1\n"}))
    assert set(playing(store)) == {f"{MOST_KEPT + 1}.yaml"}
    (home / POINTER).write_bytes(b"garbage")
    assert playing(PackStore(home, Quick())) == A


def test_nothing_is_left_of_what_failed(fresh: Callable[[], Path], stick: Path) -> None:
    home = fresh()
    before = read(home)
    disk = Shaky(0, full)
    store = PackStore(home, disk)
    refused = 0
    for number in range(1, MOST_CALLS):
        disk.count, disk.at = 0, number
        try:
            store.discard(store.bring_in(offer(stick / "乙")))
        except StoreFault:
            refused += 1
            assert read(home) == before, disk.kinds[-1]
        if disk.count < number:
            break
    assert refused > 20


def test_asking_never_raises(fresh: Callable[[], Path]) -> None:
    home = fresh()
    disk = Shaky(0, pulled, stays=True)
    store = PackStore(home, disk)
    answers = []
    for number in range(1, 9):
        disk.count, disk.at = 0, number
        answers.append((playing(store), store.previous() is None))
    assert answers[0] == ({}, True)
    assert answers[-1] == (A, False)


@pytest.mark.parametrize(("fault", "code"), [(full, "disk_full"), (read_only, "disk_refused")])
@pytest.mark.parametrize("kind", ["make_folder", "create", "write", "sync", "replace", "sync_folder"])
def test_the_fault_of_the_machine_is_told(
    fresh: Callable[[], Path], stick: Path, kind: str, fault: Callable[[], OSError], code: str
) -> None:
    disk = Shaky(0, fault)
    store = PackStore(fresh(), disk)
    disk.kinds.clear()
    store.discard(store.bring_in(offer(stick / "乙")))
    disk.count, disk.at = 0, disk.kinds.index(kind) + 1
    with pytest.raises(StoreFault) as caught:
        store.bring_in(offer(stick / "乙"))
    assert caught.value.code == code
    assert playing(store) == A


@pytest.mark.parametrize("name", ["乙", "乙.zip", "乙/乙.yaml"])
def test_a_stick_pulled_in_the_middle_is_the_sticks_fault(fresh: Callable[[], Path], stick: Path, name: str) -> None:
    class Pulled(Quick):
        def open(self, path: Path) -> BinaryIO:
            self.is_stick = stick in path.parents
            return super().open(path)

        def read(self, file: BinaryIO, size: int) -> bytes:
            if self.is_stick:
                raise pulled()
            return super().read(file, size)

    store = PackStore(fresh(), Pulled())
    with pytest.raises(StoreFault) as caught:
        store.bring_in(offer(stick / name))
    assert caught.value.code == "stick_unreadable"
    assert "重新插好" in caught.value.message("zh")
    assert playing(store) == A
