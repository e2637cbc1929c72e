"""What hands at a desk type in place of a colon, a comment, nothing, or an emoji."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.workbench.repair.fixing import fix_text
from tests.content.sample import sample_yaml, write_sample
from tests.content.test_broken_packs import read

FIXED = [
    ("    渠道: 短信\n", "    渠道；短信\n", "colon_other"),
    ("    渠道: 短信\n", "    渠道 = 短信\n", "colon_other"),
    ("标题: 平安夜市\n", "标题 = 平安夜市\n", "colon_other"),
    ("标题: 平安夜市\n", "标题;平安夜市\n", "colon_other"),
    ("标题: 平安夜市\n", "标题＝平安夜市\n", "colon_other"),
    ("      - 对方: 您订的药", "      - 对方；您订的药", "colon_other"),
    ("主办: 南湖社区\n", "主办: 南湖社区\u3000# 谁办的\n", "note_wide"),
    ("主办: 南湖社区\n", "主办: 南湖社区 ＃ 谁办的\n", "note_wide"),
    ("展品:\n", "＃ 展品：让玩家判断\n展品:\n", "hash_wide"),
    ("展品:\n", "  ＃展品\n展品:\n", "hash_wide"),
    ("主办: 南湖社区\n", '主办: "南湖\\ud83d\\ude00社区"\n', "escape_pair"),
    ("    渠道: 短信\n", "    渠道: 短信\n    情景: null\n", "null_text"),
    ("    渠道: 短信\n", "    渠道: 短信\n    情景: ~\n", "null_text"),
]


def errors(text: str, folder: Path) -> list[str]:
    return [problem.code for problem in read(write_sample(folder, text=text)).problems if problem.is_error]


@pytest.mark.parametrize(("right", "typed", "code"), FIXED)
def test_a_slip_is_told_alone_and_repaired(right: str, typed: str, code: str, tmp_path: Path) -> None:
    text = sample_yaml().replace(right, typed, 1)
    assert text != sample_yaml()
    assert errors(text, tmp_path) == [code]
    fixed = fix_text(text)
    assert [change.code for change in fixed.changes] == [code]
    assert errors(fixed.text, tmp_path) == []


def test_what_must_be_there_is_not_deleted_for_being_null(tmp_path: Path) -> None:
    text = sample_yaml().replace("主办: 南湖社区", "主办: null")
    assert errors(text, tmp_path) == ["null_text"]
    assert fix_text(text).text == text


def test_half_an_emoji_is_told_and_not_guessed(tmp_path: Path) -> None:
    text = sample_yaml().replace("主办: 南湖社区", '主办: "南湖\\ud83d社区"')
    assert errors(text, tmp_path) == ["escape_half"]
    assert fix_text(text).text == text


@pytest.mark.parametrize("typed", ["平安＃夜市", "一；二=三", "我要；你", "见＃1"])
def test_sentences_with_such_signs_are_sentences(typed: str, tmp_path: Path) -> None:
    assert errors(sample_yaml().replace("来了再付\n    线索", f"来了再付{typed}\n    线索"), tmp_path) == []


@pytest.mark.parametrize(
    ("right", "typed"),
    [
        ("真假: 诈骗", "真假: 是骗局"),
        ("真假: 真实", "真假: 可信"),
        ("渠道: 短信", "渠道: 短消息"),
        ("- 我: 要先付钱吗", "- 自己: 要先付钱吗"),
    ],
)
def test_words_of_the_game_itself_are_understood(right: str, typed: str, tmp_path: Path) -> None:
    changed = read(write_sample(tmp_path, text=sample_yaml().replace(right, typed)))
    assert changed.problems == ()
    assert changed.pack == read(write_sample(tmp_path)).pack


@pytest.mark.parametrize("key", ["音频", "难度", "分数", "audio", "difficulty"])
def test_what_no_version_has_is_no_mistyped_word(key: str, tmp_path: Path) -> None:
    problems = read(write_sample(tmp_path, text=f"{key}: 一\n{sample_yaml()}")).problems
    assert [(problem.code, problem.message) for problem in problems] == [("key_not_here", f"这一版没有“{key}”")]
    inside = sample_yaml().replace("    渠道: 短信\n", f"    渠道: 短信\n    {key}: 一\n", 1)
    assert errors(inside, tmp_path) == ["key_not_here"]
