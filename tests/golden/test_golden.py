"""The comparison itself: it must see what a passer-by would see, and forgive what nobody sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from game.ui.type.fonts import BOLD, Fonts, find_face
from tests.golden import golden

SIZE = (960, 540)


@pytest.fixture(autouse=True)
def _comparing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(golden.ACCEPT, raising=False)


def screen(words: str = "转到哪种，说出它的两个特点") -> Image.Image:
    """A sky, a card and a line of body type."""
    sky = Image.linear_gradient("L").resize(SIZE)
    picture = Image.merge("RGB", (sky.point([level // 9 for level in range(256)]), sky.point([36] * 256), sky))
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((120, 150, 840, 390), 16, fill=(255, 248, 231))
    draw.text((160, 240), words, fill=(20, 20, 20), font=Fonts(find_face()).at(22, BOLD))
    return picture


def refused(actual: Image.Image, expected: Image.Image, tmp_path: Path) -> str:
    """The sentence that a test fails with."""
    golden.write(expected, tmp_path / "golden" / "it.png")
    with pytest.raises(AssertionError) as caught:
        golden.check(actual, "it", tmp_path, tmp_path / "golden")
    return str(caught.value)


def test_a_picture_equals_its_own_golden_image(tmp_path: Path) -> None:
    golden.write(screen(), tmp_path / "golden" / "it.png")
    golden.check(screen(), "it", tmp_path, tmp_path / "golden")
    assert list(tmp_path.glob("*.png")) == []


def test_a_golden_image_has_few_colours_near_the_real_ones() -> None:
    small = golden.rounded(screen())
    assert small.mode == "P"
    assert len(small.getcolors() or ()) <= golden.MOST_COLOURS
    assert golden.compare(screen(), small.convert("RGB")).share == 0


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    golden.write(screen(), tmp_path / "a.png")
    golden.write(screen(), tmp_path / "b.png")
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_a_few_levels_are_forgiven(tmp_path: Path) -> None:
    golden.write(screen(), tmp_path / "golden" / "it.png")
    paler = screen().point([min(255, level + 3) for level in range(256)] * 3)
    golden.check(paler, "it", tmp_path, tmp_path / "golden")


@pytest.mark.parametrize("words", ["转到哪种，说出它的三个特点", "转到哪种说出它的两个特点", ""])
def test_other_words_are_seen(words: str, tmp_path: Path) -> None:
    assert "differs from its golden image" in refused(screen(words), screen(), tmp_path)


def test_another_colour_is_seen(tmp_path: Path) -> None:
    other = screen()
    ImageDraw.Draw(other).rounded_rectangle((700, 320, 820, 370), 8, fill=(255, 196, 0))
    assert "differs" in refused(other, screen(), tmp_path)


def test_another_size_is_seen(tmp_path: Path) -> None:
    assert "(540, 960)" in refused(screen().resize((540, 960)), screen(), tmp_path)


def test_the_failure_shows_both_and_names_the_cure(tmp_path: Path) -> None:
    sentence = refused(screen(""), screen(), tmp_path)
    assert str(tmp_path / "it.png") in sentence
    assert f"{golden.ACCEPT}=1" in sentence
    with Image.open(tmp_path / "it.png") as opened:
        sheet = opened.convert("RGB")
    assert sheet.size == (3 * SIZE[0], SIZE[1])
    difference = sheet.crop((2 * SIZE[0], 0, 3 * SIZE[0], SIZE[1])).convert("L")
    left, top, right, bottom = difference.getbbox() or (0, 0, 0, 0)
    assert 120 < left < right < 840
    assert 230 < top < bottom < 290


def test_a_missing_golden_image_is_told(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="no golden image yet"):
        golden.check(screen(), "it", tmp_path, tmp_path / "golden")


def test_accepting_writes_what_is_compared_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(golden.ACCEPT, "1")
    golden.check(screen(""), "it", tmp_path, tmp_path / "golden")
    golden.check(screen(), "it", tmp_path, tmp_path / "golden")
    monkeypatch.delenv(golden.ACCEPT)
    golden.check(screen(), "it", tmp_path, tmp_path / "golden")
