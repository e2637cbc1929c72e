"""Changing the text of a pack: it says what it should, and nothing else has moved."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.reading.outline import read_outline
from game.content.reading.packs import find_packs, read_pack
from game.content.reading.renaming import rename
from game.content.tree.guard import Limits
from game.content.tree.look_alikes import has_look_alikes
from game.content.tree.tree import Node
from game.words import LANGUAGES, Language
from game.workbench.yaml.editing import edited, plain
from game.workbench.yaml.writing import Writer
from tests.content.sample import TODAY, sample_yaml, write_sample

SHIPPED = find_packs(Path(__file__).parents[2] / "quizzes")
NASTY = st.sampled_from(
    [
        *("甲: 乙", "a #b", "# 甲", "'", '"', '"甲"', "it's", "“甲”", "- 甲", "-甲", "－ 甲", "yes", "no", "~", "null"),
        *(
            "0573",
            "1.10",
            "18:30",
            "2026-06-01",
            "1e3",
            ".inf",
            "[甲，乙]",
            "{a: b}",
            "甲, 乙",
            "& a",
            "*a",
            "!x",
            "|",
            ">",
        ),
        *(
            "%x",
            "@x",
            "`x",
            "? x",
            ": x",
            "x:",
            "记住：甲",
            "记住:甲",
            "=1+1",
            "+1",
            "@SUM(A1)",
            "\\n",
            "C:\\图片",
            "甲\u3000乙",
        ),
        *(
            "😀",
            "𠮷",
            "甲\nb",
            "甲\u200b",
            "\u2028甲",
            "\x85x",
            "甲\ttab",
            "---",
            "...",
            "a  b",
            "—— 甲",
            "…甲",
            "<<",
            "=",
        ),
    ]
)
# What looks like something else is read as that: `tests/content/test_look_alikes.py`.
WORD = NASTY | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufffe\uffff"), min_size=1, max_size=8
).map(str.strip).filter(lambda text: text and not has_look_alikes(text))

TYPED = WORD.map(str.strip)


def tree(text: str) -> Node:
    outline = read_outline(text, Limits())
    assert outline.findings == ()
    assert outline.located is not None
    assert outline.located.root is not None
    assert rename(outline.located).findings == []
    return outline.located.root


def change(text: str, how: Callable[[Any], None], *, language: Language = "zh") -> str:
    root = tree(text)
    data = copy.deepcopy(plain(root))
    how(data)
    changed = edited(text, root, data, language)
    assert plain(tree(changed)) == data
    return changed


def differing(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines that went and those that came, where everything before and after is the same."""
    before, after = old.splitlines(), new.splitlines()
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return before, after


@settings(max_examples=120, deadline=None)
@given(WORD, st.booleans(), st.sampled_from(["", "'", '"']))
def test_any_text_reads_back(text: str, in_flow: bool, quote: str) -> None:
    written = Writer("zh").leaf(text, "title", in_flow=in_flow, quote=quote)
    assert len(written.splitlines()) == 1
    if in_flow:
        assert plain(tree(f"桌面: {{格子: [[甲, {written}, 乙]]}}")) == {
            "table": {"rows": [["甲", text.strip(), "乙"]]}
        }
    else:
        assert plain(tree(f"标题: {written}\n主办: 乙\n经验:\n  - {written}\n")) == {
            "title": text.strip(),
            "organiser": "乙",
            "rules_of_thumb": [text.strip()],
        }


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("先返小钱，再骗你垫大钱", "先返小钱，再骗你垫大钱"),
        ("拨“96110”问一问", "拨“96110”问一问"),
        ("A day's work", "A day's work"),
        ("0573", '"0573"'),
        ("no", '"no"'),
        ("2026-06-01", '"2026-06-01"'),
        ("注意: 先垫资", '"注意: 先垫资"'),
        ("他说“好: 的”", '"他说“好: 的”"'),
        ('他说"好: 的"', "'他说\"好: 的\"'"),
        ("-5元", '"-5元"'),
    ],
)
def test_quotes_only_where_they_are_needed(text: str, written: str) -> None:
    assert Writer("zh").leaf(text, "title") == written


def test_numbers_and_dates_stay_bare() -> None:
    writer = Writer("zh")
    assert writer.entry("odds", "2") == ["份量: 2"]
    assert writer.entry("reviewed", "2026-06-01") == ["审核日期: 2026-06-01"]
    assert writer.entry("source", {"outlet": "公安部", "date": "2024-06-25"}) == [
        "来源: {出处: 公安部, 日期: 2024-06-25}"
    ]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_pack_written_anew_is_the_same_pack(path: Path, tmp_path: Path) -> None:
    data = plain(tree(path.read_text(encoding="utf-8")))
    for language in LANGUAGES:
        text = Writer(language).pack(data, {"": "甲\n乙", "scams": "丙"})
        assert plain(tree(text)) == data
        assert text.startswith("# 甲\n# 乙\n\n")
        again = write_sample(tmp_path, text=text)
        icons = frozenset(scam["icon"] for scam in data["scams"])
        first, second = (read_pack(each, icons=icons, today=TODAY) for each in (path, again))
        assert second.pack is not None
        assert second.pack == first.pack


def test_nothing_changed_is_the_very_same_text() -> None:
    text = sample_yaml()
    assert change(text, lambda data: None) is text


def test_a_changed_text_changes_its_line_alone() -> None:
    text = sample_yaml().replace("主办: 南湖社区", "主办: '南湖社区'   # 甲")

    def rename_organiser(data: Any) -> None:
        data["organiser"] = "东栅街道"

    assert differing(text, change(text, rename_organiser)) == (["主办: '南湖社区'   # 甲"], ["主办: '东栅街道'   # 甲"])


def test_a_new_exhibit_is_appended_and_nothing_else_moves() -> None:
    text = sample_yaml()

    def add(data: Any) -> None:
        data["exhibits"].append(data["exhibits"][0] | {"id": "one_more"})

    gone, came = differing(text, change(text, add))
    assert gone == []
    assert len(came) == 13
    assert "  - 编号: one_more" in came


def test_a_deleted_exhibit_takes_only_its_own_lines() -> None:
    text = sample_yaml()
    gone, came = differing(text, change(text, lambda data: data["exhibits"].pop(1)))
    assert came == []
    assert len(gone) == 13


def test_new_items_are_written_like_their_neighbours() -> None:
    def add(data: Any) -> None:
        data["scams"][0]["features"].append({"text": "甲", "why": "乙, 丙"})

    text = sample_yaml()
    assert differing(text, change(text, add)) == ([], ['      - {文字: 甲, 为什么: "乙, 丙"}'])


def test_windows_line_breaks_stay() -> None:
    text = sample_yaml().replace("\n", "\r\n")

    def several(data: Any) -> None:
        data["rules_of_thumb"].append("甲")
        data["exhibits"].append(data["exhibits"][0] | {"id": "one_more"})
        del data["judging"]

    changed = change(text, several)
    assert changed.count("\n") == changed.count("\r\n")


def test_an_item_that_moved_takes_its_comments_along() -> None:
    text = sample_yaml().replace("    发件人: 社区药房\n", "    发件人: 社区药房\n    # 药房的话\n")

    def swap(data: Any) -> None:
        data["exhibits"].insert(0, data["exhibits"].pop())

    changed = change(text, swap).splitlines()
    assert changed.index("    # 药房的话") == changed.index("    发件人: 社区药房") + 1
    assert changed.index("    # 药房的话") < changed.index("  - 编号: brushing_rebate_sms")


COMMENTED = "\n".join(
    line + ("" if number % 7 else f"\n{' ' * (len(line) - len(line.lstrip()))}# 备注{number}")
    for number, line in enumerate(sample_yaml().splitlines())
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_change_reads_back_and_comments_outside_it_stay(data: st.DataObject) -> None:
    def mutate(pack: Any) -> None:
        for _ in range(data.draw(st.integers(1, 4))):
            _mutate(pack, data)

    text = data.draw(st.sampled_from([COMMENTED, sample_yaml(), *SPACED]))
    changed = change(text, mutate)
    kept = [line for line in text.splitlines() if line.startswith("# ")]
    assert [line for line in changed.splitlines() if line.startswith("# ")] == kept


SPACED = [
    sample_yaml().replace("  - 编号", "\n  - 编号"),
    sample_yaml().rstrip("\n"),
    "# 头\n" + sample_yaml() + "\n\n# 尾\n\n",
]


def _mutate(pack: Any, data: st.DataObject) -> None:
    """One thing that somebody may do in a spreadsheet."""
    holder: Any = pack
    while True:
        at = data.draw(st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder))))
        if isinstance(holder[at], str) or not holder[at] or data.draw(st.booleans()):
            break
        holder = holder[at]
    if isinstance(holder, list):
        _mutate_list(holder, at, data)
    elif isinstance(holder[at], str) and at not in {"channel", "verdict", "language", "judging", "kind"}:
        if len(holder) > 1 and holder is not pack and data.draw(st.integers(0, 3)) == 0:
            del holder[at]
        else:
            holder[at] = data.draw(TYPED)
    elif "verdict" in holder:
        holder["button"] = data.draw(TYPED)
    elif holder is pack:
        obstacles = [{"kind": "can", "across": "3", "along": "5"}]
        holder["table"] = {"rows": [[data.draw(TYPED), "红区"]], "obstacles": obstacles}


def _mutate_list(items: list[Any], at: int, data: st.DataObject) -> None:
    action = data.draw(st.sampled_from(["swap", "delete", "add"]))
    if action == "swap":
        other = data.draw(st.sampled_from(range(len(items))))
        items[at], items[other] = items[other], items[at]
    elif action == "delete" and len(items) > 1:
        del items[at]
    else:
        new = copy.deepcopy(items[at])
        if isinstance(new, dict) and "id" in new:
            new["id"] = data.draw(TYPED)
        items.insert(data.draw(st.integers(0, len(items))), data.draw(TYPED) if isinstance(new, str) else new)
