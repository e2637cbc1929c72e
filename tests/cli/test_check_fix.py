"""`check --fix`: repairs are written, the file as it was is kept, and what is left is told."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from game.content.tree.guard import Limits
from game.workbench.repair import files as fixing
from game.workbench.repair.fixing import Repair, fix_bytes
from tests.cli.program import main, run_program
from tests.content.sample import sample_yaml, table_yaml, write_sample

BROKEN = sample_yaml().replace("标题: 平安夜市", "标题：平安夜市").replace("  - 不转账", "\t－不转账")
HALF = BROKEN.replace("渠道: 电话", "渠道: 电视")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_a_pack_is_repaired_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_sample(tmp_path, text=BROKEN)
    assert main("check", "--fix", str(path)) == 0
    assert files(tmp_path) == {"sample.yaml": sample_yaml().encode(), "sample.yaml.bak": BROKEN.encode()}
    shown = told(capsys)
    for part in (
        "题包 sample.yaml 改好了 2 行，原来的文件存为 sample.yaml.bak",
        "第 1 行：中文冒号换成英文冒号加空格",
        "--- sample.yaml.bak\n+++ sample.yaml\n",
        "-标题：平安夜市\n+标题: 平安夜市\n",
        "-\t－不转账",
        "1 个题包都没有问题",
    ):
        assert part in shown
    assert "\x1b" not in shown, "colours outside a terminal"


def test_what_is_left_is_told_after_the_repairs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("check", "--fix", str(write_sample(tmp_path, text=HALF))) == 1
    shown = told(capsys)
    assert "中文冒号“：”，要用" not in shown, "a mistake is told that is repaired"
    assert shown.index("+标题: 平安夜市") < shown.index("剩下的要您来看") < shown.index("“渠道”不能填“电视”")


def test_a_sound_pack_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_sample(tmp_path)
    os.utime(path, (1, 1))
    assert main("check", "--fix", str(path)) == 0
    assert list(files(tmp_path)) == ["sample.yaml"]
    assert path.stat().st_mtime == 1
    assert "没有动任何文件" in told(capsys)


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    path = str(write_sample(tmp_path, text=HALF))
    main("check", "--fix", path)
    before = files(tmp_path)
    assert main("check", "--fix", path) == 1
    assert files(tmp_path) == before


def test_no_older_copy_is_lost_and_the_newest_has_the_same_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sample.yaml.bak").write_text("1")
    (tmp_path / "sample.yaml.bak2").write_text("2")
    main("check", "--fix", str(write_sample(tmp_path, text=BROKEN)))
    kept = files(tmp_path)
    assert (kept["sample.yaml.bak"], kept["sample.yaml.bak2"], kept["sample.yaml.bak3"]) == (
        BROKEN.encode(),
        b"1",
        b"2",
    )
    said = told(capsys)
    assert "存为 sample.yaml.bak\n" in said
    assert "--- sample.yaml.bak\n+++ sample.yaml\n" in said


def test_a_long_list_of_lines_is_cut_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main("check", "--fix", str(write_sample(tmp_path, text=sample_yaml().replace(": ", "："))))
    assert re.search(r"\n  第 1、2、[\d、]+ 行等 \d+ 行：中文冒号换成英文冒号加空格\n", told(capsys))


def test_a_pack_from_an_old_notepad(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "夜市.yaml"
    path.write_bytes(sample_yaml().replace("\n", "\r\n").encode("gbk"))
    assert main("check", "--fix", str(path)) == 0
    assert path.read_bytes() == sample_yaml().replace("\n", "\r\n").encode()
    assert "从 GBK 编码改存为 UTF-8" in told(capsys)


def test_every_pack_of_a_folder_is_repaired(tmp_path: Path) -> None:
    write_sample(tmp_path, "a.yaml", text=BROKEN)
    write_sample(tmp_path, "b.yaml")
    write_sample(tmp_path, "c.yml", text=BROKEN)
    write_sample(tmp_path, "notes.txt", text=BROKEN)
    assert main("check", "--fix", str(tmp_path)) == 0
    assert sorted(files(tmp_path)) == ["a.yaml", "a.yaml.bak", "b.yaml", "c.yml", "c.yml.bak", "notes.txt"]
    assert files(tmp_path)["notes.txt"] == BROKEN.encode()


def test_programs_get_what_is_left_and_people_the_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("check", "--fix", "--format", "json", str(write_sample(tmp_path, text=HALF))) == 1
    caught = capsys.readouterr()
    assert [record["code"] for record in json.loads(caught.out)] == ["value_unknown"]
    assert "+标题: 平安夜市" in caught.err


def test_a_page_tells_what_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("check", "--fix", "--format", "html", str(write_sample(tmp_path, text=HALF))) == 1
    caught = capsys.readouterr()
    assert caught.out.startswith("<!DOCTYPE html>")
    assert caught.out.count('<div class="problem') == 1
    assert "+标题: 平安夜市" in caught.err


def test_an_english_pack_is_told_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        table_yaml()
        .replace("标题: ", "标题：")
        .replace("语言: 中文", "语言: 英文")
        .replace("主办: 南湖社区", "主办: 拨 #110")
    )
    assert main("check", "--fix", str(write_sample(tmp_path, text=text))) == 0
    shown = told(capsys)
    assert "Pack sample.yaml: 2 lines repaired" in shown
    assert "(please see whether that was meant)" in shown
    assert "The table of pack sample.yaml" in shown


def test_what_cannot_be_written_stays_and_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", no_room)
    path = write_sample(tmp_path, text=BROKEN)
    (tmp_path / "sample.yaml.bak").write_text("1")
    (tmp_path / "sample.yaml.bak2").write_text("2")
    assert main("check", "--fix", str(path)) == 2
    assert files(tmp_path) == {"sample.yaml": BROKEN.encode(), "sample.yaml.bak": b"1", "sample.yaml.bak2": b"2"}
    caught = capsys.readouterr()
    assert "No space left on device" in caught.err
    assert "+标题" not in caught.out, "a change is told that was not made"
    assert "没有能自动改的地方" not in caught.out
    assert "第 1 行第 3 列" in caught.out


def test_a_read_only_pack_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_sample(tmp_path, text=BROKEN)
    path.chmod(0o444)
    write_sample(tmp_path, "other.yaml", text=BROKEN)
    assert main("check", "--fix", "--format", "json", str(tmp_path)) == 2
    assert files(tmp_path)["sample.yaml"] == BROKEN.encode()
    assert files(tmp_path)["other.yaml"] == sample_yaml().encode(), "one file keeps the others from being repaired"
    caught = capsys.readouterr()
    assert {Path(record["file"]).name for record in json.loads(caught.out)} == {"sample.yaml"}
    assert f"不能写 {path}" in caught.err


def test_what_somebody_else_writes_in_the_meantime_is_not_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_sample(tmp_path, text=BROKEN)

    def fix_late(data: bytes, limits: Limits) -> Repair | None:
        path.write_text("标题: 刚存的", encoding="utf-8")
        return fix_bytes(data, limits)

    monkeypatch.setattr(fixing, "fix_bytes", fix_late)
    assert main("check", "--fix", str(path)) == 2
    assert files(tmp_path) == {"sample.yaml": "标题: 刚存的".encode()}
    assert "别的程序改了" in capsys.readouterr().err


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    target = write_sample(folder, text=BROKEN)
    link = tmp_path / "link.yaml"
    link.symlink_to(target)
    target.chmod(0o640)
    assert main("check", "--fix", str(link)) == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == sample_yaml()
    assert target.stat().st_mode & 0o777 == 0o640


def test_nothing_to_check_is_wrong_use_before_anything_is_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_sample(tmp_path, text=BROKEN)
    assert main("check", "--fix", str(path), str(tmp_path / "nowhere.yaml")) == 2
    assert files(tmp_path) == {"sample.yaml": BROKEN.encode()}
    assert capsys.readouterr().out == ""


def test_the_changes_are_coloured_on_a_terminal(tmp_path: Path) -> None:
    write_sample(tmp_path, text=BROKEN)
    ended = run_program("check", "--fix", "sample.yaml", cwd=tmp_path, FORCE_COLOR="1", TERM="xterm-256color")
    assert (ended.code, ended.err) == (0, "")
    assert "\x1b[31m-标题：平安夜市\x1b[0m\n\x1b[32m+标题: 平安夜市\x1b[0m\n" in ended.out


def test_what_cannot_be_seen_is_named_in_the_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = sample_yaml().replace("主办:", "主\u200b办:").replace("  - 不转账", "\u00a0\u00a0- 不转账")
    assert main("check", "--fix", str(write_sample(tmp_path, text=text))) == 0
    shown = told(capsys)
    assert "-主<U+200B>办: 南湖社区" in shown
    assert "-<U+00A0><U+00A0>- 不转账" in shown


def test_a_pipe_that_knows_few_characters_is_no_obstacle(tmp_path: Path) -> None:
    path = write_sample(tmp_path, text=BROKEN.replace("主办: 南湖", "主办: 𠮷湖").replace("渠道: 电话", "渠道: 𠮷"))
    ended = run_program("check", "--fix", "sample.yaml", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert (ended.code, ended.err) == (1, "")
    assert "主办: 𠮷湖" in path.read_text(encoding="utf-8")
    assert "sample.yaml.bak" in ended.out


@pytest.mark.parametrize("format_", ["text", "json", "html"])
def test_nothing_is_repaired_where_the_report_would_write_over_a_strange_file(format_: str, tmp_path: Path) -> None:
    path = write_sample(tmp_path, text=BROKEN)
    strange = tmp_path / "minutes.txt"
    strange.write_text("somebody's", encoding="utf-8")
    before = files(tmp_path)
    assert main("check", "--fix", "--format", format_, "--out", str(strange), str(path)) == 2
    assert files(tmp_path) == before
