"""How long each text may be, so that it fits its box in big type; measured in Chinese characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, TypeAlias

from game.content.fields.names import spelled
from game.content.findings import Finding, Path


class Longest(NamedTuple):
    """How long a text may be.

    Attributes:
        characters: in a Chinese pack, in units of one Chinese character.
        letters: in an English pack, where everything between letters counts as one.
    """

    characters: int
    letters: int


Limit: TypeAlias = "Longest | Mapping[str, Limit] | list[Limit]"


def _most(characters: int) -> Longest:
    """English says the same in more letters, and most of its boxes may break between words."""
    return Longest(characters, 3 * characters)


# Six of each stand together after the answer, in type that is read from two metres: tried with the longest words.
_NAMED, _REASON = Longest(20, 44), Longest(30, 66)

LINES_LIMIT = Longest(95, 270)
"""All lines of an exhibit together: a drawn telephone holds no more in big type."""

LIMITS: Mapping[str, Limit] = {
    "title": _most(10),
    "rules_of_thumb": [_most(24)],
    "scams": [
        {
            "name": _most(6),
            "gist": _most(16),
            "openings": [_most(36)],
            "features": [{"text": _NAMED, "why": _REASON}],
            "decoys": [{"text": _NAMED, "why_not": _REASON}],
            "defence": _most(30),
            "sign": _most(22),
            "recall": _most(22),
        }
    ],
    "exhibits": [
        {
            "setting": _most(18),
            "sender": _most(14),
            "subject": _most(16),
            "button": _most(7),
            "cues": [{"label": _most(10), "why": _most(26)}],
            "explanation": _most(60),
            "action": _most(26),
        }
    ],
}
"""Longest texts of a pack."""

_FIRST_WIDE = "\u1100"
_FIRST_PUNCTUATION = "\u2000"


def units(text: str, *, is_latin: bool) -> float:
    """The width of a text: 1 for Han and full-width characters, 0.5 for Latin letters, digits and ASCII signs.

    Quotes, dashes and ellipses (U+2010–U+2027) are as wide as a Chinese character in Chinese text and half in
    English text.
    """
    text = text.strip()
    if text.isascii():
        return len(text) / 2
    narrow = sum(char < _FIRST_WIDE or (is_latin and _FIRST_PUNCTUATION <= char < "\u2c00") for char in text)
    return len(text) - narrow / 2


def too_long(data: Any, *, is_latin: bool, is_chinese: bool) -> Iterator[Finding[Path]]:
    """Every text of `data` (plain, English keys, possibly incomplete) that is longer than its box."""
    check = _Check(is_latin=is_latin, is_chinese=is_chinese)
    yield from check.walk(data, LIMITS, ())
    exhibits = data.get("exhibits") if isinstance(data, dict) else None
    for index, exhibit in enumerate(exhibits if isinstance(exhibits, list) else []):
        lines = exhibit.get("lines") if isinstance(exhibit, dict) else None
        if isinstance(lines, list):
            text = "".join(_spoken(line) for line in lines)
            for remark in check.text(text, LINES_LIMIT, ("exhibits", index, "lines")):
                yield replace(remark, at="key")


class _Check:
    """The two things that every measurement needs: how wide a letter counts, and how keys are spelled here."""

    def __init__(self, *, is_latin: bool, is_chinese: bool) -> None:
        self.is_latin = is_latin
        self.is_chinese = is_chinese

    def walk(self, data: Any, limit: Limit, path: Path) -> Iterator[Finding[Path]]:
        if isinstance(limit, Longest):
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
        length, allowed = units(text, is_latin=self.is_latin), self._allowed(limit)
        if length <= allowed:
            return
        name = next(step for step in reversed(path) if isinstance(step, str))
        # English writers count letters, two to a Chinese character.
        letters = 2 if self.is_latin else 1
        values = {
            "key": spelled(name, is_chinese=self.is_chinese),
            "length": f"{length * letters:g}",
            "limit": f"{allowed * letters:g}",
            "over": f"{(length - allowed) * letters:g}",
        }
        yield Finding(path, "too_long_latin" if self.is_latin else "too_long", values=values)

    def _allowed(self, limit: Longest) -> float:
        return limit.letters / 2 if self.is_latin else float(limit.characters)


def _spoken(line: Any) -> str:
    if isinstance(line, dict):
        line = next(iter(line.values()), "")
    return line if isinstance(line, str) else ""
