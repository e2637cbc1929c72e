"""Every call to the system fails once, fails from then on, or is the last one before the plug is pulled."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest

from game.kiosk.stock.active_pack import MOST_KEPT, POINTER, SPARE
from game.kiosk.stock.disk import Disk, Entry
from game.kiosk.stock.faults import StoreFault
from game.kiosk.stock.store import PackStore
from tests.kiosk.stock.stick import A, B, C, Quick, bring, offer, playing, read, write, zipped


class Killed(BaseException):
    """The process ends here: nobody tidies up."""


class Shaky(Quick):
    """A disk on which one call fails, or all from that one on."""

    def __init__(self, at: int, fault: Callable[[], BaseException], *, stays: bool = False) -> None:
        self.at = at
        self.fault = fault
        self.stays = stays
        self.count = 0
        self.kinds: list[str] = []

    def step(self, kind: str) -> None:
        self.count += 1
        self.kinds.append(kind)
        if self.is_now:
            raise self.fault()

    @property
    def is_now(self) -> bool:
        return self.count == self.at or (self.stays and self.count > self.at)

    def scan(self, folder: Path) -> list[Entry]:
        self.step("scan")
        return super().scan(folder)

    def open(self, path: Path) -> BinaryIO:
        self.step("open")
        return super().open(path)

    def read(self, file: BinaryIO, size: int) -> bytes:
        self.step("read")
        return super().read(file, size)

    def create(self, path: Path) -> BinaryIO:
        self.step("create")
        return super().create(path)

    def write(self, file: BinaryIO, data: bytes) -> None:
        try:
            self.step("write")
        except BaseException:
            super().write(file, data[: len(data) // 2])
            raise
        super().write(file, data)

    def sync(self, file: BinaryIO) -> None:
        self.step("sync")
        super().sync(file)

    def sync_folder(self, folder: Path) -> None:
        self.step("sync_folder")
        super().sync_folder(folder)

    def replace(self, source: Path, target: Path) -> None:
        self.step("replace")
        super().replace(source, target)

    def make_folder(self, folder: Path) -> None:
        self.step("make_folder")
        super().make_folder(folder)

    def remove(self, folder: Path) -> None:
        try:
            self.step("remove")
        except BaseException:
            for path in list(folder.glob("*.yaml"))[:1]:
                path.unlink()
            raise
        super().remove(folder)


class PluggedOut(Shaky):
    """A disk that keeps only what was synced, as strictly as a file system may take it."""

    def __init__(self, at: int, fault: Callable[[], BaseException], *, stays: bool = False) -> None:
        super().__init__(at, fault, stays=stays)
        self.unsynced: set[Path] = set()
        self.names: list[tuple[Path, Callable[[], object]]] = []

    def create(self, path: Path) -> BinaryIO:
        file = super().create(path)
        self.unsynced.add(path)
        self.names.append((path.parent, lambda: path.unlink(missing_ok=True)))
        return file

    def sync(self, file: BinaryIO) -> None:
        super().sync(file)
        self.unsynced.discard(Path(file.name))

    def replace(self, source: Path, target: Path) -> None:
        before = target.read_bytes() if target.exists() else None
        super().replace(source, target)
        if source in self.unsynced:
            self.unsynced.remove(source)
            self.unsynced.add(target)
        self.names.append((target.parent, lambda: self.undo(target, before)))

    @staticmethod
    def undo(target: Path, before: bytes | None) -> None:
        if before is None:
            target.unlink(missing_ok=True)
        else:
            target.write_bytes(before)

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        self.names = [(at, undo) for at, undo in self.names if at != folder]

    def make_folder(self, folder: Path) -> None:
        new = [path for path in (folder, *folder.parents) if not path.exists()]
        super().make_folder(folder)
        for path in reversed(new):
            self.names.append((path.parent, partial(Disk().remove, path)))

    def lose(self) -> None:
        """The power comes back."""
        for path in self.unsynced:
            if path.exists():
                path.write_bytes(b"")
        for _, undo in reversed(self.lost):
            with suppress(FileNotFoundError):
                undo()

    @property
    def lost(self) -> list[tuple[Path, Callable[[], object]]]:
        """The names that were not on the medium."""
        return self.names


class Reordered(PluggedOut):
    """The same, but the last name was on the medium before the others."""

    @property
    def lost(self) -> list[tuple[Path, Callable[[], object]]]:
        return self.names[:-1]


MOST_CALLS = 400
"""More than any deed makes."""


def full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def read_only() -> OSError:
    return OSError(errno.EROFS, os.strerror(errno.EROFS))


def pulled() -> OSError:
    return OSError(errno.EIO, os.strerror(errno.EIO))


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
