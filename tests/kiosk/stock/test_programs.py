"""Programs that updates bring: whole or not at all, chosen by the watching process, taken back after two starts."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from game.kiosk.stock.bundles import PACK, PROGRAM, TAKEN, Update, Updates, lacking_of, sealed
from game.kiosk.stock.disk import Disk
from game.kiosk.stock.faults import StoreFault
from game.kiosk.stock.programs import CURRENT, Programs, UnsafeProgramError
from game.kiosk.stock.store import PackStore
from tests.kiosk.stock.failing_disks import MOST_CALLS, Killed, PluggedOut, Reordered, Shaky, full
from tests.kiosk.stock.stick import B, Quick, read, zipped
from tests.kiosk.stock.updates import secret, trusting

OLD = {"game/__init__.py": b"old", "assets/a.txt": b"a", "build.txt": b"1"}
NEW = {"game/__init__.py": b"new", "assets/a.txt": b"b", "assets/deep/er.txt": b"c"}


def programs_in(folder: Path, disk: Disk | None = None, build: str = "b") -> Programs:
    return Programs(folder / "program", build, disk or Quick())


def put_on(programs: Programs, name: str, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(files))) as archive:
        programs.bring_in(archive, name)
    programs.put_on(name)


def next_files(folder: Path, disk: Disk | None = None) -> dict[str, bytes]:
    """What the watching process starts next; nothing for the installed program."""
    return read(programs_in(folder, disk).next_one())


def test_a_new_program_is_started_and_stays_once_it_was_seen(tmp_path: Path) -> None:
    assert next_files(tmp_path) == {}
    put_on(programs_in(tmp_path), "1", OLD)
    assert next_files(tmp_path) == OLD
    programs_in(tmp_path).note_seen()
    put_on(programs_in(tmp_path), "2", NEW)
    for _ in range(5):
        assert next_files(tmp_path) == NEW
        programs_in(tmp_path).note_seen()
    assert programs_in(tmp_path).dropped == ""


def test_after_two_failed_starts_the_one_before_is_started_and_after_that_the_installed_one(tmp_path: Path) -> None:
    put_on(programs_in(tmp_path), "1", OLD)
    next_files(tmp_path)
    programs_in(tmp_path).note_seen()
    put_on(programs_in(tmp_path), "2", NEW)
    assert [next_files(tmp_path) for _ in range(4)] == [NEW, NEW, OLD, OLD]
    assert programs_in(tmp_path).dropped == "2"
    shutil.rmtree(tmp_path / "program")
    put_on(programs_in(tmp_path), "3", NEW)
    assert [next_files(tmp_path) for _ in range(3)] == [NEW, NEW, {}]


def test_another_installed_program_starts_itself(tmp_path: Path) -> None:
    put_on(programs_in(tmp_path), "1", OLD)
    assert programs_in(tmp_path, build="newer").next_one() is None
    assert not Programs(tmp_path / "program", "").is_possible


def test_only_what_may_be_started_again_is_kept(tmp_path: Path) -> None:
    for number in range(1, 6):
        put_on(programs_in(tmp_path), str(number), {"game/__init__.py": str(number).encode()})
        programs_in(tmp_path).note_seen()
    assert sorted(path.name for path in (tmp_path / "program").iterdir()) == ["4", "5", CURRENT]


@pytest.mark.parametrize("name", ["../outside", "game/../../outside", "/outside", "C:/outside", "..\\outside"])
def test_no_program_leads_out_of_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnsafeProgramError):
        put_on(programs_in(tmp_path), "1", {name: b"x"})
    assert not list(tmp_path.rglob("outside*"))


@pytest.mark.parametrize(
    "text", [b"", b"[]", b"{}", b"garbage", b'{"name": "../..", "build": "b"}', b'{"name": "1", "build": "b", "x": 1}']
)
def test_a_damaged_standing_starts_the_installed_program(tmp_path: Path, text: bytes) -> None:
    put_on(programs_in(tmp_path), "1", OLD)
    (tmp_path / "program" / CURRENT).write_bytes(text)
    assert programs_in(tmp_path).next_one() is None
    put_on(programs_in(tmp_path), "2", NEW)
    assert next_files(tmp_path) == NEW


def test_a_start_that_cannot_be_counted_is_not_made(tmp_path: Path) -> None:
    put_on(programs_in(tmp_path), "1", OLD)
    programs_in(tmp_path).note_seen()
    put_on(programs_in(tmp_path), "2", NEW)

    class ReadOnly(Quick):
        def create(self, path: Path) -> io.BufferedRandom:
            raise full()

    assert next_files(tmp_path, ReadOnly()) == OLD
    programs_in(tmp_path, ReadOnly()).note_seen()
    assert next_files(tmp_path) == NEW


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], Path]:
    model, home = tmp_path / "model", tmp_path / "state"
    put_on(programs_in(model), "1", OLD)
    programs_in(model).note_seen()

    def copy() -> Path:
        shutil.rmtree(home, ignore_errors=True)
        return Path(shutil.copytree(model, home))

    return copy


@pytest.mark.parametrize("kind", [Shaky, PluggedOut, Reordered], ids=["killed", "unplugged", "reordered"])
def test_the_plug_may_be_pulled_at_any_call(fresh: Callable[[], Path], kind: type[Shaky]) -> None:
    for number in range(1, MOST_CALLS):
        home = fresh()
        disk = kind(number, Killed, stays=True)
        with suppress(Killed):
            put_on(programs_in(home, disk), "2", NEW)
            next_files(home, disk)
        if isinstance(disk, PluggedOut):
            disk.lose()
        assert next_files(home) in (OLD, NEW), disk.kinds[-1]
        put_on(programs_in(home), "3", NEW)
        assert next_files(home) == NEW
        if disk.count < number:
            break
    assert disk.count < number, "every call had its turn"


@pytest.mark.parametrize("stays", [False, True], ids=["once", "from_then_on"])
def test_any_call_may_fail(fresh: Callable[[], Path], stays: bool) -> None:
    for number in range(1, MOST_CALLS):
        home = fresh()
        disk = Shaky(number, full, stays=stays)
        with suppress(OSError):
            put_on(programs_in(home, disk), "2", NEW)
        assert next_files(home) in (OLD, NEW), disk.kinds[-1]
        if disk.count < number:
            break
    assert disk.count < number, "every call had its turn"


# -- in an update -------------------------------------------------------------------------------------------------


def take(state: Path, needs: dict[str, str], *, build: str = "b") -> Updates:
    """Take an update with a program in, and put it on."""
    data = sealed({PACK: zipped(B), PROGRAM: zipped(NEW)}, secret("organiser"), number=8, version="9.9", needs=needs)
    path = state.parent / "fanzha-8.update"
    path.write_bytes(data)
    updates = Updates(trusting(state / "updates"), programs_in(state, build=build), Quick())
    update = updates.take_in(path)
    assert update.version == "9.9"
    updates.note_taken(update, state / "packs" / "x.yaml")
    return updates


def test_an_update_brings_a_program_which_plays_after_a_restart(tmp_path: Path) -> None:
    updates = take(tmp_path / "state", {"pillow": "11"})
    assert updates.wants_restart
    assert next_files(tmp_path / "state") == NEW
    updates.note_seen()
    assert [next_files(tmp_path / "state") for _ in range(4)] == [NEW] * 4


def test_a_program_that_lacks_a_library_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with pytest.raises(StoreFault) as caught:
        take(tmp_path / "state", {"pillow": "11", "no-such-library": "1.2"})
    assert "no-such-library 1.2" in caught.value.message("zh")
    assert not (tmp_path / "state" / "program").exists()
    assert lacking_of({"pillow": "11", "pydantic": "2.10"}) == ""
    assert lacking_of({"pillow": "9999.1"}) == "pillow 9999.1"


def test_a_program_that_was_not_delivered_is_not_updated(tmp_path: Path) -> None:
    with pytest.raises(StoreFault) as caught:
        take(tmp_path / "state", {}, build="")
    assert caught.value.code == "update_no_program"
    assert not (tmp_path / "state" / "updates" / TAKEN).exists()


def test_staff_are_told_of_a_program_that_was_taken_back(tmp_path: Path) -> None:
    state = tmp_path / "state"
    take(state, {})
    for _ in range(3):
        next_files(state)
    updates = Updates(state / "updates", programs_in(state), Quick())
    updates.begin_start(PackStore(state / "packs", Quick()))
    assert updates.fault is not None
    assert "更新 8" in updates.fault.message("zh")


def test_the_kiosk_is_not_ended_before_all_is_written(tmp_path: Path) -> None:
    state = tmp_path / "state"

    class NoStanding(Quick):
        def replace(self, source: Path, target: Path) -> None:
            if target.name == TAKEN:
                assert not updates.wants_restart
                raise full()
            super().replace(source, target)

    updates = Updates(state / "updates", programs_in(state), NoStanding())
    with pytest.raises(StoreFault):
        updates.note_taken(Update(8, tmp_path, "9.9"), tmp_path)
    assert not updates.wants_restart
