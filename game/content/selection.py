"""A pack without what is off tonight, by its own word or by that of staff: the file stays as it is."""

from __future__ import annotations

from collections.abc import Set
from typing import Literal

from game.content.model import Pack, Table
from game.content.table_plan import cell_of, indexes_of
from game.rules.visit import MESSAGES

LEAST_SCAMS = 4
"""Slices of a wheel, as of `Pack.scams`."""
Shortage = Literal["scams", "messages"]


def off_in(pack: Pack) -> frozenset[str]:
    """Return the ids of the scams that the pack itself leaves out."""
    return frozenset(scam.id for scam in pack.scams if scam.tonight == "off")


def off_exhibits_of(pack: Pack) -> int:
    """Return how many exhibits the pack itself leaves out one by one."""
    return sum(exhibit.tonight == "off" for exhibit in pack.exhibits)


def shortage_of(pack: Pack, off: Set[str]) -> Shortage | None:
    """Return what the games would lack without the scams of these ids; None if they can be played.

    Two messages of a visit may both be real or both be scams, so there must be two of each.
    """
    left = _without(pack, off)
    if len(left.scams) < LEAST_SCAMS:
        return "scams"
    genuine = sum(exhibit.is_genuine for exhibit in left.exhibits)
    return "messages" if min(genuine, len(left.exhibits) - genuine) < MESSAGES else None


def selected(pack: Pack, off: Set[str]) -> Pack:
    """Return the pack without the scams of these ids, what is about them, and the exhibits that it leaves out.

    If too little were left, only what the pack itself leaves out is missing, and if that is too much, nothing.
    """
    for left_out in (off, off_in(pack)):
        if (left_out or off_exhibits_of(pack)) and shortage_of(pack, left_out) is None:
            return _without(pack, left_out)
    return pack


def _without(pack: Pack, off: Set[str]) -> Pack:
    names = {name for scam in pack.scams if scam.id in off for name in (scam.name, scam.id)}
    on = (one for one in pack.exhibits if one.tonight != "off")
    return pack.model_copy(
        update={
            "scams": tuple(scam for scam in pack.scams if scam.id not in off),
            "exhibits": tuple(one for one in on if (one.scam or one.near) not in names),
            "table": None if pack.table is None else _emptied(pack.table, pack, off),
        }
    )


def _emptied(table: Table, pack: Pack, off: Set[str]) -> Table:
    """Return the table with bare wood in the places of these scams."""
    indexes = indexes_of((scam.name, scam.id) for scam in pack.scams)
    bare = {index for index, scam in enumerate(pack.scams) if scam.id in off}
    rows = tuple(tuple("bare" if cell_of(typed, indexes) in bare else typed for typed in row) for row in table.rows)
    return table.model_copy(update={"rows": rows})
