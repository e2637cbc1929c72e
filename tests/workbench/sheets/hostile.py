"""Workbooks that are as wrong as the gate lets through, for the tests and for `tests/benchmarks/hostile_books.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from game.workbench.sheets.export import grids_of
from tests.workbench.sheets.test_grids import TABLE, sample

Row = tuple[str, ...]


def book_with(rows: dict[str, Iterator[Row]], change: Callable[[Workbook], None] | None = None) -> bytes:
    """The sample as a workbook with further rows on some sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in grids_of(sample() | {"table": TABLE}, "zh"):
        sheet = book.create_sheet(grid.title)
        for row in (*grid.rows, *rows.get(grid.title, ())):
            sheet.append(row)
    if change is not None:
        change(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def wrong_values() -> bytes:
    exhibits = ((f"W {n}", "短讯", "真的", f"骗{n}", "情" * 30, "", "", "", "解" * 99, "") for n in range(1500))
    kinds = ("内容", "线索", "别的")
    parts = ((f"W {n // 3}", kinds[n % 3], "他", f"第{n}句" * 30, "看" * 20, "") for n in range(4500))
    scams = ((f"s {n}", f"骗术{n % 9}", "pic", "两", "", "", "", "", "", "昨天") for n in range(300))
    return book_with({"展品": exhibits, "展品内容": parts, "骗术": scams})


def unknown_owners() -> bytes:
    return book_with({"展品内容": ((f"gone_{n}", "内容", "", f"第{n}句", "", "") for n in range(9000))})


def owners_that_look_alike() -> bytes:
    exhibits = ((f"name_{n:05d}", "短信", "真实", "", "", "甲", "", "", "解释", "行动") for n in range(3000))
    parts = ((f"nane_{n:05d}", "内容", "", "一句话", "", "") for n in range(4000))
    return book_with({"展品": exhibits, "展品内容": parts})


def nobody_s_rows() -> bytes:
    return book_with({"展品内容": (("", "内容", "", f"第{n}句", "", "") for n in range(9000))})


def long_texts() -> bytes:
    long = "长" * 9000
    exhibits = ((f"long_{n}", "短信", "真实", "", long, long, "", "", long, "动") for n in range(60))
    parts = ((f"long_{n % 60}", "线索" if n % 2 else "内容", "", "长" * 20000, "", "") for n in range(100))
    return book_with({"展品": exhibits, "展品内容": parts})


def many_sheets() -> bytes:
    def add(book: Workbook) -> None:
        for number in range(200):
            book.create_sheet(f"第{number}页").append(("编号", "渠道", "真假", "属于", "发件人", "解释", "行动"))

    return book_with({}, add)


def many_styles() -> bytes:
    def add(book: Workbook) -> None:
        for number in range(1500):
            cell = book["展品"].cell(number + 20, 2, "短讯")
            cell.font = Font(size=8 + number % 50)
            cell.fill = PatternFill("solid", fgColor=f"FF{number:06X}")

    return book_with({}, add)


def one_cell_a_row_of_nothing_known() -> bytes:
    general = ((f"项目{n}", "字") for n in range(6000))
    return book_with({"总表": general, "桌面": ((f"看{n}", "字") for n in range(3000))})


BOOKS: dict[str, Callable[[], bytes]] = {
    make.__name__: make
    for make in (
        wrong_values,
        unknown_owners,
        owners_that_look_alike,
        nobody_s_rows,
        long_texts,
        many_sheets,
        many_styles,
        one_cell_a_row_of_nothing_known,
    )
}
