"""What looks right and is written otherwise: it is read as it looks, told with its place, and written plainly."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from game.content.tree.intake import decode
from game.workbench.repair.fixing import fix_bytes, fix_text
from game.workbench.yaml.target import parse
from tests.content.sample import sample_yaml, write_sample
from tests.content.test_broken_packs import read

LINES = "      - 您的会员今晚将自动续费800元，请点链接取消\n"


def codes(text: str, folder: Path) -> list[tuple[str, str]]:
    return [(problem.level, problem.code) for problem in read(write_sample(folder, text=text)).problems]


@pytest.mark.parametrize(
    ("plain", "typed", "code"),
    [
        ("行动: 按自己", "⾏动: 按自己", "look_alike"),
        ("南湖社区", "南湖社区⼀", "look_alike"),
        ("南湖社区", "南湖社区⻋⻓", "look_alike"),
        ("南湖社区", "Cafe\u0301", "look_alike"),
        ("南湖社区", "ﬁne", "look_alike"),
        ("南湖社区", "南湖\uf967社区", "look_alike"),
        ("南湖社区", "南湖\u00a0社区", "odd_blank"),
        ("南湖社区", "南湖\u2003社区", "odd_blank"),
        ("南湖社区", "南湖社区\u00a0# 说明", "odd_blank"),
        ("南湖社区", "南湖社区_x000D_", "odd_escape"),
        ("南湖社区", "南湖_x793E_区", "odd_escape"),
    ],
)
def test_it_is_read_as_it_looks_and_told(plain: str, typed: str, code: str, tmp_path: Path) -> None:
    text = sample_yaml().replace(plain, typed, 1)
    assert codes(text, tmp_path) == [("warning", code)]
    fixed = fix_text(text)
    assert [change.code for change in fixed.changes] == ["look_alike"]
    assert codes(fixed.text, tmp_path) == []
    assert fix_text(fixed.text).text == fixed.text


def test_a_cue_and_a_name_are_found_whichever_way_they_are_written(tmp_path: Path) -> None:
    text = sample_yaml().replace("原文: 自动续费800元", "原文: ⾃动续费800元", 1)
    decomposed = unicodedata.normalize("NFD", text.replace("刷单返利", "café骗"))
    composed = decomposed.replace("属于: cafe\u0301骗", "属于: café骗")
    assert not any(level == "error" for level, _ in codes(composed, tmp_path))


def test_such_a_pack_can_be_changed_line_by_line() -> None:
    target = parse(sample_yaml().replace("南湖社区", "Cafe\u0301 南⽔").replace("今晚学到的", "今晚\u00a0学到的"))
    assert target is not None
    changed, is_by_line = target.saying({**target.data, "title": "庙会"}, {})
    assert is_by_line
    assert changed == target.text.replace("平安夜市", "庙会")
    assert "Café 南水" in changed


@pytest.mark.parametrize("typed", ["南湖锟斤拷", "南湖\ufffd", "南湖ï»¿", "St. Maryâ€™s"])
def test_what_a_wrong_encoding_left_is_told(typed: str, tmp_path: Path) -> None:
    assert codes(sample_yaml().replace("南湖社区", typed), tmp_path) == [("error", "garbled")]


# -- encodings ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["St. Mary’s parish hall", "St. René parish hall", "“Fair” – Müller & Søn"])
def test_an_english_file_of_windows_is_read_and_saved_as_what_it_says(name: str) -> None:
    text = f"title: Night Market\nlanguage: en\norganiser: {name}\n"
    intake = decode(text.encode("cp1252"))
    assert intake.text == text
    assert [finding.values["encoding"] for finding in intake.findings] == ["Windows-1252"]
    repair = fix_bytes(text.encode("cp1252"))
    assert repair is not None
    assert repair.data.decode("utf-8") == text


def test_chinese_stays_chinese() -> None:
    text = "标题: 平安夜市\n主办: 镕基“社区”\n"
    assert decode(text.encode("gbk")).text == text


def test_the_euro_of_code_page_936_is_read() -> None:
    data = "标题: 平安夜市\n主办: 一张".encode("gbk") + b"\x80" + "卡\n备注: ".encode("gbk") + b"\x80\n"
    assert decode(data).text == "标题: 平安夜市\n主办: 一张€卡\n备注: €\n"


# -- wrapped lines --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("南湖\n  社区", "南湖社区"),
        ('"南湖\n  社区"', "南湖社区"),
        ("'南湖\n  社区'", "南湖社区"),
        (">\n  南湖\n  社区", "南湖社区"),
        ('"\\u5357湖\n  社区"', "南湖社区"),
        ("南湖 a\n  社区，\n  拨打\n  110", "南湖 a社区，拨打110"),
        ("call\n  110", "call 110"),
        ("“南湖”\n  “社区”", "“南湖”“社区”"),
        ("say “yes”\n  and go", "say “yes” and go"),
        ("南湖 社区\n  南湖 社区", "南湖 社区南湖 社区"),
    ],
)
def test_wrapped_chinese_has_no_blank(typed: str, read_as: str, tmp_path: Path) -> None:
    reading = read(write_sample(tmp_path, text=sample_yaml().replace("南湖社区", typed)))
    assert reading.pack is not None, reading.problems
    assert reading.pack.organiser.strip() == read_as


def test_a_wrapped_name_and_cue_are_found(tmp_path: Path) -> None:
    text = sample_yaml().replace("名称: 刷单返利\n", "名称: 刷单\n      返利\n")
    text = text.replace(LINES, LINES.replace("自动续费", "自动\n        续费"), 1)
    assert codes(text, tmp_path) == []
