"""Files are replaced whole, and no earlier copy is ever written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.workbench import saving
from game.workbench.saving import replace_file


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("name", "copies"),
    [
        ("夜市.yaml", ("夜市.yaml.bak", "夜市.yaml.bak2", "夜市.yaml.bak3")),
        ("夜市.xlsx", ("夜市.bak.xlsx", "夜市.bak2.xlsx", "夜市.bak3.xlsx")),
        ("Fair.XLSX", ("Fair.bak.XLSX", "Fair.bak2.XLSX", "Fair.bak3.XLSX")),
    ],
)
def test_every_earlier_content_is_kept_and_so_is_a_strange_file_of_that_name(
    name: str, copies: tuple[str, str, str], tmp_path: Path
) -> None:
    path = tmp_path / name
    (tmp_path / copies[0]).write_bytes(b"somebody's")
    path.write_bytes(b"first")
    assert replace_file(path, b"second", keeps_earlier=True) == tmp_path / copies[0]
    assert replace_file(path, b"third", keeps_earlier=True) == tmp_path / copies[0]
    assert files(tmp_path) == {name: b"third", copies[0]: b"second", copies[1]: b"first", copies[2]: b"somebody's"}


def test_without_an_earlier_file_or_the_wish_to_keep_it_nothing_lies_beside(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    assert replace_file(path, b"first", keeps_earlier=True) is None
    assert replace_file(path, b"second") is None
    assert files(tmp_path) == {"a.yaml": b"second"}


def test_the_copy_of_a_linked_file_lies_beside_the_file_itself(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    path = tmp_path / "packs" / "a.yaml"
    path.write_bytes(b"first")
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    assert replace_file(link, b"second", keeps_earlier=True) == path.with_name("a.yaml.bak")
    assert link.is_symlink()
    assert files(path.parent) == {"a.yaml": b"second", "a.yaml.bak": b"first"}


@pytest.mark.parametrize("call", ["os.replace", "shutil.copy2", "Path.rename"])
def test_when_a_call_fails_the_file_and_all_copies_are_as_they_were(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    before = {"a.yaml": b"now", "a.yaml.bak": b"1", "a.yaml.bak2": b"2"}
    for name, held in before.items():
        (tmp_path / name).write_bytes(held)
    rename, renamed = Path.rename, 0

    def no_room(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    def rename_once(old: Path, new: Path) -> Path:
        nonlocal renamed
        renamed += 1
        if renamed == 2:
            no_room()
        return rename(old, new)

    if call == "Path.rename":
        monkeypatch.setattr(Path, "rename", rename_once)
    else:
        module, _, name = call.partition(".")
        monkeypatch.setattr(getattr(saving, module), name, no_room)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b"next", keeps_earlier=True)
    assert files(tmp_path) == before
