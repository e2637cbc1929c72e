"""Two sides of one pack: nothing is lost, and what both changed apart is told."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.workbench.merging.changes import changes_of, told_clash
from game.workbench.merging.merge import appended, merge
from tests.workbench.sheets.test_grids import sample


def changed(**edits: Any) -> Any:
    """The sample pack with some parts changed: `exhibits__0__sender="甲"`; `None` deletes."""
    data = copy.deepcopy(sample())
    for path, value in edits.items():
        *steps, last = [int(step) if step.isdigit() else step for step in path.split("__")]
        part: Any = data
        for step in steps:
            part = part[step]
        if value is None:
            del part[last]
        else:
            part[last] = value
    return data


def with_exhibit(name: str, data: Any = None) -> Any:
    data = copy.deepcopy(sample()) if data is None else data
    data["exhibits"].append({**data["exhibits"][0], "id": name})
    return data


def test_changes_in_different_places_are_both_kept() -> None:
    pack = with_exhibit("from_pack", changed(title="庙会"))
    book = with_exhibit("from_book", changed(organiser="东栅", exhibits__1__action="先问"))
    merged = merge(sample(), pack, book)
    assert merged.clashes == []
    assert (merged.data["title"], merged.data["organiser"]) == ("庙会", "东栅")
    assert merged.data["exhibits"][1]["action"] == "先问"
    assert {each["id"] for each in merged.data["exhibits"]} >= {"from_pack", "from_book"}


def test_two_fields_of_one_exhibit_are_merged() -> None:
    merged = merge(sample(), changed(exhibits__0__sender="甲"), changed(exhibits__0__action="乙"))
    assert (merged.clashes, merged.data) == ([], changed(exhibits__0__sender="甲", exhibits__0__action="乙"))


@pytest.mark.parametrize("keep", ["book", "pack"])
def test_what_both_changed_is_told_and_settled_as_wished(keep: Any) -> None:
    pack, book = changed(exhibits__0__sender="甲", title="庙会"), changed(exhibits__0__sender="乙", organiser="东栅")
    found = merge(sample(), pack, book)
    name = "展品 brushing_rebate_sms 发件人"
    assert [told_clash(clash, "zh") for clash in found.clashes] == [(name, "甲", "乙")]
    settled = merge(sample(), pack, book, keep)
    assert settled.clashes == []
    assert settled.data == changed(
        exhibits__0__sender={"book": "乙", "pack": "甲"}[keep], title="庙会", organiser="东栅"
    )


def test_deleting_what_the_other_changed_is_told() -> None:
    found = merge(sample(), changed(exhibits__0=None), changed(exhibits__0__sender="乙"))
    assert [clash.path for clash in found.clashes] == [("exhibits", "brushing_rebate_sms")]
    assert merge(sample(), changed(exhibits__0=None), sample()).data == changed(exhibits__0=None)


def test_a_sentence_added_beside_one_that_was_changed() -> None:
    pack = changed(rules_of_thumb=[*sample()["rules_of_thumb"], "新的"])
    book = changed(rules_of_thumb__0="改过的")
    assert merge(sample(), pack, book).data["rules_of_thumb"] == ["改过的", "新的"]
    both = merge(sample(), pack, changed(rules_of_thumb=[*sample()["rules_of_thumb"], "另一条"]))
    assert both.data["rules_of_thumb"] == [*sample()["rules_of_thumb"], "新的", "另一条"]


TEXTS = st.lists(st.sampled_from("甲乙丙丁戊己庚辛"), unique=True, max_size=6)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_no_text_that_a_side_added_is_lost(base: list[str], pack: list[str], book: list[str]) -> None:
    found = merge({"list": base}, {"list": pack}, {"list": book})
    if not found.clashes:
        new = (set(pack) | set(book)) - set(base)
        assert new <= set(found.data["list"])
        assert set(base) & set(pack) & set(book) <= set(found.data["list"])
    assert merge({"list": base}, {"list": base}, {"list": book}).data == {"list": book}
    assert merge({"list": base}, {"list": pack}, {"list": base}).data == {"list": pack}
    assert merge({"list": base}, {"list": pack}, {"list": pack}).data == {"list": pack}


def test_appending_changes_and_removes_nothing() -> None:
    book = changed(title="庙会", exhibits__0__sender="甲", scams__1=None, rules_of_thumb=["另一条"])
    found = appended(sample(), with_exhibit("new_one", book))
    assert [each["id"] for each in found["exhibits"]] == [*(each["id"] for each in sample()["exhibits"]), "new_one"]
    found["exhibits"].pop()
    assert found == changed(rules_of_thumb=[*sample()["rules_of_thumb"], "另一条"])


def test_changes_are_told_by_what_they_do() -> None:
    new = with_exhibit("new_one", changed(title="庙会", exhibits__1=None, scams__0__features__2__why="因为"))
    found = changes_of(sample(), new, "zh")
    assert found.added == ["展品 new_one"]
    assert found.removed == ["展品 fake_customer_service_sms"]
    assert found.changed == ["标题：平安夜市 → 庙会", "骗术 brushing_rebate 特征 3 为什么：第三条理由 → 因为"]
    assert not changes_of(sample(), sample(), "zh").is_any


def leaves(part: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all texts by which nothing is known again."""
    if isinstance(part, str):
        return [] if path[-1] in {"id", "name", "language"} else [path]
    steps = part.items() if isinstance(part, dict) else enumerate(part)
    return [leaf for step, inner in steps for leaf in leaves(inner, (*path, step))]


def edited(data: Any, texts: dict[tuple[Any, ...], str]) -> Any:
    data = copy.deepcopy(data)
    for (*steps, last), text in texts.items():
        part = data
        for step in steps:
            part = part[step]
        part[last] = text
    return data


LEAVES = leaves(sample())
EDITS = st.dictionaries(st.sampled_from(LEAVES), st.text("甲乙丙", min_size=1, max_size=4), max_size=6)


@settings(max_examples=200, deadline=None)
@given(EDITS, EDITS)
def test_edits_of_different_texts_are_all_kept(pack: Any, book: Any) -> None:
    book = {path: text for path, text in book.items() if path not in pack}
    merged = merge(sample(), edited(sample(), pack), edited(sample(), book))
    assert merged.clashes == []
    assert merged.data == edited(sample(), pack | book)
