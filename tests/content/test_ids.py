"""Ids may be Chinese, and may be left out: then they are made from what is said, and stay the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.content.model import Pack
from game.content.reading.ids import with_ids
from tests.content.sample import sample_yaml, write_sample
from tests.content.test_broken_packs import read

WITHOUT = re.sub(r"(?m)^  - 编号: .*\n    ", "  - ", sample_yaml())


def pack_of(text: str, folder: Path) -> Pack:
    reading = read(write_sample(folder, text=text))
    assert reading.pack is not None, reading.problems
    return reading.pack


def ids(pack: Pack) -> list[str]:
    return [*(scam.id for scam in pack.scams), *(exhibit.id for exhibit in pack.exhibits)]


def test_ids_may_be_left_out(tmp_path: Path) -> None:
    assert "编号" not in WITHOUT
    pack = pack_of(WITHOUT, tmp_path)
    assert [scam.id for scam in pack.scams] == ["刷单返利", "冒充客服", "冒充公检法", "虚假贷款"]
    assert len(set(ids(pack))) == len(ids(pack))
    assert read(write_sample(tmp_path, text=WITHOUT)).problems == ()


def test_they_do_not_depend_on_what_stands_around(tmp_path: Path) -> None:
    before = pack_of(WITHOUT.replace("今晚将自动续费800元", "明早将自动续费800元", 1), tmp_path)
    moved = WITHOUT.replace("解释: 没有催促", "解释: 真没有催促").replace("标题: 平安夜市", "标题: 庙会")
    after = pack_of(moved.replace("今晚将自动续费800元", "明早将自动续费800元", 1), tmp_path)
    assert ids(before) == ids(after)


@pytest.mark.parametrize("name", ["刷单", "药房_2", "微信a1"])
def test_ids_may_be_chinese(name: str, tmp_path: Path) -> None:
    text = sample_yaml().replace("编号: pharmacy_call", f"编号: {name}")
    assert pack_of(text, tmp_path).exhibits[-1].id == name


@pytest.mark.parametrize("name", ["1刷单", "刷 单", "刷单！", "Sms"])
def test_other_signs_are_told(name: str, tmp_path: Path) -> None:
    text = sample_yaml().replace("编号: pharmacy_call", f"编号: {name}")
    assert [problem.code for problem in read(write_sample(tmp_path, text=text)).problems] == ["identifier"]


def test_made_ids_keep_clear_of_typed_ones() -> None:
    data = {
        "scams": [{"id": "刷单", "name": "甲"}, {"name": "刷单"}, {"name": "刷单"}],
        "exhibits": [{"lines": "?"}, 7],
    }
    found = with_ids(data)
    assert [scam["id"] for scam in found["scams"]] == ["刷单", "刷单_2", "刷单_3"]
    assert found["exhibits"][1] == 7
    assert with_ids(found) == found
    assert with_ids([1]) == [1]
