"""The caret of the report stands under its character, however wide a terminal draws what stands before it."""

from __future__ import annotations

import unicodedata

import pytest

from game.content.problems import Problem
from game.workbench.report.text import as_text


def columns(text: str, ambiguous: int) -> int:
    """What a terminal needs for a text, character by character."""
    kinds = {"W": 2, "F": 2, "A": ambiguous}
    return sum(0 if char in "\ufe0f\u0301" else kinds.get(unicodedata.east_asian_width(char), 1) for char in text)


@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize(
    "before",
    [
        "",
        "标题",
        "  - ｔitle",
        "他说“好”…",
        "☎\ufe0f e\u0301 é",
        "𠮷😀",
        "\u3000\u3000名称",
        "甲" * 200 + "“",
    ],
)
def test_the_caret_stands_under_its_character(before: str, ambiguous: int) -> None:
    problem = Problem("a.yaml", 7, len(before) + 1, "error", "c", "m", "h", before + "：x")
    _, _, quoted, caret, _ = as_text([problem], ambiguous_columns=ambiguous).split("\n")
    assert columns(quoted[: quoted.rindex("：")], ambiguous) == caret.index("^")
    assert caret.strip(" |") == "^"


def test_a_tab_takes_one_column_in_both_rows() -> None:
    problem = Problem("a.yaml", 7, 2, "error", "c", "m", "h", "\t名称: x")
    _, _, quoted, caret, _ = as_text([problem]).split("\n")
    assert quoted.index("名") == caret.index("^")
