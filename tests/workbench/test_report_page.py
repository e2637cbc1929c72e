"""The page that one sends to a colleague."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from game.content.checks.table_trial import TableTrials
from game.content.problems import Problem
from game.content.reading.packs import OWN_LANGUAGE, Reading, read_pack
from game.workbench.report.page import PackReport, as_page
from tests.content.sample import ICONS, TODAY, sample_yaml, table_yaml, write_sample

VOID = {"meta", "br", "col"}


class Page(HTMLParser):
    """What a browser makes of a page: its text, its tags, and the text inside tags of a class."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.pieces: list[tuple[str, list[tuple[str, str]]]] = []
        self.feed(markup)
        self.close()
        assert self.open == [], "a tag is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.tags.append((tag, named))
        if tag not in VOID:
            self.open.append((tag, named.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.pieces.append((data, list(self.open)))

    def within(self, kind: str) -> list[str]:
        """Every piece of text inside tags of this class."""
        found = [data for data, path in self.pieces if any(kind in classes.split() for _, classes in path)]
        return [data for data in found if data.strip("\n")]

    def text(self) -> str:
        return "".join(data for data, path in self.pieces if ("style", "") not in path)


def page(*reports: PackReport, language: str = "zh") -> tuple[str, Page]:
    markup = as_page(reports, language="en" if language == "en" else "zh", checked=date(2026, 6, 1))
    return markup, Page(markup)


def report(folder: Path, text: str, name: str = "sample.yaml") -> PackReport:
    reading = read_pack(write_sample(folder, name, text=text), icons=ICONS, today=TODAY, language=OWN_LANGUAGE)
    return PackReport(reading)


def one(line: str, column: int, message: str = "m", hint: str = "h") -> Page:
    problem = Problem("q/a.yaml", 1, column, "error", "c", message, hint, line)
    return page(PackReport(Reading(Path("q/a.yaml"), None, (problem,), lines=(line,))))[1]


def test_everything_that_the_text_says_is_on_the_page(tmp_path: Path) -> None:
    found = report(
        tmp_path, sample_yaml().replace("标题: 平安夜市", "标题：平安夜市").replace("渠道: 电话", "渠道: 电视")
    )
    _, shown = page(found)
    assert len(found.reading.problems) == 2
    for problem in found.reading.problems:
        for said in (f"第 {problem.line} 行第 {problem.column} 列", problem.message, problem.hint):
            assert said in shown.text()
    assert "改成：标题: 平安夜市" in shown.within("cure")
    assert shown.within("here") == ["：", "电"]
    assert "2026-06-01" in shown.text()


def test_the_line_stands_among_its_neighbours(tmp_path: Path) -> None:
    text = sample_yaml().replace("渠道: 电话", "渠道: 电视")
    _, shown = page(report(tmp_path, text))
    lines = text.split("\n")
    number = next(number for number, line in enumerate(lines, 1) if "电视" in line)
    quoted = "".join(shown.within("quoted"))
    for near in range(number - 2, number + 3):
        assert f"{near}{lines[near - 1]}" in quoted
    assert lines[number + 2] not in quoted


def test_the_summary_counts_by_file(tmp_path: Path) -> None:
    reports = [
        report(tmp_path, sample_yaml().replace("份量: 1", "份量: 0"), "bad.yaml"),
        report(tmp_path, sample_yaml().replace("行动: 停一停，自己打开应用查", "行动: “停一停”", 1), "fair.yaml"),
        report(tmp_path, sample_yaml(), "good.yaml"),
    ]
    markup, shown = page(*reports)
    rows = [cell for cell in shown.within("summary") if cell.strip()]
    assert rows[4:] == [
        *("bad.yaml", "4", "0", "改好才能用"),
        *("fair.yaml", "0", "1", "可以用，有提醒"),
        *("good.yaml", "0", "0", "没有问题"),
    ]
    assert "一共 3 个题包，4 处要改，1 处提醒。" in shown.text()
    targets = [attributes["href"] for tag, attributes in shown.tags if tag == "a"]
    for target in targets:
        assert target.startswith("#")
        assert f'id="{target[1:]}"' in markup


def test_the_page_stands_alone(tmp_path: Path) -> None:
    markup, shown = page(report(tmp_path, table_yaml()))
    assert not {tag for tag, _ in shown.tags} & {"script", "link", "img", "iframe", "object", "base"}
    assert not [
        name for _, attributes in shown.tags for name in attributes if name in {"src", "style"} or name[:2] == "on"
    ]
    assert "url(" not in markup
    assert "http" not in markup.replace("http-equiv", "")


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "&lt;b&gt;", "\"'><img src=x onerror=y>", "</pre><hr>"]
)
def test_nothing_from_a_file_becomes_markup(hostile: str) -> None:
    problem = Problem(hostile, 1, 3, "error", "c", hostile, hostile, hostile)
    markup, shown = page(
        PackReport(Reading(Path("q", hostile.replace("/", "")), None, (problem,), lines=(hostile, hostile)))
    )
    assert hostile not in markup
    assert "".join(shown.within("cure")) == hostile
    assert not {tag for tag, _ in shown.tags} & {"script", "img"}


@pytest.mark.parametrize(
    ("line", "column", "marked"),
    [
        ("标题：x", 3, "："),
        ("𠮷𠮷：x", 3, "："),
        ("主办:", 4, "\xa0"),
        ("", 1, "\xa0"),
        ("\t名称: x", 1, "Tab"),
        ("\u3000名称: x", 1, "U+3000"),
        ("主\u200b办: x", 2, "U+200B"),
        ("a" * 500 + "：" + "b" * 500, 501, "："),
    ],
)
def test_the_very_character_is_marked(line: str, column: int, marked: str) -> None:
    shown = one(line, column)
    assert shown.within("here") == [marked]
    assert len("".join(shown.within("quoted"))) < 300


def test_what_cannot_be_seen_is_named() -> None:
    assert one("\u3000\t名\u202e称: \u3000x", 1).within("odd") == ["U+3000", "Tab", "U+202E"]


def test_a_file_that_cannot_be_read_has_no_lines(tmp_path: Path) -> None:
    reading = read_pack(tmp_path / "none.yaml", icons=ICONS, today=TODAY)
    _, shown = page(PackReport(reading))
    assert "找不到这个文件" in shown.text()
    assert shown.within("quoted") == []


def test_each_pack_is_told_in_its_own_language(tmp_path: Path) -> None:
    text = sample_yaml().replace("份量: 1", "份量: 0")
    english = report(tmp_path, text.replace("语言: 中文", "语言: 英文"), "english.yaml")
    _, shown = page(report(tmp_path, text), english)
    assert [attributes["lang"] for _, attributes in shown.tags if "lang" in attributes] == ["zh-CN", "zh-CN", "en"]
    assert "What to do" in shown.text()
    assert "怎么改" in shown.text()
    assert page(english, language="en")[1].text().lstrip().startswith("Check of packs")


def test_the_table_is_drawn_with_its_shares(tmp_path: Path) -> None:
    reading = read_pack(write_sample(tmp_path, text=table_yaml()), icons=ICONS, today=TODAY)
    assert reading.pack is not None
    trial = TableTrials().trial_of(reading.pack)
    assert trial is not None
    markup, shown = page(PackReport(replace(reading, problems=()), trial))
    rows = markup.partition('<table class="plan')[2].split("<tr>")[1:]
    assert [row.count("<td") for row in rows] == [3, 2], "not the farthest row first"
    for name in ("刷单返利", "【红区】", "冒充客服"):
        assert name in rows[0]
    assert "立着罐子" in rows[1]
    assert all(sum(map(int, spans)) == 60 for spans in spans_of(rows))
    for share in trial.odds.zones:
        assert f"{share:.0%}" in shown.text()
    assert "plan farrail leftrail rightrail" not in markup
    assert "plan faropen leftrail rightopen" in markup
    assert "红区" in shown.text().rpartition("停在空木板上")[2]


def spans_of(rows: list[str]) -> list[list[str]]:
    return [[part.split('"')[1] for part in row.split("colspan=")[1:]] for row in rows]
