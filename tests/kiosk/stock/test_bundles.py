"""Updates: only what is whole, signed with the trusted key and new comes in, and the plug may be pulled at any call."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from game.app.examining import updates_of
from game.kiosk.places import BUILD_FILE, INSTALLED_VARIABLE, KEY_FILE
from game.kiosk.stock.bundles import KEY, PACK, TAKEN, Updates, sealed
from game.kiosk.stock.disk import Disk
from game.kiosk.stock.faults import StoreFault
from game.kiosk.stock.programs import programs_of
from game.kiosk.stock.store import PackStore
from tests.kiosk.stock.failing_disks import MOST_CALLS, Killed, PluggedOut, Reordered, Shaky, full, pulled
from tests.kiosk.stock.stick import A, B, C, Quick, bring, offer, playing, read, write
from tests.kiosk.stock.updates import secret, trusting, update_of

NAME = "fanzha-8.update"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A state folder: A plays, and the organiser's updates are taken."""
    state = tmp_path / "state"
    bring(PackStore(state / "packs", Quick()), write(tmp_path / "甲", A))
    trusting(state / "updates")
    return state


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    write(folder, {NAME: update_of(B, 8), "fanzha-7.update": update_of(C, 7), "fanzha-9.update": update_of(C, 9)})
    return folder


def put_on(home: Path, path: Path, disk: Disk) -> None:
    """What the office does with an update that staff have chosen and seen."""
    store, updates = PackStore(home / "packs", disk), Updates(home / "updates", programs_of(home), disk)
    update = updates.take_in(path)
    staged = store.bring_in(replace(offer(path), path=update.pack))
    updates.clear()
    store.keep(staged)
    updates.note_taken(update, staged.path)


def refused(home: Path, path: Path) -> str:
    """Why a file is no update for this kiosk; nothing but the last standing is left of the attempt."""
    before = read(home)
    with pytest.raises(StoreFault) as caught:
        put_on(home, path, Quick())
    Updates(home / "updates", programs_of(home), Quick()).clear()
    assert read(home) == before
    assert path.name in caught.value.message("zh")
    return caught.value.code


def test_a_signed_update_comes_in_with_all_its_files(home: Path, stick: Path) -> None:
    put_on(home, stick / NAME, Quick())
    assert playing(PackStore(home / "packs")) == B
    assert sorted(read(home / "updates")) == [TAKEN, KEY]


def test_an_update_is_taken_once_and_none_that_is_older(home: Path, stick: Path) -> None:
    put_on(home, stick / NAME, Quick())
    assert refused(home, stick / NAME) == "update_old"
    assert refused(home, stick / "fanzha-7.update") == "update_old"
    shutil.copy(stick / "fanzha-7.update", stick / "fanzha-99.update")
    assert refused(home, stick / "fanzha-99.update") == "update_old"
    put_on(home, stick / "fanzha-9.update", Quick())
    assert playing(PackStore(home / "packs")) == C


def test_nothing_comes_in_that_others_have_signed(home: Path, stick: Path) -> None:
    foreign = write(stick, {"other.update": update_of(B, 8, "somebody else")}) / "other.update"
    assert refused(home, foreign) == "update_foreign"
    posing = bytearray(update_of(B, 8, "somebody else"))
    posing[-72:-64] = update_of(B, 8)[-72:-64]  # the name of the trusted key, over a signature that is not its own
    foreign.write_bytes(posing)
    assert refused(home, foreign) == "update_broken"


def test_no_byte_may_change_and_none_may_be_missing(home: Path, stick: Path) -> None:
    whole = update_of(B, 8)
    path = stick / NAME
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert refused(home, path) in ("update_broken", "update_foreign")
    for length in (0, 1, 50, 88, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert refused(home, path) == "update_broken"
    path.write_bytes(whole + b"\0")
    assert refused(home, path) == "update_broken"


@pytest.mark.parametrize("parts", [{}, {PACK: b"no zip"}, {"../../outside": b"x"}], ids=["empty", "no_zip", "outside"])
def test_a_mistake_of_whoever_signs_harms_nothing(home: Path, stick: Path, parts: dict[str, bytes]) -> None:
    path = stick / NAME
    path.write_bytes(sealed(parts, secret("organiser"), number=8))
    with pytest.raises(StoreFault):
        put_on(home, path, Quick())
    assert playing(PackStore(home / "packs")) == A
    assert not (stick.parent / "outside").exists()


def test_a_kiosk_that_trusts_nobody_takes_nothing_and_says_who_can_help(home: Path, stick: Path) -> None:
    (home / "updates" / KEY).unlink()
    with pytest.raises(StoreFault) as caught:
        put_on(home, stick / NAME, Quick())
    assert caught.value.code == "update_no_key"
    (home / "updates" / KEY).write_bytes(b"-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----\n")
    with pytest.raises(StoreFault) as caught:
        put_on(home, stick / NAME, Quick())
    assert caught.value.code == "update_no_key"


def test_the_key_that_was_installed_is_trusted_unless_another_was_given(
    home: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = home.parent / "installed"
    installed.mkdir()
    (installed / KEY_FILE).write_bytes(secret("organiser").public)
    (installed / BUILD_FILE).write_text("b\n", encoding="utf-8")
    monkeypatch.setenv(INSTALLED_VARIABLE, str(installed))
    (home / "updates" / KEY).unlink()
    assert programs_of(home).is_possible
    assert updates_of(home).take_in(stick / NAME).number == 8
    (home / "updates" / KEY).write_bytes(secret("somebody else").public)
    with pytest.raises(StoreFault) as caught:
        updates_of(home).take_in(stick / NAME)
    assert caught.value.code == "update_foreign"


def test_without_the_library_nothing_is_taken(home: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)
    with pytest.raises(StoreFault) as caught:
        put_on(home, stick / NAME, Quick())
    assert caught.value.code == "update_no_library"


@pytest.mark.parametrize("taken", [b"", b"garbage", b"[]", b'{"number": "x", "pack": "", "starts": null}'])
def test_a_damaged_standing_stops_no_update_and_no_start(home: Path, stick: Path, taken: bytes) -> None:
    (home / "updates" / TAKEN).write_bytes(taken)
    Updates(home / "updates", programs_of(home)).begin_start(PackStore(home / "packs"))
    put_on(home, stick / NAME, Quick())
    assert playing(PackStore(home / "packs")) == B


@pytest.fixture
def fresh(tmp_path: Path, home: Path) -> Callable[[], Path]:
    model = tmp_path / "model"
    home.rename(model)

    def copy() -> Path:
        shutil.rmtree(home, ignore_errors=True)
        return Path(shutil.copytree(model, home))

    return copy


@pytest.mark.parametrize("stays", [False, True], ids=["once", "from_then_on"])
def test_any_call_may_fail(fresh: Callable[[], Path], stick: Path, stays: bool) -> None:
    failed = 0
    for number in range(1, MOST_CALLS):
        home = fresh()
        disk = Shaky(number, pulled if stays else full, stays=stays)
        try:
            put_on(home, stick / NAME, disk)
        except StoreFault:
            failed += 1
        assert playing(PackStore(home / "packs")) in (A, B), disk.kinds[-1]
        put_on(home, stick / "fanzha-9.update", Quick())
        assert playing(PackStore(home / "packs")) == C
        if disk.count < number:
            break
    assert disk.count < number, "every call had its turn"
    assert failed > 20


@pytest.mark.parametrize("kind", [Shaky, PluggedOut, Reordered], ids=["killed", "unplugged", "reordered"])
def test_the_plug_may_be_pulled_at_any_call(fresh: Callable[[], Path], stick: Path, kind: type[Shaky]) -> None:
    for number in range(1, MOST_CALLS):
        home = fresh()
        disk = kind(number, Killed, stays=True)
        with suppress(Killed):
            put_on(home, stick / NAME, disk)
        if isinstance(disk, PluggedOut):
            disk.lose()
        assert playing(PackStore(home / "packs")) in (A, B), disk.kinds[-1]
        put_on(home, stick / "fanzha-9.update", Quick())
        assert playing(PackStore(home / "packs")) == C
        if disk.count < number:
            break
    assert disk.count < number, "every call had its turn"


# -- starts -------------------------------------------------------------------------------------------------------


def started(home: Path, disk: Disk | None = None) -> Updates:
    """A start of the kiosk, as far as updates go."""
    updates = Updates(home / "updates", programs_of(home), disk or Quick())
    updates.begin_start(PackStore(home / "packs", disk or Quick()))
    return updates


def test_an_update_that_fails_two_starts_is_taken_back_and_told(home: Path, stick: Path) -> None:
    put_on(home, stick / NAME, Quick())
    for _ in range(2):
        assert started(home).fault is None
        assert playing(PackStore(home / "packs")) == B
    fault = started(home).fault
    assert fault is not None
    assert "乙" in fault.message("zh")
    assert playing(PackStore(home / "packs")) == A
    assert started(home).fault is None
    assert playing(PackStore(home / "packs")) == A
    assert refused(home, stick / NAME) == "update_old"


def test_an_update_that_came_to_the_attract_screen_stays(home: Path, stick: Path) -> None:
    put_on(home, stick / NAME, Quick())
    started(home)
    started(home).note_seen()
    for _ in range(5):
        assert started(home).fault is None
    assert playing(PackStore(home / "packs")) == B


def test_what_staff_have_put_on_since_stays(home: Path, stick: Path, tmp_path: Path) -> None:
    put_on(home, stick / NAME, Quick())
    started(home)
    started(home)
    bring(PackStore(home / "packs"), write(tmp_path / "丙", C))
    assert started(home).fault is None
    assert playing(PackStore(home / "packs")) == C


@pytest.mark.parametrize("kind", [PluggedOut, Reordered], ids=["unplugged", "reordered"])
def test_the_plug_may_be_pulled_while_it_is_taken_back(
    fresh: Callable[[], Path], stick: Path, kind: type[PluggedOut]
) -> None:
    for number in range(1, MOST_CALLS):
        home = fresh()
        put_on(home, stick / NAME, Quick())
        started(home)
        started(home)
        disk = kind(number, Killed, stays=True)
        with suppress(Killed):
            started(home, disk)
        disk.lose()
        started(home)
        assert playing(PackStore(home / "packs")) == A, disk.kinds[-1]
        if disk.count < number:
            break
    assert disk.count < number, "every call had its turn"


def test_a_disk_that_takes_nothing_never_stops_a_start(home: Path, stick: Path) -> None:
    put_on(home, stick / NAME, Quick())
    for number in range(1, 9):
        started(home, Shaky(number, full, stays=True)).note_seen()
