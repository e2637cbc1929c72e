"""Path of English keys and indexes → place in the file; looked up only for what is reported."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from game.content.findings import Path, Spot
from game.content.reading.renaming import find
from game.content.tree.tree import Located, ScalarNode, spot


def locate(
    located: Located,
    path: Path,
    *,
    at: Literal["value", "key"] = "value",
    meant: Mapping[ScalarNode, str] = MappingProxyType({}),
) -> Spot:
    """Where the part at `path` stands, or the nearest part above it that the file holds.

    `meant` are mistyped keys and the English keys they were read as.
    """
    key, node, held = find(located.root, path, meant)
    if key is not None and held == len(path) and at == "key":
        return spot(key)
    return Spot() if node is None else spot(node)
