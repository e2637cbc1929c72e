"""The words of the interface: the same in both languages, and exactly those that the screens use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from game.app.wiring import SCENES
from game.content.model import Channel, Verdict
from game.rules.score import Badge
from game.words import LANGUAGES, Language, Words, load_words

GAME = Path(__file__).resolve().parents[2] / "game"
KEY = re.compile(r"[a-z_]+\.[a-z0-9_]+")


def words(language: Language) -> Words:
    return load_words("screens", language)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@lru_cache(maxsize=1)
def trees() -> tuple[ast.Module, ...]:
    folders = (GAME / "scenes", GAME / "ui", GAME / "kiosk", GAME / "app")
    return tuple(
        ast.parse(path.read_text(encoding="utf-8")) for folder in folders for path in sorted(folder.rglob("*.py"))
    )


def nodes() -> Iterator[ast.AST]:
    for tree in trees():
        yield from ast.walk(tree)


def literal_keys() -> set[str]:
    """Keys written out in the code."""
    heads = {key.split(".")[0] for key in words("zh")}
    pieces = {id(part) for node in nodes() if isinstance(node, ast.JoinedStr) for part in node.values}
    spelled = {
        node.value
        for node in nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces
    }
    keys = {text for text in spelled if KEY.fullmatch(text) and text.split(".")[0] in heads}
    return keys | {key for key in words("zh") if "." not in key and key in spelled}


def built_keys() -> list[re.Pattern[str]]:
    """Keys that are put together, as patterns."""
    patterns = []
    for node in nodes():
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
            if isinstance(parts[0], str) and re.match(r"[a-z_]+\.[a-z_]*$", parts[0]):
                pattern = "".join(re.escape(part) if isinstance(part, str) else "[a-z0-9_]*" for part in parts)
                patterns.append(re.compile(pattern))
    return patterns


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_wears_spaces(language: Language) -> None:
    assert [key for key, text in words(language).items() if not text or text != text.strip()] == []


def test_every_key_in_the_code_exists() -> None:
    assert literal_keys() - words("zh").keys() == set()


def test_every_key_that_is_put_together_exists() -> None:
    missing = [pattern.pattern for pattern in built_keys() if not any(pattern.fullmatch(key) for key in words("zh"))]
    assert missing == []


def test_every_word_is_used_somewhere() -> None:
    spelled, built = literal_keys(), built_keys()
    unused = [key for key in words("zh") if key not in spelled and not any(pattern.fullmatch(key) for pattern in built)]
    assert unused == []


def test_every_channel_verdict_badge_and_count_has_its_words() -> None:
    needed = {f"channel.{channel}" for channel in get_args(Channel)}
    needed |= {f"exhibit.{outcome}_{verdict}" for outcome in ("right", "wrong") for verdict in get_args(Verdict)}
    needed |= {f"badge.{badge}" for badge in get_args(Badge)}
    needed |= {
        f"{head}_{count}"
        for head in ("challenge.think", "challenge.ask", "challenge.spoken_ask")
        for count in (1, 2, 3)
    }
    assert needed - words("zh").keys() == set()


def test_the_code_fills_in_exactly_the_values_that_a_text_has() -> None:
    wrong = []
    for node in nodes():
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "say"):
            continue
        key = node.args[0]
        if isinstance(key, ast.Constant) and isinstance(key.value, str) and key.value in words("zh"):
            given = {keyword.arg for keyword in node.keywords}
            if given != placeholders(words("zh")[key.value]):
                wrong.append((key.value, given))
    assert wrong == []


def test_an_unknown_key_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        words("zh")("nothing.like_this")


def test_values_are_filled_in_and_braces_in_them_are_harmless() -> None:
    assert words("en")("attract.kicker", title="{x}") == words("en")["attract.kicker"].replace("{title}", "{x}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_names_both_numbers(language: Language) -> None:
    helping = " ".join(text for key, text in words(language).items() if key.startswith("help."))
    assert "110" in helping
    assert "96110" in helping


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_explanation_ends_on_stop_ask_and_the_number(language: Language) -> None:
    assert "96110" in words(language)("action")


def test_there_are_scenes_to_speak_in() -> None:
    # The keys of a screen begin with its name; a renamed screen must take its words along.
    heads = {key.split(".")[0] for key in words("zh")}
    assert set(SCENES) - heads == {"still_there"}
