from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from game.content.findings import Path as KeyPath
from game.content.findings import Refused, Spot
from game.content.reading.outline import Outline, read_outline
from game.content.reading.renaming import rename
from game.content.tree.guard import Limits
from game.content.tree.intake import decode
from game.content.tree.tree import MappingNode, Node, ScalarNode, SequenceNode
from tests.content.sample import sample_yaml

PACKS = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


def outline(text: str, *, is_pure: bool = False) -> Outline:
    return read_outline(text, Limits(), is_pure=is_pure)


def plain(node: Node | None) -> object:
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    if isinstance(node, MappingNode):
        return {key.text: plain(value) for key, value in node.pairs}
    return None if node is None else node.text


def texts(node: Node) -> list[ScalarNode]:
    if isinstance(node, SequenceNode):
        return [leaf for item in node.items for leaf in texts(item)]
    if isinstance(node, MappingNode):
        return [leaf for key, value in node.pairs for leaf in (key, *texts(value))]
    return [node]


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_both_parsers_find_the_same(path: Path) -> None:
    try:
        text = decode(path.read_bytes()).text
    except Refused:
        return
    quick, plain_python = outline(text), outline(text, is_pure=True)
    assert quick.findings == plain_python.findings
    assert (quick.located is None) == (plain_python.located is None)
    if quick.located is not None and plain_python.located is not None:
        assert quick.located.root == plain_python.located.root


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_unknown_words_of_the_parser_move_nothing_far(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of a parser change between releases; a fault stays where it is, or one line below."""
    try:
        text = decode(path.read_bytes()).text
    except Refused:
        return
    known = outline(text).findings
    monkeypatch.setattr(yaml.MarkedYAMLError, "__init__", _in_made_up_words)
    unknown = outline(text).findings
    assert len(known) == len(unknown)
    for before, after in zip(known, unknown, strict=True):
        assert after.where.line - before.where.line in {0, 1}
        assert after.code in {before.code, "not_yaml"}


def _in_made_up_words(fault: Any, context: Any, context_mark: Any, problem: Any, problem_mark: Any, *_: Any) -> None:
    fault.context, fault.problem = context and "whilst pondering", problem and "things went awry"
    fault.context_mark, fault.problem_mark = context_mark, problem_mark


@pytest.mark.parametrize("is_pure", [True, False], ids=["python", "c"])
@pytest.mark.parametrize(
    ("text", "line"),
    [('a: b\nc: "\\U00110000"\nd: e', 2), ("%YAML " + "1" * 5000 + ".1\n---\na: b", 1)],
    ids=["character", "version"],
)
def test_what_the_parser_cannot_convert_is_told_in_its_line(text: str, line: int, is_pure: bool) -> None:
    (finding,) = outline(text, is_pure=is_pure).findings
    assert (finding.where.line, finding.level) == (line, "error")


def test_every_scalar_stays_text() -> None:
    located = outline("a: [0573, 18:30, no, 1.10, 2025-13-45, ~, .nan, 0x1F]\nb:\nc: ''").located
    assert located is not None
    assert plain(located.root) == {
        "a": ["0573", "18:30", "no", "1.10", "2025-13-45", "~", ".nan", "0x1F"],
        "b": "",
        "c": "",
    }


def test_every_place_holds_its_text() -> None:
    text = sample_yaml()
    located = outline(text).located
    assert located is not None
    assert located.root is not None
    lines = text.split("\n")
    found = texts(located.root)
    assert len(found) > 200
    assert all(lines[leaf.line][leaf.column :].startswith(leaf.text) for leaf in found)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("title",), 1, 5),
        (("scams", 0, "name"), 4, 9),
        (("scams", 0, "missing"), 3, 5),
        (("scams", 7, "name"), 3, 3),
        (("nothing", "at", "all"), 1, 1),
        (("scams", 0, "source", "outlet"), 5, 14),
    ],
)
def test_paths_lead_to_places(path: KeyPath, line: int, column: int) -> None:
    located = outline("标题: 甲\n骗术:\n  - 编号: a\n    名称: 乙\n    来源: {出处: 丙}").located
    assert located is not None
    assert rename(located).locate(path) == Spot(line, column)


def test_keys_have_places_too() -> None:
    located = outline("title: a\n主办: b").located
    assert located is not None
    assert rename(located).locate(("organiser",), at="key") == Spot(2, 1)
    assert rename(located).locate(("organiser",)) == Spot(2, 5)


def test_a_key_given_twice_names_both_places() -> None:
    located = outline("标题: 甲\n主办: 乙\n标题: 丙").located
    assert located is not None
    (finding,) = located.findings
    assert (finding.code, finding.where, finding.values["first"]) == ("key_twice", Spot(3, 1), 1)
    assert rename(located).data == {"title": "甲", "organiser": "乙"}


def test_a_key_that_is_a_list_is_no_key() -> None:
    located = outline("{[a, b]: c}").located
    assert located is not None
    assert [finding.code for finding in located.findings] == ["key_not_text"]


def test_reading_goes_on_behind_a_slip() -> None:
    result = outline("标题：甲\n主办:乙\n经验:\n  - 丙\n  -丁\n")
    assert [(finding.code, finding.where.line) for finding in result.findings] == [
        ("colon_wide", 1),
        ("colon_tight", 2),
        ("dash_tight", 5),
    ]
    assert result.located is not None
    assert plain(result.located.root) == {"标题": "甲", "主办": "乙", "经验": ["丙", "丁"]}
    assert result.lines[0] == "标题：甲", "the line that is quoted must be the one that was typed"


@pytest.mark.parametrize(
    "text",
    [
        "行动: 他说：没事",
        "行动: 时间 18:30 到",
        "行动: 链接 hxxp://***",
        "行动: “他”说的",
        "行动: 拨打110  # 备注",
        "行动: 一-二",
        "行动: 甲#乙",
        "行动: '标题：甲'",
        "经验:\n  - '标题：甲'\n  - \"-乙\"\n  - 106****8823\n  - -5",
        "行动: |\n  标题：甲\n  -乙\n   # 丙",
        "经验: ['甲，乙']",
        "经验: [甲，乙, 丙]",
        "# 标题：甲\n行动: 乙",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert outline(text).findings == ()
