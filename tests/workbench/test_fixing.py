"""What `check --fix` writes: the pack that was meant, and nothing that its author did not write."""

from __future__ import annotations

import codecs
import random
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.findings import Refused
from game.content.reading.outline import read_outline
from game.content.tree.guard import Limits
from game.content.tree.intake import decode
from game.words import load_words
from game.workbench.repair.fixing import Repair, fix_bytes, fix_text
from tests.content.breaking import INDENTS, SIGNS, VALUES, broken_pack
from tests.content.sample import sample_yaml, table_yaml
from tests.content.test_any_bytes import SIGNS as ANY_SIGNS
from tests.content.test_reading import plain

CORPUS = sorted((Path(__file__).parents[1] / "content" / "broken").glob("*.yaml"))
SHIPPED = sorted((Path(__file__).parents[2] / "quizzes").glob("*.yaml"))
MISTAKES = [*VALUES, *SIGNS, *INDENTS]
COMMENTED = "# 第一行说明\n" + table_yaml().replace("骗术:\n", "# 骗术：一共四种\n骗术:\n  # - 编号：不用\n", 1)
ENCODINGS = {
    "gbk": lambda text: text.encode("gbk"),
    "utf-16-le": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-16-be": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "utf-8 with a mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-8": lambda text: text.encode(),
}


def meaning(text: str) -> object:
    outline = read_outline(text, Limits())
    assert outline.findings == ()
    assert outline.located is not None
    return plain(outline.located.root)


def fixed(text: str) -> str:
    """A pack around a few lines, repaired; the lines alone."""
    head = "标题: 夜市\n语言: 中文\n"
    return fix_text(head + text).text.removeprefix(head)


def comments(text: str) -> list[str]:
    """What the comments say, those that begin with slashes as well."""
    return re.findall(r"(?<!\S)(?:#(?=\s|$)|//+)[ \t]*(.*)$", text, re.M)


def chinese(text: str) -> list[str]:
    return re.findall("[㐀-鿿]", text)


@cache
def repair_of(path: Path) -> Repair | None:
    return fix_bytes(path.read_bytes())


def check_repair(text: str, places: list[tuple[int, str]], seed: int) -> None:
    sound, broken = broken_pack(text, places, random.Random(seed))
    repaired = fix_text(broken).text
    assert meaning(repaired) == meaning(sound)
    assert comments(repaired) == comments(sound)
    assert fix_text(repaired).text == repaired


PLACES = st.lists(st.tuples(st.integers(0, 200), st.sampled_from(MISTAKES)), min_size=1, max_size=40)


@settings(max_examples=25, deadline=None)
@given(PLACES, st.integers(0, 2**32))
def test_a_broken_pack_says_what_the_sound_one_says(places: list[tuple[int, str]], seed: int) -> None:
    check_repair(COMMENTED, places, seed)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_mistake_made_everywhere(mistake: str) -> None:
    check_repair(COMMENTED, [(number, mistake) for number in range(0, 200, 3)], 7)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_pack_with_mistakes_of_all_kinds(path: Path) -> None:
    rng = random.Random(path.stem)
    check_repair(path.read_text(encoding="utf-8"), [(rng.randrange(2000), rng.choice(MISTAKES)) for _ in range(60)], 1)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_sound_pack_is_not_touched(path: Path) -> None:
    assert fix_bytes(path.read_bytes()) is None


# -- bytes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=repr)
@pytest.mark.parametrize("ending", ["", "\n", "\n\n"], ids=repr)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings_line_breaks_and_the_end_of_the_file(encoding: str, ending: str, newline: str) -> None:
    sound = sample_yaml().rstrip("\n") + ending
    broken = sound.replace("标题: ", "标题：").replace("  - 不转账", "\t－不转账")
    repair = fix_bytes(ENCODINGS[encoding](broken.replace("\n", newline)))
    assert repair is not None
    mark = codecs.BOM_UTF8 if encoding == "utf-8 with a mark" else b""
    assert repair.data == mark + sound.replace("\n", newline).encode()
    assert fix_bytes(repair.data) is None


@pytest.mark.parametrize("encoding", ["gbk", "utf-16-le", "utf-16-be"])
def test_a_sound_pack_in_another_encoding_is_only_saved_anew(encoding: str) -> None:
    repair = fix_bytes(ENCODINGS[encoding](sample_yaml()))
    assert repair is not None
    assert (repair.data, repair.changes) == (sample_yaml().encode(), ())
    assert repair.encoding in {"GBK", "UTF-16"}


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_no_text_of_a_broken_pack_is_lost(path: Path) -> None:
    repair = repair_of(path)
    if repair is None:
        return
    assert chinese(repair.data.decode("utf-8")) == chinese(decode(path.read_bytes()).text)
    lines = repair.before.splitlines()
    outside = [lines[change.line - 1] for change in repair.changes if change.code == "fence_text"]
    assert [said for said in comments(repair.after) if said not in outside] == comments(repair.before)
    assert fix_bytes(repair.data) is None


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), ANY_SIGNS, st.integers(0, 3)), min_size=1, max_size=6))
def test_whatever_is_in_it_nothing_is_lost_or_done_twice(edits: list[tuple[float, str, int]]) -> None:
    text = COMMENTED
    for share, sign, cut in edits:
        index = int(share * len(text))
        text = text[:index] + sign + text[index + cut :]
    try:
        before = decode(text.encode()).text
    except Refused:
        assert fix_bytes(text.encode()) is None
        return
    after = fix_text(before).text
    assert chinese(after) == chinese(before)
    assert fix_text(after).text == after


def test_every_repair_has_words() -> None:
    codes = {change.code for repair in filter(None, map(repair_of, CORPUS)) for change in repair.changes}
    assert len(codes) >= 12
    for code in codes:
        assert f"changes.{code}" in load_words("repair", "zh")


# -- what is repaired ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("主办：南湖：社区", "主办: 南湖：社区"),
        ("主办:: 南湖", "主办: 南湖"),
        ("主办::南湖", "主办: 南湖"),
        ("主办：: 南湖", "主办: 南湖"),
        ("主办:：南湖", "主办: 南湖"),
        ("经验::\n  - 甲", "经验:\n  - 甲"),
        ("带走: {抬头:: 今晚, 结尾：：再见}", "带走: {抬头: 今晚, 结尾: 再见}"),
        ("主办: 您说: “好”", '主办: "您说: “好”"'),
        ('主办: 他说 "好": 再见', "主办: '他说 \"好\": 再见'"),
        ("主办: 拨 #110  # 备注", '主办: "拨 #110"  # 备注'),
        ("主办: “南湖社区”", '主办: "南湖社区"'),
        ("主办: 南湖\u200b社区", "主办: 南湖社区"),
        ("主办: 南湖\ufeff社区\u200b办", "主办: 南湖社区办"),
        ("\ufeff主办: 南湖", "主办: 南湖"),
        ("主办:\u200b南湖", "主办: 南湖"),
        ("经验:\u200b\n  - 甲", "经验:\n  - 甲"),
        ("经验:\ufeff\n  - 甲", "经验:\n  - 甲"),
        ("评判: 点\u200b选", "评判: 点选"),
        ("桌面:\n  格子:\n  - [刷单,红区\u200b]\n  - 甲：乙: 丙", "桌面:\n  格子:\n  - [刷单,红区]\n  - 甲：乙: 丙"),
        ('主办: "南湖\n评判: "点选"\n', '主办: "南湖"\n评判: "点选"\n'),
        ('主办: "南湖”\n评判: 点选\n', '主办: "南湖"\n评判: 点选\n'),
        ("主办: '南湖 # 备注\n评判: 点选\n", '主办: "南湖" # 备注\n评判: 点选\n'),
        ("带走: ｛抬头：今晚，结尾：再见｝", "带走: {抬头: 今晚, 结尾: 再见}"),
        ("带走: 【抬头: 今晚， 结尾: 再见】 # 备注", "带走: {抬头: 今晚, 结尾: 再见} # 备注"),
        ("经验: ［甲、乙］", "经验: [甲, 乙]"),
        ("桌面:\n  格子:\n    - 【甲，红区】", "桌面:\n  格子:\n    - [甲, 红区]"),
        ("经验:\n  1. 甲\n  ２．乙\n  （3）丙\n  ④丁", "经验:\n  - 甲\n  - 乙\n  - 丙\n  - 丁"),
        ("展品:\n  1、编号: a\n    渠道: 短信", "展品:\n  - 编号: a\n    渠道: 短信"),
        ("主办: * 甲", '主办: "* 甲"'),
        ("主办: ! 甲", '主办: "! 甲"'),
        ("经验:\n  - 记住: 甲", '经验:\n  - "记住: 甲"'),
        ("解析: 注意: 甲", '解析: "注意: 甲"'),
        ("主办: 南\u2028湖\u2028\n评判: 点选", "主办: 南湖\n评判: 点选"),
        ("主办: a\x0bb\x85c", "主办: a b c"),
        ("\x0c主办: 甲", "主办: 甲"),
        ("主办: 甲\x0b评判: 点选\x0b经验:\x0b  - 乙", "主办: 甲\n评判: 点选\n经验:\n  - 乙"),
        ("# 主办: 甲\x0b评判: 点选", "# 主办: 甲评判: 点选"),
        ("经验:\n－ 甲\n－ 乙", "经验:\n- 甲\n- 乙"),
        ("经验:\n-\t甲\n-\u3000乙", "经验:\n- 甲\n- 乙"),
        ("经验:\n\t- 甲\n\t\n\t# 说明\n\t- 乙", "经验:\n  - 甲\n\n  # 说明\n  - 乙"),
        ("经验:\n\u3000\u3000- 甲\n\u3000\u3000- 乙", "经验:\n    - 甲\n    - 乙"),
        ("经验: [甲，乙]", "经验: [甲, 乙]"),
        ("带走: {抬头：今晚，结尾：再见}", "带走: {抬头: 今晚, 结尾: 再见}"),
        ("带走: {抬头: 注意: 今晚, 结尾: @我}", '带走: {抬头: "注意: 今晚", 结尾: "@我"}'),
        ("带走:\n  抬头: 今晚  # {文字：不要动，为什么：不要动}\n  结尾：好", None),
        ('主办: "南湖",', '主办: "南湖"'),
        ("主办: '南湖'， # 备注", "主办: '南湖' # 备注"),
        ("主办: 南湖,", "主办: 南湖"),
        ("说出几条: 2,\n评判: 点选，", "说出几条: 2\n评判: 点选"),
        ('经验:\n  - "甲",\n  - "乙",', '经验:\n  - "甲"\n  - "乙"'),
        ('经验: [\n  "甲",\n  "乙",\n],', '经验: [\n  "甲",\n  "乙",\n]'),
        ("带走: {抬头: 今晚, 结尾: 再见}, // 备注", "带走: {抬头: 今晚, 结尾: 再见} # 备注"),
        ("// 备注：甲\n主办: 南湖", "# 备注：甲\n主办: 南湖"),
        ("经验:\n  - 甲\n    //乙", "经验:\n  - 甲\n    # 乙"),
        ("桌面:\n  格子:\n    - [甲, 红区] // 备注", "桌面:\n  格子:\n    - [甲, 红区] # 备注"),
    ],
)
def test_what_is_typed_and_what_is_meant(typed: str, meant: str | None) -> None:
    expected = typed.replace("结尾：", "结尾: ") if meant is None else meant
    assert fixed(typed) == expected


def test_a_tab_is_as_wide_as_the_key_behind_it_says() -> None:
    typed = (
        "骗术:\n\t- 编号: a\n\t  特征:\n      - 文字: 甲\n\t\t为什么: 乙\n"
        "    干扰项:\n\t- 文字: 丙\n\t为什么不是: 丁\n\t怎么办: 戊\n"
    )
    meant = (
        "骗术:\n  - 编号: a\n    特征:\n      - 文字: 甲\n        为什么: 乙\n"
        "    干扰项:\n    - 文字: 丙\n      为什么不是: 丁\n    怎么办: 戊\n"
    )
    assert meaning(fixed(typed)) == meaning(meant)


def test_items_without_a_dash_get_theirs() -> None:
    sound = (
        "骗术:\n  - 编号: a\n    特征:\n      - 文字: 甲\n        为什么: 乙\n      - 文字: 丙\n        为什么: 丁\n"
    )
    assert fixed(sound.replace("- 文字: 丙", "  文字: 丙")) == sound
    assert meaning(fixed(sound.replace("- 文字", "  文字"))) == meaning(sound)


def test_a_file_of_soft_returns_becomes_one_of_lines() -> None:
    repair = fix_bytes(sample_yaml().replace("\n", "\x0b").encode())
    assert repair is not None
    assert repair.data.decode() == sample_yaml().rstrip("\n")
    assert repair.changes[0].code == "soft_return"


# -- what is not ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "主办：\n  - 甲\n  - - [\n",  # nothing can be said of the rest
        "主办: 甲\n  标提：乙\n",  # a word that may be a key or not
        '主办: "甲\n  -乙\n  标题：丙"\n',  # a text in several lines
        "主办: |\n  标题：丙\n\t-乙\n",
        "经验: [甲，乙, 丙]",
        "主办: “甲”和“乙”",
        "经验:\n  - 1. 甲\n  - 【甲】\n  - ｛甲｝\n  - ① 乙",
        "主办: 甲\n  1. 乙\n  2. 丙",
        "主办: 【甲】",
        "主办: 'a\u200db'",
        "主办: 2026年",
        "# 标题：甲，“乙”\n",
        '主办: "{标题：甲，语言：乙}"',
        "主办: 南湖，\n内容:\n  - 对方: 在吗,\n  - 甲,",  # commas that may be meant
        "主办: 见 http://a.b // c",
        '经验:\n  "甲",\n  "乙"\n],\n主办: "丙",',  # brackets that are not in pairs
        '经验: ["甲",\n  "乙",\n主办: "丙",\n',
    ],
)
def test_what_is_right_or_needs_a_person_is_left_alone(text: str) -> None:
    head = "标题: 夜市\n语言: 中文\n"
    if not text.startswith("主办："):
        assert fix_text(head + text).text == head + text
    else:
        assert fix_text(head + text).text == head + text.replace("主办：", "主办:")


def test_a_sentence_is_not_cut_while_a_mistake_elsewhere_is_repaired() -> None:
    typed = '主办: "格式是 {标题：甲，文字: 乙}"\n经验:\n  - "-乙"\n  - 路径是"C:\\图"吗\n带走：\n  抬头: 丙\n'
    typed += "展品:\n  - {编号: a_b, 情景: 他说，行动：快跑, 渠道: 短信}\n"
    assert fixed(typed) == typed.replace("带走：", "带走:")


VALID_ESCAPES = [
    r"\"",
    r"\n",
    r"\\",
    r"\/",
    r"\t",
    r"\x41",
    r"\u4e00",
    r"\U0001F600",
    r"\\q",
    r"\\\"",
    "一",
    " ",
    ",",
    "：",
]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.sampled_from(VALID_ESCAPES), max_size=8).map("".join), min_size=1, max_size=4))
def test_right_escapes_stay_while_a_colon_elsewhere_is_repaired(texts: list[str]) -> None:
    lines = [f'  - "甲{text}"' for text in texts]
    sound = sample_yaml().replace("经验:\n", "经验:\n" + "\n".join(lines) + "\n", 1)
    assert fix_text(sound).text == sound
    repair = fix_text(sound.replace("标题: ", "标题：", 1))
    assert repair.text == sound
    assert [(change.line, change.code) for change in repair.changes] == [(1, "colon_wide")]


@pytest.mark.parametrize("text", ["'看, \"C:\\图\"'", '甲 # 见: "C:\\图"'])
def test_a_backslash_that_is_one_stays_while_a_colon_elsewhere_is_repaired(text: str) -> None:
    assert fixed(f"主办: {text}\n带走：\n  抬头: 丙\n") == f"主办: {text}\n带走:\n  抬头: 丙\n"


def test_a_pack_in_json_with_slashes_is_repaired() -> None:
    typed = '{\n  "标题": "甲",  // 夜市\n  "经验": [\n    "乙" // "丙"\n  ],\n  // 完\n  "主办": "http://丁"\n}\n'
    assert fix_text(typed).text == typed.replace(" //", " #")


def test_a_word_that_may_be_a_key_stays_while_a_mistake_elsewhere_is_repaired() -> None:
    assert fixed("主办: 甲\n标提：乙\n带走：\n  抬头: 丙\n") == "主办: 甲\n标提：乙\n带走:\n  抬头: 丙\n"


def test_a_long_text_in_quotes_stays_while_a_mistake_elsewhere_is_repaired() -> None:
    typed = '主办: "甲\n' + "  -乙\n" * 60 + '  丙"\n带走：\n  抬头: 丁\n'
    assert fixed(typed) == typed.replace("带走：", "带走:")


def test_quotes_stay_where_a_cue_has_them() -> None:
    text = sample_yaml().replace("      - 您的会员今晚将自动续费800元，请点链接取消\n", "      - “自动续费800元”\n", 1)
    cued = text.replace("原文: 自动续费800元", "原文: “自动续费", 1)
    assert fix_text(text).text == text.replace("- “自动续费800元”", '- "自动续费800元"')
    assert fix_text(cued).text == cued


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir：\n\n-乙 标题：甲\n",
        "name: build\nsteps:\n\t-run\n",
        "",
        "标题：甲",
        "services:\n  name：x\n  text：y\n",
    ],
)
def test_what_is_no_pack_is_not_touched(text: str) -> None:
    assert fix_bytes(text.encode("gbk")) is None
    assert fix_text(text).text == text


def test_a_file_larger_than_a_pack_is_not_read() -> None:
    assert fix_bytes(b"title:x\nlanguage:y\n" + b"#" * 2_000_000) is None
