"""Type: what is measured is what is drawn."""

from __future__ import annotations

import pytest

from game.ui.type.fonts import BOLD, Fonts, find_face
from game.ui.type.memory import Advances
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
