"""File names in visible characters: control and undecodable characters appear as codes."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories: controls, marks that turn the direction of a line, bytes that are not UTF-8, line breaks."""


def visible(name: str | Path) -> str:
    r"""Return a name in one line of visible characters: ESC as `\x1b`, a GBK byte as `\udcbc` (PEP 383)."""
    return "".join(
        char.encode("unicode_escape").decode("ascii") if unicodedata.category(char) in _UNSEEN else char
        for char in os.fspath(name)
    )
