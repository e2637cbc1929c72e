"""The check number of a pack: short enough for the phone, and changed by every change of a letter."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from game.content.model import Pack
from game.content.photos import digests_of

_HEX_DIGITS = 15
_COUNTED_EMPTY = frozenset({"gist", "scam", "setting", "subject", "button", "table", "obstacles"})
"""Fields that count even where nobody has written them; those that came later do not, so that a pack keeps the number
on the document that was signed before there were any."""


def fingerprint(pack: Pack, folder: Path) -> str:
    """Return the SHA-256 of what a pack says and of its pictures in `folder`, as hexadecimal digits.

    Line breaks, notes, the language of the keys and the order of the entries do not matter, since no player sees them;
    any other letter of a text, or any other choice, does.
    """
    held = _counted(pack.model_dump(mode="json"))
    if pictures := digests_of(folder, pack):
        held["pictures"] = pictures
    content = json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def _counted(part: Any) -> Any:
    if isinstance(part, list):
        return [_counted(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _counted(held) for key, held in part.items() if held not in (None, []) or key in _COUNTED_EMPTY}
    # A rule of thumb was a text alone.
    return kept["text"] if list(kept) == ["text"] else kept


def check_number(sha256: str) -> str:
    """Return eight decimal digits such as `4821-9077`, computed from a fingerprint.

    One in a hundred million packs has the same: enough to notice a mistake or an exchanged page, not to withstand a
    search for a pack with the same number; for that, the whole fingerprint is on the cover.
    """
    digits = f"{int(sha256[:_HEX_DIGITS], 16) % 100_000_000:08d}"
    return f"{digits[:4]}-{digits[4:]}"
