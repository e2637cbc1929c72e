"""Archives that are the same whenever they are made."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

from game.app.recording import MADE
from game.workbench.delivery.files import as_ar, as_gzip, as_tar, as_zip, number_of, read_folder

FILES = {"夜市/b.txt": b"two", "夜市/a.txt": b"one", "c": b""}


def test_a_zip_depends_on_content_alone() -> None:
    turned = dict(reversed(FILES.items()))
    assert as_zip(FILES) == as_zip(turned)
    with zipfile.ZipFile(io.BytesIO(as_zip(FILES))) as archive:
        assert archive.namelist() == sorted(FILES)
        assert archive.read("夜市/a.txt") == b"one"
        assert {entry.date_time for entry in archive.infolist()} == {(MADE.year, MADE.month, MADE.day, 0, 0, 0)}
        # Bit 11: the name is UTF-8, which Windows would otherwise read in the code page of the machine.
        assert all(entry.flag_bits & 0x800 for entry in archive.infolist() if not entry.filename.isascii())


def test_a_tar_depends_on_content_alone_and_belongs_to_root() -> None:
    files = {"usr/bin/x": b"#!", "opt/y/z": b""}
    data = as_tar(files, programs=["usr/bin/x"])
    assert data == as_tar(dict(reversed(files.items())), programs=["usr/bin/x"])
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        modes = {entry.name: entry.mode for entry in archive}
        assert {(entry.uid, entry.gid, entry.uname, entry.mtime) for entry in archive} == {
            (0, 0, "root", MADE.timestamp())
        }
    assert modes == {
        **dict.fromkeys((".", "./opt", "./opt/y", "./usr", "./usr/bin", "./usr/bin/x"), 0o755),
        "./opt/y/z": 0o644,
    }


def test_the_number_changes_with_every_path_and_content() -> None:
    numbers = {
        number_of(files)
        for files in (FILES, {**FILES, "c": b"x"}, {**FILES, "d": b""}, {**FILES, "夜市/a.txt": b"two"})
    }
    assert len(numbers) == 4
    assert number_of(FILES) == number_of(dict(reversed(FILES.items())))


def test_a_folder_is_read_without_what_machines_leave_in_it(tmp_path: Path) -> None:
    for name in ("a.py", "__pycache__/a.pyc", "left/out.txt", "inner/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert read_folder(tmp_path, "x/", without=["left"]) == {"x/a.py": b"a.py", "x/inner/b.txt": b"inner/b.txt"}


def test_members_of_a_package_have_their_places() -> None:
    data = as_ar({"debian-binary": b"2.0\n", "odd": b"x", "last": b"yz"})
    assert data.startswith(b"!<arch>\ndebian-binary   ")
    assert len(data) == 8 + (60 + 4) + (60 + 2) + (60 + 2)
    assert data.endswith(b"`\nyz")
    assert gzip.decompress(as_gzip(data)) == data
    assert as_gzip(data)[4:8] == bytes(4)  # RFC 1952: no time
