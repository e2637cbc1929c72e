"""Workbooks: what is written is read back, cells are read as they are seen, and nothing hostile gets in."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from game.content.fields.names import VALUES
from game.content.findings import Refused
from game.content.problems import Problem
from game.workbench.sheets.book import workbook_of
from game.workbench.sheets.export import grids_of
from game.workbench.sheets.grid import Converted, Grid, Place, Unreadable
from game.workbench.sheets.guard import inspect
from game.workbench.sheets.intake import read_workbook
from game.workbench.sheets.layout import SHEETS
from game.workbench.sheets.marks import marked, unmarked
from game.workbench.sheets.shown import plain_number
from tests.content.sample import ICONS
from tests.workbench.sheets.test_grids import TABLE, sample

SPREADSHEET_WORDS = st.sampled_from(
    [
        *("=1+1", "+86", "-5", "@SUM(A1)", "'x", "#N/A", "#REF!", "TRUE", "0573", "2026-06-01", "1-2", "3/4", "1e5"),
        *("_x0041_", "_x005F_x0041_", "x005F_", "<b>&amp;", "]]>", "😀", "甲  乙", "甲\u3000乙", '"', "18:30", "10%"),
    ]
)
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sample_book(**changes: Any) -> bytes:
    return workbook_of(grids_of(sample() | {"table": TABLE} | changes, "zh"), ICONS, language="zh")


def opened(data: bytes) -> Any:
    return load_workbook(BytesIO(data))


def saved(book: Any) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def cells(*values: Any, number_format: str = "General") -> list[Any]:
    """These values typed into a workbook of another program, as they are read."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "展品"
    for column, value in enumerate(values, 1):
        sheet.cell(1, column, value).number_format = number_format
    return list(read_workbook(saved(book))[0].rows[0])


# -- writing and reading ------------------------------------------------------------------------------------------


def test_what_is_written_is_read() -> None:
    grids = grids_of(sample() | {"table": TABLE}, "zh")
    read = {grid.title: grid.rows for grid in read_workbook(workbook_of(grids, ICONS, language="zh"))}
    assert set(read) == {sheet.chinese for sheet in SHEETS}
    for grid in grids:
        for theirs, ours in zip(read[grid.title], grid.rows, strict=True):
            assert theirs[: len(ours)] == ours
            assert not any(theirs[len(ours) :])


@settings(max_examples=8, deadline=None)
@given(st.lists(SPREADSHEET_WORDS | st.text("=+-@'甲a0_x15F ", min_size=1).map(str.strip).filter(bool), min_size=1))
def test_any_text_stays_the_text_that_it_is(texts: list[str]) -> None:
    grid = Grid("展品", (("编号",), *((text,) for text in texts)))
    data = workbook_of([grid], ICONS, language="zh")
    assert [row[0] for row in read_workbook(data)[0].rows[1:]] == texts
    # The program that wrote it and the one that marks mistakes are not the only ones that read it.
    again = saved(opened(data)["展品"].parent)
    assert [row[0] for row in read_workbook(again)[0].rows[1:]] == texts
    assert not any(cell.data_type == "f" for cell in opened(data)["展品"]["A"])


@pytest.mark.parametrize(
    ("value", "number_format", "seen"),
    [
        (573, "General", "573"),
        (573, "0000", Converted("573", "0573")),
        (110101199001011234, "General", Converted("110101199001011000", None)),
        (800, '0"元"', Converted("800", "800元")),
        (800, '"¥"#,##0', Converted("800", "¥800")),
        (800, "[$¥-804]#,##0.00", Converted("800", "¥800.00")),
        (12000, "#,##0", Converted("12000", "12,000")),
        (0.5, "# ?/?", Converted("0.5", "1/2")),
        (-5, "0;(0)", Converted("-5", "(5)")),
        (5, "0.00E+00", Converted("5", None)),
        (dt.date(2026, 3, 5), "m-d", Converted("2026-03-05", "3-5")),
        (dt.date(2026, 3, 5), "mm-dd-yy", Converted("2026-03-05", None)),
        (dt.date(2026, 3, 5), '[$-804]yyyy"年"m"月"d"日";@', Converted("2026-03-05", "2026年3月5日")),
        (dt.date(2026, 3, 5), "d-mmm", Converted("2026-03-05", None)),
        ("甲_x4E2D__x000D_", "@", "甲中"),
        (2.0, "General", "2"),
        (2.5, "General", "2.5"),
        (0.1, "0%", Converted("0.1", "10%")),
        (1.1, "0.00", Converted("1.1", "1.10")),
        (-3, "00", Converted("-3", "-03")),
        (13912345678, "General", "13912345678"),
        (1.3912345678e10, "General", "13912345678"),
        (0.1 + 0.2, "General", "0.3"),
        (True, "General", "TRUE"),
        (dt.date(2026, 6, 1), "yyyy-mm-dd", "2026-06-01"),
        (dt.datetime(2026, 6, 1), "m月d日", Converted("2026-06-01", "6月1日")),  # noqa: DTZ001 - spreadsheets know no time zones
        ("  甲 ", "@", "甲"),
        (None, "@", ""),
    ],
    ids=str,
)
def test_a_cell_is_read_as_it_is_seen(value: Any, number_format: str, seen: Any) -> None:
    assert cells("甲", value, "乙", number_format=number_format)[1] == seen


@given(st.floats(allow_nan=False, allow_infinity=False, width=32) | st.integers(-(10**12), 10**12))
def test_a_number_is_never_read_as_another(value: float) -> None:
    assert float(plain_number(value)) == pytest.approx(value, rel=1e-14)


def test_formulas_and_errors_are_not_read() -> None:
    assert cells("=1+1", "#N/A") == [
        Unreadable("formula", {"formula": "=1+1"}),
        Unreadable("cell_error", {"typed": "#N/A"}),
    ]


def test_times_of_day_are_refused_for_they_are_not_what_was_typed() -> None:
    moment = dt.datetime(2026, 6, 1, 18, 30)  # noqa: DTZ001 - spreadsheets know no time zones
    read = [
        *cells(dt.time(9, 30), number_format="hh:mm"),
        *cells(moment, number_format="yyyy-mm-dd hh:mm"),
        *cells(dt.timedelta(hours=26, minutes=5), number_format="[hh]:mm"),
    ]
    assert read == [Unreadable("clock", {"typed": typed}) for typed in ("09:30", "2026-06-01 18:30", "26:05")]


def test_the_words_to_the_reader_and_the_hidden_lists_are_no_content() -> None:
    book = opened(sample_book())
    assert book.sheetnames[0] == "说明"
    assert "sheet import" in "".join(str(cell.value) for cell in book["说明"]["A"])
    assert book["选项"].sheet_state == "hidden"
    assert "说明" not in {grid.title for grid in read_workbook(sample_book())}


# -- what an organiser finds --------------------------------------------------------------------------------------


def offers(sheet: Any, cell: str) -> list[str]:
    return [str(each.formula1) for each in sheet.data_validations.dataValidation if cell in each.sqref]


def test_every_choice_has_its_drop_down_and_only_one() -> None:
    book = opened(sample_book())
    assert offers(book["展品"], "B500") == ['"短信,聊天,电话,应用,快递,邮件,上门,告示,帖子"']
    assert offers(book["展品"], "C2") == ['"诈骗,真实"']
    assert offers(book["展品"], "D2") == ["'骗术'!$B$2:$B$13"]
    assert offers(book["展品内容"], "A2") == ["'展品'!$A$2:$A$2000"]
    assert offers(book["展品内容"], "B2") == ['"内容,线索"']
    assert offers(book["展品内容"], "C2") == ['"对方,我"']
    assert offers(book["骗术内容"], "B2") == ['"开场白,特征,干扰项"']
    assert offers(book["障碍"], "A2") == ['"罐子,纸盒"']
    assert offers(book["总表"], "B3") == ['"中文,英文"']
    assert offers(book["总表"], "B7") == ['"点选,口述"']
    labels = [str(cell.value) for cell in book["桌面"]["A"]]
    assert offers(book["桌面"], f"B{labels.index('左边') + 1}") == ['"挡板,敞开"']
    assert offers(book["桌面"], f"B{labels.index('摩擦') + 1}") == ['"滑,普通,涩"']
    icons = [icon for name in sorted(ICONS) for icon, english in VALUES["icon"].items() if english == name]
    for source, values in ((offers(book["骗术"], "C2"), icons), (offers(book["桌面"], "F6"), ["红区", "空"])):
        column, last = source[0].split("!")[1].split(":")[0][1], int(source[0].rsplit("$", 1)[1])
        listed = [str(book["选项"][f"{column}{row}"].value) for row in range(2, last + 1)]
        assert listed[: len(values)] == values


def test_every_drop_down_offers_what_is_allowed() -> None:
    listed = [
        formula
        for sheet in opened(sample_book())
        for each in sheet.data_validations.dataValidation
        if (formula := str(each.formula1)).startswith('"')
    ]
    for field, names in VALUES.items():
        # Icons are too many for a drop-down by themselves.
        assert field == "icon" or any(set(names) <= set(formula.strip('"').split(",")) for formula in listed)


def test_cells_are_text_also_where_nothing_has_been_typed_yet() -> None:
    book = opened(sample_book())
    for sheet in SHEETS:
        target = book[sheet.chinese]
        assert target.freeze_panes is not None
        for column in range(1, len(sheet.columns) + 1):
            letter = target.cell(1, column).column_letter
            assert target.column_dimensions[letter].number_format == "@"
            assert all(cell.number_format == "@" for cell in target[letter][1:] if cell.value is not None)


def test_the_table_looks_like_a_seating_plan() -> None:
    rows = [[cell.value for cell in row] for row in opened(sample_book())["桌面"].iter_rows(max_row=7)]
    assert rows[1] == ["第1排（最远）", "刷单返利", "红区", "红区", None, None]
    assert rows[2][:4] == ["第2排", "fake_police", "空", None]
    assert rows[3][:4] == ["第3排", "冒充客服", "虚假贷款", None]
    assert rows[6][0] == "（玩家站在这一边）"


# -- marks --------------------------------------------------------------------------------------------------------

MISTAKES = [
    Problem("展品", 3, 2, "error", "x", "甲不对", "=改成乙"),
    Problem("展品", 3, 6, "error", "x", "少了丙", "请填"),
    Problem("骗术", 1, 1, "error", "x", "少一列", "请补"),
    Problem("没有的页", 1, 1, "error", "x", "少一页", "请补"),
]


def is_red(cell: Any) -> bool:
    return (cell.fill.fill_type, cell.fill.fgColor.rgb) == ("solid", "FFFF9C9C")


def test_mistakes_are_marked_beside_their_cells() -> None:
    book = opened(marked(sample_book(), MISTAKES, language="zh"))
    sheet = book["展品"]
    assert book.active is sheet
    assert [cell.coordinate for row in sheet for cell in row if is_red(cell)] == ["P1", "B3", "F3"]
    assert "甲不对\n=改成乙" in sheet["B3"].comment.text
    assert sheet["P1"].value == "问题"
    assert sheet["P3"].value == "甲不对：=改成乙\n少了丙：请填"
    assert sheet["P3"].data_type == "s"
    assert sheet["P3"].font.color.rgb == "FFC00000"
    assert is_red(book["骗术"]["A1"])


def test_marks_go_without_a_trace_and_nothing_else_does() -> None:
    book = opened(sample_book())
    book["展品"]["B3"].comment = Comment("老王的话", "老王")
    book["展品"]["A2"].fill = PatternFill("solid", fgColor="FFFFFF00")
    once = saved(book)
    twice = marked(marked(once, MISTAKES[:1], language="zh"), MISTAKES[1:], language="zh")
    assert "甲不对" not in (opened(twice)["展品"]["B3"].comment or Comment("", "")).text
    cleared = unmarked(twice)
    assert cleared is not None
    assert contents(cleared) == contents(once)
    assert opened(cleared)["展品"]["B3"].comment.text == "老王的话"
    assert opened(cleared)["展品"]["A2"].fill.fgColor.rgb == "FFFFFF00"
    assert unmarked(once) is None


def contents(data: bytes) -> Any:
    return {
        sheet.title: (sheet.dimensions, [[(cell.value, is_red(cell)) for cell in row] for row in sheet])
        for sheet in opened(data)
    }


def test_a_merged_cell_can_be_marked() -> None:
    book = opened(sample_book())
    book["展品内容"].merge_cells("A2:A3")
    problem = Problem("展品内容", 3, 1, "error", "owner_missing", "甲", "乙")
    assert opened(marked(saved(book), [problem], language="zh"))["展品内容"]["G3"].value == "甲：乙"


# -- the gate -----------------------------------------------------------------------------------------------------


def rewritten(name: str, change: Callable[[str], str]) -> bytes:
    """The sample workbook with one of its parts changed."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(sample_book())) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, change(text.decode()).encode() if part == name else text)
    return file.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    file = BytesIO(sample_book())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return file.getvalue()


def in_sheet(rows: str, after: str = "") -> bytes:
    return rewritten(
        "xl/worksheets/sheet2.xml",
        lambda _: f"<worksheet {NAMESPACE}><sheetData>{rows}</sheetData>{after}</worksheet>",
    )


def row(number: int, *texts: str) -> str:
    made = (
        f'<c r="{Place("", number, at).cell}" t="inlineStr"><is><t>{text}</t></is></c>'
        for at, text in enumerate(texts, 1)
    )
    return f'<row r="{number}">{"".join(made)}</row>'


def unfinished() -> bytes:
    data = sample_book()
    return data[: len(data) // 2]


FORMULA = '<row r="2"><c r="A2"><f>' + "A1+" * 9000 + "1</f></c></row>"

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "book_unknown"),
    "text": (lambda: b"hello", "book_unknown"),
    "old_xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "book_old"),
    "half": (unfinished, "book_damaged"),
    "bomb": (lambda: with_part("xl/media/a.xml", bytes(40_000_000)), "book_too_large"),
    "many_parts": (lambda: with_parts(1000), "book_too_large"),
    "endless_text": (lambda: in_sheet(row(1, "x" * 10_000_000)), "book_too_large"),
    "far_cell": (lambda: in_sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "book_far"),
    "wide_area": (lambda: in_sheet('<row r="19999"><c r="AJ19999"><v>1</v></c></row>'), "book_too_large"),
    "many_cells": (lambda: in_sheet("".join(row(at, *"甲乙丙丁戊") for at in range(1, 12_000))), "book_too_large"),
    "wide_merge": (
        lambda: in_sheet(row(1, "甲"), '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "book_too_large",
    ),
    "deep": (lambda: in_sheet("<x>" * 5000 + "</x>" * 5000), "book_too_large"),
    "long_formulas": (lambda: in_sheet(FORMULA * 30), "book_too_large"),
    "doctype": (
        lambda: rewritten(
            "xl/worksheets/sheet2.xml",
            lambda text: text.replace("<worksheet", '<!DOCTYPE a [<!ENTITY b "cc">]><worksheet', 1),
        ),
        "book_unsafe",
    ),
    "linked": (
        lambda: rewritten(
            "xl/_rels/workbook.xml.rels",
            lambda text: text.replace(
                "</Relationships>",
                '<Relationship Id="x" Target="y.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                'relationships/externalLink"/></Relationships>',
            ),
        ),
        "book_linked",
    ),
    "bad_number": (lambda: in_sheet(f'<row r="1"><c r="A1"><v>{"9" * 9000}</v></c></row>'), "book_damaged"),
    "bad_index": (lambda: in_sheet('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), "book_damaged"),
}


def with_parts(count: int) -> bytes:
    file = BytesIO(sample_book())
    with zipfile.ZipFile(file, "a") as archive:
        for number in range(count):
            archive.writestr(f"x/{number}", b"")
    return file.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_hostile_gets_in(name: str) -> None:
    made, code = HOSTILE[name]
    with pytest.raises(Refused) as refused:
        read_workbook(made())
    assert refused.value.finding.code == code


def test_a_dimension_that_lies_costs_nothing() -> None:
    data = rewritten(
        "xl/worksheets/sheet5.xml",
        lambda text: text.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'),
    )
    assert len(read_workbook(data)) == len(SHEETS)


def test_styled_cells_far_away_do_not_count() -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    data = rewritten("xl/worksheets/sheet5.xml", lambda text: text.replace("</sheetData>", far))
    assert inspect(data) == inspect(sample_book())
    assert [len(grid.rows) for grid in read_workbook(data)] == [len(grid.rows) for grid in read_workbook(sample_book())]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 0.999), st.binary(min_size=1, max_size=3)), min_size=1, max_size=4))
def test_any_damage_is_refused_or_read(damage: list[tuple[float, bytes]]) -> None:
    data = bytearray(BOOK)
    for share, patch in damage:
        at = int(share * len(data))
        data[at : at + len(patch)] = patch
    codes = set()
    try:
        read_workbook(bytes(data))
    except Refused as refused:
        codes.add(refused.finding.code)
    assert all(code.startswith("book_") for code in codes)


BOOK = sample_book()
