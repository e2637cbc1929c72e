"""Obeying a cure in a workbook never makes more mistakes: each guess is typed into its cell, alone."""

from __future__ import annotations

from typing import Any

import pytest

from game.content.findings import Finding
from game.workbench.sheets.checks import read_grids
from game.workbench.sheets.grid import Grid, Place
from tests.content.sample import ICONS, TODAY
from tests.workbench.sheets.test_grids import changed

MISTAKES: list[dict[str, str]] = [
    {"展品!B3": "短讯"},
    {"展品!B2": "微信", "展品!C3": "假的", "展品!D4": "冒充公检", "骗术!C2": "刷单"},
    {"展品!A2": "Brushing_Rebate_SMS"},
    {"展品!A2": "Brushing_Rebate_SMS", "展品内容!A2": "brushing_rebate_sms"},
    {"展品!C1": "真还是假"},
    {"展品!B1": "渠到", "展品!B3": "短讯"},
    {"展品内容!A2": "brushing_rebate_sm", "展品内容!A3": "brushing_rebate_sm"},
    {"展品内容!B2": "内客", "展品内容!B3": "线锁"},
    {"展品内容!C10": "对面"},
    {"骗术!B2": "刷单返现"},
    {"骗术!B2": "刷单返现", "展品!D2": "刷单返现"},
    {"总表!A3": "语种", "总表!A2": "标提"},
    {"总表!B3": "汉语", "总表!B7": "口说"},
    {"桌面!B2": "红区", "桌面!C2": "刷单", "桌面!D2": "冒充客户"},
    {"桌面!B2": "红区", "桌面!A8": "左便", "桌面!B9": "挡版"},
]


def read(cells: dict[str, str]) -> tuple[Finding[Place], ...]:
    return read_grids(changed(cells), icons=ICONS, today=TODAY).findings


def errors(findings: tuple[Finding[Place], ...]) -> int:
    return sum(finding.is_error for finding in findings)


def meant(finding: Finding[Place]) -> str | None:
    values: Any = finding.values
    guess: str | None = values.get("guess") or values.get("meant")
    return guess


@pytest.mark.parametrize("cells", MISTAKES, ids="+".join)
def test_a_cure_never_makes_more_mistakes(cells: dict[str, str]) -> None:
    before = read(cells)
    assert before
    for finding in before:
        guess = meant(finding)
        rows = finding.where.rows or (finding.where.row,)
        if guess is not None:
            column = finding.where.cell.rstrip("0123456789")
            cured = cells | {f"{finding.where.title}!{column}{row}": guess for row in rows}
            after = read(cured)
            told = [(each.where.title, each.where.cell, each.code) for each in after if each.is_error]
            assert errors(after) <= errors(before), (finding, told)


def test_all_cures_together_leave_nothing() -> None:
    cells = MISTAKES[1]
    for _ in range(3):
        cells = cells | {
            f"{finding.where.title}!{finding.where.cell}": str(meant(finding))
            for finding in read(cells)
            if finding.is_error and meant(finding) is not None
        }
    assert errors(read(cells)) == 0


def test_the_grids_are_those_of_the_sample() -> None:
    assert read({}) == ()
    assert isinstance(changed({})[0], Grid)
