from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.takeaway.payload import AIM_BYTES, LIMIT_BYTES, compose, has_address, size_of

from .samples import CHINESE, ENGLISH


def made(**changed: str) -> str:
    words = {"recall": "先做什么？", "rule": "先垫钱就停", "heading": "夜市", "closing": "拨96110", "answer": "先问人"}
    words |= changed
    return compose(**words, language="zh")


def test_the_chinese_text_opens_with_the_question_and_closes_with_the_answer() -> None:
    assert CHINESE.split("\n") == [
        "刷单返利，前几单为什么返钱？",
        "要先交钱的，都先停一停",
        "平安夜市·反诈游园",
        "拿不准拨96110，被骗打110",
        "答案：先给甜头，好让你垫钱",
    ]


def test_the_english_text_opens_with_the_question_and_closes_with_the_answer() -> None:
    assert ENGLISH.split("\n") == [
        "Why do the first tasks pay?",
        "Pay first to earn later? Do not.",
        "Fanzha Fair, Nanhu",
        "Not sure? Ring 96110. Scammed? 110.",
        "Answer: so that you pay in more later",
    ]


@pytest.mark.parametrize("text", [CHINESE, ENGLISH])
def test_a_usual_text_stays_under_the_aim(text: str) -> None:
    assert size_of(text) <= AIM_BYTES


def test_size_counts_bytes_of_utf8() -> None:
    assert size_of("防a·\n") == 3 + 1 + 2 + 1


def test_breaks_and_wide_spaces_inside_a_line_become_one_space() -> None:
    assert made(rule="\u3000先垫钱\r\n 就是骗\t") == made(rule="先垫钱 就是骗")


def test_a_text_of_exactly_the_limit_passes_and_one_byte_more_is_refused() -> None:
    room = LIMIT_BYTES - size_of(made(closing="x")) + 1
    assert size_of(made(closing="x" * room)) == LIMIT_BYTES
    with pytest.raises(ValueError, match="288 bytes long; the code holds 287"):
        made(closing="x" * (room + 1))


@pytest.mark.parametrize("name", ["recall", "rule", "heading", "closing", "answer"])
def test_an_empty_line_is_refused_by_name(name: str) -> None:
    with pytest.raises(ValueError, match=f"'{name}'"):
        made(**{name: " \u3000\n"})


@pytest.mark.parametrize("name", ["recall", "rule", "heading", "closing", "answer"])
def test_an_address_in_any_line_is_refused_by_name(name: str) -> None:
    with pytest.raises(ValueError, match=f"'{name}'.*address.*a\\.cn"):
        made(**{name: "见 a.cn"})


ADDRESSES = [
    "http://example",
    "HTTPS：//x",
    "hxxp://x",
    "看http开头",
    "www.police",
    "www。警",
    "base.apks",
    "ｗｗｗ．ｊｘ．ｇｏｖ",
    "baidu.com",
    "baidu。com",
    "96110.cn",
    "反诈.中国",
    "诈骗.com举报",
    "a.b-c.io/x?y=1",
    "x@y.org",
    "xn--fiq228c.xn--fiqs8s",
    "a.xn--fiqs8s",
    "192.168.0.1",
    "paid.Then",
    "weixin://dl",
    "weixin:dl",
    "tel:110",
    "WIFI:S:free;;",
    "mailto:me",
    "BEGIN:VCARD",
]


@pytest.mark.parametrize("text", ADDRESSES)
def test_what_a_phone_would_open_is_an_address(text: str) -> None:
    assert has_address(text)
    assert has_address(f"先停。{text}，再问")


PLAIN = [
    "拿不准拨96110，被骗打110",
    "利息1.10%，3.5万元，18:30见",
    "1.先停 2.再问 3.拨96110",
    "公共WiFi：别转账",
    "短信SMS: 别点",
    "下载APP。VIP客服是假的",
    "先停。中国警方不会要钱。公司也不会",
    "等一等…then问",
    "不装.apk文件，不装安装.apk",
    "Stop. Ask. Ring 96110.",
    "wait...then ask",
    "U.S. dollars, e.g. 5, at 9 p.m.",
    "版本 1.2.3",
    "2023.11.08",
    "hotel:96110",
    "别装base.apk文件",
    "停·问·拨96110",
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_and_numbers_are_no_address(text: str) -> None:
    assert not has_address(text)


@given(
    st.text("abcxyz019", min_size=1, max_size=8),
    st.sampled_from(["com", "cn", "net", "org", "top", "io"]),
    st.sampled_from(["", "去", "，", " "]),
)
def test_a_domain_is_found_wherever_it_stands(label: str, ending: str, around: str) -> None:
    assert has_address(f"停{around}{label}.{ending}{around}问")


@given(
    st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from("，。：？·0123456789"))
)
def test_chinese_sentences_with_numbers_are_never_addresses(text: str) -> None:
    assert not has_address(text)
