"""What goes home, what cannot be drawn, and what an exhibit must not hold: told once, at the place that holds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.content.problems import Problem
from game.content.reading.packs import read_pack
from game.kiosk.places import find_places
from game.workbench.audits import TEXT_AUDITS
from game.workbench.report.text import as_text
from tests.content.sample import TODAY, sample_yaml, write_sample

ICONS = find_places().icon_names


def problems(folder: Path, *changes: tuple[str, str]) -> tuple[Problem, ...]:
    text = sample_yaml()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return read_pack(write_sample(folder, text=text), icons=ICONS, today=TODAY, audits=TEXT_AUDITS).problems


def told(folder: Path, *changes: tuple[str, str]) -> list[tuple[str, str]]:
    """Codes, and the line from the caret on."""
    return [(problem.code, problem.excerpt[problem.column - 1 :]) for problem in problems(folder, *changes)]


# -- what goes home -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "sound"),
    [
        ("抬头", "今晚学到的"),
        ("结尾", "拿不准就打96110"),
        ("记住", "要先付钱的都是骗"),
        ("考考自己", "刷单返利有哪两个特点？"),
    ],
)
def test_an_address_is_told_once_at_the_text_that_holds_it(field: str, sound: str, tmp_path: Path) -> None:
    change = (f"{field}: {sound}", f"{field}: 拿不准看 www.gov.cn")
    assert told(tmp_path, change) == [("takeaway_address", "拿不准看 www.gov.cn")]


PRIZES = """\
奖品:
  安慰奖: 反诈贴纸
  安慰签: 30
  奖项:
    - {编号: bag, 名称: 帆布袋, 数量: 20}
经验:
"""


def test_the_text_that_goes_home_has_room_for_a_voucher(tmp_path: Path) -> None:
    long = ("结尾: 拿不准就打96110", f"结尾: {'拿不准' * 15}就打96110")
    assert {code for code, _ in told(tmp_path, long)} == {"takeaway_long"}
    assert told(tmp_path, ("经验:\n", PRIZES)) == []
    codes = told(tmp_path, ("经验:\n", PRIZES), long)
    assert codes == [("takeaway_voucher", "要先付钱的都是骗")] * 4


def test_an_address_in_the_name_of_a_prize_goes_home_too(tmp_path: Path) -> None:
    prizes = PRIZES.replace("帆布袋", "看 gov.cn").replace("反诈贴纸", "www.贴纸")
    assert [code for code, _ in told(tmp_path, ("经验:\n", prizes))] == ["takeaway_address"] * 2


def test_an_address_in_a_rule_of_thumb_goes_home_too(tmp_path: Path) -> None:
    assert told(tmp_path, ("先问家人", "先看 gov.cn")) == [("takeaway_address", "不转账，不给验证码，先看 gov.cn")]


def test_wide_digits_that_go_home_are_told_with_the_plain_ones(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, ("结尾: 拿不准就打96110", "结尾: 拿不准就打９６１１０，别怕"))
    assert (problem.code, problem.level) == ("takeaway_wide", "warning")
    assert problem.excerpt[problem.column - 1 :] == "９６１１０，别怕"
    assert problem.hint.endswith("拿不准就打96110，别怕")


# -- characters ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "emoji",
    ["😄", "🛡️", "👍🏽", "👨‍👩‍👧", "🏳️‍🌈", "🇨🇳", "1️⃣"],
    ids=["plain", "form", "skin", "family", "joined", "flag", "keycap"],
)
def test_an_emoji_is_one_reminder_under_its_own_caret(emoji: str, tmp_path: Path) -> None:
    (found,) = problems(tmp_path, ("您订的药到了", f"您订的药{emoji}到了"))
    assert (found.code, found.level) == ("glyph_missing", "warning")
    assert f"“{emoji}”" in found.message
    assert found.excerpt[found.column - 1 :].startswith(f"{emoji}到了")


def test_two_emoji_of_a_text_are_two_reminders(tmp_path: Path) -> None:
    assert [rest[:1] for _, rest in told(tmp_path, ("您订的药到了", "😄您订的药到了👍"))] == ["😄", "👍"]


def test_a_joiner_between_chinese_characters_is_an_error(tmp_path: Path) -> None:
    assert "control" in dict(told(tmp_path, ("您订的药到了", "您订的药\u200d到了")))


# -- particulars --------------------------------------------------------------------------------------------------

LEADING = [
    ("exhibit_address", "http://t.cn/abc"),
    ("exhibit_address", "www.gov.cn"),
    ("exhibit_address", "ｗｗｗ．ｂａｉｄｕ．ｃｏｍ"),
    ("exhibit_address", "kefu@qq.com"),
    ("exhibit_number", "13912345678"),
    ("exhibit_number", "139 1234 5678"),
    ("exhibit_number", "+86 139-1234-5678"),
    ("exhibit_number", "１３９１２３４５６７８"),
    ("exhibit_number", "0573-82345678"),
    ("exhibit_number", "400-820-8820"),
    ("exhibit_number", "6222021234567890123"),
    ("exhibit_number", "6222 0212 3456 7890"),
    ("exhibit_number", "33040219900101123X"),
]


@pytest.mark.parametrize(("code", "typed"), LEADING)
def test_whatever_leads_to_somebody_is_a_reminder_at_its_place(code: str, typed: str, tmp_path: Path) -> None:
    (found,) = problems(tmp_path, ("您订的药到了，", f"您订的药到了，详情 {typed} ，"))
    assert (found.code, found.level) == (code, "warning")
    assert f"“{typed}”" in found.message
    assert found.excerpt[found.column - 1 :].startswith(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("106****8823", "139****5678", "6222 **** **** 0123", "0573-8234****", "400-***-8820"),
        *("110", "96110", "12381", "12345", "95588", "1068 2345"),
        *("【链接】", "800元", "1.5万", "3.14", "18:30", "2026-06-01", "订单 20260601123", "100000000元", "WiFi。好的"),
    ],
)
def test_what_leads_nowhere_is_none(typed: str, tmp_path: Path) -> None:
    assert told(tmp_path, ("您订的药到了，", f"您订的药到了，{typed}，")) == []


def test_the_cure_shows_the_number_masked(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, ("发件人: 社区药房", "发件人: 139-1234-5678"))
    assert "139****5678" in found.hint
    assert "发件人: 139-1234-5678" in as_text([found])


# -- icons --------------------------------------------------------------------------------------------------------


def test_icons_of_buttons_are_none_of_a_scam(tmp_path: Path) -> None:
    assert not ICONS & {"close", "aim_left", "can", "badge_learner", "channel_sms"}
    (found,) = problems(tmp_path, ("图标: fake_police", "图标: close"))
    assert found.code == "icon_unknown"
    assert "冒充公检法 fake_police、" in found.hint
    assert "追损二次诈骗 recovery_second_scam。" in found.hint, "the list is cut"


def test_an_icon_may_be_called_by_its_chinese_name(tmp_path: Path) -> None:
    assert told(tmp_path, ("图标: fake_police", "图标: 冒充公检法")) == []
