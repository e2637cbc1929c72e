"""What a workbook was made from: kept on its hidden sheet, so that later changes of the pack are noticed and merged."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

COLUMN = 5
"""Of the hidden sheet, counted from 1: the check number, then the pack as JSON in pieces."""
_MARK = "fanzha-fair"
_PIECE = 15_000
"""Characters of one cell, which holds 32,767 units of UTF-16."""


@dataclass(frozen=True)
class Origin:
    """A pack as plain data (see `game.workbench.yaml.editing.plain`), and its check number."""

    number: str
    data: Any


def cells_of(origin: Origin) -> list[str]:
    """Return the texts of the cells, from the first row on."""
    text = json.dumps(origin.data, ensure_ascii=False, separators=(",", ":"))
    pieces = [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]
    # A piece that is blank at an end would lose it.
    return [f"{_MARK} {origin.number}", *(f"[{piece}]" for piece in pieces)]


def origin_of(cells: Sequence[str]) -> Origin | None:
    """Return what such cells hold; `None` if that is nothing, or was damaged."""
    mark, _, number = cells[0].partition(" ") if cells else ("", "", "")
    if mark != _MARK:
        return None
    try:
        data = json.loads("".join(cell[1:-1] for cell in cells[1:]))
    except (ValueError, RecursionError):
        return None
    return Origin(number, data) if isinstance(data, dict) and _is_plain(data) else None


def _is_plain(data: Any) -> bool:
    """Whether data is nothing but texts in lists and entries; without recursion, however deep."""
    rest = [data]
    while rest:
        part = rest.pop()
        if isinstance(part, dict):
            rest += part.values()
        elif isinstance(part, list):
            rest += part
        elif not isinstance(part, str):
            return False
    return True
