"""`sheet import` loses nothing: what changed since the export is merged, what would go is asked about."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from game.workbench.sheets.intake import read_origin
from tests.cli.test_sheet import add_exhibits, edit, exported, run, save_csv
from tests.content.sample import sample_yaml

NEW = """\
  - 编号: from_pack
    渠道: 短信
    真假: 真实
    发件人: 社区
    内容:
      - 今晚八点停水一小时
    线索:
      - {原文: 今晚八点, 看点: 只是通知, 为什么: 什么都不要}
    解释: 只是通知，什么都不要
    行动: 存好水
"""


def changed_since(pack: Path) -> str:
    """The pack edited by hand after its export: another title, one exhibit more."""
    text = sample_yaml().replace("平安夜市", "庙会").replace("经验:\n", f"{NEW}经验:\n")
    pack.write_text(text, encoding="utf-8")
    return text


def test_both_sides_are_kept(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    text = changed_since(pack)
    edit(book, lambda opened: opened["总表"].__setitem__("B4", "东栅街道"))
    edit(book, lambda opened: add_exhibits(opened, 1))
    result = run("import", book, pack)
    assert result.exit_code == 0, result.output
    assert "题包在这份表格导出" in result.output
    written = pack.read_text(encoding="utf-8")
    assert set(text.splitlines()) - set(written.splitlines()) == {"主办: 南湖社区"}
    assert "编号: new_00" in written
    assert "题包在这份表格导出" not in run("import", book, pack).output
    assert pack.read_text(encoding="utf-8") == written
    pack.write_text(written.replace("庙会", "夜集"), encoding="utf-8")
    edit(book, lambda opened: opened["总表"].__setitem__("B4", "南湖社区"))
    assert "题包在这份表格导出" in run("import", book, pack).output
    assert pack.read_text(encoding="utf-8") == written.replace("庙会", "夜集").replace("东栅街道", "南湖社区")


def test_what_both_changed_is_not_written_until_somebody_chooses(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    text = changed_since(pack)
    edit(book, lambda opened: opened["总表"].__setitem__("B2", "夜集"))
    result = run("import", book, pack)
    assert result.exit_code == 1
    assert "标题：题包里是“庙会”，表格里是“夜集”" in result.output
    assert pack.read_text(encoding="utf-8") == text
    assert run("import", book, pack, "--keep", "book").exit_code == 0
    assert pack.read_text(encoding="utf-8") == text.replace("标题: 庙会", "标题: 夜集")


def test_nothing_is_removed_without_asking(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)

    def remove(opened: Any) -> None:
        for title in ("展品", "展品内容"):
            for row in range(opened[title].max_row, 1, -1):
                if opened[title].cell(row, 1).value == "pharmacy_call":
                    opened[title].delete_rows(row)
        opened["展品"]["B3"] = "短信"
        opened["展品"]["C3"] = "真实"
        opened["展品"]["D3"] = None

    edit(book, remove)
    result = run("import", book, pack)
    assert result.exit_code == 1
    assert "删掉 1 处：\n  展品 pharmacy_call" in result.output
    assert pack.read_text(encoding="utf-8") == sample_yaml()
    dry = run("import", book, pack, "--dry-run", "--yes")
    assert dry.exit_code == 0
    assert pack.read_text(encoding="utf-8") == sample_yaml()
    assert run("import", book, pack, "--yes").exit_code == 0
    assert "pharmacy_call" not in pack.read_text(encoding="utf-8")


def test_a_workbook_without_a_number_tells_what_it_would_undo(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    edit(book, lambda opened: opened["选项"].delete_cols(5))
    text = changed_since(pack)
    result = run("import", book, pack)
    assert result.exit_code == 1
    for sentence in ("没有带核对码", "标题：庙会 → 平安夜市", "展品 from_pack"):
        assert sentence in result.output
    assert pack.read_text(encoding="utf-8") == text


def test_new_exhibits_alone_are_appended(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)

    def only_new(opened: Any) -> None:
        for title in ("展品", "展品内容"):
            opened[title].delete_rows(2, opened[title].max_row)
        add_exhibits(opened, 2)

    edit(book, only_new)
    files = [save_csv(book, title, tmp_path / f"{title}.csv", "gbk") for title in ("展品", "展品内容")]
    text = pack.read_text(encoding="utf-8")
    refused = run("import", *files, pack)
    assert refused.exit_code == 1
    assert "--append" in refused.output
    assert run("import", *files, pack, "--append").exit_code == 0
    written = pack.read_text(encoding="utf-8")
    assert set(text.splitlines()) <= set(written.splitlines())
    assert written.count("编号: new_0") == 2


def test_one_new_exhibit_is_appended_from_a_workbook_and_from_other_columns(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)

    def only_new(opened: Any) -> None:
        for title in ("展品", "展品内容", "骗术", "骗术内容"):
            opened[title].delete_rows(2, opened[title].max_row)
        add_exhibits(opened, 1)
        opened["展品"].delete_cols(5, 2)
        opened["展品"].insert_cols(1)
        opened["展品"]["A1"], opened["展品"]["A2"] = "序号", "1"

    edit(book, only_new)
    files = [save_csv(book, title, tmp_path / f"{title}.csv", "gbk") for title in ("展品", "展品内容")]
    text = pack.read_text(encoding="utf-8")
    alone = run("import", *files, pack)
    assert alone.exit_code == 1
    assert "不在这一页里：brushing_rebate_sms、" in alone.output
    assert "--append" in alone.output
    result = run("import", *files, pack, "--append", "--dry-run")
    assert result.exit_code == 0, result.output
    assert "新加 1 处：\n  展品 new_00\n" in result.output
    assert pack.read_text(encoding="utf-8") == text
    result = run("import", book, pack, "--append")
    assert result.exit_code == 0, result.output
    written = pack.read_text(encoding="utf-8")
    assert set(text.splitlines()) <= set(written.splitlines())
    assert "编号: new_00" in written


def test_two_files_of_one_sheet_are_told(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    files = [save_csv(book, "展品", tmp_path / f"{name}.csv", "gbk") for name in ("甲", "乙")]
    result = run("import", *files, pack)
    assert result.exit_code == 1
    assert "甲.csv 和这个文件都是“展品”" in result.output


def test_the_number_is_renewed_by_an_import(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    before = read_origin(book.read_bytes())
    edit(book, lambda opened: opened["总表"].__setitem__("B4", "东栅街道"))
    assert run("import", book, pack).exit_code == 0
    after = read_origin(book.read_bytes())
    assert before is not None
    assert after is not None
    assert (before.data["organiser"], after.data["organiser"]) == ("南湖社区", "东栅街道")
    assert before.number != after.number
    edit(book, lambda opened: opened["总表"].__setitem__("B4", "南湖社区"))
    assert run("import", book, pack).exit_code == 0
    assert pack.read_text(encoding="utf-8") == sample_yaml()


def test_a_pack_without_ids_goes_to_a_workbook_and_back(tmp_path: Path) -> None:
    text = re.sub(r"(?m)^  - 编号: .*\n    ", "  - ", sample_yaml())
    pack, book = exported(tmp_path, text)
    assert run("import", book, pack).output == "夜市.yaml 没有变化\n"
    assert pack.read_text(encoding="utf-8") == text
    edit(book, lambda opened: opened["总表"].__setitem__("B4", "东栅街道"))
    assert run("import", book, pack).exit_code == 0
    written = pack.read_text(encoding="utf-8")
    assert "主办: 东栅街道" in written
    assert "编号: 刷单返利" in written
    assert run("import", book, pack).output == "夜市.yaml 没有变化\n"


def test_csv_beside_the_workbook_that_it_was_saved_from_is_merged(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    text = changed_since(pack)
    edit(book, lambda opened: opened["展品"].__setitem__("G2", "1065****01"))
    file = save_csv(book, "展品", tmp_path / "展品.csv", "gbk")
    result = run("import", file, book, pack)
    assert result.exit_code == 0, result.output
    assert "题包在这份表格导出" in result.output
    assert "没有带核对码" not in result.output
    written = pack.read_text(encoding="utf-8")
    assert set(written.splitlines()) - set(text.splitlines()) == {"    发件人: 1065****01"}
    assert {"标题: 庙会", "  - 编号: from_pack"} <= {*written.splitlines()}


def test_csv_and_pack_that_changed_the_same_place_are_told(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    pack.write_text(sample_yaml().replace("106****8823", "1069****77", 1), encoding="utf-8")
    edit(book, lambda opened: opened["展品"].__setitem__("G2", "1065****01"))
    file = save_csv(book, "展品", tmp_path / "展品.csv", "gbk")
    before = pack.read_bytes()
    result = run("import", file, book, pack)
    assert result.exit_code == 1
    assert "题包里是“1069****77”，表格里是“1065****01”" in result.output
    assert pack.read_bytes() == before
    assert run("import", file, book, pack, "--keep", "book").exit_code == 0
    assert "1065****01" in pack.read_text(encoding="utf-8")


def test_a_workbook_without_a_number_cannot_say_what_csv_was_made_from(tmp_path: Path) -> None:
    pack, book = exported(tmp_path)
    file = save_csv(book, "展品", tmp_path / "展品.csv", "gbk")
    edit(book, lambda opened: opened["选项"].delete_cols(5))
    result = run("import", file, book, pack)
    assert result.exit_code == 2
    assert "没有带核对码" in result.output
    assert run("import", file, book, book, pack).exit_code == 2
