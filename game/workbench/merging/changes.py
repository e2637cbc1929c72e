"""What differs between two versions of a pack, in words: added, changed, removed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from game.content.fields.names import VALUES, spelled
from game.content.findings import Path
from game.words import Language, load_words
from game.workbench.merging.merge import GONE, Clash

_MOST_SHOWN = 24
"""Characters of a text that tell which it is."""


@dataclass
class Changes:
    """Lines for people, one a part that differs."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    @property
    def is_any(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.changed or self.removed)


def changes_of(old: Any, new: Any, language: Language) -> Changes:
    """Return what `new` adds, changes and removes."""
    found = Changes()
    _Comparison(found, language).part(old, new, ())
    return found


def told_clash(clash: Clash, language: Language) -> tuple[str, str, str]:
    """Return the name of a part that both sides changed, and what pack and workbook say there."""
    return place_name(clash.path, language), brief(clash.pack, language), brief(clash.book, language)


def place_name(path: Path, language: Language) -> str:
    """Return a path in words: `展品 task_sms 解释`."""
    words = (str(step + 1) if isinstance(step, int) else spelled(step, language) for step in path)
    return " ".join(words)


def brief(part: Any, language: Language) -> str:
    """Return the beginning of a part's text."""
    if part is GONE:
        return load_words("sheets", language)["gone"]
    if isinstance(part, dict):
        part = next((part[key] for key in ("name", "text", "quote", "them", "me", "id") if key in part), "…")
    if isinstance(part, list):
        part = f"{brief(part[0], language)} × {len(part)}" if part else ""
    text = str(part)
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"


class _Comparison:
    def __init__(self, found: Changes, language: Language) -> None:
        self._found = found
        self._language = language

    def part(self, old: Any, new: Any, path: Path) -> None:
        """Note what differs at a path."""
        if old == new:
            return
        if isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
            for key in dict.fromkeys([*old, *new]):
                self.part(old.get(key, GONE), new.get(key, GONE), (*path, key))
        elif isinstance(old, list) and isinstance(new, list):
            self._items(old, new, path)
        elif old is GONE:
            self._found.added.append(self._line(path, new))
        elif new is GONE and not isinstance(old, str):
            self._found.removed.append(self._line(path, old))
        else:
            name = place_name(path, self._language)
            self._found.changed.append(f"{name}：{self._brief(path, old)} → {self._brief(path, new)}")

    def _items(self, old: list[Any], new: list[Any], path: Path) -> None:
        if all(isinstance(item, dict) and item.get("id") for item in (*old, *new)):
            held, there = ({item["id"]: item for item in items} for items in (old, new))
            for name in dict.fromkeys([*held, *there]):
                self.part(held.get(name, GONE), there.get(name, GONE), (*path, name))
            if [*held] != [*there] and held.keys() == there.keys():
                self._found.changed.append(load_words("sheets", self._language)("moved", name=self._name(path)))
            return
        for a, b, c, d in _differing(old, new):
            paired = min(b - a, d - c)
            for at in range(paired):
                self.part(old[a + at], new[c + at], (*path, c + at))
            self._found.removed += [self._line(path, item) for item in old[a + paired : b]]
            self._found.added += [self._line(path, item) for item in new[c + paired : d]]

    def _line(self, path: Path, part: Any) -> str:
        name, text = self._name(path), self._brief(path, part)
        return name if path and path[-1] == _identity(part) else f"{name}：{text}"

    def _name(self, path: Path) -> str:
        return place_name(path, self._language)

    def _brief(self, path: Path, part: Any) -> str:
        key = str(path[-1]) if path else ""
        is_value = isinstance(part, str) and part in VALUES.get(key, {}).values()
        return brief(spelled(part, self._language, field=key) if is_value else part, self._language)


def _identity(part: Any) -> str | None:
    return part.get("id") if isinstance(part, dict) else None


def _differing(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int, int, int, int]]:
    before, after = ([json.dumps(item, sort_keys=True) for item in items] for items in (old, new))
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield a, b, c, d
