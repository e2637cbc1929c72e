"""The text that a visitor takes home, composed from the words of a pack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from game.content.model import Pack
from game.rules.visit import Visit
from game.takeaway.payload import assemble, compose, size_of
from game.words import Language

ROOM_BYTES = 215
"""Other scams are named while the text stays under this: small upright screens show no more of it in large type."""
_BETWEEN = {"zh": "、", "en": ", "}


def home_lines(pack: Pack, visit: Visit) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the lines of the text, each with the texts of the pack that it is made of.

    It asks about the scam met last and names the others while there is room; without any, it holds the rule of thumb.
    Raises ValueError if the text is not fit to go out; that of a checked pack always is.
    """
    named = min(1, len(visit.met))
    while named < len(visit.met) and size_of(draft_of(pack, visit.met[-named - 1 :], visit.rule)) <= ROOM_BYTES:
        named += 1
    met = visit.met[len(visit.met) - named :]
    lines = _lines(pack, met, visit.rule)
    names = tuple(pack.scams[scam].name for scam in met)
    given = (lines["heading"],), names, (lines["sign"],), (lines["recall"],), (lines["closing"],)
    parts = [tuple(filter(None, texts)) for texts in given]
    return tuple(zip(compose(**lines).split("\n"), filter(None, parts), strict=True))


def home_text(pack: Pack, visit: Visit) -> str:
    """Return the lines as one text."""
    return "\n".join(line for line, _ in home_lines(pack, visit))


def draft_of(pack: Pack, met: Sequence[int], rule: int | None = None) -> str:
    """Return the text, fit or not, for the checks."""
    return assemble(**_lines(pack, met, rule))


class _Lines(TypedDict):
    heading: str
    met: str | None
    sign: str
    recall: str | None
    closing: str
    language: Language


def _lines(pack: Pack, met: Sequence[int], rule: int | None) -> _Lines:
    last = pack.scams[met[-1]] if met else None
    return {
        "heading": pack.takeaway.heading,
        "met": _BETWEEN[pack.language].join(pack.scams[scam].name for scam in met) if met else None,
        "sign": last.sign if last else pack.rules_of_thumb[rule or 0].text,
        "recall": last.recall if last else None,
        "closing": pack.takeaway.closing,
        "language": pack.language,
    }
