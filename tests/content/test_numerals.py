"""Numbers that are typed as they are spoken: the organiser's own is offered, and repaired where it is certain."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.content.problems import Problem
from game.content.reading.numerals import meant_number
from game.content.reading.packs import read_pack
from game.workbench.repair.fixing import fix_text
from tests.content.sample import ICONS, TODAY, table_yaml, write_sample

PUSHES = ("table", "pushes")
ACROSS = ("table", "obstacles", 0, "across")
ODDS = ("scams", 3, "odds")


def problems(folder: Path, text: str) -> tuple[Problem, ...]:
    return read_pack(write_sample(folder, text=text), icons=ICONS, today=TODAY).problems


@pytest.mark.parametrize(
    ("path", "typed", "meant"),
    [
        (ACROSS, "36%", "36"),
        (ACROSS, "36 ％", "36"),
        (ACROSS, "５０", "50"),
        (ACROSS, "３６．５％", "36.5"),
        (PUSHES, "三次", "3"),
        (PUSHES, "3次", "3"),
        (PUSHES, "两", "2"),
        (ODDS, "十份", "10"),
        # Not allowed there, or no number at all.
        (PUSHES, "九次", None),
        (PUSHES, "２.５", None),
        (ACROSS, "120%", None),
        (ODDS, "0%", None),
        (ACROSS, "中间", None),
        (ACROSS, "3-5", None),
        (ACROSS, "5" * 100, None),
        (("title",), "３", None),
        (("nowhere",), "３", None),
    ],
)
def test_the_number_that_was_meant(path: tuple[str | int, ...], typed: str, meant: str | None) -> None:
    assert meant_number(path, typed) == meant


@pytest.mark.parametrize("typed", ["偏左", "九十九万"])
@pytest.mark.parametrize(
    "sound", ["说出几条: 2", "份量: 1", "横: 30", "纵: 55", "推几次: 2"], ids=lambda sound: sound.split(":")[0]
)
def test_the_example_is_allowed_where_it_is_given(sound: str, typed: str, tmp_path: Path) -> None:
    key = sound.split(":", maxsplit=1)[0]
    (found,) = [p for p in problems(tmp_path, table_yaml().replace(sound, f"{key}: {typed}", 1)) if p.is_error]
    example = found.hint.partition("例如 ")[2]
    assert example.startswith(f"{key}: ")
    assert [p for p in problems(tmp_path, table_yaml().replace(sound, example, 1)) if p.is_error] == []


@pytest.mark.parametrize(
    ("sound", "typed"),
    [
        ("横: 30, 纵: 55}", "横: 30%, 纵: ５５}"),
        ("横: 30, 纵: 55}", "横: '30%', 纵: \"５５\"}"),
        ("份量: 1\n", "份量: １\n"),
        ("说出几条: 2\n", "说出几条：２\n"),
        ("推几次: 2\n", "推几次: ２   # 每人\n"),
    ],
)
def test_full_width_digits_and_percent_signs_are_repaired(sound: str, typed: str) -> None:
    repaired = fix_text(table_yaml().replace(sound, typed, 1))
    sound = sound.replace("\n", "   # 每人\n") if "#" in typed else sound
    assert sound in repaired.text
    assert len(repaired.text.split("\n")) == len(table_yaml().split("\n"))
    assert "number_expected" in {change.code for change in repaired.changes}
    assert fix_text(repaired.text).changes == ()


@pytest.mark.parametrize(
    ("sound", "typed"),
    [
        ("推几次: 2", "推几次: 三次"),
        ("推几次: 2", "推几次: ９"),
        ("横: 30", "横: 中间５"),
        ("标题: 平安夜市", "标题: ２０２６"),
        ("怎么办: 先停一停", "怎么办: ５０%的人先停一停"),
    ],
)
def test_nothing_else_is(sound: str, typed: str) -> None:
    text = table_yaml().replace(sound, typed, 1)
    assert fix_text(text).text == text
