"""Files that are dropped on the starters of 整理题包, and what opens."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from game.cli import dropped
from game.cli.dropped import Desk, answered
from game.kiosk.places import STATE_VARIABLE
from game.words import load_words
from game.workbench.delivery.windows import TOOLS
from tests.cli.program import ROOT
from tests.workbench.banks.word_file import paragraph, word_file


class Table:
    """A folder with packs, somebody who answers, and what was opened."""

    def __init__(self, home: Path, *answers: str) -> None:
        self.packs = home / "quizzes"
        self.packs.mkdir(exist_ok=True)
        self.pack = self.packs / "幸福 里&.yaml"
        shutil.copy(ROOT / "assets" / "new" / "pack.zh.yaml", self.pack)
        text = self.pack.read_text(encoding="utf-8").replace("{{reviewed}}", "2026-11-30")
        self.pack.write_text(text.replace("{{expires}}", "2099-11-30"), encoding="utf-8")
        self.opened: list[Path] = []
        left = list(answers)
        self.desk = Desk(home, lambda _: left.pop(0), self.opened.append, load_words("delivery", "zh"))


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
    return tmp_path / "state"


def test_windows_opens_a_pack_in_notepad_and_an_answer_in_its_own_program(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[object, ...]] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", lambda *words: started.append(words), raising=False)
    dropped.open_file(Path("幸福 里.yaml"))
    dropped.open_file(Path("检查.html"))
    assert started == [("notepad.exe", "open", '"幸福 里.yaml"'), (Path("检查.html"),)]


def test_checking_opens_a_page(tmp_path: Path, state: Path) -> None:
    table = Table(tmp_path)
    assert answered("check", [table.pack], table.desk) == 0
    assert table.opened == [state / "answers" / "幸福 里&.html"]
    assert "幸福 里&amp;" in table.opened[0].read_text(encoding="utf-8")


def test_a_pack_with_mistakes_opens_its_page_too(tmp_path: Path) -> None:
    table = Table(tmp_path)
    table.pack.write_text("标题: [没有写完", encoding="utf-8")
    assert answered("check", [table.pack], table.desk) == 1
    assert len(table.opened) == 1


def test_without_a_file_it_is_chosen_by_its_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = Table(tmp_path, "1")
    assert answered("check", [], table.desk) == 0
    assert "1  幸福 里&.yaml" in capsys.readouterr().out
    assert len(table.opened) == 1


@pytest.mark.parametrize("said", ["", "0", "2", "all", "-1"])
def test_a_number_that_is_none_opens_nothing(said: str, tmp_path: Path) -> None:
    table = Table(tmp_path, said)
    assert answered("check", [], table.desk) == 2
    assert table.opened == []


def test_a_workbook_goes_out_and_comes_back(tmp_path: Path) -> None:
    table = Table(tmp_path)
    book = table.pack.with_suffix(".xlsx")
    assert answered("export", [table.pack], table.desk) == 0
    assert table.opened == [book]
    assert answered("import", [book], table.desk) == 0
    assert [path.suffix for path in table.opened] == [".xlsx", ".html"]


def test_a_question_bank_opens_its_drafts_and_those_come_into_the_pack_that_is_chosen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = Table(tmp_path, "1", "1")
    bank, drafts = table.packs / "题库.docx", table.packs / "题库-草稿.xlsx"
    bank.write_bytes(
        word_file(*map(paragraph, ("1. 要垫钱的任务，应该怎么做？", "A. 一概不做 B. 先垫一点", "答案：A")))
    )
    assert answered("import", [bank], table.desk) == 0
    assert table.opened == [drafts]
    assert answered("import", [drafts], table.desk) == 0
    assert [path.suffix for path in table.opened] == [".xlsx", ".html"]
    assert "一概不做" in table.pack.read_text(encoding="utf-8")
    assert capsys.readouterr().out.count("写进哪个题包？") == 2


def test_a_workbook_without_a_pack_of_its_name_or_a_choice_becomes_one(tmp_path: Path) -> None:
    table = Table(tmp_path, "")
    book = table.pack.with_suffix(".xlsx")
    assert answered("export", [table.pack], table.desk) == 0
    other = book.rename(book.with_stem("新村"))
    assert answered("import", [other], table.desk) == 0
    assert other.with_suffix(".yaml").is_file()


def test_what_is_of_no_use_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = Table(tmp_path)
    assert answered("import", [table.pack], table.desk) == 2
    assert ".xlsx" in capsys.readouterr().out
    table.pack.unlink()
    assert answered("check", [], table.desk) == 2
    assert str(table.packs) in capsys.readouterr().out


def test_a_new_pack_is_opened_to_be_edited(tmp_path: Path) -> None:
    table = Table(tmp_path, "新村")
    assert answered("new", [], table.desk) == 0
    assert table.opened == [table.packs / "新村.yaml"]
    table = Table(tmp_path, "新村")
    assert answered("new", [], table.desk) == 2  # It is there already, and stays.


def test_a_machine_without_a_program_for_it_says_where_the_file_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = Table(tmp_path)

    def refuse(path: Path) -> None:
        raise OSError(path)

    desk = Desk(tmp_path, input, refuse, table.desk.words)
    assert answered("export", [table.pack], desk) == 0
    assert str(table.pack.with_suffix(".xlsx")) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        ("preview", ["preview", "{pack}", "--out", "{beside}-预览"]),
        ("review", ["review", "{pack}", "--out", "{beside}-审核"]),
        ("play", ["run", "--window", "1280x720", "--pack", "{pack}"]),
    ],
)
def test_the_others_run_their_command(
    kind: str, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, ran = Table(tmp_path), []

    def run(words: list[str], *, home: Path) -> int:
        ran.append((words, home))
        return 0

    monkeypatch.setattr(dropped, "main", run)
    assert answered(kind, [table.pack], table.desk) == 0
    names = {"pack": table.pack, "beside": table.pack.with_suffix("")}
    assert ran == [([word.format(**names) for word in command], tmp_path)]


def test_beside_a_pack_on_a_locked_stick_nothing_is_written(tmp_path: Path, state: Path) -> None:
    table = Table(tmp_path)
    table.pack.with_name(f"{table.pack.stem}-预览").write_text("in the way, as a locked stick is", encoding="utf-8")
    assert dropped._beside(table.pack, "预览", table.desk) == state / "answers" / "幸福 里&-预览"


def test_every_starter_is_known() -> None:
    assert {*dropped._KINDS, "new"} == set(TOOLS)
