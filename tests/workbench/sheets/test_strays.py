"""Rows that belong to nothing, sheets under another name, and what is typed in full width: nothing is given away."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from game.content.problems import Problem
from game.workbench.sheets.book import workbook_of
from game.workbench.sheets.checks import read_grids
from game.workbench.sheets.grid import Grid
from game.workbench.sheets.intake import read_workbook
from game.workbench.sheets.marks import marked, unmarked
from game.workbench.sheets.wording import cell_of, first_told
from tests.content.sample import ICONS, TODAY
from tests.workbench.sheets.test_grids import changed, edit, sample


def problems(grids: list[Grid], kept: frozenset[str] = frozenset()) -> list[Problem]:
    return first_told(read_grids(grids, icons=ICONS, today=TODAY, kept=kept).findings, "zh")


def at(found: list[Problem]) -> list[tuple[str, str]]:
    return [(f"{problem.file}!{cell_of(problem)}", problem.code) for problem in found]


def without_row(grids: list[Grid], title: str, row: int) -> list[Grid]:
    return edit(grids, title, lambda grid: Grid(title, grid.rows[: row - 1] + grid.rows[row:]))


def opened(data: bytes) -> Any:
    return load_workbook(BytesIO(data))


def saved(book: Any) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


# -- rows of what is gone -----------------------------------------------------------------------------------------


def test_rows_of_an_exhibit_that_is_gone_are_told_once_and_given_to_nobody() -> None:
    problem, scam = problems(without_row(changed({}), "展品", 3))
    assert (scam.code, scam.level) == ("scam_without_exhibit", "warning")
    gone = changed({})[3].rows[2][0]
    rows = [number for number, row in enumerate(changed({})[4].rows, 1) if row[0] == gone]
    assert problem.message == f"“展品内容”第 {rows[0]}–{rows[-1]} 行的“{gone}”不在“展品”里"
    assert "删掉这几行" in problem.hint
    assert "补上" in problem.hint
    assert "您要写的可能是" not in problem.hint
    assert (problem.line, problem.rows) == (rows[0], tuple(rows))


def test_a_name_that_differs_in_a_digit_is_no_slip() -> None:
    grids = changed({"展品!A3": "q_32"})
    renamed = edit(grids, "展品内容", lambda grid: Grid(grid.title, tuple(map(_renumbered, grid.rows))))
    (problem,) = problems(renamed)
    assert (problem.code, problem.rows) == ("owner_unknown", (4, 5))


def _renumbered(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return ("q_12", *row[1:]) if row[0] == changed({})[3].rows[2][0] else row


@pytest.mark.parametrize("typed", ["Pharmacy_Call", "pharmacy_cal", "pharnacy_call", "pharmacy _call"])
def test_only_a_slip_in_the_name_of_what_has_no_rows_is_guessed(typed: str) -> None:
    grids = edit(changed({}), "展品", lambda grid: Grid(grid.title, (*grid.rows[:2], _called("pharmacy_call", grid))))
    grids = edit(
        grids, "展品内容", lambda grid: Grid(grid.title, (*grid.rows[:3], (typed, "内容", "", "一句话", "", "")))
    )
    found = [problem for problem in problems(grids) if problem.file == "展品内容"]
    assert [(problem.code, cell_of(problem)) for problem in found] == [("owner_misspelt", "A4")]
    assert "“pharmacy_call”" in found[0].hint
    with_rows = edit(
        grids, "展品内容", lambda grid: Grid(grid.title, (*grid.rows, ("pharmacy_call", *grid.rows[-1][1:])))
    )
    codes = {problem.code for problem in problems(with_rows)}
    assert ("owner_unknown" in codes) == (typed in {"pharmacy_cal", "pharnacy_call"})


def _called(name: str, grid: Grid) -> tuple[Any, ...]:
    return (name, *grid.rows[2][1:])


def test_rows_below_a_merged_cell_are_told_once_and_nothing_is_said_to_lack() -> None:
    found = problems(changed({"展品内容!A3": "", "展品内容!A5": ""}))
    assert at(found) == [("展品内容!A3", "owner_missing_below"), ("展品内容!A5", "owner_missing_below")]
    assert all("不要合并单元格" in problem.hint for problem in found)


def test_two_exhibits_of_one_name_are_told_by_their_rows_and_not_counted_together() -> None:
    first = str(changed({})[3].rows[1][0])
    grids = changed({"展品!A3": first})
    rows = changed({})[4].rows
    both = edit(
        grids, "展品内容", lambda grid: Grid(grid.title, (*rows, *[row for row in rows if row[0] == first] * 5))
    )
    twins = [problem for problem in problems(both) if problem.file == "展品"]
    assert [problem.message for problem in twins] == [f"编号“{first}”用了两次，第 2 行已经用过"]
    assert {problem.code for problem in problems(both)} <= {"same_id", "owner_unknown"}


def test_a_list_that_is_too_short_says_where_rows_are_added() -> None:
    (problem,) = problems(without_row(changed({}), "骗术内容", 3))
    assert (problem.code, problem.hint) == ("too_few", "请在“骗术内容”里给它再加 1 行“特征”。")


def test_a_single_sheet_that_lacks_exhibits_is_told_once_where_they_are_missing() -> None:
    kept = frozenset(grid.title for grid in changed({})) - {"展品"}
    grids = edit(changed({}), "展品", lambda grid: Grid(grid.title, grid.rows[:2]))
    (problem,) = [each for each in problems(grids, kept) if each.code not in {"no_genuine", "scam_without_exhibit"}]
    assert (problem.code, problem.file) == ("owners_gone", "展品")
    assert f"这里少了 {len(changed({})[3].rows) - 2} 个" in problem.message


# -- sheets -------------------------------------------------------------------------------------------------------


def test_a_sheet_under_another_name_is_read_by_its_headings_and_told() -> None:
    grids = [Grid("话" if grid.title == "展品内容" else grid.title, grid.rows) for grid in changed({})]
    reading = read_grids(grids, icons=ICONS, today=TODAY)
    assert reading.data == sample()
    assert [(finding.code, finding.level) for finding in reading.findings] == [("sheet_renamed", "warning")]
    data = workbook_of(changed({}), ICONS, language="zh")
    book = opened(data)
    book["展品内容"].title = "话"
    assert read_grids(read_workbook(saved(book)), icons=ICONS, today=TODAY).data == sample()


def test_a_sheet_that_is_gone_brings_one_complaint() -> None:
    for title in ("展品内容", "展品", "骗术", "骗术内容", "总表"):
        assert at(problems([grid for grid in changed({}) if grid.title != title])) == [(f"{title}!A1", "sheet_missing")]


# -- full width ---------------------------------------------------------------------------------------------------


def test_full_width_names_and_numbers_mean_the_plain_ones_and_are_told() -> None:
    first = str(changed({})[3].rows[1][0])
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in first)
    reading = read_grids(changed({"展品!A2": wide, "骗术!D2": "１", "总表!B8": "２"}), icons=ICONS, today=TODAY)
    assert reading.data == sample()
    assert {(finding.where.cell, finding.code, finding.level) for finding in reading.findings} == {
        (cell, "wide", "warning") for cell in ("A2", "D2", "B8")
    }
    assert first_told(reading.findings, "zh")[-1].message == f"“{wide}”是全角的，已经当作“{first}”"


# -- words and marks ----------------------------------------------------------------------------------------------


def test_names_that_are_allowed_begin_with_those_most_like_what_was_typed() -> None:
    found = problems(changed({"骗术!C2": "fake_polise"}))
    assert any("fake_police" in problem.hint for problem in found)


def test_every_row_of_a_run_has_its_note_and_is_red() -> None:
    data = workbook_of(without_row(changed({}), "展品", 3), ICONS, language="zh")
    found = first_told(read_grids(read_workbook(data), icons=ICONS, today=TODAY).findings, "zh")
    sheet = opened(marked(data, found, language="zh"))["展品内容"]
    first, second = found[0].rows
    notes = {row: sheet.cell(row, sheet.max_column).value for row in (first, second, second + 1)}
    assert notes == {first: notes[first], second: notes[first], second + 1: None}
    assert "不在“展品”里" in str(notes[first])
    assert {sheet.cell(row, 1).fill.fgColor.rgb for row in (first, second)} == {"FFFF9C9C"}
    assert sheet.cell(second + 1, 1).fill.fill_type is None


def test_a_merged_cell_is_marked_where_it_is_seen() -> None:
    book = opened(workbook_of(changed({}), ICONS, language="zh"))
    book["展品内容"].merge_cells("A2:A3")
    data = saved(book)
    found = first_told(read_grids(read_workbook(data), icons=ICONS, today=TODAY).findings, "zh")
    assert at(found) == [("展品内容!A3", "owner_missing_below")]
    done = marked(data, found, language="zh")
    corner = opened(done)["展品内容"]["A2"]
    assert corner.fill.fgColor.rgb == "FFFF9C9C"
    assert "不要合并单元格" in corner.comment.text
    again = unmarked(done)
    assert again is not None
    assert opened(again)["展品内容"]["A2"].fill.fill_type is None
