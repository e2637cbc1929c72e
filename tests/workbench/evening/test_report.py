"""The report says the same wherever it is written, and nothing that could point to somebody."""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from game.rules.evening.evening import Evening, evening_of
from game.ui.type.fonts import find_face
from game.words import Language
from game.workbench.evening.document import Document, Dot, Word
from game.workbench.evening.page import as_page
from game.workbench.evening.printing import as_pdf, is_own_pdf
from game.workbench.evening.sheets import MAKER, as_book, as_csv, is_own_book, is_own_csv
from game.workbench.evening.terminal import show
from game.workbench.evening.writing import Names, document_of
from tests.rules.simulated import visits
from tests.stall import unspaced

KINDS = {f"kind{number}": f"骗术{number}号" for number in range(1, 7)}
CUES = {f"e{kind}_{number}_False": ["先付钱", f"破绽{kind}"] for kind in range(7) for number in range(4)}


@cache
def evening(count: int = 900) -> Evening:
    return evening_of(visits(count, random.Random(count)))


def document(count: int = 900, language: Language = "zh") -> Document:
    return document_of(evening(count), Names(KINDS, CUES), language, day=None, files=2)


def rows_of_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def section(told: Document, heading: str) -> dict[str, tuple[str, ...]]:
    """Return the rows of a table by their names."""
    (found,) = (each for each in told.sections if heading in each.heading)
    assert found.table is not None
    return {row[0]: row[1:] for row in found.table.rows}


def test_the_report_agrees_with_an_independent_count() -> None:
    told, counted = document(), visits(900, random.Random(900))
    hours = Counter((visit.game, visit.hour) for visit in counted)
    rows = section(told, "热闹")
    assert {hour: rows[f"{hour:02}:00"] for hour in (18, 23, 0)} == {
        hour: (str(hours["wheel", hour]), str(hours["can", hour])) for hour in (18, 23, 0)
    }
    assert rows["时间不明"] == (str(hours["wheel", None]), str(hours["can", None]))
    assert list(rows)[-3:] == ["00:00", "时间不明", "合计"]
    answers = [answer for visit in counted for answer in visit.answers if answer.scam == "kind3"]
    scams = [not answer.said_genuine for answer in answers if not answer.is_genuine]
    twins = [not answer.said_genuine for answer in answers if answer.is_genuine]
    kind = section(told, "骗术")["骗术3号"]
    assert (kind[0], kind[1]) == (str(len(scams)), str(sum(scams)))
    assert (kind[3], kind[4]) == (str(len(twins)), str(sum(twins)))
    assert kind[2].startswith(f"{sum(scams) / len(scams):.0%} (")
    assert ("900", "人次") in told.figures


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_says_whether_it_helped_and_that_the_order_is_random(language: Language) -> None:
    said = "".join(document(4000, language).texts)
    assert ("有用：" if language == "zh" else "It helped:") in said
    assert ("随机" if language == "zh" else "random order") in said
    assert "Hautus" in said
    assert "Wilson" in said


@pytest.mark.parametrize("count", [21, 60, 150])
def test_no_count_from_one_to_four_is_printed_anywhere(count: int) -> None:
    told = document(count)
    cells = [cell for each in told.sections if each.table for row in each.table.rows for cell in row[1:]]
    drawn = [mark.text for each in told.sections if each.chart for mark in each.chart.marks if isinstance(mark, Word)]
    printed = {*cells, *(number for number, _ in told.figures), *(part for text in drawn for part in text.split(" + "))}
    # On the line of d′ stand 1 and 2, too, which count nothing.
    axis = {"1", "2", "3", "4"} if any("d′" in text for text in told.texts) else set()
    assert {"<5"} <= printed
    assert printed & {"1", "2", "3", "4"} <= (axis if count > 100 else set())
    assert not {"1", "2", "3", "4"} & set(cells)


def test_so_many_of_ten_dots_are_lit_as_scams_were_recognised() -> None:
    whole = evening().all
    assert whole is not None
    assert whole.hits.value is not None
    chart = document().sections[0].chart
    assert chart is not None
    dots = [mark.ink for mark in chart.marks if isinstance(mark, Dot)]
    assert (len(dots), dots.count("right")) == (20, round(10 * whole.hits.value))


def test_a_very_small_evening_is_told_as_such() -> None:
    told = document(4)
    assert told.figures == (("<5", "人次"),)
    assert [each.heading for each in told.sections] == ["人太少"]
    assert "人太少" in as_page(told)


def test_without_a_pack_kinds_go_by_their_ids_and_no_cue_is_told() -> None:
    told = document_of(evening(), Names(), "zh", day="2026-12-01", files=1)
    assert "kind3" in section(told, "骗术")
    assert not any("破绽" in each.heading for each in told.sections)
    assert told.subtitle.startswith("2026-12-01")


# -- where it is written ----------------------------------------------------------------------------------------------


class Reader(HTMLParser):
    """Gathers the tags and texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags[tag] += 1

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_page_draws_its_pictures_itself_and_fetches_nothing() -> None:
    told = document(4000)
    written = as_page(told)
    reader = Reader()
    reader.feed(written)
    assert reader.tags["script"] == reader.tags["link"] == reader.tags["img"] == 0
    assert set(re.findall(r"\w+://[^\"' ]*", written)) == {"http://www.w3.org/2000/svg"}
    pictures = [ElementTree.fromstring(found) for found in re.findall(r"<svg .*?</svg>", written, flags=re.S)]  # noqa: S314 - our own
    assert len(pictures) == 5 + 2, "and two lanterns"
    for sentence in (told.title, *(number for number, _ in told.figures), "骗术3号"):
        assert sentence in "".join(reader.texts)


def test_marks_stay_on_their_picture() -> None:
    for each in document(4000).sections:
        for mark in each.chart.marks if each.chart else ():
            assert each.chart is not None
            ends = [getattr(mark, name) for name in ("x", "x1", "x2") if hasattr(mark, name)]
            assert all(0 <= x + getattr(mark, "width", 0) <= each.chart.width for x in ends), mark
            highs = [getattr(mark, name) for name in ("y", "y1", "y2") if hasattr(mark, name)]
            assert all(0 <= y <= each.chart.height for y in highs), mark


def test_texts_of_a_pack_are_no_markup_and_no_formula() -> None:
    told = document_of(evening(), Names({"kind1": "<b>&=1+1", "kind2": "=1+1"}), "zh", day=None, files=1)
    assert "&lt;b&gt;&amp;=1+1" in as_page(told)
    book = load_workbook(io.BytesIO(as_book(told)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    firsts = [row[0] for row in rows_of_csv(as_csv(told)) if row]
    assert [text for text in firsts if text.endswith("=1+1") and "<" not in text] == ["'=1+1"]


def test_the_pdf_has_the_same_numbers_as_text() -> None:
    told = document(4000)
    data = as_pdf(told, date(2026, 12, 1), find_face())
    assert is_own_pdf(data)
    said = unspaced("".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))
    shown = replace(told, sections=tuple(replace(each, table=each.table_beside) for each in told.sections))
    assert [text for text in shown.texts if unspaced(text)[:12] not in said] == []
    assert data == as_pdf(told, date(2026, 12, 1), find_face())


def test_the_workbook_has_a_sheet_a_table_and_numbers_that_can_be_added() -> None:
    told = document()
    data = as_book(told)
    assert is_own_book(data)
    assert not is_own_book(b"PK somebody's")
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as held:
        held.writestr("[Content_Types].xml", "<a><b></a>")
        held.writestr("docProps/core.xml", MAKER)
    assert not is_own_book(broken.getvalue())
    book = load_workbook(io.BytesIO(data))
    tables = [each for each in told.sections if each.table]
    assert len(book.sheetnames) == 1 + len(tables)
    hours = book.worksheets[1]
    wheel = [row[1] for row in hours.iter_rows(min_row=2, values_only=True)]
    assert all(isinstance(count, int) for count in wheel)
    assert sum(int(str(count)) for count in wheel[:-1]) == wheel[-1]


def test_the_terminal_of_an_older_windows_shows_it() -> None:
    names = Names({"kind1": "骗术\N{WEARY CAT FACE}"})
    kept = io.BytesIO()
    told = document_of(evening(), names, "zh", day=None, files=1)
    terminal = io.TextIOWrapper(kept, encoding="gbk", write_through=True)
    show(told, terminal)
    said = kept.getvalue().decode("gbk")
    assert "人次 900" in said
    assert "骗术?" in said
    assert "≥" in said or "d′" in said


def test_the_csv_opens_in_wps() -> None:
    told = document()
    data = as_csv(told)
    assert data.startswith(b"\xef\xbb\xbf"), "by which WPS knows UTF-8"
    assert is_own_csv(data)
    rows = rows_of_csv(data)
    for each in told.sections:
        if each.table is not None:
            assert all([text.replace("'", "") for text in row] in rows for row in map(list, each.table.rows))
