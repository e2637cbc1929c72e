"""The sheet of the prizes: one row for each kind."""

from __future__ import annotations

from game.content.findings import Path
from game.content.tree.tree import MappingNode
from game.workbench.sheets.layout import PRIZES
from game.workbench.sheets.nodes import Growing, Pairs

_PATH: Path = ("prizes", "kinds")


def prizes_of(growing: Growing, general: Pairs) -> MappingNode | None:
    """Return the prizes, of which `general` stands on the first sheet; None if everything is empty."""
    head = growing.head(PRIZES)
    growing.mark(_PATH[:1], head)
    growing.mark(_PATH, head)
    kinds = []
    for index, record in enumerate(growing.records(PRIZES)):
        path = (*_PATH, index)
        growing.mark(path, record.place("id"))
        kinds.append(growing.entries(growing.fields(record, PRIZES.keys[""], path), record.place("id")))
    if not kinds and not general:
        return None
    return growing.entries([*general, ("kinds", growing.items(kinds, head))], head)
