"""`review`: what a superior reads and signs holds every word, in both files, and cannot be exchanged unnoticed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content.fields.names import PLACES
from game.content.home_text import draft_of, rules_for
from game.content.model import Pack
from game.content.reading.packs import read_pack
from game.content.texts import texts_of
from game.scenes.core.pack import in_reading_order
from game.takeaway.payload import size_of
from game.ui.type.fonts import find_face
from game.ui.type.marks import NEVER_FIRST, NEVER_LAST
from game.words import LANGUAGES, Language, load_words
from game.workbench.review.blocks import Document, Grid, Span, plain
from game.workbench.review.cover import Facts
from game.workbench.review.document import document_of, interface_of
from game.workbench.review.html import as_html
from game.workbench.review.number import check_number, fingerprint
from game.workbench.review.pdf import as_pdf
from game.workbench.review.setting import set_lines
from tests.cli.program import main, run_program
from tests.content.sample import ICONS, TODAY, sample_yaml, table_yaml, write_sample
from tests.stall import places, shipped, unspaced

SHA256 = "0123456789abcdef" * 4
NUMBER = check_number(SHA256)
WARNED = sample_yaml().replace("行动: 停一停，自己打开应用查", "行动: “停一停”", 1)
BROKEN = sample_yaml().replace("标题: 平安夜市", "标题：平安夜市")
# Values that choose something; the document says them in its own words.
CHOICES = {
    "language",
    "icon",
    "channel",
    "verdict",
    "judging",
    "speaker",
    "kind",
    "friction",
    "deal",
    "left",
    "right",
    "far",
}
VOID = {"meta", "img", "col", "br"}
TAGS = VOID | {
    "html",
    "head",
    "title",
    "style",
    "body",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "colgroup",
}
TAGS |= {"h1", "h2", "h3", "h4", "p", "b", "a", "span", "div"}
SVG = {"svg", "rect", "line", "circle", "text"}
HOSTILE = "</td></table><script>alert(1)</script>\"'><img src=http://x.cn onerror=alert(2)>&amp;<b>"


def facts(**changes: Any) -> Facts:
    return Facts(**{"file": "a.yaml", "sha256": SHA256, "check_number": NUMBER, "day": TODAY, **changes})


@cache
def document(language: Language) -> Document:
    pack = shipped().packs[language]
    return document_of(pack, facts(), pack.language)


@cache
def page(language: str) -> str:
    return as_html(document(language), {})


@cache
def printed(language: Language) -> bytes:
    return as_pdf(document(language), {}, TODAY, find_face())


@cache
def sheets(language: Language) -> tuple[str, ...]:
    return texts_in(printed(language))


def texts_in(data: bytes) -> tuple[str, ...]:
    """The text of every page, as a reader would copy it."""
    return tuple(sheet.extract_text() for sheet in pypdf.PdfReader(BytesIO(data)).pages)


def straight(text: str) -> str:
    """Without spaces and line breaks, and with one sort of quotation marks."""
    return unspaced(text.translate(str.maketrans("“”‘’", "\"\"''")))


def pack_at(path: Path) -> Pack:
    read = read_pack(path, icons=ICONS, today=TODAY).pack
    assert read is not None
    return read


class Markup(HTMLParser):
    """What a browser would see: tags in their order, attributes, text; `open_tags` must be empty at the end."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.open_tags: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open_tags.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open_tags.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self.open_tags):
            self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


def words_of(pack: Pack) -> Iterator[str]:
    """Every text that an organiser has written."""
    for path, text in texts_of(pack):
        field = [step for step in path if isinstance(step, str)][-1]
        if field not in CHOICES and text not in {*PLACES, *PLACES.values()}:
            yield text


# -- every word -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_pack_stands_in_the_page(language: Language) -> None:
    read = unspaced(Markup(page(language)).text)
    pack = shipped().packs[language]
    assert [text for text in words_of(pack) if unspaced(text) not in read] == []
    assert pack.reviewed.isoformat() in read
    assert pack.expires.isoformat() in read


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_pack_can_be_searched_for_in_the_pdf(language: Language) -> None:
    read = [straight(sheet) for sheet in sheets(language)]
    whole = "".join(read)
    missing = [text for text in words_of(shipped().packs[language]) if straight(text) not in whole]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_goes_onto_the_phone_is_printed_line_by_line_with_its_size(language: Language) -> None:
    pack, lines = shipped().packs[language], unescape(page(language))
    sheet = "".join(straight(text) for text in sheets(language))
    for index, scam in enumerate(pack.scams):
        text = max((draft_of(pack, index, rule) for rule in rules_for(pack, index)), key=size_of)
        assert text.replace("\n", "<br>") in lines, scam.id
        assert str(size_of(text)) in lines
        assert straight(text) in sheet, scam.id


def test_decoys_are_told_apart_from_features() -> None:
    told: dict[str, set[tuple[str, str]]] = {}  # a feature of one scam may be a decoy of another
    for grid in grids(document("zh")):
        for row in grid.rows:
            told.setdefault(row[1][0].text, set()).add((grid.tone, row[0][0].text))
    for scam in shipped().packs["zh"].scams:
        assert all(("false", "不是") in told[decoy.text] for decoy in scam.decoys)
        assert all(any(tone != "false" for tone, _ in told[feature.text]) for feature in scam.features)


BEHIND_THE_PIN = ("staff", "staff_first", "pin", "checkup")


def grids(whole: Document) -> list[Grid]:
    return [block for block in whole.blocks if isinstance(block, Grid) and block.head]


def test_cues_are_marked_where_they_stand() -> None:
    whole = page("zh")
    for exhibit in shipped().packs["zh"].exhibits:
        for number, cue in enumerate(in_reading_order(exhibit).cues, 1):  # numbered as on the screen
            assert f'<span class="cue cue{number}">{cue.quote}</span>' in whole, exhibit.id


def test_the_cover_tells_how_much_there_is_and_what_it_is_called() -> None:
    pack = shipped().packs["zh"]
    genuine = sum(exhibit.is_genuine for exhibit in pack.exhibits)
    first = straight(sheets("zh")[0])
    for told in (pack.title, pack.organiser, "a.yaml", SHA256, NUMBER, "审核意见", "签字", "日期", "盖章"):
        assert straight(told) in first
    assert f"骗术{len(pack.scams)}种，消息{len(pack.exhibits)}条（其中真消息{genuine}条" in first


def test_the_words_around_the_pack_come_in_the_language_that_was_asked_for() -> None:
    read = Markup(as_html(document_of(shipped().packs["zh"], facts(), "en"), {})).text
    assert "Decoys: none of these" in read
    assert "审核意见" not in read
    assert shipped().packs["zh"].scams[0].features[0].text in read


# -- the page ---------------------------------------------------------------------------------------------------------


def hostile(pack: Pack) -> Pack:
    """The pack with markup in every text."""
    data = pack.model_dump()
    names = {scam.id: scam.name for scam in pack.scams}
    for exhibit in data["exhibits"]:
        exhibit["scam"] = names.get(exhibit["scam"], exhibit["scam"])

    def poisoned(value: Any, name: str) -> Any:
        if isinstance(value, dict):
            return {key: poisoned(part, key) for key, part in value.items()}
        if isinstance(value, (list, tuple)):
            return [poisoned(part, name) for part in value]
        if not isinstance(value, str) or name in CHOICES | {"id", "rows", "quote"}:
            return value
        # What goes onto the phone has to stay short.
        is_short = name in ("name", "scam", "sign", "recall", "heading", "closing")
        return value + ('<b>"&' if is_short else HOSTILE)

    return Pack.model_validate(poisoned(data, ""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_a_pack_becomes_markup(language: Language) -> None:
    pack = hostile(shipped().packs[language])
    # Zones are called as the pack calls its scams, which have other names now.
    pack = pack.model_copy(update={"table": None})
    seen = Markup(as_html(document_of(pack, facts(file=HOSTILE, version=HOSTILE), pack.language), {}))
    assert set(seen.tags) <= TAGS
    assert seen.open_tags == []
    assert [at for at in seen.attributes if at[1].startswith("on") or at[1] == "src"] == []
    read = unspaced(seen.text)
    assert [text for text in words_of(pack) if unspaced(text) not in read] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_asks_for_nothing_from_outside(language: Language) -> None:
    seen = Markup(page(language))
    assert set(seen.tags) <= TAGS | SVG
    assert seen.open_tags == []
    assert [at for at in seen.attributes if at[1] in ("src", "href") and not at[2].startswith(("data:", "#"))] == []
    style = page(language).partition("<style>")[2].partition("</style>")[0]
    assert not re.search(r"url\(|@import|//", style)


def test_the_page_says_in_which_language_it_is_and_has_headings_in_order() -> None:
    for language, code in (("zh", "zh-CN"), ("en", "en")):
        seen = Markup(page(language))
        assert ("html", "lang", code) in seen.attributes
        levels = [int(tag[1]) for tag in seen.tags if re.fullmatch(r"h\d", tag)]
        assert levels[:2] == [1, 2]
        assert levels.count(1) == 1


def test_links_of_the_contents_lead_somewhere() -> None:
    seen = Markup(page("zh"))
    there = {f"#{value}" for _, name, value in seen.attributes if name == "id"}
    asked = {value for _, name, value in seen.attributes if name == "href"}
    assert len(asked) > len(shipped().packs["zh"].scams)
    assert asked <= there


# -- the pdf ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "count"), [("zh", "第{}页，共{}页"), ("en", "Page{}of{}")])
def test_every_sheet_carries_title_number_page_and_a_box_for_initials(language: Language, count: str) -> None:
    pages = [unspaced(text) for text in sheets(language)]
    words = load_words("review", language)
    for number, text in enumerate(pages, 1):
        assert unspaced(shipped().packs[language].title) in text
        assert NUMBER in text
        assert count.format(number, len(pages)) in text
        assert unspaced(words["initials"]) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(language: Language) -> None:
    lines = [line.strip() for text in sheets(language) for line in text.split("\n") if line.strip()]
    assert len(lines) > 500
    assert [line for line in lines if line[0] in NEVER_FIRST] == []
    assert [line for line in lines if line[-1] in NEVER_LAST] == []


def test_fonts_are_embedded_in_two_real_weights_and_only_in_part() -> None:
    read = pypdf.PdfReader(BytesIO(printed("zh")))
    files = {}
    for sheet in read.pages:
        for font in sheet["/Resources"]["/Font"].values():  # type: ignore[index]  # a dictionary by the PDF's format
            below = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            files[below["/FontName"]] = below["/FontFile2"].get_object().get_data()
            assert "/ToUnicode" in font.get_object()
    assert len(files) == 2
    assert len(set(files.values())) == 2
    assert all(len(data) < 1_000_000 for data in files.values())


def test_chapters_and_scams_can_be_found_beside_the_pages() -> None:
    read = pypdf.PdfReader(BytesIO(printed("zh")))
    titles = {item.title: read.get_destination_page_number(item) for item in flat(read.outline)}
    texts = sheets("zh")
    listed = [unspaced(line) for text in texts[:2] for line in text.split("\n")]
    for index, scam in enumerate(shipped().packs["zh"].scams, 1):
        title = f"1.{index} {scam.name}"
        page = titles[title]
        assert page is not None
        assert unspaced(title) in unspaced(texts[page])
        assert unspaced(f"{title} {page + 1}") in listed


def flat(outline: list[Any]) -> Iterator[Any]:
    for item in outline:
        if isinstance(item, list):
            yield from flat(item)
        else:
            yield item


def test_the_file_says_what_it_is_and_is_the_same_every_time() -> None:
    read = pypdf.PdfReader(BytesIO(printed("zh")))
    assert read.metadata is not None
    assert shipped().packs["zh"].title in (read.metadata.title or "")
    assert read.metadata.creation_date is not None
    assert read.metadata.creation_date.date() == TODAY
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in read.pages} == {(595, 842)}
    cover = replace(document("zh"), blocks=document("zh").blocks[:9])
    once, again, later = (as_pdf(cover, {}, day, find_face()) for day in (TODAY, TODAY, date(2026, 6, 2)))
    assert once == again != later


def test_a_cell_longer_than_a_page_goes_on_over_it() -> None:
    numbers = "，".join(str(number) for number in range(10_000, 11_200))
    base = document("zh")
    grid = Grid(((plain("长"), plain(numbers)),), (1, 4), ("甲", "乙"))
    texts = texts_in(as_pdf(replace(base, blocks=(grid,)), {}, TODAY, find_face()))
    assert len(texts) > 1
    whole = "".join(texts)
    assert all(str(number) in whole for number in range(10_000, 11_200))


def test_a_letter_that_the_face_lacks_does_not_stop_the_printing() -> None:
    base = document("zh")
    grid = Grid(((plain("甲\U0010fffd乙"),),), (1,), ("丙",))
    (text,) = texts_in(as_pdf(replace(base, blocks=(grid,)), {}, TODAY, find_face()))
    assert "甲□乙" in text


# -- lines ------------------------------------------------------------------------------------------------------------

PIECES = st.lists(
    st.sampled_from(
        ["退款", "核实", "，", "。", "“连单”", "（客服）", "App", "96110", "！", "？", "：", "“", "”", "（", "）"]
    ),
    min_size=20,
    max_size=60,
)


def wide(text: str, is_bold: bool) -> float:
    return float(len(text))


@given(PIECES, st.integers(min_value=12, max_value=40))
def test_lines_lose_nothing_and_keep_the_rules(parts: list[str], width: int) -> None:
    rich = tuple(Span(part, index % 3 == 0) for index, part in enumerate(parts))
    lines = set_lines(rich, wide, width)
    assert "".join(line.text for line in lines) == "".join(parts)
    for before, after in pairwise(lines):
        # Marks alone can be wider than a line: then the rules cannot hold.
        if len(before.text) <= width and len(after.text) <= width:
            assert after.text[0] not in NEVER_FIRST
            assert before.text[-1] not in NEVER_LAST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("先挂断，再打开手机银行App查", ["先挂断，再打开手机银", "行App查"]),
        ("call your bank\nnow", ["call your ", "bank", "now"]),
        ("一二三四五六七八九十甲。", ["一二三四五六七八九", "十甲。"]),
        ("", [""]),
    ],
)
def test_lines_are_filled_and_no_character_is_left_alone(text: str, expected: list[str]) -> None:
    assert [line.text for line in set_lines(plain(text), wide, 10)] == expected


def test_only_the_first_line_of_a_quote_carries_its_number() -> None:
    lines = set_lines((Span("请先"), Span("转到安全账户核查清楚", is_bold=True, cue=2)), wide, 6)
    assert [line.begins for line in lines] == [(False, True), (False,)]


# -- the command ------------------------------------------------------------------------------------------------------


def test_two_files_are_written_that_carry_the_same_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = write_sample(tmp_path, text=table_yaml())
    write_sample(tmp_path, "sample.en.yaml")
    out = tmp_path / "deep" / "out"
    assert main("review", str(pack), "--out", str(out), "--size", "640x360") == 0
    listed = capsys.readouterr().out
    assert [path.name for path in sorted(out.iterdir())] == ["review.html", "review.pdf"]
    number = check_number(fingerprint(pack_at(pack), tmp_path))
    html = (out / "review.html").read_text(encoding="utf-8")
    data = (out / "review.pdf").read_bytes()
    assert number in listed
    assert number in html
    assert all(number in text for text in texts_in(data))
    sister = check_number(fingerprint(pack_at(tmp_path / "sample.en.yaml"), tmp_path))
    assert sister in Markup(html).text, "visitors can change to a language that nobody reviews"
    shots = [at for at in Markup(html).attributes if at[1] == "src"]
    assert len(shots) > 2 * 5 + 4 + 1, "exhibits asked and explained, scams, the table"
    assert sum(len(sheet.images) for sheet in pypdf.PdfReader(BytesIO(data)).pages) == len(shots)
    svg = html.partition("<svg")[2].partition("</svg>")[0]
    assert all(f">{name}</text>" in svg for name in ("红区", "刷单返利", "冒充公检法"))


def test_warnings_stand_at_the_top_in_full(tmp_path: Path) -> None:
    pack = write_sample(tmp_path, text=WARNED)
    assert main("review", str(pack), "--out", str(tmp_path), "--no-pictures") == 0
    read = Markup((tmp_path / "review.html").read_text(encoding="utf-8")).text
    line = WARNED.splitlines().index("    行动: “停一停”") + 1
    assert f"第 {line} 行" in read
    assert read.index(f"第 {line} 行") < read.index("主办") < read.index("审核意见")
    assert f"第{line}行" in unspaced(texts_in((tmp_path / "review.pdf").read_bytes())[0])


def test_a_pack_with_mistakes_is_not_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main("review", str(write_sample(tmp_path, text=BROKEN)), "--out", str(out)) == 1
    assert "第 1 行" in capsys.readouterr().err
    assert not out.exists()


def test_without_its_library_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("game.cli.review.find_spec", lambda name: None)
    assert main("review", str(write_sample(tmp_path)), "--out", str(tmp_path / "out")) == 2
    assert 'pip install ".[organiser]"' in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("words", [["nowhere.yaml", "--out", "out"], [".", "--out", "out"], ["nowhere.yaml"]])
def test_wrong_use_ends_with_two(words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main("review", *words) == 2


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = write_sample(tmp_path)
    assert main("review", str(pack), "--out", str(pack), "--no-pictures") == 2
    assert str(pack) in capsys.readouterr().err


def test_the_program_runs_without_a_display_and_without_a_warning(tmp_path: Path) -> None:
    done = run_program(
        "review", str(places().default_pack), "--out", "out", "--language", "en", "--no-pictures", cwd=tmp_path
    )
    assert (done.code, done.err) == (0, "")
    assert 'lang="en"' in (tmp_path / "out" / "review.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_machine_are_sorted_by_screens_that_have_a_name(language: Language) -> None:
    texts, words = load_words("screens", language), load_words("review", language)
    parts = interface_of(texts, words)
    assert set(parts) <= {name for key, name in words.items() if key.startswith("part_")}
    read = unspaced(Markup(as_html(document_of(shipped().packs[language], facts(interface=parts), language), {})).text)
    public = [text for key, text in texts.items() if key.partition(".")[0] not in BEHIND_THE_PIN]
    assert [text for text in public if unspaced(text) not in read] == []
