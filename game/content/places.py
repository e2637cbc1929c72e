"""Path of English keys and indexes → place in the file; looked up only for what is reported."""

from __future__ import annotations

from typing import Literal

from game.content.findings import Path, Spot
from game.content.located import Located, spot
from game.content.renaming import find


def locate(located: Located, path: Path, *, at: Literal["value", "key"] = "value") -> Spot:
    """Where the part at `path` stands, or the nearest part above it that the file holds."""
    key, node, held = find(located.root, path)
    if key is not None and held == len(path) and at == "key":
        return spot(key)
    return Spot() if node is None else spot(node)
