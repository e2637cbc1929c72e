"""Every call to the system fails once, fails from then on, or is the last one before the plug is pulled."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pytest

from game.kiosk.disk import Disk, Entry
from game.kiosk.pack_pointer import MOST_KEPT
from game.kiosk.pack_store import PackStore, StoreFault
from tests.kiosk.stick import A, B, C, bring, offer, playing, read, write, zipped


class Killed(BaseException):
    """The process ends here: nobody tidies up."""


class Shaky(Disk):
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
            self.names.append((path.parent, lambda path=path: Disk().remove(path)))

    def lose(self) -> None:
        """The power comes back."""
        for path in self.unsynced:
            if path.exists():
                path.write_bytes(b"")
        for _, undo in reversed(self.names):
            with suppress(FileNotFoundError):
                undo()


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


def scene(tmp_path: Path, name: str) -> tuple[Path, Path]:
    """A store on which A plays, after C and enough others that the next import pushes one out; and a stick."""
    home, stick = tmp_path / name / "state" / "packs", tmp_path / name / "stick"
    write(stick / "甲", A)
    write(stick / "乙", B)
    write(stick / "丙", C)
    (stick / "乙.zip").write_bytes(zipped(B))
    store = PackStore(home)
    for number in range(MOST_KEPT - 2):
        bring(store, write(stick / f"{number}", {f"{number}.yaml": b"a: 1\n"}))
    bring(store, stick / "丙")
    bring(store, stick / "甲")
    return home, stick


def next_import_works(home: Path, stick: Path) -> None:
    store = PackStore(home)
    before = playing(store)
    bring(store, write(stick / "丁", {"丁.yaml": b"a: 4\n"}))
    assert playing(store) == {"丁.yaml": b"a: 4\n"}
    store.roll_back()
    assert playing(store) == before
    assert len([path for path in home.iterdir() if path.is_dir()]) <= MOST_KEPT


@pytest.mark.parametrize(("deed", "after"), DEEDS, ids=lambda value: getattr(value, "__name__", ""))
@pytest.mark.parametrize("fault", [full, pulled])
@pytest.mark.parametrize("stays", [False, True], ids=["once", "from_then_on"])
def test_any_call_may_fail(
    tmp_path: Path, deed: Deed, after: dict[str, bytes], fault: Callable[[], OSError], stays: bool
) -> None:
    failed, kinds = 0, set[str]()
    for number in range(1, 500):
        home, stick = scene(tmp_path, str(number))
        disk = Shaky(number, fault, stays=stays)
        try:
            deed(PackStore(home, disk), stick)
            expected = after
        except StoreFault as told:
            failed += 1
            expected = A
            assert told.message("zh") != told.message("en")
        assert playing(PackStore(home)) == expected
        next_import_works(home, stick)
        kinds |= set(disk.kinds)
        if disk.count < number:
            break
    assert failed >= 4
    assert number > len(kinds) > 4
    assert disk.count < number, "every call had its turn"


@pytest.mark.parametrize(("deed", "after"), DEEDS, ids=lambda value: getattr(value, "__name__", ""))
@pytest.mark.parametrize("kind", [Shaky, PluggedOut], ids=["killed", "unplugged"])
def test_the_plug_may_be_pulled_at_any_call(
    tmp_path: Path, deed: Deed, after: dict[str, bytes], kind: type[Shaky]
) -> None:
    seen = []
    for number in range(1, 500):
        home, stick = scene(tmp_path, str(number))
        disk = kind(number, Killed, stays=True)
        try:
            deed(PackStore(home, disk), stick)
        except Killed:
            pass
        if isinstance(disk, PluggedOut):
            disk.lose()
        found = playing(PackStore(home))
        assert found in (A, after), disk.kinds[-1]
        seen.append(found == after)
        next_import_works(home, stick)
        if disk.count < number:
            break
    assert disk.count < number, "every call had its turn"
    assert seen == sorted(seen), "once it counts, it counts"
    assert seen[-1]


def test_after_a_fault_the_same_store_goes_on(tmp_path: Path) -> None:
    for number in range(1, 500):
        home, stick = scene(tmp_path, str(number))
        disk = Shaky(0, pulled)
        store = PackStore(home, disk)
        disk.at = disk.count + number
        with suppress(StoreFault):
            bring(store, stick / "乙")
        if disk.count < disk.at:
            return
        assert playing(store) in (A, B)
        bring(store, stick / "乙")
        assert playing(store) == B
    pytest.fail("it never ended")


def test_active_never_raises(tmp_path: Path) -> None:
    home, _ = scene(tmp_path, "here")
    for number in range(1, 9):
        store = PackStore(home, Shaky(number, pulled, stays=True))
        assert store.active() is None or playing(store) == A
        assert store.previous() is None or read(store.previous()) == {}


def test_nothing_is_left_of_what_failed(tmp_path: Path) -> None:
    home, stick = scene(tmp_path, "here")
    before = sorted(home.iterdir())
    disk = Shaky(0, full)
    store = PackStore(home, disk)
    disk.at = disk.count + 1
    for _ in range(60):
        with suppress(StoreFault):
            store.discard(store.bring_in(offer(stick / "乙")))
        disk.at = disk.at + 1 if disk.count >= disk.at else disk.at
        disk.count = 0
    assert [path for path in sorted(home.iterdir()) if path not in before] == []


@pytest.mark.parametrize(("fault", "code"), [(full, "disk_full"), (read_only, "disk_refused")])
def test_the_fault_of_the_machine_is_told_from_that_of_the_stick(
    tmp_path: Path, fault: Callable[[], OSError], code: str
) -> None:
    home, stick = scene(tmp_path, "here")

    class Bad(Disk):
        def create(self, path: Path) -> BinaryIO:
            raise fault()

    with pytest.raises(StoreFault) as caught:
        PackStore(home, Bad()).bring_in(offer(stick / "乙"))
    assert caught.value.code == code


@pytest.mark.parametrize("name", ["乙", "乙.zip", "乙/乙.yaml"])
def test_a_stick_pulled_in_the_middle_is_the_sticks_fault(tmp_path: Path, name: str) -> None:
    home, stick = scene(tmp_path, "here")

    class Pulled(Disk):
        def read(self, file: BinaryIO, size: int) -> bytes:
            if stick in Path(file.name).parents:
                raise pulled()
            return super().read(file, size)

    store = PackStore(home, Pulled())
    with pytest.raises(StoreFault) as caught:
        store.bring_in(offer(stick / name))
    assert caught.value.code == "stick_unreadable"
    assert "重新插好" in caught.value.message("zh")
    assert playing(store) == A
