"""`review`: the number that tells one pack from another, the box to sign in, and how few pages it takes."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest

from game.content.model import Pack
from game.content.texts import texts_of
from game.workbench.review.blocks import Beside, Drawing
from game.workbench.review.number import check_number, fingerprint
from game.workbench.review.plan import plan_svg
from tests.cli.program import main
from tests.cli.test_review import BROKEN, Markup, document, pack_at, page, straight, texts_in
from tests.content.sample import TABLE, sample_yaml, table_yaml, write_sample
from tests.stall import shipped, unspaced


def test_the_number_is_that_of_the_words_and_not_of_the_file(tmp_path: Path) -> None:
    text = sample_yaml()
    noted = "# 一行说明\n" + text.replace("标题: ", "title: ", 1).replace("语言: 中文", "语言: zh   # 说明", 1)
    lines = text.split("\n")
    moved = "\n".join([lines[2], *lines[:2], *lines[3:]])
    same = {text, noted, moved, text + "\n\n"}
    packs = [pack_at(write_sample(tmp_path, f"{at}.yaml", text=each)) for at, each in enumerate(sorted(same))]
    windows = tmp_path / "windows.yaml"
    windows.write_bytes(text.replace("\n", "\r\n").encode("gbk"))
    number = fingerprint(packs[0], tmp_path)
    assert {fingerprint(pack, tmp_path) for pack in [*packs, pack_at(windows)]} == {number}
    assert re.fullmatch(r"\d{4}-\d{4}", check_number(number))


def test_an_exchanged_picture_makes_another_number(tmp_path: Path) -> None:
    pack = shipped().packs["zh"].model_copy(update={"logo": "标志.png"})
    numbers = {fingerprint(pack, tmp_path), fingerprint(shipped().packs["zh"], tmp_path)}
    for content in (b"one", b"two"):
        (tmp_path / "标志.png").write_bytes(content)
        numbers.add(fingerprint(pack, tmp_path))
    assert len(numbers) == 4


def test_any_other_word_makes_another_number(tmp_path: Path) -> None:
    pack = shipped().packs["zh"]
    data = pack.model_dump(mode="json")
    numbers = {fingerprint(pack, tmp_path)}
    texts = [(path, text) for path, text in texts_of(pack) if path[-1] in {"text", "why", "why_not", "quote", "recall"}]
    for path, text in texts[::7]:
        other = copy.deepcopy(data)
        part: Any = other
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = f"{text}。"
        numbers.add(fingerprint(Pack.model_validate(other), tmp_path))
    assert len(numbers) == len(texts[::7]) + 1


def test_a_pack_in_another_language_that_has_mistakes_has_no_number(tmp_path: Path) -> None:
    pack = write_sample(tmp_path)
    write_sample(tmp_path, "sample.en.yaml", text=BROKEN)
    assert main("review", str(pack), "--out", str(tmp_path), "--no-pictures") == 0
    assert "sample.en.yaml，现在有错" in (tmp_path / "review.html").read_text(encoding="utf-8")


def test_a_letter_that_nothing_draws_is_named_with_its_sentence(tmp_path: Path) -> None:
    text = sample_yaml().replace("出处: 公安部", "出处: 公安部😀🎉", 1).replace("记住: 要先付钱", "记住: 🎉要先付钱", 1)
    pack = write_sample(tmp_path, text=text)
    assert main("review", str(pack), "--out", str(tmp_path), "--no-pictures") == 0
    html = (tmp_path / "review.html").read_text(encoding="utf-8")
    told = html.partition('<table class="grid warning">')[2].partition("</table>")[0]
    assert "公安部〔U+1F600〕〔U+1F389〕" in told
    assert "〔U+1F389〕要先付钱" in told
    assert all(f"“U+{number}”" in told for number in ("1F600", "1F389"))
    assert told.count("<tr>") == 1 + 2, "one row a sentence"


def test_warnings_leave_the_box_to_sign_in_no_page_of_its_own(tmp_path: Path) -> None:
    warned = sample_yaml().replace("干扰, 为什么", "干扰😀, 为什么")
    pack = write_sample(tmp_path, text=warned)
    assert main("review", str(pack), "--out", str(tmp_path), "--no-pictures") == 0
    pages = [unspaced(text) for text in texts_in((tmp_path / "review.pdf").read_bytes())]
    (at,) = [number for number, text in enumerate(pages) if "审核意见" in text]
    assert at > 0, "this pack has more warnings than the cover has room for"
    assert "目录" in pages[at]
    assert all(label in pages[at] for label in ("姓名", "单位、职务", "日期", "制作人", "盖章"))


def test_a_small_pack_is_a_few_pages(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main("review", str(write_sample(tmp_path)), "--out", str(out), "--size", "640x360") == 0
    pages = [unspaced(text) for text in texts_in((out / "review.pdf").read_bytes())]
    assert all(words in pages[0] for words in ("审核意见", "制作人", "目录", "7机器固定的文字和画面"))
    assert [number for number, text in enumerate(pages, 1) if len(text) < 100] == []
    assert len(pages) <= 10


def test_sources_name_the_scams_and_messages_that_rest_on_them(tmp_path: Path) -> None:
    pack = shipped().packs["zh"]
    read = straight(Markup(page("zh")).text)
    chapter = read[read.rindex("来源一览") :]
    for index, scam in enumerate(pack.scams, 1):
        count = sum(part.scam in (scam.name, scam.id) and not part.is_genuine for part in pack.exhibits)
        assert (
            f"1.{index}{scam.name}" + ("", f"，消息1.{index}.1")[count > 0] + f"至1.{index}.{count}" * (count > 1)
            in chapter
        )


def test_a_source_of_an_exhibit_stands_below_what_is_explained(tmp_path: Path) -> None:
    text = sample_yaml().replace(
        "    渠道: 短信\n", "    渠道: 短信\n    来源: {出处: 市反诈中心, 日期: 2025-03-11}\n", 1
    )
    assert main("review", str(write_sample(tmp_path, text=text)), "--out", str(tmp_path), "--no-pictures") == 0
    html = (tmp_path / "review.html").read_text(encoding="utf-8")
    assert html.count("市反诈中心 2025-03-11") == 1


def test_names_on_the_plan_keep_clear_of_the_rails() -> None:
    pack = shipped().packs["zh"]
    (drawing,) = [
        part
        for block in document("zh").blocks
        if isinstance(block, Beside)
        for part in block.blocks
        if isinstance(part, Drawing)
    ]
    zones = dict(zip(drawing.names, drawing.plan.zones, strict=True))
    # On paper, a text without a colour of its own has that of the last box: white.
    labels = re.findall(
        r'font-size="([0-9.]+)" text-anchor="middle" fill="#000"[^>]*>([^<]+)</text>', plan_svg(drawing)
    )
    assert {text for _, text in labels} == {*zones, drawing.line, drawing.player}
    for size, text in labels:
        if text in zones:
            width = sum(0.6 if letter.isascii() else 1.0 for letter in text) * float(size)
            assert width <= zones[text].width - 2 * 1.6, pack.title


def test_a_rule_says_which_scams_it_fits(tmp_path: Path) -> None:
    entry = "  - 文字: 不转账，不给验证码，先问家人\n    适合: [冒充客服, fake_loan]\n"
    text = sample_yaml().replace("  - 不转账，不给验证码，先问家人\n", entry)
    assert main("review", str(write_sample(tmp_path, text=text)), "--out", str(tmp_path), "--no-pictures") == 0
    html = (tmp_path / "review.html").read_text(encoding="utf-8")
    assert "最适合：冒充客服 / fake_loan" in html


OLD_TABLE = TABLE.replace("横: 80", "横: 75")
"""As it was when the number was given."""


@pytest.mark.parametrize(("text", "number"), [(sample_yaml(), "9665-3979"), (table_yaml(OLD_TABLE), "3896-2678")])
def test_a_pack_keeps_the_number_that_it_was_signed_with_before_there_were_more_fields(
    text: str, number: str, tmp_path: Path
) -> None:
    path = write_sample(tmp_path, text=text)
    assert check_number(fingerprint(pack_at(path), tmp_path)) == number
    source = text.replace("    渠道: 短信\n", "    渠道: 短信\n    来源: {出处: 市反诈中心, 日期: 2025-03}\n", 1)
    fits = text.replace("  - 不转账", "  - 适合: [冒充客服]\n    文字: 不转账", 1)
    changed = {check_number(fingerprint(pack_at(write_sample(tmp_path, text=one)), tmp_path)) for one in (source, fits)}
    assert len(changed | {number}) == 3
