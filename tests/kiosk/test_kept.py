"""What staff have chosen and visitors have seen outlives the program, whatever has become of its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.kiosk.kept import Kept, deck_of, text_of, word_of
from game.rules.draw import Deck
from game.scenes.core.deck import DeckKeeper
from game.ui.sound import VOLUMES


def test_what_was_shown_is_known_after_a_restart(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "state" / "deck.json")
    keeper = DeckKeeper(deck_of(kept.read()), lambda deck: kept.write(text_of(deck)))
    keeper.show(["sms_1", "call_2"])
    keeper.show(["sms_1"])
    assert deck_of(kept.read()) == Deck(("call_2", "sms_1"))


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", '{"a": 1}', "[" * 100_000, '["a"' + " " * 300_000 + "]", "\x00"])
def test_a_file_that_tells_nothing_is_an_empty_deck(text: str, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "deck.json")
    (tmp_path / "deck.json").write_text(text, encoding="utf-8")
    assert deck_of(kept.read()) == Deck()
    kept.write(text_of(Deck(("a",))))
    assert deck_of(kept.read()) == Deck(("a",))


@pytest.mark.parametrize("word", VOLUMES)
def test_a_volume_is_kept(word: str, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "state" / "volume")
    assert word_of(kept.read(), VOLUMES) == "full"
    kept.write(word)
    assert word_of(kept.read(), VOLUMES) == word
    assert [each.name for each in (tmp_path / "state").iterdir()] == ["volume"]


@pytest.mark.parametrize("data", [b"", b"loud", b"\xff\x00" * 500, b"off" * 99])
def test_what_is_no_volume_is_full(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "volume").write_bytes(data)
    assert word_of(Kept(tmp_path / "volume").read(), VOLUMES) == "full"


def test_a_folder_in_its_place_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "volume").mkdir()
    kept = Kept(tmp_path / "volume")
    assert kept.read() == ""
    kept.write("off")
    assert "cannot be read" in caplog.text
    assert "was not saved" in caplog.text


def test_a_disk_that_takes_nothing_stops_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("not a folder")
    Kept(tmp_path / "file" / "deck.json").write("[]")
    assert "was not saved" in caplog.text
