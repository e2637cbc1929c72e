"""`check`: what organisers run after every edit."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path

import pytest

from game.content.reading.packs import find_packs
from tests.cli.program import main, run_program
from tests.content.sample import TABLE, sample_yaml, table_yaml, write_sample
from tests.stall import places

KEYS = {"file", "line", "column", "level", "code", "message", "hint"}
BROKEN = sample_yaml().replace("标题: 平安夜市", "标题：平安夜市")
WARNED = sample_yaml().replace("行动: 停一停，自己打开应用查", "行动: “停一停”", 1)


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_the_shipped_packs_are_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("check", str(places().quizzes[0])) == 0
    packs = find_packs(places().quizzes[0])
    shown = told(capsys)
    assert shown.startswith(f"{len(packs)} 个题包都没有问题 / {len(packs)} packs, no problems\n")
    headings = ("题包 {} 的推推乐桌子", "The table of pack {}: ")
    assert [path.name for path in packs if not any(said.format(path.name) in shown for said in headings)] == []


def test_without_a_path_the_packs_that_would_run_are_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "quizzes").mkdir()
    write_sample(tmp_path / "quizzes", "night-market.yaml", text=BROKEN)
    assert main("check", home=tmp_path) == 1
    assert "标题: 平安夜市" in told(capsys)


def test_a_mistake_is_told_with_its_line_and_its_cure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("check", str(write_sample(tmp_path, text=BROKEN))) == 1
    shown = told(capsys)
    assert "题包 sample.yaml 有 1 处要改" in shown
    assert "第 1 行第 3 列" in shown
    assert "标题：平安夜市" in shown, "the organiser's own line is not quoted"
    assert "改成：标题: 平安夜市" in shown


def test_what_can_be_repaired_is_said_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = str(write_sample(tmp_path, text=BROKEN.replace("说出几条: 2", "说出几条：2")))
    assert main("check", pack) == 1
    assert told(capsys).split("\n")[:2] == ["先运行 --fix：它能自动改其中 2 处", "题包 sample.yaml 有 2 处要改"]
    assert main("check", pack, "--language", "en") == 1
    assert told(capsys).startswith("First run --fix: it can repair 2 of these lines by itself\n")
    assert main("check", pack, "--fix") == 0
    assert "先运行" not in told(capsys)


@pytest.mark.parametrize(
    "text",
    [sample_yaml().replace("渠道: 短信", "渠道: 电视", 1), WARNED, BROKEN + "#" * 200_000],
    ids=["nothing to repair", "no error", "too large to try"],
)
def test_nobody_is_sent_to_repair_for_nothing(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main("check", str(write_sample(tmp_path, text=text)))
    assert "--fix" not in told(capsys)


def test_messages_come_in_english_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(write_sample(tmp_path, text=BROKEN))
    assert main("check", path, "--language", "en") == 1
    shown = told(capsys)
    assert "line 1" in shown.lower()
    assert "标题: 平安夜市" in shown
    assert "改成" not in shown
    assert "第 1 行" not in shown


@pytest.mark.parametrize("said", ["语言: 英文", "语言: en", "language: en", "语言：英文"])
def test_messages_come_in_the_language_of_the_pack(
    said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(write_sample(tmp_path, text=BROKEN.replace("语言: 中文", said)))
    main("check", path)
    shown = told(capsys)
    assert "Line 1, column 3" in shown
    assert "Change to: 标题: 平安夜市" in shown
    main("check", path, "--language", "zh")
    assert "第 1 行第 3 列" in told(capsys)


@pytest.mark.parametrize("said", ["语言: 法文", "", "语言: 中文\n行动: 英文"])
def test_messages_are_chinese_when_the_pack_does_not_say(
    said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main("check", str(write_sample(tmp_path, text=BROKEN.replace("语言: 中文", said)))) == 1
    assert "第 1 行第 3 列" in told(capsys)


def test_two_packs_are_told_each_in_its_own_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_sample(tmp_path, "a.yaml", text=BROKEN)
    write_sample(tmp_path, "b.yaml", text=BROKEN.replace("语言: 中文", "语言: 英文"))
    assert main("check", str(tmp_path)) == 1
    shown = told(capsys)
    assert shown.index("题包 a.yaml 有 1 处要改") < shown.index("Pack b.yaml: 1 to correct")


def test_a_warning_alone_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("check", str(write_sample(tmp_path, text=WARNED)), "--format", "json") == 0
    assert [record["level"] for record in json.loads(told(capsys))] == ["warning"]


@pytest.mark.parametrize("text", [BROKEN, WARNED], ids=["error", "warning"])
def test_programs_get_records_with_exactly_these_keys(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_sample(tmp_path, text=text)
    main("check", str(path), "--format", "json")
    records = json.loads(told(capsys))
    assert len(records) == 1
    for record in records:
        assert set(record) == KEYS
        assert record["file"] == str(path)
        assert (type(record["line"]), type(record["column"])) == (int, int)
        assert record["line"] >= 1
        assert record["message"]


def test_programs_get_an_empty_list_when_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("check", str(places().default_pack), "--format", "json") == 0
    assert json.loads(told(capsys)) == []


def test_every_pack_of_a_folder_and_every_path_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    write_sample(folder, "a.yaml", text=BROKEN)
    write_sample(folder, "b.yml", text=BROKEN)
    (folder / "notes.txt").write_text("标题：x", encoding="utf-8")
    third = write_sample(tmp_path, "c.yaml", text=BROKEN)
    assert main("check", str(folder), str(third), "--format", "json") == 1
    assert [Path(record["file"]).name for record in json.loads(told(capsys))] == ["a.yaml", "b.yml", "c.yaml"]


def test_what_fits_no_phone_and_what_has_no_picture_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    strange = sample_yaml().replace("主办: 南湖社区", "主办: 南湖社区\U00013000")
    addressed = sample_yaml().replace("记住: 要先付钱的都是骗", "记住: 见 96110.cn", 1)
    assert main("check", str(write_sample(tmp_path, text=strange)), "--format", "json") == 0
    assert {record["code"] for record in json.loads(told(capsys))} == {"glyph_missing"}
    assert main("check", str(write_sample(tmp_path, text=addressed)), "--format", "json") == 1
    assert "takeaway_address" in {record["code"] for record in json.loads(told(capsys))}


# -- the table ----------------------------------------------------------------------------------------------------

WALL = "".join(f"    - {{种类: 纸盒, 横: {across}, 纵: 74}}\n" for across in (10, 30, 50, 70, 90))
WALLED_IN = f"""\
桌面:
  格子:
    - [红区]
    - [刷单返利, 冒充客服]
    - [冒充公检法, 虚假贷款]
  障碍:
{WALL}"""


def test_a_table_is_drawn_after_the_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_sample(tmp_path, text=table_yaml().replace("行动: 停一停，自己打开应用查", "行动: “停一停”", 1))
    assert main("check", str(path)) == 0
    shown = told(capsys)
    parts = ("1 处提醒", "题包 sample.yaml 的推推乐桌子", "刷单返利", "【红区】", "虚假贷款", "推下桌", "红区")
    places_of_parts = [shown.index(part) for part in parts]
    assert places_of_parts[:-1] == sorted(places_of_parts[:-1]), "not the farthest row first"
    assert "%" in shown


def test_the_table_is_told_in_english_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("check", str(write_sample(tmp_path, text=table_yaml())), "--language", "en") == 0
    shown = told(capsys)
    assert "The table of pack sample.yaml" in shown
    assert "[RED ZONE]" in shown
    assert "casual push" in shown


def test_programs_get_no_map(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("check", str(write_sample(tmp_path, text=table_yaml())), "--format", "json") == 0
    assert json.loads(told(capsys)) == []


@pytest.mark.parametrize(
    "text", [sample_yaml(), table_yaml(TABLE.replace("推几次: 2", "推几次: 9"))], ids=["none", "bad"]
)
def test_no_map_without_a_sound_table(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main("check", str(write_sample(tmp_path, text=text)))
    assert "推推乐" not in told(capsys)


def test_a_red_zone_that_no_push_reaches_is_an_error_at_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = table_yaml(WALLED_IN)
    path = str(write_sample(tmp_path, text=text))
    assert main("check", path, "--format", "json") == 1
    (record,) = json.loads(told(capsys))
    assert record["code"] == "red_zone_unreachable"
    assert text.split("\n")[record["line"] - 1][record["column"] - 1 :] == "红区]"


@pytest.mark.parametrize("name", ["nowhere.yaml", "nowhere", ""])
def test_nothing_to_check_is_wrong_use(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main("check", str(empty / name)) == 2
    caught = capsys.readouterr()
    assert caught.out == ""
    assert "no pack here" in caught.err
    assert len(caught.err.splitlines()) == 1


def test_a_broken_pack_is_told_by_the_program_itself(tmp_path: Path) -> None:
    write_sample(tmp_path, text=BROKEN)
    ended = run_program("check", "sample.yaml", cwd=tmp_path)
    assert (ended.code, ended.err) == (1, "")
    assert "改成：标题: 平安夜市" in ended.out


# -- the page -----------------------------------------------------------------------------------------------------


def test_a_page_for_a_colleague(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_sample(tmp_path, "a.yaml", text=BROKEN)
    write_sample(tmp_path, "b.yaml", text=table_yaml())
    assert main("check", str(tmp_path), "--format", "html") == 1
    shown = told(capsys)
    assert shown.startswith("<!DOCTYPE html>")
    for part in (
        "题包检查结果",
        "改成：标题: 平安夜市",
        '<b class="here">：</b>',
        "这个题包没有问题",
        "【红区】",
        "</html>",
    ):
        assert part in shown


def test_a_page_in_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = write_sample(tmp_path, text=BROKEN), tmp_path / "检查.html"
    assert main("check", str(path), "--format", "html", "--out", str(out), "--language", "en") == 1
    assert told(capsys) == ""
    written = out.read_text(encoding="utf-8")
    assert "Check of packs" in written
    assert "标题: 平安夜市" in written


def test_a_page_survives_a_pipe_that_knows_no_chinese(tmp_path: Path) -> None:
    write_sample(tmp_path, text=BROKEN)
    ended = run_program("check", "sample.yaml", "--format", "html", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert (ended.code, ended.err) == (1, "")
    assert "改成：标题: 平安夜市" in unescape(ended.out)


def test_a_file_that_cannot_be_written_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "none" / "page.html"
    assert main("check", str(write_sample(tmp_path)), "--format", "html", "--out", str(out)) == 2
    caught = capsys.readouterr()
    assert caught.out == ""
    assert "cannot write" in caught.err
    assert not out.exists()


@pytest.mark.parametrize("words", [["--format", "xml"], ["--language", "fr"], ["--bogus"]], ids=lambda words: words[0])
def test_wrong_options_are_wrong_use(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main("check", *words) == 2
    caught = capsys.readouterr()
    assert "Traceback" not in caught.err
    assert words[0] in caught.err
