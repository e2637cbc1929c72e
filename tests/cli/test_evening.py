"""`stats`, `report` and `export`: what organisers type the morning after."""

from __future__ import annotations

import csv
import io
import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from game.rules.evening.facts import VisitFacts
from tests.cli.program import main
from tests.records.evenings import database_of
from tests.rules.simulated import visits

ENDINGS = ("html", "pdf", "xlsx", "csv")


@pytest.fixture(autouse=True)
def _in_china(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FANZHA_STATE", str(tmp_path / "nothing"))


@pytest.fixture(scope="module")
def night() -> list[VisitFacts]:
    return visits(300, random.Random(8), kinds=3)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, night: list[VisitFacts]) -> Path:
    return database_of(night, tmp_path_factory.mktemp("night")).parent


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def reported(out: Path, *words: str) -> list[list[str]]:
    assert main("report", "--out", str(out), *words) == 0
    return rows_of(out)


def test_stats_tells_the_evening(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("stats", str(folder)) == 0
    said = capsys.readouterr().out
    assert "人次 300" in said
    assert "有没有用" in said
    assert main("stats", "--state", str(folder), "--language", "en") == 0
    assert "visits 300" in capsys.readouterr().out


def test_two_kiosks_and_a_copy_count_every_visit_once(folder: Path, night: list[VisitFacts], tmp_path: Path) -> None:
    other = database_of(night[:100], tmp_path / "other", seed=2)
    shutil.copy(folder / "records.db", tmp_path / "copy.db")
    rows = reported(tmp_path / "e.csv", str(folder), str(tmp_path / "copy.db"), str(other), str(other.parent))
    assert rows[1] == ["人次", "400"]
    ended = Counter(visit.how for visit in [*night, *night[:100]])
    told = {row[0]: row[1] for row in rows if len(row) == 2}
    assert (told["玩到最后"], told["走开了"]) == (str(ended["finished"]), str(ended["idle"]))


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_earlier_report_is_replaced_and_a_file_of_somebody_else_is_not(
    ending: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"e.{ending}"
    for language in ("zh", "en"):
        assert main("report", "--out", str(out), str(folder), "--language", language) == 0
    held = {"html": b"<html>", "pdf": b"%PDF-1.4 mine", "xlsx": b"PK\x03\x04", "csv": "人次,3\n".encode()}[ending]
    out.write_bytes(held)
    capsys.readouterr()
    assert main("report", "--out", str(out), str(folder)) == 2
    assert out.read_bytes() == held
    assert "换" in capsys.readouterr().err


def test_one_day_alone(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day = "2026-12-01"
    told = int(reported(tmp_path / "day.csv", str(folder), "--day", day)[1][1])
    assert 0 < told < 300, "those whose clock is doubted are of no day"
    assert main("stats", str(folder), "--day", day) == 0
    assert "没有算在里面" in capsys.readouterr().out
    assert main("stats", str(folder), "--day", "2026-11-01") == 1
    assert "2026-11-01" in capsys.readouterr().err
    assert main("stats", str(folder), "--day", "1.12.") == 2
    assert "2026-12-01" in capsys.readouterr().err


def test_cues_are_told_with_the_pack_alone(folder: Path, tmp_path: Path) -> None:
    headings = [row[0] for row in reported(tmp_path / "e.csv", str(folder)) if len(row) == 1]
    assert not any("破绽" in heading for heading in headings)
    told = reported(tmp_path / "e.csv", str(folder), "--pack", "quizzes/night-market.yaml")
    assert any("破绽" in row[0] for row in told if row)


@pytest.mark.parametrize("command", ["stats", "report", "export"])
@pytest.mark.parametrize(
    ("spoil", "code", "told"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:8192] + b"\xa5" * 60_000), 1, "坏"),
        (lambda path: path.write_bytes(b"hello" * 999), 2, "不是"),
        (lambda path: path.unlink(), 2, "找不到"),
        (lambda path: set_version(path, 99), 2, "升级"),
    ],
)
def test_records_that_cannot_be_read_are_told_in_one_sentence(
    command: str, spoil: object, code: int, told: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "records.db"
    shutil.copy(folder / "records.db", path)
    assert callable(spoil)
    spoil(path)
    before = sorted(tmp_path.iterdir())
    more = {"report": ["--out", str(tmp_path / "e.html")], "export": ["--study", str(tmp_path / "s")]}.get(command, [])
    assert main(command, str(path), *more) == code
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert told in said.err
    assert sorted(tmp_path.iterdir()) == before


def set_version(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")


def test_nobody_on_record_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("stats", str(database_of([], tmp_path))) == 1
    assert "没有人玩过" in capsys.readouterr().err


def test_a_wrong_name_is_told(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("report", "--out", str(tmp_path / "e.docx"), str(folder)) == 2
    assert ".xlsx" in capsys.readouterr().err


def test_the_study_has_every_answer_and_no_number_of_the_records(
    folder: Path, night: list[VisitFacts], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "study"
    for _ in range(2):
        assert main("export", "--study", str(out), str(folder)) == 0
    assert len(rows_of(out / "answers.csv")) == 1 + sum(len(visit.answers) for visit in night)
    text = (out / "answers.csv").read_text(encoding="utf-8-sig")
    with closing(sqlite3.connect(folder / "records.db")) as connection:
        known = connection.execute("SELECT uuid, kiosk, run, visit FROM visit_begun").fetchall()
    assert not any(part in text for row in known for part in row)
    (out / "codebook.txt").write_text("mine", encoding="utf-8")
    (out / "study.json").unlink()
    capsys.readouterr()
    assert main("export", "--study", str(out), str(folder)) == 2
    assert (out / "codebook.txt").read_text(encoding="utf-8") == "mine"


def test_very_few_visits_are_not_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = database_of(visits(19, random.Random(1)), tmp_path)
    assert main("export", "--study", str(tmp_path / "s"), str(path)) == 1
    assert "20" in capsys.readouterr().err
    assert not (tmp_path / "s").exists()
