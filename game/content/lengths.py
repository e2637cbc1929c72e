"""How long each text may be, so that it fits its box in big type; measured in Chinese characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from game.content.findings import Path, Remark
from game.content.names import spelled

Limit: TypeAlias = "int | Mapping[str, Limit] | list[Limit]"

LINES_LIMIT = 95
"""All lines of an exhibit together: a drawn telephone holds no more in big type."""

LATIN_FACTOR = 1.5
"""English says the same in more letters, and its boxes may break between words."""

LIMITS: Mapping[str, Limit] = {
    "title": 10,
    "rules_of_thumb": [24],
    "scams": [
        {
            "name": 6,
            "gist": 16,
            "openings": [36],
            "features": [{"text": 20, "why": 30}],
            "decoys": [{"text": 20, "why_not": 30}],
            "defence": 30,
            "sign": 22,
            "recall": 22,
        }
    ],
    "exhibits": [
        {
            "setting": 18,
            "sender": 14,
            "subject": 16,
            "button": 7,
            "cues": [{"label": 10, "why": 26}],
            "explanation": 60,
            "action": 26,
        }
    ],
}
"""Longest texts of a Chinese pack, in units of one Chinese character."""

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


def too_long(data: Any, *, is_latin: bool, is_chinese: bool) -> Iterator[Remark]:
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
        self.factor = LATIN_FACTOR if is_latin else 1.0

    def walk(self, data: Any, limit: Limit, path: Path) -> Iterator[Remark]:
        if isinstance(limit, int):
            # No character is wider than one unit, so most texts need no counting.
            if isinstance(data, str) and len(data) > limit:
                yield from self.text(data, limit, path)
        elif isinstance(limit, list):
            if isinstance(data, list):
                for index, item in enumerate(data):
                    yield from self.walk(item, limit[0], (*path, index))
        elif isinstance(data, dict):
            for key, inner in limit.items():
                if key in data:
                    yield from self.walk(data[key], inner, (*path, key))

    def text(self, text: str, limit: int, path: Path) -> Iterator[Remark]:
        length, allowed = units(text, is_latin=self.is_latin), limit * self.factor
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
        yield Remark(path, "too_long_latin" if self.is_latin else "too_long", values=values)


def _spoken(line: Any) -> str:
    if isinstance(line, dict):
        line = next(iter(line.values()), "")
    return line if isinstance(line, str) else ""
