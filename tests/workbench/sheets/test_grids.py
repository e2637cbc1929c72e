"""A pack as grids and back: nothing is lost, and every mistake is told at its cell."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.checks.lengths import LIMITS
from game.content.fields.field import Longest
from game.content.fields.names import chinese_key
from game.content.findings import Finding
from game.content.model import Pack
from game.content.reading.packs import find_packs
from game.content.tree.look_alikes import has_look_alikes
from game.words import LANGUAGES, Language, load_words
from game.workbench.sheets.checks import read_grids
from game.workbench.sheets.export import grids_of
from game.workbench.sheets.grid import Grid, Place
from game.workbench.sheets.layout import SHEETS
from game.workbench.sheets.reading import read_book, sheet_in
from game.workbench.sheets.tree import tree_of
from game.workbench.sheets.wording import cell_of, told
from game.workbench.yaml.editing import plain
from game.workbench.yaml.target import parse
from tests.content.sample import ICONS, TODAY, sample_yaml
from tests.workbench.test_yaml_editing import WORD

SHIPPED = find_packs(Path(__file__).parents[3] / "quizzes")
TABLE = {
    "rows": [["刷单返利", "红区", "红区"], ["fake_police", "空"], ["冒充客服", "虚假贷款"]],
    "left": "open",
    "obstacles": [{"kind": "can", "across": "30", "along": "55"}],
    "pushes": "2",
}
PRIZES = {
    "consolation": "反诈贴纸",
    "consolation_tickets": "30",
    "kinds": [
        {"id": "bag", "name": "帆布袋", "stock": "20"},
        {"id": "cup", "name": "搪瓷杯", "stock": "5", "per_hour": "2", "needs": "sharp_eye"},
    ],
}


def sample() -> Any:
    target = parse(sample_yaml())
    assert target is not None
    return target.data


def data_of(path: Path) -> Any:
    target = parse(path.read_text(encoding="utf-8"))
    assert target is not None
    return target.data


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_pack_comes_back_equal(path: Path, language: Language) -> None:
    data = data_of(path)
    icons = frozenset(scam["icon"] for scam in data["scams"])
    reading = read_grids(grids_of(data, language), icons=icons, today=TODAY)
    assert [finding for finding in reading.findings if finding.level == "error"] == []
    assert reading.data == data
    assert Pack.model_validate(reading.data) == Pack.model_validate(data)


def test_a_table_comes_back_as_it_was_laid() -> None:
    data = sample() | {"table": TABLE}
    reading = read_grids(grids_of(data, "zh"), icons=ICONS, today=TODAY)
    assert reading.findings == ()
    assert reading.data == data


@pytest.mark.parametrize("language", LANGUAGES)
def test_prizes_come_back_as_they_were(language: Language) -> None:
    data = sample() | {"prizes": PRIZES}
    reading = read_grids(grids_of(data, language), icons=ICONS, today=TODAY)
    assert reading.findings == ()
    assert reading.data == data


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exhibit_keeps_a_source_of_its_own(language: Language) -> None:
    data = sample()
    data["exhibits"][1]["source"] = {"outlet": "市反诈中心", "date": "2025-03-11"}
    reading = read_grids(grids_of(data, language), icons=ICONS, today=TODAY)
    assert reading.findings == ()
    assert reading.data == data
    assert "source" not in reading.data["exhibits"][0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_keeps_the_scams_that_it_fits(language: Language) -> None:
    data = sample()
    data["rules_of_thumb"] = [
        "先停一停",
        {"text": "先交钱的不做", "fits": ["虚假贷款", "brushing_rebate"]},
        {"text": "老号码打回去", "fits": ["冒充客服"]},
    ]
    reading = read_grids(grids_of(data, language), icons=ICONS, today=TODAY)
    assert reading.findings == ()
    assert reading.data == data


# As they are read from a file: in one line, and without characters that look like others.
PLAIN = WORD.map(str.strip).filter(lambda text: not has_look_alikes(text) and not {*text} & {"\r", "\n"})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10_000), PLAIN), max_size=8), st.sampled_from(LANGUAGES))
def test_any_texts_come_back(texts: list[tuple[int, str]], language: Language) -> None:
    pack = sample() | {"table": copy.deepcopy(TABLE)}
    places = list(_free(pack))
    for index, text in texts:
        holder, at = places[index % len(places)]
        # Names tell what belongs where, so they stay apart.
        holder[at] = f"{index}{text}" if at in {"name", "id"} else text
    book = read_book(grids_of(pack, language), language=language)
    root = tree_of(book, language).located.root
    assert [finding for finding in book.findings if finding.is_error] == []
    assert root is not None
    assert plain(root) == pack


def _free(part: Any) -> Iterator[tuple[Any, Any]]:
    """Every text whose words are free, as what holds it and where in it."""
    fixed = {"channel", "verdict", "language", "judging", "kind", "left", "reviewed", "expires", "date"}
    for at in part if isinstance(part, dict) else range(len(part)):
        if not isinstance(part[at], str):
            yield from _free(part[at])
        elif at not in fixed:
            yield part, at


# -- mistakes -----------------------------------------------------------------------------------------------------


def changed(cells: dict[str, str]) -> list[Grid]:
    """The sample as grids, with some cells changed: `展品!B3` → text."""
    rows = {grid.title: [list(row) for row in grid.rows] for grid in grids_of(sample(), "zh")}
    for name, text in cells.items():
        title, _, cell = name.partition("!")
        grid = rows[title]
        row, column = int(cell[1:]) - 1, ord(cell[0]) - ord("A")
        while len(grid) <= row:
            grid.append([])
        grid[row] += [""] * (column + 1 - len(grid[row]))
        grid[row][column] = text
    return [Grid(title, tuple(tuple(row) for row in grid)) for title, grid in rows.items()]


def findings(grids: list[Grid]) -> set[tuple[str, str]]:
    found = read_grids(grids, icons=ICONS, today=TODAY).findings
    return {(f"{finding.where.title}!{finding.where.cell}", finding.code) for finding in found}


def without(title: str, row: int) -> list[Grid]:
    return [
        Grid(grid.title, grid.rows[: row - 1] + grid.rows[row:]) if grid.title == title else grid
        for grid in changed({})
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"展品!B3": "短讯"}, {"展品!B3": "value_unknown"}),
        ({"展品!G5": ""}, {"展品!G5": "missing"}),
        ({"展品!D2": "刷单"}, {"展品!D2": "scam_unknown"}),
        ({"展品!D2": ""}, {"展品!D2": "scam_missing"}),
        ({"展品!D6": "刷单返利"}, {"展品!D6": "scam_unneeded"}),
        ({"展品!A3": "Sms 1"}, {"展品!A3": "identifier"}),
        ({"展品!F2": "设想：这里写得实在是太长太长太长太长太长太长了"}, {"展品!F2": "too_long"}),
        ({"展品!L3": "公安部"}, {"展品!M3": "missing"}),
        ({"展品内容!D3": "没有这句"}, {"展品内容!D3": "cue_missing"}),
        ({"展品内容!C10": "客服"}, {"展品内容!C10": "key_unknown"}),
        ({"展品内容!A12": ""}, {"展品内容!A12": "owner_missing_below"}),
        ({"展品内容!A2": ""}, {"展品内容!A2": "owner_missing"}),
        ({"展品内容!A11": "pharmacy_cal"}, {"展品内容!A11": "owner_unknown"}),
        ({"展品内容!B11": "线锁"}, {"展品内容!B11": "part_unknown"}),
        ({"展品内容!E2": "看点"}, {"展品内容!E2": "field_unneeded"}),
        ({"展品内容!F3": ""}, {"展品内容!F3": "missing"}),
        ({"骗术!C2": "brushing"}, {"骗术!C2": "icon_unknown"}),
        ({"骗术!C2": "brushing", "骗术!J2": ""}, {"骗术!C2": "icon_unknown", "骗术!J2": "missing"}),
        ({"展品!D2": "刷单", "骗术!J3": ""}, {"展品!D2": "scam_unknown", "骗术!J3": "missing"}),
        ({"骗术!D2": "两份"}, {"骗术!D2": "number_expected"}),
        ({"骗术!B3": "刷单返利"}, {"骗术!B3": "same_name"}),
        ({"骗术!J3": ""}, {"骗术!J3": "missing"}),
        ({"骗术内容!A3": "没有的"}, {"骗术内容!A3": "owner_unknown", "骗术内容!C4": "too_few"}),
        ({"骗术内容!D2": "为什么"}, {"骗术内容!D2": "field_unneeded"}),
        ({"骗术内容!C9": "刷单返利第一特征"}, {"骗术内容!C9": "decoy_is_feature"}),
        ({"总表!B5": "明天"}, {"总表!B5": "date_form"}),
        ({"总表!B6": "2020-01-01"}, {"总表!B5": "reviewed_late", "总表!B6": "expired"}),
        ({"总表!A3": "语种"}, {"总表!A3": "item_unknown"}),
        ({"总表!A3": "标题"}, {"总表!A3": "item_twice", "总表!A1": "missing"}),
        ({"总表!B8": "5"}, {"总表!B8": "number_large"}),
        ({"总表!E4": "旁边"}, {"总表!E4": "column_unnamed"}),
        ({"总表!D4": "虚假贷款"}, {"总表!D4": "field_unneeded"}),
        ({"总表!D14": "虚假贷款，刷单返现"}, {"总表!D14": "fits_unknown"}),
        ({"总表!B14": "", "总表!D14": "虚假贷款"}, {"总表!B14": "missing"}),
        ({"奖品!A2": "bag", "奖品!C2": "两"}, {"奖品!C2": "number_expected", "总表!B12": "missing"}),
        ({"总表!B12": "贴纸", "总表!B13": "30"}, {"奖品!A1": "too_few"}),
        ({"展品!C1": "真还是假"}, {"展品!C1": "column_unknown", "展品!A1": "column_missing"}),
        ({"桌面!B2": "刷单返利"}, {"桌面!A1": "red_zone_missing"}),
        ({"桌面!B2": "红区", "桌面!C2": "刷单"}, {"桌面!C2": "place_unknown", "桌面!A1": "scams_without_place"}),
        ({"桌面!A2": "前面", "桌面!B2": "红区"}, {"桌面!A2": "row_unlabelled"}),
        ({"桌面!B2": "红区", "桌面!D2": "刷单返利"}, {"桌面!C2": "place_empty", "桌面!A1": "scams_without_place"}),
        (
            {"桌面!B2": "红区", "障碍!A2": "石头", "障碍!B2": "50", "障碍!C2": "60"},
            {"障碍!A2": "value_unknown", "桌面!A1": "scams_without_place"},
        ),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, dict) else None,
)
def test_a_mistake_is_told_at_its_cell(cells: dict[str, str], expected: dict[str, str]) -> None:
    assert set(expected.items()) <= findings(changed(cells))


def test_one_slip_brings_one_complaint() -> None:
    assert findings(changed({"骗术!B2": "刷单返现", "展品!D2": "刷单返现"})) == {("骗术内容!A2", "owner_misspelt")}


def test_whatever_a_cell_says_the_words_are_those_for_cells() -> None:
    grids = changed({"展品!G5": "", "展品!B3": "短讯"})
    problems = [told(finding, "zh") for finding in read_grids(grids, icons=ICONS, today=TODAY).findings]
    assert [(cell_of(problem), problem.message, problem.hint) for problem in problems] == [
        (
            "B3",
            "“渠道”不能填“短讯”",
            "您要写的可能是“短信”。"
            "这里可以写：短信 sms、聊天 chat、电话 call、应用 app、快递 parcel、邮件 email、上门 door、"
            "告示 notice、帖子 post。",
        ),
        ("G5", "这里少了“发件人”", "请在这一格填上内容。"),
    ]
    english = [told(finding, "en") for finding in read_grids(grids, icons=ICONS, today=TODAY).findings]
    assert [problem.hint for problem in english][1] == "Fill in this cell."


def test_deleted_rows_delete_and_new_rows_append() -> None:
    reading = read_grids(without("骗术内容", 3), icons=ICONS, today=TODAY)
    assert [finding.code for finding in reading.findings] == ["too_few"]
    grids = changed({"骗术内容!A50": "虚假贷款", "骗术内容!B50": "特征", "骗术内容!C50": "甲", "骗术内容!D50": "乙"})
    data = read_grids(grids, icons=ICONS, today=TODAY).data
    expected = sample()
    expected["scams"][3]["features"].append({"text": "甲", "why": "乙"})
    assert data == expected


def edit(grids: list[Grid], title: str, how: Callable[[Grid], Grid]) -> list[Grid]:
    return [how(grid) if grid.title == title else grid for grid in grids]


def test_columns_may_change_places_and_titles_may_stand_above() -> None:
    def rearrange(grid: Grid) -> Grid:
        rows = [tuple(reversed(row)) for row in grid.rows]
        return Grid("Exhibits ", (("平安夜市的展品",), (), *rows))

    assert read_grids(edit(changed({}), "展品", rearrange), icons=ICONS, today=TODAY).data == sample()


def test_notes_of_the_organiser_are_left_alone() -> None:
    def annotate(grid: Grid) -> Grid:
        return Grid(
            grid.title, tuple((*row, "备注：谁写的" if at == 0 else "老王") for at, row in enumerate(grid.rows))
        )

    grids = [*edit(changed({}), "展品", annotate), Grid("备注 2026", (("随便写",),)), Grid("Sheet1", ())]
    assert read_grids(grids, icons=ICONS, today=TODAY).data == sample()


def test_sheets_that_are_missing_strange_or_twice() -> None:
    grids = changed({})
    assert ("总表!A1", "sheet_missing") in findings(grids[1:])
    assert findings([*grids, Grid("展品 (2)", grids[3].rows)]) == {("展品 (2)!A1", "sheet_unknown")}
    assert findings([*grids, Grid("exhibits", grids[3].rows)]) == {("exhibits!A1", "sheet_twice")}
    headless = edit(grids, "展品", lambda grid: Grid("展品", (("甲", "乙"),)))
    assert ("展品!A1", "headings_missing") in findings(headless)


def test_days_that_a_spreadsheet_rewrote_are_days() -> None:
    data = read_grids(changed({"总表!B5": "2026/5/1", "骗术!K2": "2024.6.5"}), icons=ICONS, today=TODAY).data
    assert data["reviewed"] == "2026-05-01"
    assert data["scams"][0]["source"]["date"] == "2024-06-05"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_is_known_by_its_headings(sheet: Any, language: Language) -> None:
    heading = tuple(column.heading(language) for column in sheet.columns)
    assert sheet_in(Grid("whatever.csv", (heading,))) is sheet


def test_cells_are_named_as_spreadsheets_name_them() -> None:
    names = [Place("", 7, column).cell for column in (1, 26, 27, 52, 703, 16384)]
    assert names == ["A7", "Z7", "AA7", "AZ7", "AAA7", "XFD7"]


def test_the_guide_tells_the_lengths_that_are_checked() -> None:
    for language in LANGUAGES:
        text = "".join(load_words("sheets", language).part("guide").values())
        for part in ("scams", "exhibits"):
            held: Any = LIMITS[part]
            for key, limit in held[0].items():
                name = chinese_key(key) if language == "zh" else key
                if isinstance(limit, Longest):
                    assert f"{name} {limit.characters if language == 'zh' else limit.letters}" in text


def test_every_finding_of_its_own_is_worded_in_both_languages() -> None:
    room = Path(__file__).parents[3] / "game" / "workbench"
    sources = [path for name in ("sheets", "banks") for path in (room / name).glob("*.py")]
    source = "".join(path.read_text(encoding="utf-8") for path in sources)
    codes = {key.partition(".")[0] for key in load_words("sheets", "zh").part("findings")}
    assert [code for code in codes if f'"{code}"' not in source] == []
    for code in codes:
        for language in LANGUAGES:
            problem = told(Finding(Place("甲", 1, 1), code), language)
            assert f"{code})" not in problem.message.replace("）", ")")
