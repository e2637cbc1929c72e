"""Lengths, names, wording: the parts of the room by themselves."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

import pytest

from game.content.checks.facts import Facts
from game.content.checks.lengths import LIMITS, check_lengths, units
from game.content.fields.field import Longest
from game.content.fields.names import KEYS, OTHER_WORDS, VALUES, english_key, meant_key, meant_value, nearest
from game.content.fields.shape import Shape, every_shape, pack_shape
from game.content.model import Pack
from game.content.problems import Problem, in_order
from game.content.reading.packs import Reading, read_pack
from game.content.wording import word
from game.words import LANGUAGES, load_words, message_language
from game.workbench.report.page import PackReport
from game.workbench.report.text import as_json, as_text, width
from tests.content.sample import ICONS, TODAY, sample_yaml, table_yaml, write_sample

ROOM = Path(__file__).parents[2] / "game" / "content"
PROBLEM = Problem("q/夜市.yaml", 14, 4, "error", "colon_wide", "甲", "乙\n丙", "  问：什么？")


@pytest.mark.parametrize(
    ("text", "is_latin", "expected"),
    [
        ("刷单", False, 2),
        ("拨96110", False, 3.5),
        ("“甲”。", False, 4),
        ("don’t", True, 2.5),
        ("  甲 ", False, 1),
        ("", False, 0),
    ],
)
def test_units(text: str, is_latin: bool, expected: float) -> None:
    assert units(text, is_latin=is_latin) == expected


def limited(limit: object, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Longest]]:
    if isinstance(limit, Longest):
        return [(path, limit)]
    if isinstance(limit, list):
        return limited(limit[0], (*path, 0))
    assert isinstance(limit, dict)
    return [found for key, inner in limit.items() for found in limited(inner, (*path, key))]


def nested(path: tuple[str | int, ...], text: str) -> object:
    if not path:
        return text
    inner = nested(path[1:], text)
    return [inner] if isinstance(path[0], int) else {path[0]: inner}


@pytest.mark.parametrize(("path", "limit"), limited(LIMITS), ids=str)
def test_a_text_may_be_as_long_as_its_box(path: tuple[str | int, ...], limit: Longest) -> None:
    fits, over = nested(path, "字" * limit.characters), nested(path, "字" * limit.characters + "a")
    assert list(check_lengths(Facts(fits))) == []
    (remark,) = check_lengths(Facts(over))
    assert (remark.where, remark.values["length"], remark.values["limit"]) == (
        path,
        f"{limit.characters + 0.5:g}",
        str(limit.characters),
    )
    fits, over = (nested(path, "a" * most) for most in (limit.letters, limit.letters + 1))
    assert isinstance(fits, dict)
    assert isinstance(over, dict)
    fits, over = fits | {"language": "en"}, over | {"language": "en"}
    assert list(check_lengths(Facts(fits, language="en"))) == []
    (remark,) = check_lengths(Facts(over, language="en"))
    assert (remark.values["length"], remark.values["limit"]) == (str(limit.letters + 1), str(limit.letters))


def test_limits_speak_of_keys_that_exist() -> None:
    for path, _ in limited(LIMITS):
        shape: Shape | None = pack_shape()
        for step in path:
            assert shape is not None
            shape = shape.item if isinstance(step, int) else shape.keys.get(step)
        assert shape is not None, path
        assert shape.kind in {"text", "either"}, path


def test_bounds_are_read_off_the_model_however_deep_they_stand() -> None:
    rows = pack_shape().keys["table"].keys["rows"]
    assert rows.item is not None
    assert (rows.kind, rows.most, rows.item.kind, rows.item.most) == ("list", 5, "list", 5)
    scams = pack_shape().keys["scams"]
    assert scams.item is not None
    assert (scams.most, scams.item.keys["features"].most) == (12, 20)
    assert pack_shape().keys["table"].keys["obstacles"].most == 6
    assert pack_shape().keys["exhibits"].most is None


def test_every_key_of_the_model_has_a_chinese_name() -> None:
    assert {key for shape in every_shape() for key in shape.keys} == set(KEYS.values())
    assert len(set(KEYS.values())) == len(KEYS)
    assert set(Pack.model_fields) == set(pack_shape().keys)


def test_every_choice_has_a_chinese_name() -> None:
    choices = {shape.name: set(shape.choices) for shape in every_shape() if shape.choices}
    # Which icons there are is for the pictures to say, not for the model.
    assert choices == {name: set(values.values()) for name, values in VALUES.items() if name != "icon"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("特证", "features"),
        ("feature", "features"),
        ("Features", "features"),
        ("干扰", "decoys"),
        ("天气", None),
        ("", None),
    ],
)
def test_the_key_that_was_meant(typed: str, meant: str | None) -> None:
    assert meant_key(typed, ["features", "decoys", "title"]) == meant


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        ("channel", "QQ", "chat"),
        ("channel", "ＱＱ群", "chat"),
        ("channel", "小程序", "app"),
        ("channel", "视频", "call"),
        ("channel", "包裹", "parcel"),
        ("channel", "邮箱", "email"),
        ("channel", "敲门", "door"),
        ("channel", "天气预报", None),
        ("verdict", "True", "genuine"),
        ("verdict", "否", "scam"),
    ],
)
def test_the_value_that_was_meant(field: str, typed: str, meant: str | None) -> None:
    assert meant_value(field, typed, VALUES[field].values()) == meant


def test_other_words_are_found_as_they_are_looked_up() -> None:
    for field, values in OTHER_WORDS.items():
        words = [word for known in values.values() for word in known]
        assert len(set(words)) == len(words)
        assert set(values) <= set(VALUES[field].values())
        assert not {*VALUES[field], *VALUES[field].values()} & set(words)
        assert [word for word in words if word != word.casefold()] == []


def test_nothing_is_guessed_from_an_endless_word() -> None:
    assert nearest("a" * 100_000, ["a" * 30]) is None
    assert english_key("没有") == "没有"


def worded() -> dict[str, str]:
    """The message of every code, in Chinese."""
    texts = load_words("findings", "zh")
    return {key.removesuffix(".message"): text for key, text in texts.items() if key.endswith(".message")}


def test_every_code_in_the_room_is_worded() -> None:
    written = set()
    # Spreadsheets have words of their own.
    apart = {"names", "model", "shape"}
    for path in ROOM.rglob("*.py"):
        if path.stem not in apart and not path.stem.startswith("sheet_"):
            written |= set(re.findall(r'"([a-z]+(?:_[a-z]+)+)"', path.read_text(encoding="utf-8")))
    begins: tuple[str, ...] = ("file_", "key_", "colon_", "dash_", "cue_", "scam_", "same_", "date_", "number_", "too_")
    begins += ("row", "place", "red_zone_", "zone_", "obstacle", "scams_", "comma_")
    missing = {code for code in written if code.startswith(begins)} - worded().keys()
    # Types of pydantic and names of steps that happen to look alike.
    assert missing <= {"too_short", "too_long_latin", "date_form"}


def test_chinese_sentences_use_chinese_punctuation() -> None:
    for code, message in worded().items():
        assert not re.search(r"[一-鿿][,;?!:]|[,;?!][一-鿿]", re.sub("“[^”]*”", "", message)), code
        assert not message.endswith("。"), code


def test_wording_never_fails_for_want_of_a_value() -> None:
    for language in LANGUAGES:
        for code in worded():
            message, hint = word(code, {}, language)
            assert message
            assert hint
    assert "{" not in word("key_unknown", {"key": "{0}", "allowed": "x"}, "en")[0].replace("{0}", "")


def test_a_long_value_is_cut() -> None:
    message, _ = word("key_unknown", {"key": "甲" * 1000, "allowed": ""}, "zh")
    assert len(message) < 60


def test_records_hold_exactly_the_agreed_keys() -> None:
    (record,) = json.loads(as_json([PROBLEM]))
    assert list(record) == ["file", "line", "column", "level", "code", "message", "hint"]
    assert record["line"] == 14


def test_problems_stand_in_order_of_place() -> None:
    early = Problem("q/夜市.yaml", 2, 9, "warning", "b", "", "")
    same = Problem("q/夜市.yaml", 2, 9, "error", "c", "", "")
    assert in_order([PROBLEM, early, same, PROBLEM]) == (same, early, PROBLEM)


def test_the_report_is_the_one_that_was_promised() -> None:
    assert as_text([PROBLEM], has_previous=True) == (
        "题包 夜市.yaml 有 1 处要改（没有启用，现在仍用旧题包）\n"
        "1) 第 14 行第 4 列：甲\n"
        "     14 |   问：什么？\n"
        "        |     ^\n"
        "   乙\n"
        "   丙"
    )


def test_the_caret_stands_under_its_character_in_a_long_line() -> None:
    line = "一" * 200 + "X" + "二" * 200
    rows = as_text([Problem("a", 1, 201, "error", "c", "", "", line)]).split("\n")
    before = rows[2][: rows[2].index("X")]
    assert width(before) == rows[3].index("^")
    assert width(rows[2]) < 140


def test_warnings_alone_do_not_say_that_something_must_change() -> None:
    warning = Problem("a.yaml", 1, 1, "warning", "c", "m", "h")
    assert as_text([warning]) == "题包 a.yaml 可以用，有 1 处提醒\n1) 第 1 行第 1 列：（提醒）m\n   h"
    assert as_text([warning], language="en").startswith("Pack a.yaml can be used; 1 to look at\n1) Line 1, column 1: (")
    assert as_text([]) == ""


def test_the_heading_counts_what_is_numbered() -> None:
    error = Problem("a.yaml", 1, 1, "error", "c", "甲", "改")
    warning = Problem("a.yaml", 2, 1, "warning", "c", "乙", "改")
    shown = as_text([error, warning, warning])
    assert shown.startswith("题包 a.yaml 有 1 处要改，还有 2 处提醒\n1) ")
    assert shown.count(") 第") == 3
    assert as_text([error, warning], language="en").startswith("Pack a.yaml: 1 to correct, 1 to look at\n")


@pytest.mark.parametrize("level", ["error", "warning"])
def test_that_there_are_more_is_no_problem_itself(level: Literal["error", "warning"]) -> None:
    found = [Problem("a.yaml", line, 1, level, "c", "甲", "改") for line in range(1, 101)]
    notice = Problem("a.yaml", 100, 1, level, "more_problems", "问题太多", "请先改好")
    for language, many in (("zh", "100 多处"), ("en", "more than 100 to")):
        assert many in as_text([*found, notice], language=message_language(language)).split("\n")[0]
    assert as_text([*found, notice]).endswith("甲\n   改\n问题太多\n   请先改好")
    report = PackReport(Reading(Path("a.yaml"), None, (*found, notice)))
    assert report.errors + report.warnings == 100


SPOKEN = "      - 我: 要先付钱吗"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("我 要先付钱吗", "speaker_lost"),
        ("对方　您好", "speaker_lost"),
        ("他：您好", "speaker_lost"),
        ("张阿姨：要先付钱吗", "speaker_named"),
        ("派单员小雨：好的", "speaker_named"),
        # As far as anyone can tell, these are words.
        ("我要先付钱吗", None),
        ("对方要先付钱", None),
        ("他 说要先付钱", None),
        ("提醒：要先付钱", None),
        ("订单的链接地址：要先付钱", None),
        ("先付钱，再说：好", None),
        ("12：30来", None),
        ("我: 小王：要先付钱吗", None),
        ("我", None),
    ],
)
def test_a_line_that_begins_with_who_says_it_is_a_warning(line: str, code: str | None, tmp_path: Path) -> None:
    text = sample_yaml().replace(SPOKEN, f"      - {line}")
    found = read_pack(write_sample(tmp_path, text=text), icons=ICONS, today=TODAY).problems
    assert [(p.code, p.level) for p in found] == ([] if code is None else [(code, "warning")])


def test_in_a_message_a_name_may_stand_before_the_words(tmp_path: Path) -> None:
    text = sample_yaml().replace("      - 您的会员今晚", "      - 南湖供水：您的会员今晚", 1)
    assert read_pack(write_sample(tmp_path, text=text), icons=ICONS, today=TODAY).problems == ()


def test_too_few_genuine_items_are_warned_of(tmp_path: Path) -> None:
    text = sample_yaml()
    scam = text[text.index("  - 编号: fake_loan_sms") : text.index("  - 编号: pharmacy_call")]
    five_to_one = text.replace(scam, scam + scam.replace("fake_loan_sms", "another_sms"))
    assert [p.code for p in read_pack(write_sample(tmp_path), icons=ICONS, today=TODAY).problems] == []
    reading = read_pack(write_sample(tmp_path, text=five_to_one), icons=ICONS, today=TODAY)
    assert [(p.code, p.level) for p in reading.problems] == [("few_genuine", "warning")]
    assert "6 件展品里只有 1 件是真实的" in reading.problems[0].message


def test_another_scams_feature_may_be_a_decoy(tmp_path: Path) -> None:
    text = sample_yaml().replace("冒充客服第一干扰", "刷单返利第一特征")
    assert read_pack(write_sample(tmp_path, text=text), icons=ICONS, today=TODAY).problems == ()


def test_a_shared_icon_is_only_a_warning(tmp_path: Path) -> None:
    text = sample_yaml().replace("图标: fake_loan", "图标: fake_police")
    reading = read_pack(write_sample(tmp_path, text=text), icons=ICONS, today=TODAY)
    assert [(p.code, p.level) for p in reading.problems] == [("same_icon", "warning")]
    assert reading.pack is not None


def test_in_spoken_mode_more_features_than_staff_can_tick_are_a_warning(tmp_path: Path) -> None:
    typed = "      - {文字: 刷单返利第六特征, 为什么: 第六条理由}\n"
    more = "".join(typed.replace("第六特征", f"第{number}特征") for number in "七八九")
    text = sample_yaml().replace(typed, typed + more)
    assert read_pack(write_sample(tmp_path, text=text), icons=ICONS, today=TODAY).problems == ()
    spoken = write_sample(tmp_path, text=text.replace("评判: 点选", "评判: 口述"))
    (problem,) = read_pack(spoken, icons=ICONS, today=TODAY).problems
    assert (problem.code, problem.level) == ("spoken_many", "warning")
    assert "有 9 条特征" in problem.message


def test_five_places_in_a_row_are_too_narrow_for_english_names(tmp_path: Path) -> None:
    text = table_yaml().replace("[刷单返利, 红区, 冒充客服]", "[刷单返利, 红区, 红区, 冒充客服, 空]")
    assert read_pack(write_sample(tmp_path, text=text), icons=ICONS, today=TODAY).pack is not None
    english = write_sample(tmp_path, text=text.replace("语言: 中文", "语言: 英文"))
    told = [p for p in read_pack(english, icons=ICONS, today=TODAY).problems if p.code == "row_narrow"]
    assert [(p.level, p.excerpt.strip()) for p in told] == [("error", "- [刷单返利, 红区, 红区, 冒充客服, 空]")]
