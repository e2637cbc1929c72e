from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from game.content.checks.facts import Facts
from game.content.checks.table_trial import TableTrials
from game.content.fields.names import KEYS, VALUES
from game.content.findings import Finding
from game.content.findings import Path as PackPath
from game.content.reading.packs import Limits, Reading, find_packs, read_pack, sister_of
from game.workbench.audits import all_audits
from tests.content.sample import ICONS, TODAY, large_yaml, sample_yaml, write_sample


def read(path: Path) -> Reading:
    return read_pack(path, icons=ICONS, today=TODAY)


def in_english(text: str) -> str:
    for chinese, english in KEYS.items():
        text = re.sub(rf"(?<![\w]){chinese}:", f"{english}:", text)
    for field, names in VALUES.items():
        # Scams may be called as icons are.
        for chinese, english in names.items() if field != "icon" else ():
            text = re.sub(rf": {chinese}$", f": {english}", text, flags=re.M)
    return text


def test_the_sample_is_a_pack(tmp_path: Path) -> None:
    reading = read(write_sample(tmp_path))
    assert reading.problems == ()
    assert reading.pack is not None
    assert reading.pack.title == "平安夜市"
    assert reading.pack.reviewed == date(2026, 5, 1)
    assert reading.pack.scams[0].id == "brushing_rebate"
    assert [line.speaker for line in reading.pack.exhibits[-1].lines] == ["them", "me", "them"]


def test_english_names_read_the_same_pack(tmp_path: Path) -> None:
    english = in_english(sample_yaml())
    assert "title: 平安夜市" in english
    assert not any(f"{key}:" in english for key in KEYS)
    chinese_pack = read(write_sample(tmp_path)).pack
    english_pack = read(write_sample(tmp_path, "other.yaml", text=english)).pack
    assert chinese_pack is not None
    assert english_pack == chinese_pack


@pytest.mark.parametrize("typed", ["0573", "18:30", "no", "1.10", "0x1F", "1_000", "2026-01-01", "1e3", ".inf"])
def test_text_stays_as_it_was_typed(tmp_path: Path, typed: str) -> None:
    reading = read(write_sample(tmp_path, text=sample_yaml().replace("南湖社区", typed)))
    assert reading.pack is not None
    assert reading.pack.organiser == typed


@pytest.mark.parametrize("name", ["title", "organiser", "reviewed", "scams", "exhibits", "takeaway"])
def test_a_missing_part_is_named_as_the_file_names_it(tmp_path: Path, name: str) -> None:
    chinese = next(key for key, english in KEYS.items() if english == name)
    cut = re.sub(rf"(?m)^{chinese}:.*\n(?:[ ].*\n)*", "", sample_yaml())
    for text, key in ((cut, chinese), (in_english(cut), name)):
        problems = read(write_sample(tmp_path, text=text)).problems
        assert [problem.message for problem in problems if problem.code == "missing"] == [f"这里少了“{key}”"]


def test_numbers_that_only_pydantic_would_call_a_date_are_refused(tmp_path: Path) -> None:
    for typed in ("20260501", "1700000000", "0", "2026-5-1", "2026-05-01T00:00:00"):
        problems = read(write_sample(tmp_path, text=sample_yaml().replace("2026-05-01", typed))).problems
        assert [problem.code for problem in problems] == ["date_form"], typed


def test_a_pack_is_valid_through_its_last_day(tmp_path: Path) -> None:
    path = write_sample(tmp_path)
    assert read_pack(path, icons=ICONS, today=date(2027, 5, 1)).problems == ()
    late = read_pack(path, icons=ICONS, today=date(2027, 5, 2))
    assert [problem.code for problem in late.problems] == ["expired"]
    assert late.pack is not None


def test_broken_parts_do_not_hide_what_is_wrong_elsewhere(tmp_path: Path) -> None:
    text = sample_yaml().replace("份量: 1", "份量: 零", 1).replace("原文: 来了再付", "原文: 来了就付")
    text = text.replace("冒充公检法第二特征", "冒充公检法第一特征")
    codes = {problem.code for problem in read(write_sample(tmp_path, text=text)).problems}
    assert codes == {"number_expected", "cue_missing", "same_text"}


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    reading = read(tmp_path / "none.yaml")
    assert [problem.code for problem in reading.problems] == ["file_missing"]
    assert reading.problems[0].excerpt == ""
    assert [problem.code for problem in read(tmp_path).problems] == ["file_is_folder"]
    assert read(Path("bad\0name.yaml")).problems[0].is_error


def test_audits_are_told_at_their_place(tmp_path: Path) -> None:
    def audit(_: Facts) -> Iterator[Finding[PackPath]]:
        yield Finding(("scams", 1, "features", 2, "text"), "glyph_missing", "error", {"char": "龘"})
        yield Finding(("takeaway",), "takeaway_long", "warning", {"length": 700, "limit": 600}, at="key")
        yield Finding(("scams", 99, "nothing"), "nobody_worded_this", "warning")

    path = write_sample(tmp_path)
    lines = sample_yaml().split("\n")
    reading = read_pack(path, icons=ICONS, today=TODAY, audits=[audit])
    assert reading.pack is None
    found = {problem.code: problem for problem in reading.problems}
    glyph, takeaway = found["glyph_missing"], found["takeaway_long"]
    assert lines[glyph.line - 1][glyph.column - 1 :].startswith("冒充客服第三特征")
    assert lines[takeaway.line - 1][takeaway.column - 1 :] == "带走:"
    assert "700" in takeaway.message
    assert found["nobody_worded_this"].message == "这里有问题（nobody_worded_this）"


def test_audits_say_nothing_about_half_a_pack(tmp_path: Path) -> None:
    path = write_sample(
        tmp_path, text=sample_yaml().replace("标题: 平安夜市\n", "", 1).replace("抬头: ", "抬头: www.a.cn ")
    )
    reading = read_pack(path, icons=ICONS, today=TODAY, audits=all_audits(TableTrials()))
    assert [problem.code for problem in reading.problems] == ["missing"]


def test_no_more_problems_than_anyone_reads(tmp_path: Path) -> None:
    text = sample_yaml().replace(": ", "：")
    problems = read(write_sample(tmp_path, text=text)).problems
    assert len(problems) == 101
    assert problems[-1].code == "more_problems"
    assert problems[0].hint == "改成：标题: 平安夜市"
    assert [problem.hint for problem in problems[:-1] if problem.excerpt in problem.hint] == []


def test_warnings_never_crowd_out_an_error(tmp_path: Path) -> None:
    def audit(_: Facts) -> Iterator[Finding[PackPath]]:
        for _times in range(600):
            yield Finding(("title",), "glyph_missing", "warning", {"char": "龘"})
        yield Finding(("title",), "takeaway_too_long", "error", {"length": 1, "limit": 0})

    text = large_yaml(120).replace("行动: 停一停，自己打开应用查", "行动: “停一停”")
    path = write_sample(tmp_path, text=text)
    assert {problem.code for problem in read(path).problems} == {"curly_quotes", "more_problems"}
    assert read(path).pack is not None
    audited = read_pack(path, icons=ICONS, today=TODAY, audits=[audit])
    assert audited.pack is None
    assert [problem.code for problem in audited.problems if problem.is_error] == ["takeaway_too_long"]


def test_limits_hold(tmp_path: Path) -> None:
    path = write_sample(tmp_path)
    limits = Limits(max_nodes=100)
    assert [p.code for p in read_pack(path, icons=ICONS, today=TODAY, limits=limits).problems] == ["too_many_nodes"]
    small = replace(limits, max_bytes=1000)
    assert [p.code for p in read_pack(path, icons=ICONS, today=TODAY, limits=small).problems] == ["file_too_large"]


def test_a_thousand_exhibits_are_read(tmp_path: Path) -> None:
    reading = read(write_sample(tmp_path, text=large_yaml(1000)))
    assert reading.pack is not None
    assert len(reading.pack.exhibits) == 1005


def test_the_garbage_collector_runs_again_afterwards(tmp_path: Path) -> None:
    assert gc.isenabled()
    read(write_sample(tmp_path))
    assert gc.isenabled()


def test_find_packs_sees_packs_only(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", ".hidden.yaml", "~lock.yaml", "notes.txt", "C.YAML"):
        write_sample(tmp_path, name)
    (tmp_path / "folder.yaml").mkdir()
    assert [path.name for path in find_packs(tmp_path)] == ["C.YAML", "a.yml", "b.yaml"]
    assert find_packs(tmp_path / "none") == []


def test_sisters_know_each_other() -> None:
    chinese, english = Path("q/night-market.yaml"), Path("q/night-market.en.yaml")
    assert sister_of(chinese, "en") == english
    assert sister_of(english, "zh") == chinese
    assert sister_of(english, "en") == english
    assert sister_of(chinese, "zh") == chinese
    assert sister_of(Path(".en.yaml"), "zh") == Path(".en.yaml")
