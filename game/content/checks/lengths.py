"""The longest that each text may be to fit its box in big type, in Chinese characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias, cast

from game.content.checks.facts import Facts
from game.content.fields.field import Longest
from game.content.fields.names import FIELDS, spelled
from game.content.fields.shape import Shape, pack_shape
from game.content.findings import Finding, Path
from game.words import Language

Limit: TypeAlias = "Longest | Mapping[str, Limit] | list[Limit]"


def _limits(shape: Shape) -> Limit | None:
    longest = None if shape.row is None or shape.row.is_together else shape.row.longest
    if shape.kind == "list":
        inner = longest if longest is not None or shape.item is None else _limits(shape.item)
        return [inner] if inner else None
    return longest or {name: limit for name, held in shape.keys.items() if (limit := _limits(held))}


LIMITS: Mapping[str, Limit] = cast("Mapping[str, Limit]", _limits(pack_shape()))
"""Longest texts of a pack, by the keys that lead to them."""

LINES_LIMIT = cast("Longest", FIELDS["exhibits[].lines"].longest)
"""All lines of an exhibit together: a drawn telephone holds no more in big type."""

CUES_LIMIT = cast("Longest", FIELDS["exhibits[].cues"].longest)
"""What its cues say, together: beside the message there is no room for more."""

_FIRST_WIDE = "\u1100"
_FIRST_PUNCTUATION = "\u2000"


def units(text: str, *, is_latin: bool) -> float:
    """Return the width of a text: 1 for Han and full-width characters, 0.5 for Latin, digits and ASCII signs.

    Quotes, dashes and ellipses (U+2010–U+2027) count 1 in Chinese text and 0.5 in English text.
    """
    text = text.strip()
    if text.isascii():
        return len(text) / 2
    narrow = sum(char < _FIRST_WIDE or (is_latin and _FIRST_PUNCTUATION <= char < "\u2c00") for char in text)
    return len(text) - narrow / 2


def check_lengths(facts: Facts) -> Iterator[Finding[Path]]:
    """No text is longer than its box."""
    check = _Check(is_latin=facts.held("language") == "en", language=facts.language)
    yield from check.walk(facts.data, LIMITS, ())
    for index, exhibit in facts.entries("exhibits"):
        for key, limit in (("lines", LINES_LIMIT), ("cues", CUES_LIMIT)):
            entries = exhibit.get(key)
            if isinstance(entries, list):
                text = "".join(text for entry in entries for text in _read(entry))
                for remark in check.text(text, limit, ("exhibits", index, key)):
                    yield replace(remark, at="key")


class _Check:
    """Measures texts with the letter width and the key spelling of one language."""

    def __init__(self, *, is_latin: bool, language: Language) -> None:
        self.is_latin = is_latin
        self.language = language

    def walk(self, data: Any, limit: Limit, path: Path) -> Iterator[Finding[Path]]:
        if isinstance(limit, Longest):
            if isinstance(data, dict):  # a text with more beside it
                data, path = data.get("text"), (*path, "text")
            if isinstance(data, str):
                yield from self.text(data, limit, path)
        elif isinstance(limit, list):
            if isinstance(data, list):
                for index, item in enumerate(data):
                    yield from self.walk(item, limit[0], (*path, index))
        elif isinstance(data, dict):
            for key, inner in limit.items():
                held = data.get(key)
                is_short = isinstance(inner, Longest) and isinstance(held, str) and len(held) <= inner.characters
                if held is not None and not is_short:
                    yield from self.walk(held, inner, (*path, key))

    def text(self, text: str, limit: Longest, path: Path) -> Iterator[Finding[Path]]:
        # No character is wider than one unit, so most texts need no counting.
        if len(text) <= limit.characters:
            return
        length = units(text, is_latin=self.is_latin)
        allowed = limit.letters / 2 if self.is_latin else limit.characters
        if length <= allowed:
            return
        name = next(step for step in reversed(path) if isinstance(step, str))
        # English writers count letters, two to a Chinese character.
        letters = 2 if self.is_latin else 1
        values = {
            "key": spelled(name, self.language),
            "length": f"{length * letters:g}",
            "limit": f"{allowed * letters:g}",
            "over": f"{(length - allowed) * letters:g}",
        }
        yield Finding(path, "too_long_latin" if self.is_latin else "too_long", values=values)


def _read(entry: Any) -> Iterator[str]:
    """Yield what is read of a line, or of a cue, whose quotation is read in its line."""
    if isinstance(entry, dict):
        texts = [entry[key] for key in ("label", "why") if key in entry] or [*entry.values()][:1]
    else:
        texts = [entry]
    yield from (text for text in texts if isinstance(text, str))
