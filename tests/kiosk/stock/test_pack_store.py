from __future__ import annotations

import ast
import os
import string
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import BinaryIO, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.app.wiring import load_playable
from game.kiosk.settings import Settings
from game.kiosk.stock import store
from game.kiosk.stock.active_pack import MOST_KEPT, POINTER, SPARE, Standing
from game.kiosk.stock.disk import Entry
from game.kiosk.stock.faults import StoreFault
from game.kiosk.stock.file_names import MAX_MEDIA_BYTES, MAX_PACK_BYTES
from game.kiosk.stock.store import PackStore
from game.words import Language, load_words
from tests.content.sample import TODAY
from tests.kiosk.stock.stick import A, B, C, Quick, bring, offer, playing, read, write, zipped
from tests.stall import places

KIOSK = Path(store.__file__).parent


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "state" / "packs"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


def imports(home: Path) -> list[str]:
    return sorted(path.name for path in home.iterdir() if path.is_dir())


def refused(store: PackStore, path: Path) -> StoreFault:
    """The fault, after seeing that nothing has changed."""
    before = playing(store), imports(store._folder) if store._folder.exists() else []
    with pytest.raises(StoreFault) as caught:
        store.bring_in(offer(path))
    assert (playing(store), imports(store._folder) if store._folder.exists() else []) == before
    return caught.value


# -- what is copied -------------------------------------------------------------------------------------------------


def test_a_shipped_pack_comes_in_and_can_be_played(home: Path, stick: Path) -> None:
    shipped = places().default_pack
    for path in shipped.parent.glob("night-market*.yaml"):
        (stick / path.name).write_bytes(path.read_bytes())
    store = PackStore(home)
    staged = bring(store, stick / shipped.name)
    assert staged.name == "night-market"
    assert store.active() == staged.path
    playable = load_playable(places(), Settings(pack=store.active()), TODAY)
    assert playable.path == staged.path
    assert set(playable.packs) == {"zh", "en"}


def test_nothing_plays_before_it_is_kept(home: Path, stick: Path) -> None:
    store = PackStore(home, Quick())
    staged = store.bring_in(offer(write(stick / "甲", A)))
    assert staged.path.read_bytes() == A["甲.yaml"]
    assert store.active() is None
    assert read(staged.path.parent) == A
    assert [path.relative_to(staged.path.parent).as_posix() for path in staged.files] == [
        "甲.yaml",
        "甲.en.yaml",
        "images/a.png",
    ]


def test_a_file_brings_its_sister_and_nothing_else(home: Path, stick: Path) -> None:
    write(stick, {**A, "乙.yaml": b"x: 1\n", "holiday.jpg": b"private"})
    store = PackStore(home, Quick())
    bring(store, stick / "甲.yaml")
    assert set(playing(store)) == {"甲.yaml", "甲.en.yaml"}


@pytest.mark.parametrize("as_zip", [False, True])
def test_only_packs_and_media_are_copied(home: Path, stick: Path, as_zip: bool) -> None:
    litter = {
        "run.exe": b"MZ",
        "说明.docx": b"PK",
        "more.zip": zipped(B),
        "~$甲.yaml": b"lock",
        ".甲.yaml": b"hidden",
        "images/.DS_Store": b"x",
        "__MACOSX/甲.yaml": b"x",
        "$RECYCLE.BIN/丁.yaml": b"x",
        "甲.yaml.part": b"half",
        "old/甲.yaml": b"last year's",
    }
    path = write(stick / "甲", {**A, **litter})
    if as_zip:
        path = stick / "甲.zip"
        path.write_bytes(zipped({**A, **litter}))
    store = PackStore(home, Quick())
    bring(store, path)
    assert playing(store) == A


def test_an_english_pack_alone_is_a_pack(home: Path, stick: Path) -> None:
    write(stick / "fair", {"fair.en.yaml": b"title: Fair\n"})
    store = PackStore(home, Quick())
    staged = bring(store, stick / "fair")
    assert (staged.path.name, staged.name) == ("fair.en.yaml", "fair")


def test_links_are_not_followed(home: Path, stick: Path, tmp_path: Path) -> None:
    secret = write(tmp_path / "elsewhere", {"secret.yaml": b"secret: 1\n", "s.png": b"secret"})
    write(stick / "甲", A)
    (stick / "甲" / "images" / "s.png").symlink_to(secret / "s.png")
    (stick / "甲" / "all").symlink_to(secret)
    (stick / "乙.yaml").symlink_to(secret / "secret.yaml")
    (stick / "乙").symlink_to(secret)
    (secret / "乙.zip").write_bytes(zipped(B))
    (stick / "乙.zip").symlink_to(secret / "乙.zip")
    store = PackStore(home, Quick())
    bring(store, stick / "甲")
    assert playing(store) == A
    assert refused(store, stick / "乙.yaml").code == "no_pack"
    assert refused(store, stick / "乙").code == "no_pack"
    assert refused(store, stick / "乙.zip").code == "no_pack"


class Windows(Quick):
    """Some folder is a junction, which leads elsewhere without being a link."""

    def scan(self, folder: Path) -> list[Entry]:
        found = []
        for name, status in super().scan(folder):
            attributes = SimpleNamespace(st_mode=status.st_mode, st_size=status.st_size, st_file_attributes=0x410)
            found.append((name, cast("os.stat_result", attributes) if name == "images" else status))
        return found


def test_junctions_are_not_followed(home: Path, stick: Path) -> None:
    store = PackStore(home, Windows())
    bring(store, write(stick / "甲", A))
    assert set(playing(store)) == {"甲.yaml", "甲.en.yaml"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_on_a_stick_does_not_block(home: Path, stick: Path) -> None:
    os.mkfifo(stick / "甲.yaml")
    assert refused(PackStore(home, Quick()), stick / "甲.yaml").code == "no_pack"
    (stick / "甲").symlink_to(write(stick, C) / "丙.yaml")
    for name in ("甲.yaml", "甲"):
        # Also when it was put there after the folder was looked at.
        with pytest.raises(OSError):  # noqa: PT011 - each system has its own number for it
            Quick().open(stick / name)


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({}, "no_pack"),
        ({"a.txt": b"x"}, "no_pack"),
        ({"甲.yaml": b"x", "乙.yaml": b"x"}, "several_packs"),
        ({"甲.yaml": b"x", "甲.yml": b"x"}, "several_packs"),
        ({"甲.yaml": b"x" * (MAX_PACK_BYTES + 1)}, "file_too_large"),
        ({"甲.yaml": b"x", **{f"{n}.txt": b"" for n in range(500)}}, "too_many"),
        ({"甲.yaml": b"x", "很" * 70 + ".png": b"x"}, "bad_name"),
        ({"甲.yaml": b"x", "a\u202egnp.png": b"x"}, "bad_name"),
        ({"甲.yaml": b"x", "con.png": b"x"}, "bad_name"),
        ({"甲.yaml": b"x", "a?.png": b"x"}, "bad_name"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="names that only other systems allow")
def test_what_cannot_be_brought_in_is_said(home: Path, stick: Path, files: dict[str, bytes], code: str) -> None:
    write(stick, files)
    assert refused(PackStore(home, Quick()), stick).code == code


def sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def test_media_have_limits_alone_and_together(home: Path, stick: Path) -> None:
    store = PackStore(home, Quick())
    write(stick, C)
    sparse(stick / "long.wav", MAX_MEDIA_BYTES + 1)
    assert refused(store, stick).code == "file_too_large"
    for number in range(11):
        sparse(stick / f"{number}.wav", MAX_MEDIA_BYTES)
    (stick / "long.wav").unlink()
    assert refused(store, stick).code == "too_large"


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names that differ only in capitals")
def test_names_that_some_systems_take_for_one_are_refused(home: Path, stick: Path) -> None:
    write(stick, {**C, "a.png": b"1", "A.PNG": b"2"})
    assert refused(PackStore(home, Quick()), stick).code == "same_name"


def test_a_stick_that_is_gone_is_said(home: Path, stick: Path) -> None:
    store = PackStore(home, Quick())
    assert refused(store, stick / "甲.yaml").code == "stick_unreadable"
    assert refused(store, stick / "甲.zip").code == "stick_unreadable"


# -- what changes on the way ----------------------------------------------------------------------------------------


class Busy(Quick):
    """Somebody saves the pack anew each time that it is opened."""

    def __init__(self, data: list[bytes]) -> None:
        self.data = data
        self.written = b""

    def open(self, path: Path) -> BinaryIO:
        if path.name == "丙.yaml" and "incoming" not in path.parent.name:
            path.write_bytes(self.data.pop(0))
        return super().open(path)

    def write(self, file: BinaryIO, data: bytes) -> None:
        self.written += data
        super().write(file, data)


@pytest.mark.parametrize("data", [[b"a: 1\n", b"a: 2\n"], [b"a: 1\n", b"a: 12\n"], [b"a: 12\n", b"a: 1\n"]])
def test_a_file_that_changes_meanwhile_is_not_half_taken(home: Path, stick: Path, data: list[bytes]) -> None:
    write(stick, {"丙.yaml": data[0]})
    assert refused(PackStore(home, Busy(data)), stick / "丙.yaml").code == "file_changed"


def test_a_file_that_grows_after_the_look_is_refused(home: Path, stick: Path) -> None:
    write(stick, C)
    disk = Busy([C["丙.yaml"], b"x" * 99])
    assert refused(PackStore(home, disk), stick / "丙.yaml").code == "file_changed"
    assert disk.written == b"", "a file without an end would fill the disk"


class WornCard(Quick):
    """What is read again is not what was written."""

    def write(self, file: BinaryIO, data: bytes) -> None:
        super().write(file, data[:-1] + b"?")


def test_a_card_that_forgets_is_noticed(home: Path, stick: Path) -> None:
    write(stick, C)
    assert refused(PackStore(home, WornCard()), stick / "丙.yaml").code == "copy_damaged"


# -- what plays -----------------------------------------------------------------------------------------------------


def test_rolling_back_twice_returns(home: Path, stick: Path) -> None:
    store = PackStore(home, Quick())
    bring(store, write(stick / "甲", A))
    assert store.previous() is None
    second = bring(store, write(stick / "乙", B))
    assert playing(store) == B
    assert store.roll_back() == store.active()
    assert playing(store) == A
    assert store.previous() == second.path
    store.roll_back()
    assert playing(PackStore(home, Quick())) == B


def test_behind_the_first_import_stand_the_shipped_packs(home: Path, stick: Path) -> None:
    store = PackStore(home, Quick())
    assert store.roll_back() is None
    bring(store, write(stick / "甲", A))
    assert store.roll_back() is None
    assert store.active() is None
    store.roll_back()
    assert playing(store) == A


def test_leaving_loses_nothing(home: Path, stick: Path) -> None:
    store = PackStore(home, Quick())
    bring(store, write(stick / "甲", A))
    store.leave()
    store.leave()
    assert store.active() is None
    assert PackStore(home, Quick()).roll_back() is not None
    assert playing(store) == A


def test_what_is_discarded_goes_and_what_was_kept_stays(home: Path, stick: Path) -> None:
    store = PackStore(home, Quick())
    kept = bring(store, write(stick / "甲", A))
    staged = store.bring_in(offer(write(stick / "乙", B)))
    store.discard(staged)
    store.discard(kept)
    assert imports(home) == [kept.path.parent.name]
    assert playing(store) == A
    with pytest.raises(StoreFault, match="staged_gone"):
        store.keep(staged)
    assert playing(store) == A


def test_two_can_wait_at_once(home: Path, stick: Path) -> None:
    store = PackStore(home, Quick())
    first = store.bring_in(offer(write(stick / "甲", A)))
    second = store.bring_in(offer(write(stick / "乙", B)))
    store.keep(second)
    store.keep(first)
    store.keep(first)
    assert playing(store) == A
    assert store.previous() == second.path


def test_old_imports_go_but_never_those_that_are_needed(home: Path, stick: Path) -> None:
    store = PackStore(home, Quick())
    first = bring(store, write(stick / "甲", A))
    paths = [first.path]
    for number in range(MOST_KEPT + 2):
        paths.append(bring(store, write(stick / f"{number}", {f"{number}.yaml": b"a: 1\n"})).path)
        assert store.active() == paths[-1]
        assert store.previous() == paths[-2]
        assert len(imports(home)) <= MOST_KEPT
    assert len(imports(home)) == MOST_KEPT
    assert not first.path.exists()
    store.roll_back()
    store.roll_back()
    assert store.active() == paths[-1]


def test_numbers_are_never_used_twice(home: Path, stick: Path) -> None:
    store = PackStore(home, Quick())
    kept = bring(store, write(stick / "甲", A))
    PackStore(home, Quick()).discard(PackStore(home, Quick()).bring_in(offer(stick / "甲")))
    other = bring(PackStore(home, Quick()), write(stick / "乙", B))
    assert other.path.parent != kept.path.parent
    assert playing(store) == B


@given(
    st.lists(
        st.tuples(st.sampled_from(["keep", "back", "leave", "restart"]), st.integers(0, 7)), min_size=1, max_size=14
    )
)
@example([("keep", 1), *[("keep", 1), ("back", 0)] * 7])
def test_active_and_previous_never_vanish(deeds: list[tuple[str, int]]) -> None:
    active: str | None = None
    previous: str | None = None
    standing = Standing()
    for number, (deed, which) in enumerate(deeds):
        if deed == "keep":
            entry = f"incoming-{number + 1 if which else 1}/x.yaml"
            if entry != active:
                standing, active, previous = standing.with_active(entry), entry, active
        elif deed == "back":
            standing, active, previous = standing.rolled_back(), previous, active
        elif deed == "leave" and active is not None:
            standing, active, previous = standing.without_active(), None, active
        assert (standing.active, standing.previous) == (active, previous)
        assert len(standing.history) <= MOST_KEPT
        assert len(standing.folders) <= MOST_KEPT


# -- what lies in the folder ----------------------------------------------------------------------------------------


def test_what_a_crash_left_is_removed_at_the_next_start(home: Path, stick: Path) -> None:
    bring(PackStore(home, Quick()), write(stick / "甲", A))
    write(home / "incoming-9", {"乙.yaml.part": b"half"})
    (home / "notes").mkdir()
    store = PackStore(home, Quick())
    assert imports(home) == ["incoming-1", "notes"]
    assert playing(store) == A


@pytest.mark.parametrize("damage", [b"", b"garbage", b"\0" * 300, None])
def test_a_damaged_pointer_is_read_from_its_copy(home: Path, stick: Path, damage: bytes | None) -> None:
    store = PackStore(home, Quick())
    for files in (A, B):
        bring(store, write(stick / next(iter(files)), files))
    waste = write(home / "incoming-77", C)
    if damage is None:
        (home / POINTER).unlink()
    else:
        (home / POINTER).write_bytes(damage)
    again = PackStore(home, Quick())
    assert playing(again) == B
    assert waste.exists(), "nothing is removed while it is not certain what is needed"
    again.roll_back()
    assert playing(PackStore(home, Quick())) == A
    assert not waste.exists()


def test_any_damaged_byte_of_the_pointer_is_noticed(home: Path, stick: Path) -> None:
    store = PackStore(home, Quick())
    bring(store, write(stick / "甲", A))
    bring(store, write(stick / "乙", B))
    sound = (home / POINTER).read_bytes()
    for index in range(len(sound)):
        (home / POINTER).write_bytes(sound[:index] + bytes([sound[index] ^ 1]) + sound[index + 1 :])
        assert playing(store) == B
    (home / POINTER).write_bytes(sound[:-5])
    (home / SPARE).write_bytes(sound[5:])
    assert store.active() is None
    assert store.previous() is None
    bring(store, write(stick / "丙", C))
    assert playing(store) == C


def test_an_import_that_has_gone_is_none(home: Path, stick: Path) -> None:
    store = PackStore(home, Quick())
    staged = bring(store, write(stick / "甲", A))
    staged.path.unlink()
    assert store.active() is None
    bring(store, write(stick / "乙", B))
    assert playing(store) == B


def test_the_folder_may_not_be_one(tmp_path: Path, stick: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    store = PackStore(tmp_path / "file" / "packs")
    write(stick, C)
    assert store.active() is None
    with pytest.raises(StoreFault) as caught:
        store.bring_in(offer(stick / "丙.yaml"))
    assert caught.value.code == "disk_refused"
    assert store.active() is None


# -- what is said ---------------------------------------------------------------------------------------------------


def told() -> dict[str, set[str]]:
    """Every code that the kiosk raises, and the values that it gives each time."""
    found: dict[str, set[str]] = {}
    for path in KIOSK.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "StoreFault":
                code = ast.literal_eval(node.args[0])
                values = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
                found[code] = found.get(code, values) & values
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_fault_is_worded_with_a_cure(language: Language) -> None:
    words = load_words("stock", language)
    still = words["told"].rpartition("{cure}")[2]
    assert still
    assert {key.partition(".")[0] for key in words if key.endswith(".message")} == set(told())
    for code, values in told().items():
        needed = {
            name for part in words.part(code).values() for _, name, _, _ in string.Formatter().parse(part) if name
        }
        assert needed <= values, code
        message = StoreFault(code, **dict.fromkeys(values, "甲.yaml")).message(language)
        assert "{" not in message
        assert len(words[f"{code}.hint"]) > 10
        assert message.endswith(still)


def test_a_message_quotes_hostile_names_harmlessly() -> None:
    message = StoreFault("zip_unsafe", name="a\n\u202e{x}" + "长" * 500).message("zh")
    assert "\n" not in message
    assert "\u202e" not in message
    assert "a??{x}长" in message
    assert len(message) < 250
