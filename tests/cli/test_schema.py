"""`schema`: what an editor needs to help with a pack."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.content.fields.schema import pack_schema
from tests.cli.program import main, run_program
from tests.content.sample import write_sample
from tests.stall import places


def wanted() -> object:
    return json.loads(json.dumps(pack_schema(places().icon_names)))


def test_it_prints_the_schema_with_the_icons_that_exist(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main("schema") == 0
    shown = json.loads(capsysbinary.readouterr().out.decode("utf-8"))
    assert shown == wanted()
    assert "fake_police" in shown["$defs"]["scams"]["properties"]["图标"]["enum"]


def test_redirected_it_is_utf_8_whatever_the_console_speaks(tmp_path: Path) -> None:
    ended = run_program("schema", cwd=tmp_path, PYTHONIOENCODING="gbk")
    assert (ended.code, ended.err) == (0, "")
    assert ended.json() == wanted()


def test_it_is_written_into_a_file_and_can_be_renewed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pack.schema.json"
    path.write_text(json.dumps({"title": pack_schema(places().icon_names)["title"]}), encoding="utf-8")
    assert main("schema", "--out", str(path)) == 0
    assert capsys.readouterr().out.splitlines() == [str(path)]
    assert json.loads(path.read_text(encoding="utf-8")) == wanted()


def test_a_pack_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = write_sample(tmp_path)
    before = pack.read_bytes()
    assert main("schema", "--out", str(pack)) == 2
    caught = capsys.readouterr()
    assert (caught.out, len(caught.err.splitlines())) == ("", 1)
    assert ".json" in caught.err
    assert pack.read_bytes() == before


def test_a_folder_that_is_missing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "nowhere" / "pack.json"
    assert main("schema", "--out", str(path)) == 2
    caught = capsys.readouterr()
    assert (caught.out, len(caught.err.splitlines())) == ("", 1)
    assert str(path) in caught.err
    assert not path.parent.exists()
