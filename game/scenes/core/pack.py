"""What screens ask of a pack: texts that know where they stand in it, and its exhibits as the rules know them."""

from __future__ import annotations

from typing import TypeVar

from game.content.model import Exhibit, Pack, Part
from game.rules.visit import ExhibitFacts
from game.ui.type.pack_text import PackPath, PackText

PartT = TypeVar("PartT", bound=Part)


def located(part: PartT, path: PackPath = ()) -> PartT:
    """Return an equal part of a pack in which every text is a `PackText`; `path` is that of the part."""
    names = type(part).model_fields
    return part.model_copy(update={name: _located(getattr(part, name), (*path, name)) for name in names})


def _located(value: object, path: PackPath) -> object:
    if isinstance(value, str):
        return PackText(value, path)
    if isinstance(value, Part):
        return located(value, path)
    if isinstance(value, tuple):
        return tuple(_located(item, (*path, index)) for index, item in enumerate(value))
    return value


def exhibit_facts(pack: Pack) -> tuple[ExhibitFacts, ...]:
    """One entry an exhibit, its scam as an index into `pack.scams`."""
    index_of = {name: index for index, scam in enumerate(pack.scams) for name in (scam.name, scam.id)}
    return tuple(
        ExhibitFacts(
            exhibit.id, exhibit.is_genuine, index_of.get(exhibit.scam) if exhibit.scam else None, exhibit.channel
        )
        for exhibit in pack.exhibits
    )


def exhibit_by_id(pack: Pack, exhibit_id: str) -> Exhibit:
    """The exhibit with this id. Raises `StopIteration` if there is none: planning only names those of the pack."""
    return next(exhibit for exhibit in pack.exhibits if exhibit.id == exhibit_id)
