"""Three-way merge of packs as plain data: what only one side changed is taken, what both changed apart is a clash."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, Literal

from game.content.findings import Path

Side = Literal["pack", "book"]
GONE = object()
"""In place of a part that one side does not have."""


@dataclass(frozen=True)
class Clash:
    """A part that both sides changed, and differently; `GONE` if one deleted it."""

    path: Path
    pack: Any
    book: Any


@dataclass
class Merged:
    """The result; in the place of a clash stands what `keep` says, or the pack's part."""

    data: Any = None
    clashes: list[Clash] = field(default_factory=list)


def merge(base: Any, pack: Any, book: Any, keep: Side | None = None) -> Merged:
    """Return what `pack` and `book`, both made of `base`, say together.

    Entries are merged key by key, items with an id one by one, other lists where unchanged items stand between.
    """
    merger = _Merger(keep)
    data = merger.part(base, pack, book, ())
    return Merged(data, merger.clashes)


class _Merger:
    def __init__(self, keep: Side | None) -> None:
        self._keep = keep
        self.clashes: list[Clash] = []

    def part(self, base: Any, pack: Any, book: Any, path: Path) -> Any:
        """Return one part merged, or `GONE`."""
        if book in (pack, base):
            return pack
        if base == pack:
            return book
        if isinstance(pack, dict) and isinstance(book, dict):
            return self._entries(base if isinstance(base, dict) else {}, pack, book, path)
        if isinstance(pack, list) and isinstance(book, list):
            return self._items(base if isinstance(base, list) else [], pack, book, path)
        return self._clash(pack, book, path)

    def _clash(self, pack: Any, book: Any, path: Path) -> Any:
        if self._keep is None:
            self.clashes.append(Clash(path, pack, book))
        return book if self._keep == "book" else pack

    def _entries(self, base: dict[str, Any], pack: dict[str, Any], book: dict[str, Any], path: Path) -> dict[str, Any]:
        if _is_turn(pack) and _is_turn(book) and pack.keys() != book.keys():
            # One speaker a turn: `them: …` and `me: …` do not add up.
            return dict(self._clash(pack, book, path))
        found = {
            key: self.part(base.get(key, GONE), pack.get(key, GONE), book.get(key, GONE), (*path, key))
            for key in dict.fromkeys([*pack, *book])
        }
        return {key: value for key, value in found.items() if value is not GONE}

    def _items(self, base: list[Any], pack: list[Any], book: list[Any], path: Path) -> list[Any]:
        if all(isinstance(item, dict) and item.get("id") for item in (*base, *pack, *book)):
            return self._by_id(base, pack, book, path)
        return self._in_order(base, pack, book, path)

    def _by_id(self, base: list[Any], pack: list[Any], book: list[Any], path: Path) -> list[Any]:
        held = [{item["id"]: item for item in items} for items in (base, pack, book)]
        orders = [list(each) for each in held]
        is_moved = _common(orders[2], orders[0]) != _common(orders[0], orders[2])
        order = _woven(*(orders[2], orders[1]) if is_moved else (orders[1], orders[2]))
        items = (self._item(held, name, path) for name in order)
        return [item for item in items if item is not GONE]

    def _item(self, held: list[dict[str, Any]], name: str, path: Path) -> Any:
        base, pack, book = (each.get(name, GONE) for each in held)
        return self.part(base, pack, book, (*path, name))

    def _in_order(self, base: list[Any], pack: list[Any], book: list[Any], path: Path) -> list[Any]:
        """Merge what stands between the items that both sides kept."""
        to_pack, to_book = _kept(base, pack), _kept(base, book)
        fixed = [(at, to_pack[at], to_book[at]) for at in range(len(base)) if at in to_pack and at in to_book]
        merged: list[Any] = []
        for (a, b, c), (d, e, f) in pairwise([(-1, -1, -1), *fixed, (len(base), len(pack), len(book))]):
            merged += self._gap(base[a + 1 : d], pack[b + 1 : e], book[c + 1 : f], (*path, b + 1))
            merged += base[d : d + 1]
        return merged

    def _gap(self, base: list[Any], pack: list[Any], book: list[Any], path: Path) -> list[Any]:
        if pack in (book, base):
            return book
        if book == base:
            return pack
        if base and len(base) == len(pack) == len(book):
            start = int(path[-1])
            merged = (
                self.part(*items, (*path[:-1], start + at))
                for at, items in enumerate(zip(base, pack, book, strict=True))
            )
            return [item for item in merged if item is not GONE]
        beside = _beside(base, pack, book)
        return list(self._clash(pack, book, path[:-1])) if beside is None else beside


def _beside(base: list[Any], pack: list[Any], book: list[Any]) -> list[Any] | None:
    """Return both changes if one side added something before or behind what the other changed."""
    if not base:
        return pack + [item for item in book if item not in pack]
    for added, other in ((pack, book), (book, pack)):
        if added[: len(base)] == base:
            return other + added[len(base) :]
        if added[-len(base) :] == base:
            return added[: -len(base)] + other
    return None


def appended(pack: Any, book: Any) -> Any:
    """Return a pack with every item that only `book` has; nothing of the pack is changed or removed."""
    if isinstance(pack, dict) and isinstance(book, dict):
        more = {key: value for key, value in book.items() if key not in pack and isinstance(value, list)}
        return {key: appended(value, book.get(key, value)) for key, value in pack.items()} | more
    if isinstance(pack, list) and isinstance(book, list):
        name = _id if all(_id(item) for item in (*pack, *book)) else _text
        known = {name(item) for item in pack}
        return pack + [item for item in book if name(item) not in known] if name is _id or _is_rules(pack) else pack
    return pack


def _is_rules(items: list[Any]) -> bool:
    """Whether a list may grow by itself: of sentences, each of which stands alone."""
    return all(isinstance(item, str) or set(item) <= {"text", "fits"} for item in items)


def _id(item: Any) -> str:
    return str(item.get("id", "")) if isinstance(item, dict) else ""


def _text(item: Any) -> str:
    return item if isinstance(item, str) else json.dumps(item, sort_keys=True)


def _is_turn(part: dict[str, Any]) -> bool:
    return len(part) == 1 and bool(part.keys() & {"them", "me"})


def _kept(base: Sequence[Any], other: Sequence[Any]) -> dict[int, int]:
    """Map the items of `base` that `other` has unchanged, in the same order."""
    key: Callable[[Any], str] = _text
    blocks = SequenceMatcher(None, [*map(key, base)], [*map(key, other)], autojunk=False).get_matching_blocks()
    return {block.a + at: block.b + at for block in blocks for at in range(block.size)}


def _common(names: list[str], others: list[str]) -> list[str]:
    return [name for name in names if name in others]


def _woven(order: list[str], more: list[str]) -> list[str]:
    """Return `order` with each further name of `more` behind the one that it follows there."""
    woven = list(order)
    before: str | None = None
    for name in more:
        if name not in woven:
            woven.insert(0 if before is None else woven.index(before) + 1, name)
        before = name
    return woven
