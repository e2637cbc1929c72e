"""Whether enough is left of a pack that leaves some of it out tonight."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.checks.facts import Facts
from game.content.findings import Finding, Path
from game.content.selection import LEAST_SCAMS, off_in, shortage_of
from game.rules.visit import MESSAGES

_CODES = {"scams": ("tonight_scams", LEAST_SCAMS), "messages": ("tonight_messages", MESSAGES)}
"""What is told of a shortage, and how many there must be."""


def check_tonight(facts: Facts) -> Iterator[Finding[Path]]:
    """The games can be played with what is on."""
    pack = facts.pack
    if pack is None or facts.unread:
        return
    parts: tuple[Path, ...] = (
        *(("scams", at, "tonight") for at, scam in enumerate(pack.scams) if scam.tonight == "off"),
        *(("exhibits", at, "tonight") for at, exhibit in enumerate(pack.exhibits) if exhibit.tonight == "off"),
    )
    is_known = facts.settled.isdisjoint(parts)  # and no guess at what was typed
    lacking = shortage_of(pack, off_in(pack)) if parts and is_known else None
    if lacking is not None:
        code, needed = _CODES[lacking]
        yield Finding(parts[0], code, values={"needed": needed}, at="key")
