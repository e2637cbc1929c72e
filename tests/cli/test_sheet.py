"""`sheet export` and `sheet import`: what an organiser types, what becomes of the files, what is said."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from game.app.faults import NoPackError
from game.app.wiring import load_playable
from game.cli import sheet
from game.content.reading.packs import read_pack
from game.content.tree.intake import decode
from game.kiosk.settings import Settings
from tests.cli.program import script
from tests.content.sample import sample_yaml, write_sample
from tests.stall import places

PACKS = sorted(places().quizzes[0].glob("*.yaml"))


def run(*words: object) -> Result:
    """Run a command; its `output` holds both streams."""
    result = CliRunner().invoke(sheet.app, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def exported(folder: Path, text: str | None = None) -> tuple[Path, Path]:
    """The sample pack and its workbook."""
    pack, book = write_sample(folder, "夜市.yaml", text=text), folder / "夜市.xlsx"
    result = run("export", pack, book)
    assert result.exit_code == 0, result.output
    return pack, book


def edit(book: Path, change: Callable[[Any], None]) -> None:
    """Do something in a workbook, as if in WPS."""
    opened = load_workbook(book)
    change(opened)
    opened.save(book)


def lines_that_differ(old: str, new: str) -> tuple[set[str], set[str]]:
    return set(old.splitlines()) - set(new.splitlines()), set(new.splitlines()) - set(old.splitlines())


def add_exhibits(book: Any, count: int) -> None:
    """What somebody types who adds exhibits at the bottom of two sheets."""
    for number in range(count):
        name, is_genuine = f"new_{number:02d}", number % 3 == 0
        verdict, scam = ("真实", None) if is_genuine else ("诈骗", "刷单返利")
        book["展品"].append(
            [
                name,
                "短信",
                verdict,
                scam,
                None,
                None,
                f"106****{number:04d}",
                None,
                None,
                f"第{number}条的解释",
                "先停一停",
            ]
        )
        book["展品内容"].append([name, "内容", None, f"第{number}条消息，请回电话"])
        book["展品内容"].append([name, "线索", None, "请回电话", "让你回电", "先查一查再说"])


# -- there and back -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_a_pack_comes_back_as_it_was(path: Path, tmp_path: Path) -> None:
    pack, book = tmp_path / path.name, tmp_path / "book.xlsx"
    pack.write_bytes(path.read_bytes())
    assert run("export", pack, book).exit_code == 0
    assert run("import", book, pack).exit_code == 0
    assert pack.read_bytes() == path.read_bytes()
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([path.name, "book.xlsx"])


@pytest.mark.parametrize("name", ["night-market.yaml", "night-market.en.yaml"])
def test_a_new_file_holds_the_same_pack(name: str, tmp_path: Path) -> None:
    path, book, new = places().quizzes[0] / name, tmp_path / "book.xlsx", tmp_path / "new.yaml"
    assert run("export", path, book).exit_code == 0
    assert run("import", book, new).exit_code == 0
    icons = frozenset(each.stem for each in (places().assets / "icons").glob("*.svg"))
    day = datetime.now().astimezone().date()
    ours, theirs = (read_pack(each, icons=icons, today=day).pack for each in (path, new))
    assert theirs is not None
    assert theirs == ours
    assert ("\n标题: " in new.read_text(encoding="utf-8")) == (theirs.language == "zh")


def test_a_changed_cell_changes_its_line_alone(tmp_path: Path) -> None:
    text = sample_yaml().replace("主办: 南湖社区", "# 谁办的\n主办: 南湖社区  # 老王")
    pack, book = exported(tmp_path, text)

    def change(opened: Any) -> None:
        opened["总表"]["B4"] = "东栅街道"
        opened["展品"]["G2"] = "1065****01"

    edit(book, change)
    result = run("import", book, pack)
    assert result.exit_code == 0
    assert "夜市.yaml.bak" in result.output
    assert lines_that_differ(text, pack.read_text(encoding="utf-8")) == (
        {"主办: 南湖社区  # 老王"},
        {"主办: 东栅街道  # 老王", "    发件人: 1065****01"},
    )
    assert (tmp_path / "夜市.yaml.bak").read_text(encoding="utf-8") == text


def test_forty_new_exhibits_can_be_brought_in_and_played(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    old = pack.read_text(encoding="utf-8")
    edit(book, lambda opened: add_exhibits(opened, 40))
    assert run("import", book, pack).exit_code == 0
    gone, _ = lines_that_differ(old, pack.read_text(encoding="utf-8"))
    assert gone == set()
    playable = load_playable(places(), Settings(pack=pack), datetime.now().astimezone().date())
    assert playable.path == pack
    assert len(playable.packs["zh"].exhibits) == 45
    assert not isinstance(playable, NoPackError)


def test_numbers_and_days_are_taken_as_they_are_seen(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)

    def change(opened: Any) -> None:
        opened["骗术"]["D2"] = 2.0
        opened["总表"]["B5"] = datetime(2026, 3, 1)  # noqa: DTZ001 - spreadsheets know no time zones
        opened["展品"]["G2"] = 12381

    edit(book, change)
    assert run("import", book, pack).exit_code == 0
    changed = pack.read_text(encoding="utf-8")
    assert "    份量: 2\n" in changed
    assert "审核日期: 2026-03-01\n" in changed
    assert '发件人: "12381"' in changed


def test_the_byte_order_mark_stays(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    pack.write_bytes(b"\xef\xbb\xbf" + sample_yaml().replace("\n", "\r\n").encode())
    edit(book, lambda opened: add_exhibits(opened, 1))
    assert run("import", book, pack).exit_code == 0
    assert pack.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\n" not in pack.read_bytes().replace(b"\r\n", b"")


def test_a_pack_saved_in_gbk_is_saved_in_utf_8(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    pack.write_bytes(sample_yaml().encode("gbk"))
    assert run("import", book, pack).exit_code == 0
    assert pack.read_bytes() == sample_yaml().encode("gbk"), "nothing has changed, so nothing is written"
    edit(book, lambda opened: opened["总表"].__setitem__("B4", "东栅街道"))
    assert run("import", book, pack).exit_code == 0
    assert pack.read_text(encoding="utf-8") == sample_yaml().replace("南湖社区", "东栅街道")


def test_an_earlier_workbook_is_kept(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    edit(book, lambda opened: add_exhibits(opened, 1))
    mine = book.read_bytes()
    assert run("export", pack, book).exit_code == 0
    assert (tmp_path / "夜市.bak.xlsx").read_bytes() == mine
    newer = book.read_bytes()
    assert run("export", pack, book).exit_code == 0
    assert (tmp_path / "夜市.bak.xlsx").read_bytes() == newer
    assert (tmp_path / "夜市.bak2.xlsx").read_bytes() == mine


def test_a_file_that_cannot_be_changed_line_by_line_is_laid_out_anew(tmp_path: Path) -> None:
    odd = sample_yaml().replace("标题: 平安夜市", "? 标题\n: 平安夜市")
    pack, book = exported(tmp_path, odd)
    edit(book, lambda opened: opened["总表"].__setitem__("B8", None))
    result = run("import", book, pack)
    assert result.exit_code == 0
    assert "夜市.yaml.bak" in result.output
    assert (tmp_path / "夜市.yaml.bak").read_text(encoding="utf-8") == odd
    assert run("import", book, pack).output == "夜市.yaml 没有变化\n"


# -- mistakes -----------------------------------------------------------------------------------------------------


def spoil(opened: Any) -> None:
    opened["展品"]["C3"] = "假的"
    opened["展品"]["G4"] = "=1+1"
    opened["展品内容"]["A3"] = "没有这件"


def test_mistakes_are_told_and_marked_and_nothing_is_imported(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    edit(book, spoil)
    edit(book, lambda opened: opened["总表"].__setitem__("B4", "东栅街道"))
    result = run("import", book, pack)
    assert result.exit_code == 1
    for place in ("展品!C3", "展品!G4", "展品内容!A3"):
        assert place in result.output
    assert pack.read_text(encoding="utf-8") == sample_yaml()
    assert not (tmp_path / "夜市.yaml.bak").exists()
    opened = load_workbook(book)
    assert "诈骗 scam" in opened["展品"]["C3"].comment.text
    assert opened["展品"]["P1"].value == "问题"
    assert "公式" in opened["展品"]["P4"].value
    assert opened["展品"]["C3"].fill.fgColor.rgb == opened["展品"]["G4"].fill.fgColor.rgb != "00000000"


def test_corrected_mistakes_lose_their_marks_and_are_imported(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    before = load_workbook(book)
    edit(book, spoil)
    assert run("import", book, pack).exit_code == 1

    def correct(opened: Any) -> None:
        opened["展品"]["C3"] = "诈骗"
        opened["展品"]["G4"] = "12345"
        opened["展品内容"]["A3"] = "brushing_rebate_sms"

    edit(book, correct)
    result = run("import", book, pack)
    assert result.exit_code == 0, result.output
    assert '发件人: "12345"' in pack.read_text(encoding="utf-8")
    after = load_workbook(book)
    for title in before.sheetnames:
        assert after[title].dimensions == before[title].dimensions
        assert not [cell for row in after[title] for cell in row if cell.comment or cell.fill.fgColor.rgb == "FFFF9C9C"]


@pytest.mark.parametrize("lock", ["~$夜市.xlsx", ".~夜市.xlsx", ".~lock.夜市.xlsx#"])
def test_a_workbook_that_is_open_gets_a_copy_beside_it(lock: str, tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    edit(book, spoil)
    (tmp_path / lock).write_bytes(b"")
    mine = book.read_bytes()
    result = run("import", book, pack)
    assert result.exit_code == 1
    assert "夜市-要改.xlsx" in result.output
    assert book.read_bytes() == mine
    assert load_workbook(tmp_path / "夜市-要改.xlsx")["展品"]["P1"].value == "问题"


def test_a_read_only_workbook_gets_a_copy_beside_it(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    edit(book, spoil)
    book.chmod(0o444)
    assert "夜市-要改.xlsx" in run("import", book, pack).output


def test_a_workbook_of_something_else_is_told_about_but_not_written_to(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)

    def empty(opened: Any) -> None:
        for title in opened.sheetnames[1:6]:
            opened.remove(opened[title])

    edit(book, empty)
    other = book.read_bytes()
    result = run("import", book, pack)
    assert result.exit_code == 1
    assert "缺少工作表“展品”" in result.output
    assert book.read_bytes() == other


def test_a_pack_that_is_broken_itself_is_not_changed(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    pack.write_text(sample_yaml().replace("标题: ", "标题："), encoding="utf-8")
    broken = pack.read_bytes()
    edit(book, lambda opened: add_exhibits(opened, 1))
    result = run("import", book, pack)
    assert result.exit_code == 1
    assert "改成：标题: 平安夜市" in result.output
    assert pack.read_bytes() == broken
    assert run("export", pack, tmp_path / "new.xlsx").exit_code == 1
    assert not (tmp_path / "new.xlsx").exists()


def test_a_read_only_pack_is_not_written(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    edit(book, lambda opened: add_exhibits(opened, 1))
    pack.chmod(0o444)
    result = run("import", book, pack)
    assert result.exit_code == 2
    assert "不能写" in result.output
    assert pack.read_text(encoding="utf-8") == sample_yaml()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["夜市.xlsx", "夜市.yaml"]


def test_a_table_that_no_push_can_win_is_told_at_its_place(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)

    def wall_off(opened: Any) -> None:
        for cell, name in {
            "B2": "红区",
            "C2": "刷单返利",
            "B3": "虚假贷款",
            "B4": "冒充客服",
            "B5": "冒充公检法",
        }.items():
            opened["桌面"][cell] = name
        for across in (10, 30, 50, 70, 90):
            opened["障碍"].append(["纸盒", across, 74])

    edit(book, wall_off)
    result = run("import", book, pack)
    assert result.exit_code == 1
    assert "桌面!B2  怎么推也停不到第 1 排的红区" in result.output
    assert load_workbook(book)["桌面"]["B2"].comment is not None


def test_messages_come_in_english_too(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    edit(book, spoil)
    result = run("import", book, pack, "--language", "en")
    assert "the pack was not touched" in result.output
    assert load_workbook(book)["展品"]["P1"].value == "problem"


def test_any_cell_may_hold_anything(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    chance = random.Random(7)
    odd = ["=1/0", "", None, 0, -1.5, True, "甲" * 300, "\u200b", "a\nb", "#N/A", datetime(1999, 1, 1), "红区"]  # noqa: DTZ001 - as above
    for _ in range(6):
        exported_again = tmp_path / "again.xlsx"
        exported_again.write_bytes(book.read_bytes())

        def scatter(opened: Any) -> None:
            for _ in range(5):
                target = opened[chance.choice(opened.sheetnames[1:-1])]
                target.cell(chance.randint(1, 12), chance.randint(1, 8)).value = chance.choice(odd)

        edit(exported_again, scatter)
        before = pack.read_bytes()
        result = run("import", exported_again, pack)
        assert result.exit_code in {0, 1}
        assert result.exit_code == 0 or pack.read_bytes() == before


# -- comma-separated sheets ---------------------------------------------------------------------------------------


def save_csv(book: Path, title: str, path: Path, encoding: str, delimiter: str = ",") -> Path:
    """What WPS does on "save as CSV" of one sheet."""
    file = io.StringIO(newline="")
    for row in load_workbook(book)[title].iter_rows(values_only=True):
        csv.writer(file, delimiter=delimiter).writerow(["" if value is None else value for value in row])
    path.write_bytes(file.getvalue().encode(encoding))
    return path


@pytest.mark.parametrize(("encoding", "delimiter"), [("gbk", ","), ("utf-8-sig", ";"), ("gb18030", "\t")])
def test_a_sheet_saved_as_csv_is_merged(encoding: str, delimiter: str, tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    edit(book, lambda opened: opened["展品"].__setitem__("G2", "1065****01"))
    file = save_csv(book, "展品", tmp_path / "展品.csv", encoding, delimiter)
    assert run("import", file, pack).exit_code == 0
    assert lines_that_differ(sample_yaml(), pack.read_text(encoding="utf-8")) == (set(), {"    发件人: 1065****01"})


def test_several_csv_files_are_merged_together(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    edit(book, lambda opened: add_exhibits(opened, 3))
    files = [save_csv(book, title, tmp_path / f"{title}.csv", "gbk") for title in ("展品", "展品内容")]
    alone = run("import", files[0], pack)
    assert alone.exit_code == 1
    assert "展品.csv!A7" in alone.output
    assert run("import", *files, pack).exit_code == 0
    assert pack.read_text(encoding="utf-8").count("编号: new_0") == 3


def test_a_sheet_can_be_merged_into_a_pack_that_lacks_something(tmp_path: Path) -> None:
    _, book = exported(tmp_path)
    file = save_csv(book, "骗术", tmp_path / "骗术.csv", "gbk")
    lacking = sample_yaml().replace("    怎么办: 先停一停，再打96110\n", "", 1).partition("带走:")[0]
    pack = write_sample(tmp_path, "缺.yaml", text=lacking)
    result = run("import", file, pack)
    assert result.exit_code == 1
    assert "总表!A1  这里少了“抬头”" in result.output or "总表!B9" in result.output
    assert pack.read_text(encoding="utf-8") == lacking


def test_mistakes_in_a_csv_are_told_with_the_name_of_the_file(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    edit(book, lambda opened: opened["展品"].__setitem__("B3", "短讯"))
    file = save_csv(book, "展品", tmp_path / "甲.csv", "gbk")
    result = run("import", file, pack)
    assert result.exit_code == 1
    assert "甲.csv!B3" in result.output
    assert decode(pack.read_bytes()).text == sample_yaml()


# -- wrong use ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "sample.yaml", "book.csv"], ".xlsx"),
        (["export", "none.yaml", "book.xlsx"], "none.yaml"),
        (["import", "book.xlsx"], "夜市.xlsx"),
        (["import", "book.xlsx", "sample.txt"], ".yaml"),
        (["import", "none.xlsx", "sample.yaml"], "none.xlsx"),
        (["import", "sample.yaml", "sample.yaml"], ".xlsx"),
        (["import", "some.csv", "none.yaml"], "none.yaml"),
        (["import", "book.xlsx", "book.xlsx", "sample.yaml"], "CSV"),
        (["import", "book.xlsx", "nowhere/new.yaml"], "nowhere"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_said_in_one_sentence(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_sample(tmp_path)
    (tmp_path / "book.xlsx").write_bytes(b"PK")
    (tmp_path / "some.csv").write_text("编号", encoding="utf-8")
    result = run(*words)
    assert result.exit_code == 2
    assert len(result.output.splitlines()) == 1
    assert said in result.output


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"hello", "另存为"), (b"\xd0\xcf\x11\xe0" + bytes(100), "旧的 .xls"), (b"PK\x03\x04hello", "损坏")],
    ids=["text", "xls", "broken"],
)
def test_what_is_no_workbook_is_refused_with_its_cure(data: bytes, said: str, tmp_path: Path) -> None:
    pack, book = write_sample(tmp_path), tmp_path / "甲.xls"
    book.write_bytes(data)
    result = run("import", book, pack)
    assert result.exit_code == 1
    assert said in result.output


WITHOUT_LIBRARY = """
import json, sys
class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "openpyxl":
            raise ModuleNotFoundError(name)
from game.kiosk import sdl
sdl.prepare()
from game.cli import sheet, sheet_voice
from typer.testing import CliRunner
held = "openpyxl" in sys.modules
sheet_voice.find_spec = lambda name: None
sys.meta_path.insert(0, Gone())
words = (["export", "a.yaml", "b.xlsx"], ["import", "b.xlsx", "a.yaml"])
ended = [CliRunner().invoke(sheet.app, each) for each in words]
print(json.dumps({"held": held, "codes": [end.exit_code for end in ended], "said": [end.output for end in ended]}))
"""


def test_without_the_library_it_says_how_to_install_it(tmp_path: Path) -> None:
    write_sample(tmp_path, "a.yaml")
    (tmp_path / "b.xlsx").write_bytes(b"")
    seen = script(WITHOUT_LIBRARY, cwd=tmp_path)
    assert seen["held"] is False
    assert seen["codes"] == [2, 2]
    assert all('pip install ".[organiser]"' in said for said in seen["said"])
