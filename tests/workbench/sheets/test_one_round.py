"""A workbook tells everything at once, each thing once, and no cure contradicts another."""

from __future__ import annotations

from typing import Any

import pytest

from game.workbench.sheets.checks import SheetReading, read_grids
from game.workbench.sheets.csv import read_csv
from game.workbench.sheets.earlier import Earlier
from game.workbench.sheets.export import grids_of
from game.workbench.sheets.grid import Cell, Converted, Grid
from tests.content.sample import ICONS, TODAY
from tests.workbench.sheets.test_csv import saved
from tests.workbench.sheets.test_grids import TABLE, changed, edit, sample

PACK: Any = sample() | {"table": TABLE}


def read(grids: list[Grid], earlier: Any = None) -> SheetReading:
    held = None if earlier is None else Earlier(grids_of(earlier, "zh"))
    return read_grids(grids, icons=ICONS, today=TODAY, earlier=held)


def errors(reading: SheetReading) -> list[tuple[str, str]]:
    return [(f"{one.where.title}!{one.where.cell}", one.code) for one in reading.findings if one.is_error]


def reminders(reading: SheetReading) -> list[str]:
    return [finding.code for finding in reading.findings if not finding.is_error]


def without(title: str, heading: str, grids: list[Grid] | None = None) -> list[Grid]:
    """The sheets without one column."""

    def cut(grid: Grid) -> Grid:
        at = grid.rows[0].index(heading)
        return Grid(grid.title, tuple(row[:at] + row[at + 1 :] for row in grid.rows))

    return edit(changed({}) if grids is None else grids, title, cut)


def beside(title: str, heading: str, cells: list[Cell]) -> list[Grid]:
    """The sheets with one column more, at the left."""

    def widen(grid: Grid) -> Grid:
        more = [heading, *cells, *[""] * len(grid.rows)]
        return Grid(grid.title, tuple((cell, *row) for cell, row in zip(more, grid.rows, strict=False)))

    return edit(changed({}), title, widen)


NUMBERS: list[Cell] = ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        *(("展品内容", heading) for heading in ("看点", "为什么", "种类", "展品", "文字")),
        *(("展品", heading) for heading in ("编号", "渠道", "真假", "解释")),
        *(("骗术", heading) for heading in ("名称", "记住", "图标")),
        *(("骗术内容", "骗术"), ("骗术内容", "为什么"), ("总表", "内容"), ("总表", "项目")),
    ],
)
def test_a_missing_column_is_one_message(title: str, heading: str) -> None:
    assert errors(read(without(title, heading))) == [(f"{title}!A1", "column_missing")]


def test_the_other_mistakes_are_told_in_the_same_round() -> None:
    grids = without("展品内容", "看点", changed({"展品!B3": "短讯", "总表!B5": "明天", "骗术!D2": "两份"}))
    assert {code for _, code in errors(read(grids))} == {
        "column_missing",
        "value_unknown",
        "date_form",
        "number_expected",
    }
    grids = [grid for grid in changed({"骗术!D2": "两份"}) if grid.title != "展品"]
    assert {code for _, code in errors(read(grids))} == {"sheet_missing", "number_expected"}


@pytest.mark.parametrize("heading", ["情景", "按钮", "相近", "属于"])
def test_a_column_that_may_be_missing_leaves_the_pack_as_it_is(heading: str) -> None:
    pack = sample()
    pack["exhibits"][0] |= {"setting": "设想：你在家", "subject": "通知"}
    grids = without("展品", heading, list(grids_of(pack, "zh")))
    reading = read(grids, pack)
    assert errors(reading) == []
    assert reading.data == pack


@pytest.mark.parametrize("title", ["桌面", "障碍"])
def test_a_sheet_that_may_be_missing_leaves_the_pack_as_it_is(title: str) -> None:
    grids = [grid for grid in grids_of(PACK, "zh") if grid.title != title]
    reading = read(grids, PACK)
    assert reading.data == PACK
    assert "sheet_absent" in reminders(reading)


def test_a_table_with_nothing_but_blanks_is_no_table() -> None:
    def empty(grid: Grid) -> Grid:
        return Grid(grid.title, tuple((row[0], *[""] * 5) if "排" in str(row[0]) else row for row in grid.rows))

    reading = read(edit(list(grids_of(PACK, "zh")), "桌面", empty), PACK)
    assert errors(reading) == []
    assert "table_empty" in reminders(reading)
    assert "table" not in reading.data


def test_a_column_that_nobody_knows_is_left_alone() -> None:
    reading = read(beside("展品", "序号", NUMBERS))
    assert errors(reading) == []
    assert reminders(reading) == ["column_unknown"]
    assert reading.data == sample()


def test_of_two_columns_the_one_that_can_be_meant_is_read() -> None:
    reading = read(beside("展品", "编号", NUMBERS))
    assert (errors(reading), reminders(reading)) == ([], ["column_twice_read"])
    assert reading.data == sample()
    either = read(beside("展品", "解释", ["甲", "乙", "丙", "丁", "戊"]))
    assert errors(either) == [("展品!K1", "column_twice")]


def test_an_id_in_capitals_has_one_cure() -> None:
    reading = read(changed({"展品!A2": "Brushing_Rebate_Sms"}))
    assert errors(reading) == [("展品!A2", "identifier")]
    assert errors(read(changed({"展品!A2": "brushing_rebate_sms"}))) == []


# -- what a cell says -------------------------------------------------------------------------------------------------


def with_cell(title: str, name: str, cell: Cell) -> SheetReading:
    marker = "@@"
    grids = changed({f"{title}!{name}": marker})
    put = [
        Grid(grid.title, tuple(tuple(cell if one == marker else one for one in row) for row in grid.rows))
        for grid in grids
    ]
    return read(put)


@pytest.mark.parametrize(
    ("cell", "text", "told"),
    [
        (Converted("2026-06-01", "6月1日"), "6月1日", []),
        (Converted("800", "800元"), "800元", []),
        ("⼀号通知", "一号通知", ["look_alike"]),
        ("Cafe\u0301", "Café", ["look_alike"]),
        ("一\u00a0二", "一 二", ["odd_blank"]),
        ("_x4E2D_文", "中文", ["odd_escape"]),
        ("今晚\n八点", "今晚八点", ["cell_wrapped"]),
        ("call\r\n110", "call 110", ["cell_wrapped"]),
        ("null", "null", ["null_text"]),
    ],
)
def test_a_cell_is_taken_as_it_looks(cell: Cell, text: str, told: list[str]) -> None:
    reading = with_cell("展品", "G2", cell)
    assert reading.data["exhibits"][0]["sender"] == text
    assert reminders(reading) == told


def test_what_a_cell_shows_is_told_if_it_is_not_certain() -> None:
    assert errors(with_cell("展品", "G2", Converted("2026-06-01", None))) == [("展品!G2", "shown_otherwise")]
    assert errors(with_cell("骗术", "K2", "45000")) == [("骗术!K2", "shown_otherwise")]
    assert errors(with_cell("展品", "G2", "锟斤拷")) == [("展品!G2", "garbled")]


def test_days_and_numbers_are_days_and_numbers() -> None:
    day = Converted("2026-05-02", "5月2日")
    assert with_cell("总表", "B5", day).data["reviewed"] == "2026-05-02"
    assert with_cell("骗术", "K2", day).data["scams"][0]["source"]["date"] == "2026-05-02"
    assert with_cell("骗术", "D2", Converted("2", "2份")).data["scams"][0]["odds"] == "2"
    assert with_cell("总表", "B8", Converted("1", "1条")).data["name_count"] == "1"


@pytest.mark.parametrize(
    ("typed", "text", "code"),
    [('="12381"', "12381", "csv_formula"), ("'96110", "96110", "apostrophe"), ("钱?转走", "钱?转走", "question_mark")],
)
def test_what_programs_write_around_a_text_is_told(typed: str, text: str, code: str) -> None:
    rows = [list(row) for row in grids_of(sample(), "zh")[3].rows]
    rows[1][6] = typed
    grids = [read_csv(saved(rows), "展品")[1] if grid.title == "展品" else grid for grid in changed({})]
    reading = read(grids)
    assert reading.data["exhibits"][0]["sender"] == text
    assert reminders(reading) == [code]
