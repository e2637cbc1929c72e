"""What staff have set outlives a restart, unless the kiosk is started otherwise."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.kiosk.kept import Kept
from game.kiosk.settings import Settings
from game.kiosk.tonight import FILE, KeptTonight, tonight_of
from game.rules.tonight import Tonight

SET = Tonight(
    1.4,
    "day",
    is_calm=True,
    is_low=True,
    judging="spoken",
    off=frozenset({("a.yaml", "x"), ("b.yaml", "y")}),
    on=frozenset({("a.yaml", "z")}),
)


def kept_in(folder: Path, given: Tonight | None = None) -> KeptTonight:
    return KeptTonight(Kept(folder / FILE), given or Tonight())


def test_everything_is_kept(tmp_path: Path) -> None:
    kept_in(tmp_path).write(SET)
    assert kept_in(tmp_path).read() == SET


def test_without_a_file_it_is_as_it_was_started(tmp_path: Path) -> None:
    given = tonight_of(Settings(theme="day", text_scale=1.2, is_calm=True, is_low=True))
    assert kept_in(tmp_path, given).read() == given == Tonight(1.2, "day", is_calm=True, is_low=True)


def test_who_starts_it_otherwise_has_that(tmp_path: Path) -> None:
    kept_in(tmp_path).write(SET)
    found = kept_in(tmp_path, Tonight(theme="day", text_scale=1.2)).read()
    assert found == replace(SET, theme="day", text_scale=1.2)


def test_what_is_set_back_is_no_longer_kept(tmp_path: Path) -> None:
    kept_in(tmp_path).write(SET)
    kept_in(tmp_path).write(Tonight())
    assert kept_in(tmp_path).read() == Tonight()


def test_a_start_without_effects_forgets_nothing(tmp_path: Path) -> None:
    kept_in(tmp_path).write(replace(SET, is_calm=True))
    careful = Tonight(is_calm=True)
    kept_in(tmp_path, careful).write(kept_in(tmp_path, careful).read())
    assert kept_in(tmp_path).read() == SET


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"theme": ["night", "pink"], "text_scale": [1.0, [3]], "is_low": 4, "off": [1, 2], "other": [1, 2]}',
        '{"off": [[], [1, "a", ["x"]]], "judging": [null, {}], "is_calm": [false]}',
    ],
)
def test_a_damaged_file_counts_as_far_as_it_can_be_read(text: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert kept_in(tmp_path).read() == Tonight()
    (tmp_path / FILE).write_text(json.dumps({"theme": ["night", "day"], "is_low": "yes"}), encoding="utf-8")
    assert kept_in(tmp_path).read() == Tonight(theme="day")


def test_the_choice_of_staff_goes_before_the_word_of_the_pack() -> None:
    given = frozenset({"x"})
    assert Tonight().off_in("a.yaml", given) == given
    back = Tonight().turned("a.yaml", "x", given)
    assert back.off_in("a.yaml", given) == frozenset()
    assert back.off_in("b.yaml", given) == given
    assert back.turned("a.yaml", "x", given) == Tonight()
    assert Tonight().turned("a.yaml", "y", given).off_in("a.yaml", given) == {"x", "y"}
    # The pack says on by now: what staff have brought back stays.
    assert back.off_in("a.yaml") == frozenset()
