from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from game.ui.type.lexicon import break_cost_of, no_cost
from game.ui.type.linebreak import _Paragraph, line_width, wrap
from game.ui.type.marks import NEVER_FIRST, NEVER_LAST
from game.ui.type.pieces import pieces

# GB/T 15834-2011, 5.1.
MAY_NOT_BEGIN = "，。！？、；：）】》”’…—·,.!?;:)%"
MAY_NOT_END = "（【《“‘(["

LATIN = r"[0-9A-Za-z]+"
HAN = "转账验证码先停一下再打电话问家人"
words = st.text(alphabet=HAN, min_size=1, max_size=7)
latin = st.sampled_from(["App", "96110", "110", "Wi-Fi", "3:30", "100%", "QQ", "AI"])
marks = st.sampled_from(["，", "。", "！", "？", "、", "；", "：", "……", ""])
phrases = st.one_of(
    st.tuples(words, marks).map("".join),
    st.tuples(latin, marks).map("".join),
    st.tuples(words, marks).map(lambda parts: f"“{parts[0]}{parts[1]}”"),
    words.map(lambda word: f"（{word}）"),
)
sentences = st.lists(phrases, min_size=1, max_size=9).map("".join)
# Wide enough for every piece of `phrases`, so that nothing has to be cut.
widths = st.integers(8, 24)


def ems(text: str) -> float:
    """Han and their marks are one em wide, everything else half."""
    return sum(1.0 if ord(character) > 0x2000 else 0.5 for character in text)


def unspaced(text: str) -> str:
    return "".join(text.split())


@given(sentences, widths)
def test_nothing_is_lost(text: str, width: int) -> None:
    assert "".join(wrap(text, ems, width)) == text


@given(st.text(max_size=60), st.integers(1, 20))
def test_nothing_is_lost_of_any_text_at_any_width(text: str, width: int) -> None:
    assert unspaced("".join(wrap(text, ems, width))) == unspaced(text)


@given(sentences, widths)
def test_no_line_is_wider_than_it_may_be(text: str, width: int) -> None:
    assert all(ems(line) <= width for line in wrap(text, ems, width))


@given(st.text(alphabet=HAN + "，。“”aB3", max_size=40), st.integers(1, 5))
@example("33，", 1)
def test_even_narrow_columns_are_kept(text: str, width: int) -> None:
    assert all(ems(line) <= width or len(line) == 1 for line in wrap(text, ems, width))


@pytest.mark.parametrize("width", [4, 5, 6])
def test_a_quotation_wider_than_the_column_is_broken_between_its_words(width: int) -> None:
    cost = break_cost_of((), words=("账户", "安全", "没有"))
    ends = "|".join(wrap("公检法没有“安全账户”。", ems, width, cost))
    assert "账户" in ends
    assert "安全" in ends


@given(sentences, widths)
def test_no_line_begins_or_ends_with_a_mark_that_may_not(text: str, width: int) -> None:
    lines = wrap(text, ems, width)
    assert [line for line in lines[1:] if line[0] in MAY_NOT_BEGIN] == []
    assert [line for line in lines[:-1] if line[-1] in MAY_NOT_END] == []


@given(sentences, widths)
def test_latin_words_and_numbers_stay_whole(text: str, width: int) -> None:
    assume(all(ems(piece) <= width for piece in pieces(text)))
    assert re.findall(LATIN, "\n".join(wrap(text, ems, width))) == re.findall(LATIN, text)


@given(sentences, widths)
def test_there_are_no_more_lines_than_filling_each_would_need(text: str, width: int) -> None:
    greedy, line = 1, ""
    for piece in pieces(text):
        if ems(line + piece) > width:
            greedy, line = greedy + 1, piece
        else:
            line += piece
    assert len(wrap(text, ems, width)) <= greedy


def every_setting(parts: Sequence[str], count: int, width: float) -> list[list[str]]:
    """All ways to set `parts` in `count` lines that are narrow enough."""
    settings = []
    for cuts in combinations(range(1, len(parts)), count - 1):
        edges = (0, *cuts, len(parts))
        lines = ["".join(parts[start:end]) for start, end in pairwise(edges)]
        if all(ems(line) <= width for line in lines):
            settings.append(lines)
    return settings


def is_lone(line: str) -> bool:
    return sum(character not in MAY_NOT_BEGIN for character in line) <= 1


@given(st.lists(phrases, min_size=1, max_size=3).map("".join), st.integers(7, 12))
def test_no_character_is_left_over_when_it_can_be_avoided(text: str, width: int) -> None:
    lines = wrap(text, ems, width)
    assume(len(lines) <= 4)
    if is_lone(lines[-1]):
        others = every_setting(pieces(text), len(lines), width)
        assert all(is_lone(other[-1]) for other in others)


def test_lines_are_even() -> None:
    assert wrap("退款原路回不用你先付钱给谁", ems, 8) == ["退款原路回不用", "你先付钱给谁"]


def test_a_pause_is_a_good_place_to_break() -> None:
    assert wrap("不要钱，不要码，能自己查的，可以信", ems, 9) == ["不要钱，不要码，", "能自己查的，可以信"]


def test_a_short_quotation_is_one_word() -> None:
    joined = "\n".join(wrap("说要做完“连单”才能提现给你", ems, 7))
    assert "“连单”" in joined


def test_dots_and_dashes_are_not_torn() -> None:
    for width in range(3, 12):
        joined = "\n".join(wrap("转啊转……马上就好——真的", ems, width))
        assert "……" in joined
        assert "——" in joined


def test_paragraphs_and_empty_lines_are_kept() -> None:
    assert wrap("一分钟\n认出骗局", ems, 20) == ["一分钟", "认出骗局"]
    assert wrap("甲\n\n乙", ems, 20) == ["甲", "", "乙"]
    assert wrap("", ems, 20) == [""]


def test_spaces_at_a_break_vanish_and_between_words_stay() -> None:
    assert wrap("Spot a scam in a minute", ems, 7) == ["Spot a scam", "in a minute"]
    assert wrap("Spot  a\tscam", ems, 20) == ["Spot a scam"]


@pytest.mark.parametrize(("text", "width"), [("Supercalifragilistic", 4), ("验证码" * 9, 3), ("……" * 9, 2)])
def test_what_is_too_long_for_a_line_is_cut_between_characters(text: str, width: int) -> None:
    lines = wrap(text, ems, width)
    assert "".join(lines) == text
    assert all(ems(line) <= width for line in lines)


def test_the_marks_of_the_standard_are_known() -> None:
    assert set(MAY_NOT_BEGIN) <= NEVER_FIRST
    assert set(MAY_NOT_END) <= NEVER_LAST
    assert not NEVER_FIRST & NEVER_LAST


def test_an_apostrophe_stays_with_its_word() -> None:
    assert pieces("the parents' evening isn't") == ("the", " ", "parents'", " ", "evening", " ", "isn't")
    assert pieces("他说'好'") == ("他", "说", "'", "好", "'")
    for width in range(5, 20):
        assert not any(line.startswith("'") for line in wrap("Come to the parents' evening", ems, width))


AMOUNTS = ["23.75元", "¥200", "100%", "96110", "400-810-0000", "3小时", "5分钟", "2万元", "第三步", "十五分钟"]


@pytest.mark.parametrize("kept", [*AMOUNTS, "138 0013 8000"])
def test_amounts_numbers_and_units_stay_together(kept: str) -> None:
    for lead in range(1, 12):
        text = "先停一下再问家人说的话"[:lead] + kept + "就打电话问一问别人"
        for width in range(9, 16):
            assert kept in "\n".join(wrap(text, ems, width))


def test_words_and_names_are_not_torn_where_a_line_has_room_for_them() -> None:
    cost = break_cost_of((), ("医保", "大厅"), ("交友骗局（新）", "a very long name 很长很长很长很长很长的一个名字"))
    for lead in range(10):
        text = "先停一下再问家人说"[:lead] + "到医保大厅问交友骗局，别转账给人"
        for width in range(6, 14):
            joined = "\n".join(wrap(text, ems, width, cost))
            assert all(word in joined for word in ("医保", "大厅", "交友骗局，"))


def test_overlapping_words_are_all_kept() -> None:
    cost = break_cost_of((), ("不会", "会员"))
    assert pieces("是不会员吗", cost.words) == ("是", "不会员", "吗")


def test_a_name_wider_than_a_line_is_cut_between_its_words() -> None:
    cost = break_cost_of((), ("交友", "骗局"), ("交友骗局",))
    assert wrap("交友骗局", ems, 3, cost) == ["交友", "骗局"]


def test_no_line_begins_with_a_dash_that_follows_a_space() -> None:
    for width in range(6, 20):
        assert not any(line.startswith("—") for line in wrap("Stop — think — ask somebody", ems, width))


def filled(text: str, width: int) -> int:
    """How many lines there are if each is as full as possible, which nothing can undercut."""
    count = 0
    for line in text.split("\n"):
        paragraph = _Paragraph(line, ems, width, no_cost, 0.5)
        start, count = 0, count + 1
        for end in range(1, len(paragraph._parts) + 1):
            if end - start > 1 and paragraph._width(start, end) > width:
                start, count = end - 1, count + 1
    return count


@given(sentences, widths)
def test_squeezed_lines_are_as_wide_as_they_may_be(text: str, width: int) -> None:
    lines = wrap(text, ems, width, half=0.5)
    assert "".join(lines) == text
    assert all(line_width(line, ems, 0.5) <= width for line in lines)
    assert len(lines) <= len(wrap(text, ems, width))
    assert filled(text, width) == len(lines)


@pytest.mark.parametrize("width", [0.0, -3.0])
def test_a_column_without_width_holds_a_character_a_line(width: float) -> None:
    assert wrap("停一停", ems, width) == ["停", "一", "停"]
