"""Pairing the items of a new list with those of the old one: kept, changed, moved or new."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any


def align(old: Sequence[Any], new: Sequence[Any]) -> tuple[dict[int, int], set[int]]:
    """Pair the items of two lists; return index in `new` → index in `old`, and the old indexes that keep their order.

    Items with an `id` are paired by it, others by equality; what is left between two pairs is paired in order, so that
    a changed item does not count as one removed and one added. Old indexes not returned have moved.
    """
    pairs = _by_id(old, new) if all(_id(item) for item in (*old, *new)) else _by_value(old, new)
    kept = _rising(pairs)
    # What is left may have a changed name: items at the same place are the same.
    for at, held in _between(len(old), len(new), pairs, kept):
        pairs[at] = held
        kept.add(held)
    return pairs, kept


def _id(item: Any) -> str:
    return item.get("id", "") if isinstance(item, dict) else ""


def _by_id(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    places = {_id(item): at for at, item in reversed(list(enumerate(old)))}
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for at, item in enumerate(new):
        held = places.get(_id(item))
        if held is not None and held not in taken:
            pairs[at] = held
            taken.add(held)
    return pairs


def _by_value(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    before, after = ([json.dumps(item, sort_keys=True) for item in items] for items in (old, new))
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return {block.b + step: block.a + step for block in blocks for step in range(block.size)}


def _rising(pairs: dict[int, int]) -> set[int]:
    """Return the longest run of old indexes that rises with the new ones (patience sorting, n log n)."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for _, held in sorted(pairs.items()):
        at = bisect_left(tails, held)
        before[held] = tails[at - 1] if at else None
        tails[at : at + 1] = [held]
    kept: set[int] = set()
    step = tails[-1] if tails else None
    while step is not None:
        kept.add(step)
        step = before[step]
    return kept


def _between(old: int, new: int, pairs: dict[int, int], kept: set[int]) -> list[tuple[int, int]]:
    """Return pairs of unpaired items, in order, for each gap between two that stay."""
    claimed = set(pairs.values())
    found = []
    fixed = sorted((at, held) for at, held in pairs.items() if held in kept)
    last_new = last_old = -1
    for at, held in [*fixed, (new, old)]:
        free_new = [i for i in range(last_new + 1, at) if i not in pairs]
        free_old = [i for i in range(last_old + 1, held) if i not in claimed]
        found += list(zip(free_new, free_old, strict=False))
        last_new, last_old = at, held
    return found
