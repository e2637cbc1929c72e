"""What a command did not write, it leaves alone; its own earlier output it may replace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.program import main
from tests.content.sample import write_sample


def words_of(command: str, pack: Path, out: Path) -> list[str]:
    """The command that writes something about a pack to `out`, a file or a folder."""
    return {
        "check text": ["check", str(pack), "--out", str(out)],
        "check json": ["check", str(pack), "--format", "json", "--out", str(out)],
        "check html": ["check", str(pack), "--format", "html", "--out", str(out)],
        "schema": ["schema", "--out", str(out)],
        "new": ["new", str(out)],
        "sheet": ["sheet", "export", str(pack), str(out)],
        "review": ["review", str(pack), "--no-pictures", "--out", str(out)],
        "demo": ["demo", "--size", "640x360", "--out", str(out)],
        "preview": ["preview", str(pack), "--size", "320x320", "--out", str(out)],
    }[command]


FILES = {
    "check text": "t.yaml",
    "check json": "t.yaml",
    "check html": "t.yaml",
    "schema": "t.json",
    "new": "t.yaml",
    "sheet": "t.xlsx",
}
IN_FOLDERS = {
    "review": ("review.html", "review.pdf"),
    "demo": ("01-attract.png", "qr.png", "visit.json"),
    "preview": ("index.html", "preview.json"),
}


@pytest.mark.parametrize("command", FILES)
def test_a_file_of_somebody_else_is_left_alone(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = write_sample(tmp_path)
    out = tmp_path / FILES[command]
    held = pack.read_bytes()
    out.write_bytes(held)
    assert main(*words_of(command, pack, out)) == 2
    assert out.read_bytes() == held
    caught = capsys.readouterr()
    assert (caught.out, len(caught.err.splitlines())) == ("", 1)
    assert out.name in caught.err
    assert "换" in caught.err, "the cure"


@pytest.mark.parametrize("format_", ["text", "json", "html"])
def test_the_checked_pack_itself_is_left_alone(format_: str, tmp_path: Path) -> None:
    pack = write_sample(tmp_path)
    held = pack.read_bytes()
    assert main("check", str(pack), "--format", format_, "--out", str(pack)) == 2
    assert pack.read_bytes() == held


@pytest.mark.parametrize(
    ("command", "name"), [(command, name) for command, names in IN_FOLDERS.items() for name in names]
)
def test_a_file_in_a_folder_is_left_alone_and_nothing_is_written_beside_it(
    command: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack, out = write_sample(tmp_path), tmp_path / "out"
    out.mkdir()
    (out / name).write_bytes(b"somebody's")
    assert main(*words_of(command, pack, out)) == 2
    assert [path.name for path in out.iterdir()] == [name]
    assert (out / name).read_bytes() == b"somebody's"
    said = capsys.readouterr().err
    assert name in said
    assert "换" in said


@pytest.mark.parametrize("command", ["check text", "check json", "check html", "schema", "sheet", "review", "demo"])
def test_own_earlier_output_is_replaced(command: str, tmp_path: Path) -> None:
    pack = write_sample(tmp_path)
    out = tmp_path / ("out" if command in IN_FOLDERS else FILES[command])
    assert main(*words_of(command, pack, out)) == 0
    assert main(*words_of(command, pack, out)) == 0


def test_every_format_of_check_may_follow_another(tmp_path: Path) -> None:
    pack = write_sample(tmp_path, text="标题：坏了\n")
    for format_ in ("text", "html", "json", "text"):
        assert main("check", str(pack), "--format", format_, "--out", str(tmp_path / "told")) == 1


def test_a_workbook_of_something_else_is_left_alone(tmp_path: Path) -> None:
    pack, book = write_sample(tmp_path), tmp_path / "accounts.xlsx"
    accounts = Workbook()
    accounts.create_sheet("Accounts")["A1"] = "important"
    accounts.save(book)
    held = book.read_bytes()
    assert main("sheet", "export", str(pack), str(book)) == 2
    assert book.read_bytes() == held
    assert not (tmp_path / "accounts.bak.xlsx").exists()


def test_a_page_of_another_command_is_left_alone(tmp_path: Path) -> None:
    pack, out = write_sample(tmp_path), tmp_path / "out"
    assert main(*words_of("review", pack, out)) == 0
    assert main(*words_of("check html", pack, out / "review.html")) == 2


def test_other_json_is_left_alone(tmp_path: Path) -> None:
    pack, out = write_sample(tmp_path), tmp_path / "list.json"
    out.write_text(json.dumps([{"file": "mine"}]), encoding="utf-8")
    assert main(*words_of("check json", pack, out)) == 2
    assert main(*words_of("schema", pack, out)) == 2


def test_new_leaves_a_strange_schema_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("new", str(tmp_path / "a.yaml")) == 0
    (schema,) = (tmp_path / ".vscode").glob("*schema*.json")
    schema.write_text("mine", encoding="utf-8")
    assert main("new", str(tmp_path / "b.yaml")) == 0
    assert schema.read_text(encoding="utf-8") == "mine"
    assert schema.name in capsys.readouterr().out
