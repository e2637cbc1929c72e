"""Whose face stands beside a message: told from what is seen of it before it is judged, and from nothing else.

The face is that of whoever the sender claims to be, in real messages and in scams alike: so it vouches for nobody.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

SENDERS = "senders.json"
_ANYBODY = ("elder", "friend", "mother", "neighbour", "vendor")
"""Faces that nobody takes for an office."""


def load_senders(folder: Path) -> Mapping[str, Sequence[str]]:
    """Read the words in names of senders by which a face is chosen, by face."""
    words: Mapping[str, Sequence[str]] = json.loads((folder / SENDERS).read_text(encoding="utf-8"))
    return words


def face_of(words: Mapping[str, Sequence[str]], sender: str, channel: str, setting: str | None) -> str:
    """Return the face of the first word found in the sender's name, or one by chance that is always the same."""
    name = f"{sender} ".casefold()
    for face, known in words.items():
        if any(word in name for word in known):
            return face
    return _ANYBODY[zlib.crc32(f"{sender}\n{channel}\n{setting or ''}".encode()) % len(_ANYBODY)]
