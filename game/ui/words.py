"""The words of the interface, one JSON file a language in assets/text."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from game.ui.type.pack_text import taking_up


@dataclass(frozen=True)
class Words:
    """Interface texts by key.

    Attributes:
        language: `zh` or `en`.
        texts: key → text; `{name}` marks a value to be filled in.
    """

    language: str
    texts: dict[str, str] = field(repr=False)

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of `key` with its values; a text of a pack among them keeps its path.

        Raises:
            KeyError: for an unknown key, which is a programming fault.
        """
        text = self.texts[key]
        return taking_up(text.format(**values), *values.values()) if values else text


def load_words(folder: Path, language: str) -> Words:
    """Read `<folder>/<language>.json`."""
    return Words(language, json.loads((folder / f"{language}.json").read_text(encoding="utf-8")))
