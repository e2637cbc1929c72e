"""Workbooks full of mistakes are refused in plain words, whatever is in them, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.cli import sheet
from tests.workbench.sheets.hostile import BOOKS


@pytest.mark.parametrize("name", list(BOOKS))
def test_a_workbook_full_of_mistakes_is_refused_in_a_list_that_ends(name: str, tmp_path: Path) -> None:
    book, pack = tmp_path / "book.xlsx", tmp_path / "pack.yaml"
    book.write_bytes(BOOKS[name]())
    before = book.read_bytes()
    result = CliRunner().invoke(sheet.app, ["import", str(book), str(pack)])
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert len(result.output.splitlines()) <= 2 * 100 + 3, "nobody reads more"
    assert not pack.exists()
    is_marked = "已在 book.xlsx 里标成红色" in result.output
    assert is_marked == (book.read_bytes() != before)
    assert is_marked or "没有标红" in result.output
