"""Which words of a pack make up the text that goes home with somebody who met a scam."""

from __future__ import annotations

from game.content.model import Pack, Scam
from game.takeaway.payload import assemble, compose


def home_text(pack: Pack, scam: Scam) -> str:
    """The finished text. Raises `ValueError` where it is not fit to go out; a checked pack's always is."""
    return compose(**_lines(pack, scam), language=pack.language)


def draft_of(pack: Pack, scam: Scam) -> str:
    """The same text, fit or not: for checking it."""
    return assemble(**_lines(pack, scam), language=pack.language)


def _lines(pack: Pack, scam: Scam) -> dict[str, str]:
    return {
        "heading": pack.takeaway.heading,
        "met": scam.name,
        "sign": scam.sign,
        "recall": scam.recall,
        "closing": pack.takeaway.closing,
    }
