"""A pack without some of its scams, for an evening: the file stays as it is."""

from __future__ import annotations

from collections.abc import Set
from typing import Literal

from game.content.model import Pack, Table
from game.content.table_plan import cell_of, indexes_of
from game.rules.visit import MESSAGES

LEAST_SCAMS = 4
"""Slices of a wheel, as of `Pack.scams`."""
Shortage = Literal["scams", "messages"]


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
    """Return the pack without the scams of these ids and what is about them; the whole one if too little were left."""
    if not off or shortage_of(pack, off) is not None:
        return pack
    return _without(pack, off)


def _without(pack: Pack, off: Set[str]) -> Pack:
    names = {name for scam in pack.scams if scam.id in off for name in (scam.name, scam.id)}
    return pack.model_copy(
        update={
            "scams": tuple(scam for scam in pack.scams if scam.id not in off),
            "exhibits": tuple(one for one in pack.exhibits if (one.scam or one.near) not in names),
            "table": None if pack.table is None else _emptied(pack.table, pack, off),
        }
    )


def _emptied(table: Table, pack: Pack, off: Set[str]) -> Table:
    """Return the table with bare wood in the places of these scams."""
    indexes = indexes_of((scam.name, scam.id) for scam in pack.scams)
    bare = {index for index, scam in enumerate(pack.scams) if scam.id in off}
    rows = tuple(tuple("bare" if cell_of(typed, indexes) in bare else typed for typed in row) for row in table.rows)
    return table.model_copy(update={"rows": rows})
