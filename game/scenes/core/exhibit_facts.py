"""What the rules need to know of a pack's exhibits."""

from __future__ import annotations

from game.content.model import Exhibit, Pack
from game.rules.visit import ExhibitFacts


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
