"""What outlives a restart: each value as text in a file of its own in the state folder, and how it is read again."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from game.content.tree.intake import open_regular
from game.rules.draw import Deck

_LOG = logging.getLogger(__name__)
_MOST_BYTES = 200_000
_Word = TypeVar("_Word", bound=str)


class Kept:
    """One value in a file. A disk that gives or takes nothing is no reason to stop: it is logged."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> str:
        """Return the value; an empty text if there is none, or it cannot be read or is far too long."""
        try:
            with open_regular(self._path) as file:
                data = file.read(_MOST_BYTES + 1)
        except FileNotFoundError:
            return ""
        except (OSError, ValueError) as fault:
            _LOG.warning("%s cannot be read: %s", self._path.name, fault)
            return ""
        return data.decode("utf-8", "replace").strip() if len(data) <= _MOST_BYTES else ""

    def write(self, text: str, *, is_synced: bool = False) -> None:
        """Write the value in one step; `is_synced` waits, longer than a frame, until it outlives a power cut."""
        part = self._path.with_name(f"{self._path.name}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8") as file:
                file.write(text)
                if is_synced:
                    file.flush()
                    os.fsync(file.fileno())
            os.replace(part, self._path)
        except OSError as fault:
            _LOG.warning("%s was not saved: %s", self._path.name, fault)


def word_of(text: str, words: Sequence[_Word]) -> _Word:
    """Return the one of `words` that the text is, or else the first of them."""
    return next((word for word in words if word == text), words[0])


def deck_of(text: str) -> Deck:
    """Return the deck that was kept as this text; an empty one if the text is none."""
    try:
        shown = json.loads(text)
    except (ValueError, RecursionError):
        return Deck()
    if not isinstance(shown, list) or not all(isinstance(name, str) for name in shown):
        return Deck()
    return Deck().after(list(dict.fromkeys(shown)))


def text_of(deck: Deck) -> str:
    """Return a deck as text."""
    return json.dumps(deck.shown)
