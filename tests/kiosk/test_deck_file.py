"""The deck of messages outlives the program, whatever has become of its file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from game.kiosk.deck_file import load_deck, save_deck
from game.rules.draw import Deck
from game.scenes.core.deck import DeckKeeper


def test_what_was_shown_is_known_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "state" / "deck.json"
    keeper = DeckKeeper(load_deck(path), partial(save_deck, path))
    keeper.show(["sms_1", "call_2"])
    keeper.show(["sms_1"])
    assert DeckKeeper(load_deck(path)).deck == Deck(("call_2", "sms_1"))


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", '{"a": 1}', "[" * 100_000, '["a"' + " " * 300_000 + "]", "\x00"])
def test_a_file_that_tells_nothing_is_an_empty_deck(text: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.json"
    path.write_text(text, encoding="utf-8")
    assert load_deck(path) == Deck()
    save_deck(path, Deck(("a",)))
    assert load_deck(path) == Deck(("a",))


def test_bytes_that_are_no_text_are_an_empty_deck(tmp_path: Path) -> None:
    path = tmp_path / "deck.json"
    path.write_bytes(b"\xff\xfe\x00")
    assert load_deck(path) == Deck()


def test_a_disk_that_takes_nothing_stops_no_visit(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    save_deck(blocked / "deck.json", Deck(("a",)))
    assert "the deck was not saved" in caplog.text
    (tmp_path / "deck.json").mkdir()
    save_deck(tmp_path / "deck.json", Deck(("a",)))
    assert load_deck(tmp_path / "deck.json") == Deck()
