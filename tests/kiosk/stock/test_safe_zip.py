from __future__ import annotations

import random
import stat
import warnings
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from game.kiosk.stock.faults import StoreFault
from game.kiosk.stock.file_names import zip_name
from game.kiosk.stock.store import PackStore
from tests.kiosk.stock.stick import A, C, Quick, bring, offer, patched, playing, read, renamed, write, zipped

YAML = C["丙.yaml"]
NOISE = random.Random(1).randbytes(100_000)


def linked() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        link = zipfile.ZipInfo("x.png")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.yaml", YAML)
    return held.getvalue()


def talkative() -> bytes:
    """A table of contents that is far longer than those of honest zips, so that reading it fills the memory."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for number in range(20):
            info = zipfile.ZipInfo(f"{number}.yaml")
            info.comment = b"x" * 60_000
            archive.writestr(info, YAML)
    return held.getvalue()


def twice(first: str, second: str) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("a.yaml", YAML)
        archive.writestr(first, b"1")
        archive.writestr(second, b"2")
    return held.getvalue()


def overlapping() -> bytes:
    """Files that share their packed bytes: each entry of the table points at the same ones."""
    one = zipped({"a.yaml": YAML, **{f"{n:03}.png": NOISE for n in range(3)}})
    data = bytearray(one)
    entries = [at for at in range(len(data)) if data[at : at + 4] == b"PK\x01\x02"]
    for at in entries[2:]:
        data[at + 42 : at + 46] = data[entries[1] + 42 : entries[1] + 46]
    return patched(bytes(data), central=20, local=None, value=len(one) // 2, size=4)


def named(entry: str) -> bytes:
    """A zip with a harmless pack and one entry of any name, which programs would not write."""
    raw = entry.encode()
    placeholder = "q" * len(raw)
    return renamed(zipped({"a.yaml": YAML, placeholder: b"x"}), placeholder, raw)


STORED = zipped(C, method=zipfile.ZIP_STORED)
HOSTILE: dict[str, tuple[bytes, str]] = {
    "climbs": (named("../../evil.yaml"), "zip_unsafe"),
    "climbs inside": (named("a/../../evil.png"), "zip_unsafe"),
    "climbs in what is not taken": (named("../x.sh"), "zip_unsafe"),
    "absolute": (named("/etc/cron.d/x.png"), "zip_unsafe"),
    "a server": (named("//server/share/x.png"), "zip_unsafe"),
    "backslash": (named("..\\..\\x.png"), "zip_unsafe"),
    "inner backslash": (named("a\\x.png"), "zip_unsafe"),
    "drive": (named("C:x.png"), "zip_unsafe"),
    "drive further down": (named("a/c:/x.png"), "zip_unsafe"),
    "stream": (named("a.yaml:x.png"), "bad_name"),
    "nul": (named("x.png\0.txt"), "zip_unsafe"),
    "device": (named("NUL.png"), "zip_unsafe"),
    "device as folder": (named("aux/x.png"), "zip_unsafe"),
    "device with blanks": (named("con .x.png"), "zip_unsafe"),
    "line break": (named("a\nb.png"), "bad_name"),
    "dot at the end": (named("x./y.png"), "bad_name"),
    "deep": (named("/".join("abcdefghij") + "/x.png"), "bad_name"),
    "long": (named("x" * 250 + ".png"), "bad_name"),
    "link": (linked(), "zip_link"),
    "same name": (twice("x.png", "x.png"), "same_name"),
    "same name but for capitals": (twice("x.png", "X.PNG"), "same_name"),
    "file and folder": (twice("x.png", "x.png/y.png"), "same_name"),
    "locked": (patched(zipped(C), central=8, local=6, value=0x801, size=2), "zip_locked"),
    "bomb": (zipped({**C, "x.wav": b"\0" * 20_000_000}), "zip_bomb"),
    "bomb in the pack": (zipped({"a.yaml": b" " * 4_000_000}), "zip_bomb"),
    "too large": (zipped({"a.yaml": bytes(range(256)) * 16_000}), "file_too_large"),
    "too large together": (
        patched(zipped({**C, **{f"{n}.png": b"x" for n in range(60)}}), central=24, local=22, value=3_900_000, size=4),
        "too_large",
    ),
    "overlapping": (overlapping(), "zip_bomb"),
    "many": (zipped({**C, **{f"{n}.txt": b"" for n in range(500)}}), "too_many"),
    "endless table": (talkative(), "zip_damaged"),
    "promises too little": (patched(STORED, central=24, local=22, value=3, size=4), "zip_damaged"),
    "promises too much": (patched(STORED, central=24, local=22, value=999, size=4), "zip_damaged"),
    "promises nothing": (patched(zipped(C), central=24, local=22, value=0, size=4), "zip_damaged"),
    "wrong sum": (patched(zipped(C), central=16, local=14, value=1, size=4), "zip_damaged"),
    "another method": (zipped(C, method=zipfile.ZIP_LZMA), "zip_method"),
    "no known method": (patched(zipped(C), central=10, local=8, value=9, size=2), "zip_method"),
    "newer version": (patched(zipped(C), central=6, local=4, value=99, size=2), "zip_method"),
    "truncated": (zipped(A)[:-30], "zip_damaged"),
    "cut in half": (zipped(A)[: len(zipped(A)) // 2], "zip_damaged"),
    "head cut off": (zipped(A)[30:], "zip_damaged"),
    "empty file": (b"", "zip_damaged"),
    "no zip": (YAML, "zip_damaged"),
    "no pack": (zipped({"a.txt": b"x"}), "no_pack"),
    "only a zip": (zipped({"a.zip": zipped(C)}), "no_pack"),
    "two packs": (zipped({"甲/a.yaml": YAML, "乙/b.yaml": YAML}), "several_packs"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_zips_are_refused_and_touch_nothing(tmp_path: Path, case: str) -> None:
    data, code = HOSTILE[case]
    home, stick = tmp_path / "inside" / "packs", tmp_path / "stick"
    store = PackStore(home, Quick())
    bring(store, write(stick / "甲", A))
    path = stick / "x.zip"
    path.write_bytes(data)
    before = read(tmp_path)
    with pytest.raises(StoreFault) as caught:
        store.bring_in(offer(path))
    assert caught.value.code == code
    assert read(tmp_path) == before
    assert playing(store) == A


def test_a_folder_in_a_zip_is_stripped(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(zipped({f"防骗/{name}": data for name, data in A.items()}))
    store = PackStore(tmp_path / "packs", Quick())
    bring(store, path)
    assert playing(store) == A


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
@pytest.mark.parametrize("name", ["校园反诈.yaml", "模.yaml", "联通.yaml", "平安夜市（新）/模板.yaml", "a/誠.yaml"])
def test_names_without_the_flag_are_read_as_people_wrote_them(tmp_path: Path, name: str, encoding: str) -> None:
    raw = name.encode(encoding)
    path = tmp_path / "x.zip"
    placeholder = "q" * (len(raw) - 5) + name[-5:]
    path.write_bytes(renamed(zipped({placeholder: YAML}), placeholder, raw))
    staged = PackStore(tmp_path / "packs", Quick()).bring_in(offer(path))
    assert staged.path.name == name.rpartition("/")[2]


def test_a_name_in_gbk_may_hold_the_byte_of_a_backslash(tmp_path: Path) -> None:
    raw = "誠.yaml".encode("gbk")
    assert b"\\" in raw
    path = tmp_path / "x.zip"
    path.write_bytes(renamed(zipped({"qq.yaml": YAML}), "qq.yaml", raw))
    assert PackStore(tmp_path / "packs", Quick()).bring_in(offer(path)).name == "誠"


@given(st.binary(max_size=40))
def test_any_name_is_read_as_some_text(raw: bytes) -> None:
    text = zip_name(raw.decode("cp437"), is_utf8=False)
    assert len(text) <= len(raw)
    assert raw.isascii() == text.isascii() or not text.isascii()


SOUND = zipped({**A, "images/c.jpg": bytes(range(256)) * 20})


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), max_size=6), st.integers(0, len(SOUND)))
@example([], len(SOUND))
def test_any_damage_is_a_fault_or_harmless(tmp_path: Path, changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(SOUND)
    for at, value in changes:
        data[at] = value
    path = tmp_path / "x.zip"
    path.write_bytes(data if length % 2 else data[:length])
    store = PackStore(tmp_path / "inside" / "packs", Quick())
    try:
        staged = store.bring_in(offer(path))
    except StoreFault:
        pass
    else:
        assert staged.path.read_bytes() == A["甲.yaml"] or staged.path.name != "甲.yaml"
        store.discard(staged)
    assert set(read(tmp_path)) == {"x.zip"}
