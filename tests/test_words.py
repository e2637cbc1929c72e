"""All sentences in assets/text: the same rooms, keys and places for values in every language."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from game.words import LANGUAGES, Language, assets_folder, load_words, message_language

TEXTS = assets_folder() / "text"
ROOMS = sorted(path.stem for path in (TEXTS / "zh").glob("*.json"))


USED_BY_NAME = ("commands", "doctor", "findings", "repair", "report", "report_page", "schema", "sheets", "stock")


@cache
def written() -> str:
    """The program and its pages, as written."""
    root = TEXTS.parents[1]
    files = [*(root / "game").rglob("*.py"), *(root / "assets" / "pages").iterdir()]
    return "".join(path.read_text(encoding="utf-8") for path in files)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_language_has_the_same_rooms() -> None:
    assert sorted(folder.name for folder in TEXTS.iterdir()) == sorted(LANGUAGES)
    for language in LANGUAGES:
        assert sorted(path.name for path in (TEXTS / language).iterdir()) == [f"{room}.json" for room in ROOMS]


@pytest.mark.parametrize("room", ROOMS)
def test_every_language_has_the_same_keys_in_the_same_order(room: str) -> None:
    keys = [list(load_words(room, language)) for language in LANGUAGES]
    assert keys[0]
    assert all(others == keys[0] for others in keys)


@pytest.mark.parametrize("room", ROOMS)
def test_every_language_fills_in_the_same_values(room: str) -> None:
    chinese, english = (load_words(room, language) for language in LANGUAGES)
    assert [key for key in chinese if placeholders(chinese[key]) != placeholders(english[key])] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ROOMS)
def test_no_key_is_written_twice(room: str, language: Language) -> None:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        assert len(pairs) == len(dict(pairs)), pairs
        return dict(pairs)

    json.loads((TEXTS / language / f"{room}.json").read_text(encoding="utf-8"), object_pairs_hook=once)


@pytest.mark.parametrize("room", USED_BY_NAME)
def test_every_sentence_is_used(room: str) -> None:
    # The guide is gone through as it is; of a finding's sentences the code names only the finding.
    keys = [key for key in load_words(room, "zh") if not key.startswith(("guide.", "notes."))]
    names = {re.sub(r"\.(message|hint|also|guess|written)$", "", key).split(".")[-1] for key in keys}
    assert names - set(re.findall(r"[\"'.](\w+)\b", written())) == set()


def test_keys_of_nested_objects_are_joined_and_lists_are_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.words.assets_folder", lambda: tmp_path)
    (tmp_path / "text" / "en").mkdir(parents=True)
    told = {"a": "one", "b": {"c": "two {x}", "d": ["three", "four"], "": "five"}}
    (tmp_path / "text" / "en" / "room_of_this_test.json").write_text(json.dumps(told), encoding="utf-8")
    words = load_words("room_of_this_test", "en")
    assert dict(words) == {"a": "one", "b.c": "two {x}", "b.d": "three\nfour", "b.": "five"}
    assert words("b.c", x="{y}") == "two {y}"
    assert words.part("b") == {"c": "two {x}", "d": "three\nfour", "": "five"}


def test_a_file_is_read_once() -> None:
    assert load_words("findings", "zh") is load_words("findings", "zh")


@pytest.mark.parametrize(
    ("wish", "language"), [("en", "en"), ("EN-GB", "en"), ("zh", "zh"), ("fr", "zh"), (None, "zh")]
)
def test_messages_are_english_when_asked_for(wish: str | None, language: Language) -> None:
    assert message_language(wish) == language
