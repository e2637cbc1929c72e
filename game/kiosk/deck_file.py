"""The deck of messages as a file in the state folder, so that a restart repeats nothing that was just shown."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path

from game.rules.draw import Deck

_LOG = logging.getLogger(__name__)
_MOST_BYTES = 200_000


def load_deck(path: Path) -> Deck:
    """Return the deck in the file; an empty one if there is none or it cannot be read."""
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return Deck()
        shown = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Deck()
    if not isinstance(shown, list) or not all(isinstance(name, str) for name in shown):
        return Deck()
    return Deck().after(list(dict.fromkeys(shown)))


def save_deck(path: Path, deck: Deck) -> None:
    """Write the deck in one step. A disk that takes nothing is no reason to stop a visit: it is logged."""
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(deck.shown), encoding="utf-8")
        os.replace(part, path)
    except OSError as fault:
        _LOG.warning("the deck was not saved: %s", fault)
