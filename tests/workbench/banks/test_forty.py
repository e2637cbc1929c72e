"""Forty questions of a bank come in as drafts, are finished in the workbook, and play."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from game.content.fields.names import VALUES
from game.content.reading.packs import read_pack
from game.workbench.sheets.layout import DRAFTS
from tests.cli.program import main
from tests.cli.test_sheet import run
from tests.content.sample import ICONS, TODAY, write_sample
from tests.workbench.banks.forty import FORTY, LOAN, POLICE, SERVICE, TASKS, Asked, as_csv, as_word, as_workbook

CHOSEN = {"becomes", "scam", "channel", "verdict", "id"}
"""Columns of choices; everything else is words of the question."""


def drafts(book: Any) -> list[tuple[Asked, dict[str, Any]]]:
    """The rows of the sheet of drafts: the question, and its cells by column."""
    sheet = book["题库"]
    found = []
    for row in sheet.iter_rows(min_row=3):
        original = str(row[1].value)
        asked = next(each for each in FORTY if each.stem in original and each.right in original)
        found.append((asked, dict(zip((column.name for column in DRAFTS.columns), row[2:], strict=False))))
    return found


def finish(path: Path) -> None:
    """Decide what is left to decide, as an organiser does in WPS."""
    book = load_workbook(path)
    for asked, cells in drafts(book):
        cells["becomes"].value = asked.becomes
        for column, text in asked.decided.items():
            cells[column].value = text or None
    book.save(path)


@pytest.mark.parametrize(
    ("name", "made"),
    [("题库.docx", as_word), ("题库.xlsx", as_workbook), ("题库.csv", as_csv)],
    ids=["word", "excel", "csv"],
)
def test_forty_questions_become_drafts_and_play(name: str, made: Callable[[], bytes], tmp_path: Path) -> None:
    pack = write_sample(tmp_path, "夜市.yaml")
    before = pack.read_bytes()
    (tmp_path / name).write_bytes(made())
    result = run("import", tmp_path / name, pack)
    assert result.exit_code == 0, result.output
    assert "40 道题" in result.output
    assert pack.read_bytes() == before

    path = tmp_path / "题库-草稿.xlsx"
    rows = drafts(load_workbook(path))
    assert [asked for asked, _ in rows] == [*FORTY]
    for asked, cells in rows:
        original = f"{asked.stem} {asked.right} {asked.explanation} {asked.source}"
        for column, cell in cells.items():
            if column not in CHOSEN and cell.value is not None:
                assert cell.value in original, "nothing is invented"
        assert cells["scam"].value in {None, TASKS, SERVICE, POLICE, LOAN}
        assert cells["channel"].value in {None, *VALUES["channel"]}
        if asked.becomes != "不要":
            assert cells["becomes"].value == asked.becomes
            assert cells["text"].value

    waiting = run("import", path, pack)
    assert waiting.exit_code == 1
    assert "题库!J31  这里少了“发件人”" in waiting.output
    assert "有 2 行还没定变成什么，没有读：第 41、42 行" in waiting.output
    assert pack.read_bytes() == before
    finish(path)
    result = run("import", path, pack)
    assert result.exit_code == 0, result.output
    assert main("check", str(pack)) == 0

    text = pack.read_text(encoding="utf-8")
    read = read_pack(pack, icons=ICONS, today=TODAY).pack
    assert read is not None
    assert [(len(scam.features), len(scam.decoys)) for scam in read.scams] == [(6 + 4, 4 + 1)] * 4
    assert (len(read.rules_of_thumb), len(read.exhibits)) == (1 + 8, 5 + 10)
    again = run("import", path, pack)
    assert again.exit_code == 0
    assert pack.read_text(encoding="utf-8") == text, "brought in twice, it is there once"

    out = tmp_path / "visit"
    words = ("demo", "--game", "wheel", "--seed", "7", "--size", "640x360", "--out", str(out), "--pack", str(pack))
    assert main(*words) == 0
    visit = json.loads((out / "visit.json").read_text(encoding="utf-8"))
    rights = {asked.right for asked in FORTY}

    assert any(item["id"].startswith("题") for item in visit["items"])
    assert rights & {option["text"] for option in visit["options"]}
