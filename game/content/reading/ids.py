"""Ids for scams and exhibits that have none: made from what they say, the same from one day to the next."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from typing import Any

ID_LETTERS = "a-z\u3400-\u9fff"
"""Letters of an id, as part of a pattern: small Latin ones and Chinese characters."""
_OTHERS = re.compile(f"[^{ID_LETTERS}0-9]+")
_RIGHT = re.compile(f"[{ID_LETTERS}][{ID_LETTERS}0-9_]{{1,39}}")
_MOST = 30
_DIGEST_BYTES = 3


def with_ids(data: Any) -> Any:
    """Return a pack as plain data with an id for every scam and exhibit; the rest is the same.

    A scam is called by its name. An exhibit has none: it gets its channel and a digest of its sender and first line.
    """
    if not isinstance(data, dict):
        return data
    filled = {key: _filled(key, part) for key, part in data.items() if key in _MAKERS and isinstance(part, list)}
    return {key: filled.get(key, part) for key, part in data.items()}


def _filled(section: str, items: list[Any]) -> list[Any]:
    if all(not isinstance(item, dict) or "id" in item for item in items):
        return items
    taken = {item["id"] for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)}
    filled = []
    for item in items:
        if isinstance(item, dict) and "id" not in item:
            made = _unique(_MAKERS[section](item), taken)
            taken.add(made)
            filled.append({"id": made, **item})
        else:
            filled.append(item)
    return filled


def _of_scam(scam: dict[str, Any]) -> str:
    name = scam.get("name")
    folded = unicodedata.normalize("NFKC", name).casefold() if isinstance(name, str) else ""
    plain = _OTHERS.sub("_", folded).strip("_")[:_MOST]
    return plain if _RIGHT.fullmatch(plain) else f"scam_{_digest(name)}"


def _of_exhibit(exhibit: dict[str, Any]) -> str:
    lines = exhibit.get("lines")
    first = lines[0] if isinstance(lines, list) and lines else ""
    channel = exhibit.get("channel")
    lead = channel if isinstance(channel, str) and _RIGHT.fullmatch(channel) else "item"
    return f"{lead[:_MOST]}_{_digest(exhibit.get('sender'), first)}"


_MAKERS = {"scams": _of_scam, "exhibits": _of_exhibit}


def _digest(*parts: Any) -> str:
    return blake2b(repr(parts).encode("utf-8", "backslashreplace"), digest_size=_DIGEST_BYTES).hexdigest()


def _unique(made: str, taken: set[Any]) -> str:
    number = 2
    name = made
    while name in taken:
        name, number = f"{made}_{number}", number + 1
    return name
