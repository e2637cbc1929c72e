"""`sheet import` with a question bank: what is written, what is left alone, and what is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from game.content.reading.packs import read_pack
from game.workbench.sheets.guard import MAX_FILE_BYTES
from tests.cli.test_sheet import edit, run
from tests.content.sample import TODAY, write_sample
from tests.stall import places
from tests.workbench.banks.forty import as_csv, as_word
from tests.workbench.banks.word_file import paragraph, word_file


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    file = tmp_path / "题库.docx"
    file.write_bytes(as_word())
    return file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_drafts_that_somebody_works_on_are_never_written_over(bank: Path, tmp_path: Path) -> None:
    pack = write_sample(tmp_path, "夜市.yaml")
    assert run("import", bank, pack).exit_code == 0
    mine = (tmp_path / "题库-草稿.xlsx").read_bytes()
    assert "题库-草稿2.xlsx" in run("import", bank, pack).output
    assert (tmp_path / "题库-草稿.xlsx").read_bytes() == mine


def test_a_dry_run_counts_and_writes_nothing(bank: Path, tmp_path: Path) -> None:
    pack = write_sample(tmp_path, "夜市.yaml")
    result = run("import", bank, pack, "--dry-run")
    assert result.exit_code == 0
    assert "40 道题，38 道照题目猜了变成什么，2 道要您定。只是看看，没有写" in result.output
    assert names(tmp_path) == ["夜市.yaml", "题库.docx"]


def test_a_bank_needs_a_pack_that_plays(bank: Path, tmp_path: Path) -> None:
    result = run("import", bank, tmp_path / "没有.yaml")
    assert result.exit_code == 2
    assert "先写一个：python main.py new" in result.output
    broken = tmp_path / "坏.yaml"
    broken.write_text("标题: 坏\n", encoding="utf-8")
    assert run("import", bank, broken).exit_code == 1
    assert names(tmp_path) == ["坏.yaml", "题库.docx"]


def test_banks_come_one_at_a_time(bank: Path, tmp_path: Path) -> None:
    pack = write_sample(tmp_path, "夜市.yaml")
    (tmp_path / "一.csv").write_bytes(as_csv())
    (tmp_path / "二.csv").write_bytes(as_csv("utf-8"))
    assert run("import", tmp_path / "一.csv", tmp_path / "二.csv", pack).exit_code == 2
    assert run("import", bank, tmp_path / "一.csv", pack).exit_code == 2
    assert not list(tmp_path.glob("*草稿*"))


def test_a_document_without_questions_says_how_they_are_written(tmp_path: Path) -> None:
    pack, file = write_sample(tmp_path, "夜市.yaml"), tmp_path / "通知.docx"
    file.write_bytes(word_file(paragraph("关于开展反诈宣传的通知"), paragraph("各社区：")))
    result = run("import", file, pack)
    assert result.exit_code == 1
    assert "第1段“关于开展反诈宣传的通知”" in result.output
    assert "没有找到题目" in result.output


def test_what_no_cell_can_hold_is_left_out_and_what_is_too_long_is_told(tmp_path: Path) -> None:
    pack, file = write_sample(tmp_path, "夜市.yaml"), tmp_path / "题库.csv"
    file.write_text(f"题目,A,B,答案\n怎么\x0b办？,{'等' * 31_000},挂断,B\n", encoding="utf-8")
    result = run("import", file, pack)
    assert result.exit_code == 0, result.output
    assert "太长，草稿里只留了前 30000 个字" in result.output
    assert "怎么办？" in str(load_workbook(tmp_path / "题库-草稿.xlsx")["题库"]["B3"].value)


def test_a_document_that_is_too_large_is_told_as_a_document(tmp_path: Path) -> None:
    pack, file = write_sample(tmp_path, "夜市.yaml"), tmp_path / "大.docx"
    file.write_bytes(b"PK\x03\x04" + bytes(MAX_FILE_BYTES))
    result = run("import", file, pack)
    assert result.exit_code == 1
    assert "这个文档太大" in result.output


def test_what_a_draft_may_not_become_is_told_with_what_it_may(bank: Path, tmp_path: Path) -> None:
    pack = write_sample(tmp_path, "夜市.yaml")
    assert run("import", bank, pack).exit_code == 0
    drafts = tmp_path / "题库-草稿.xlsx"

    def spoil(book: Any) -> None:
        for row in range(3, 43):
            book["题库"].cell(row, 3).value = "不要"
        book["题库"]["C3"], book["题库"]["C23"], book["题库"]["E23"] = "特点", "经验", None
        book["题库"]["C31"], book["题库"]["G31"] = "展品", None

    edit(drafts, spoil)
    before = pack.read_bytes()
    result = run("import", drafts, pack)
    assert result.exit_code == 1
    assert "题库!C3  不认识“特点”这一项" in result.output
    assert "展品、特征、干扰项、经验、不要" in result.output
    assert "题库!E23  这一行还没有写“文字”" in result.output
    assert "题库!G31  这一行还没有写“编号”" in result.output
    assert result.output.count("题库!") == 3
    assert load_workbook(drafts)["题库"]["C3"].comment is not None
    assert pack.read_bytes() == before


def test_the_same_words_twice_are_told_with_the_other_sheet(bank: Path, tmp_path: Path) -> None:
    pack = write_sample(tmp_path, "夜市.yaml")
    assert run("import", bank, pack).exit_code == 0
    drafts = tmp_path / "题库-草稿.xlsx"

    def repeat(book: Any) -> None:
        for row in range(3, 43):
            book["题库"].cell(row, 3).value = "不要"
        book["题库"]["C3"], book["题库"]["E3"] = "特征", "刷单返利第一特征"

    edit(drafts, repeat)
    assert "第 骗术内容!3 行" in run("import", drafts, pack).output


def test_an_english_bank_goes_into_an_english_pack(tmp_path: Path) -> None:
    pack, file = tmp_path / "fair.en.yaml", tmp_path / "bank.xlsx"
    pack.write_bytes((places().quizzes[0] / "night-market.en.yaml").read_bytes())
    book = Workbook()
    for row in (
        ("Question", "Option A", "Option B", "Correct answer", "Explanation", "Category"),
        ("What should you do with a code by text?", "Tell nobody", "Read it out", "A", "A code is a key", ""),
    ):
        book.worksheets[0].append(row)
    book.save(file)
    result = run("import", file, pack, "--language", "en")
    assert result.exit_code == 0, result.output
    assert "Questions in bank.xlsx: 1" in result.output
    drafts = tmp_path / "bank-drafts.xlsx"
    assert load_workbook(drafts)["Question bank"]["C3"].value == "rules_of_thumb"
    assert run("import", drafts, pack, "--language", "en").exit_code == 0
    read = read_pack(pack, icons=places().icon_names, today=TODAY).pack
    assert read is not None
    assert "Tell nobody" in [rule.text for rule in read.rules_of_thumb]
