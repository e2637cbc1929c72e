"""Type: what is measured is what is drawn."""

from __future__ import annotations

from itertools import pairwise

import pygame
import pytest
from PIL import ImageFont

from game.ui.type.fonts import BOLD, HEAVY, REGULAR, Fonts, find_face
from game.ui.type.memory import UNIT_PX, Advances
from game.ui.type.text import Type, _typeset

FONTS = Fonts(find_face())


@pytest.mark.parametrize("px", [34, 43, 108])
@pytest.mark.parametrize("text", ["收到这条短信，可信吗？", "“AV” Tax To. 96110 Wave", "【银行】您尾号**16的卡"])
def test_widths_of_characters_add_up_to_that_of_the_line(text: str, px: int) -> None:
    advances = Advances(FONTS, px, BOLD)
    assert sum(map(advances.__getitem__, text)) == pytest.approx(FONTS.at(px, BOLD).getlength(text))


def test_latin_lines_get_latin_marks_and_chinese_lines_keep_theirs() -> None:
    assert _typeset("“It’s free”") == '"It\'s free"'
    assert _typeset("说“百万保障”要收费") == "说“百万保障”要收费"
    assert _typeset("“") == "“"


def test_a_line_is_as_wide_as_it_was_measured() -> None:
    type_ = Type(FONTS)
    for text in ("It’s “free”, isn’t it?", "说“App”要收费"):
        drawn = type_.line(text, 43, (255, 255, 255)).get_width()
        assert drawn == pytest.approx(type_.width(text, 43), abs=4)


@pytest.mark.parametrize(
    ("line", "ems"),
    [
        ("好，好", 3),
        ("“好”，好", 4),  # its first mark has no blank half at a line's beginning, and the two in a row share one
        ("好）（好", 3.5),
        ("好：“好”", 4),
        ("《“好”》", 3),
        ("好。", 1.5),
        ("好…好", 3),
    ],
)
def test_two_marks_in_a_row_take_one_and_a_half_ems(line: str, ems: float) -> None:
    assert Type(FONTS).width(line, 60) == pytest.approx(ems * 60, abs=2)


@pytest.mark.parametrize("weight", [REGULAR, BOLD, HEAVY])
@pytest.mark.parametrize("line", ["“好”，好。", "好：“好”（好）！”好", "【好】（好？！”", "（《“好”》）"])
def test_squeezed_marks_neither_touch_nor_are_cut(line: str, weight: int) -> None:
    """Letter by letter, there is as much ink as in the letters drawn alone."""
    type_ = Type(FONTS)
    whole = _ink(type_.line(line, 100, (0, 0, 0), weight))
    apart = sum(_ink(type_.line(f"好{mark}好", 100, (0, 0, 0), weight)) for mark in line)
    apart -= 2 * len(line) * _ink(type_.line("好", 100, (0, 0, 0), weight))
    assert whole == pytest.approx(apart, rel=0.001)


def _ink(picture: pygame.Surface) -> int:
    return sum(pygame.image.tobytes(picture, "RGBA")[3::4])


@pytest.mark.parametrize("line", ["“好”，好。", "好：“好”（好）！”好", "Ask “why”, then wait"])
@pytest.mark.parametrize("px", [33, 60])
def test_a_span_is_where_the_letters_are(line: str, px: int) -> None:
    """The spans of single characters follow one another; from the first to the last they are the line."""
    type_ = Type(FONTS)
    spans = [type_.span(line, place, place + 1, px) for place in range(len(line))]
    assert all(before[1] <= after[0] + px / 2 and before[0] < after[0] for before, after in pairwise(spans))
    assert type_.span(line, 0, len(line), px) == pytest.approx((0.0, type_.width(line, px)))
    drawn = type_.line(line, px, (0, 0, 0))
    for place, (left, right) in enumerate(spans):
        if line[place] == "好":
            cell = drawn.subsurface((round(left), 0, round(right - left), drawn.get_height()))
            assert _ink(cell) == pytest.approx(_ink(type_.line("好", px, (0, 0, 0))), rel=0.02)


def test_sizes_are_sought_without_opening_them(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[int] = []
    fonts = Fonts(find_face())

    def opening(px: int, weight: int) -> ImageFont.FreeTypeFont:
        opened.append(px)
        return FONTS.at(px, weight)

    monkeypatch.setattr(fonts, "at", opening)
    type_ = Type(fonts)
    block = type_.fit("收到这条短信，要你付 23.75 元，可信吗？", 90, 20, (260, 90))
    assert 20 < block.px < 60
    assert set(opened) <= {UNIT_PX, block.px, block.px + 1, block.px + 2, block.px + 3}
    assert block == type_.block("收到这条短信，要你付 23.75 元，可信吗？", block.px, 260)


def test_roughly_measured_widths_are_within_a_few_percent() -> None:
    type_ = Type(FONTS)
    for text in ("收到这条短信，要你付 23.75 元", "Spot a scam in a minute, for free", "（96110）"):
        for px in range(24, 120, 7):
            with type_.roughly():
                rough = type_.width(text, px)
            assert rough == pytest.approx(type_.width(text, px), rel=0.06)
