"""The words of the interface, one JSON file a language in assets/text."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path


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
        """The text of `key` with its values. Raises `KeyError` for an unknown key: that is a programming fault."""
        text = self.texts[key]
        return text.format(**values) if values else text


def load_words(folder: Path, language: str) -> Words:
    """Read `<folder>/<language>.json`."""
    return Words(language, json.loads((folder / f"{language}.json").read_text(encoding="utf-8")))
