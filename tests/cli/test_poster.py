"""`poster`: what a stall prints and hangs up, as PDF and as PNG."""

from __future__ import annotations

import importlib.util
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from game.cli import poster as command
from game.content.home_text import rules_for
from game.workbench.poster.design import DPI, Paper, size_px
from tests.cli.program import main
from tests.content.sample import sample_yaml, write_sample
from tests.stall import places, shipped, unspaced

PACK = places().default_pack
SMALL_DPI = 40


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same poster with fewer pixels."""

    def few(paper: Paper) -> tuple[int, int]:
        return size_px(paper, SMALL_DPI)

    monkeypatch.setattr(command, "size_px", few)


def made(*words: str, out: Path) -> bytes:
    assert main("poster", *words, "--out", str(out)) == 0
    return out.read_bytes()


def words_of(pdf: bytes) -> str:
    return unspaced(PdfReader(BytesIO(pdf)).pages[0].extract_text())


@pytest.mark.usefixtures("small")
def test_the_pdf_is_one_page_of_a3_whose_words_are_text(tmp_path: Path) -> None:
    pdf = made(str(PACK), out=tmp_path / "p.pdf")
    (page,) = PdfReader(BytesIO(pdf)).pages
    assert [float(side) / 72 * 25.4 for side in page.mediabox[2:]] == pytest.approx([297, 420], abs=0.1)
    pack = shipped().first
    rule = pack.rules_of_thumb[rules_for(pack, None)[0]].text
    said = words_of(pdf)
    for words in (
        pack.title,
        pack.organiser,
        "谁是黄鼠狼？",
        "幸运大转盘",
        "反诈推推乐",
        rule,
        "不登记，不花钱",
        "站到屏幕前",
    ):
        assert unspaced(words) in said
    assert "96110" in said
    assert said.index("谁是") < said.index("幸运大转盘") < said.index("96110"), "in the order in which it is read"


def test_the_png_has_300_dots_an_inch_of_a3(tmp_path: Path) -> None:
    with Image.open(BytesIO(made(str(PACK), out=tmp_path / "p.png"))) as picture:
        assert picture.size == (3508, 4961)
        assert picture.info["dpi"] == pytest.approx((DPI, DPI), abs=0.1)
        assert len(set(picture.convert("RGB").resize((60, 85)).tobytes())) > 100, "there is a picture on it"


@pytest.mark.usefixtures("small")
def test_another_paper_is_the_same_poster(tmp_path: Path) -> None:
    large, less = (made("--size", size, out=tmp_path / f"{size}.pdf") for size in ("A3", "A4"))
    (page,) = PdfReader(BytesIO(less)).pages
    assert [float(side) / 72 * 25.4 for side in page.mediabox[2:]] == pytest.approx([210, 297], abs=0.1)
    assert words_of(large) == words_of(less)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("ending", ["pdf", "png"])
def test_the_same_pack_gives_the_same_bytes_and_its_own_file_is_renewed(ending: str, tmp_path: Path) -> None:
    out = tmp_path / f"p.{ending}"
    first = made(str(PACK), out=out)
    assert made(str(PACK), out=out) == first
    assert made(str(PACK), "--theme", "day", out=out) != first


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("held", [b"%PDF-1.3 /Creator (Fanzha Fair)", b"\x89PNG somebody's photo"])
def test_a_file_of_somebody_else_is_left_alone(held: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "p.pdf"
    out.write_bytes(held)
    assert main("poster", str(PACK), "--out", str(out)) == 2
    assert out.read_bytes() == held
    assert "换" in capsys.readouterr().err


@pytest.mark.usefixtures("small")
def test_it_speaks_the_language_asked_for(tmp_path: Path) -> None:
    said = words_of(made(str(PACK), "--language", "en", out=tmp_path / "p.pdf"))
    assert "weasel?" in said
    assert "Free,nosign-up" in said
    assert "黄鼠狼" not in said


@pytest.mark.usefixtures("small")
def test_it_tells_where_the_stall_is_or_leaves_room_to_write_it(tmp_path: Path) -> None:
    assert "我们在：东门3号摊" in words_of(made("--where", "东门3号摊", out=tmp_path / "p.pdf"))
    assert words_of(made(out=tmp_path / "p.pdf")).count("我们在：") == 1


@pytest.mark.usefixtures("small")
def test_a_pack_without_a_table_has_the_wheel_alone(tmp_path: Path) -> None:
    pack = write_sample(tmp_path, text=sample_yaml())
    said = words_of(made(str(pack), out=tmp_path / "p.pdf"))
    assert "幸运大转盘" in said
    assert "反诈推推乐" not in said


@pytest.mark.parametrize(
    ("words", "name", "told"),
    [
        (["missing.yaml"], "p.pdf", "找不到题包"),
        ([str(PACK)], "p.jpeg", ".png"),
        ([str(PACK), "--size", "A0"], "p.pdf", "--size"),
        ([str(PACK), "--theme", "pink"], "p.pdf", "--theme"),
    ],
)
def test_wrong_use_is_told(
    words: list[str], name: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main("poster", *words, "--out", str(tmp_path / name)) == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_language_that_the_pack_lacks_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = write_sample(tmp_path)
    assert main("poster", str(pack), "--language", "en", "--out", str(tmp_path / "p.pdf")) == 2
    assert "姊妹" in capsys.readouterr().err


def test_problems_of_the_pack_are_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = write_sample(tmp_path, text="标题：坏了\n")
    assert main("poster", str(pack), "--out", str(tmp_path / "p.pdf")) == 1
    assert "第 1 行" in capsys.readouterr().err
    assert not (tmp_path / "p.pdf").exists()


@pytest.mark.usefixtures("small")
def test_without_the_extra_the_png_is_made_and_the_pdf_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known = importlib.util.find_spec
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "fpdf" else known(name))
    assert main("poster", "--out", str(tmp_path / "p.pdf")) == 2
    assert "[organiser]" in capsys.readouterr().err
    made(out=tmp_path / "p.png")
