"""The text that a visitor takes home, composed from the words of a pack."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypedDict, get_args

from game.content.model import Pack
from game.rules.prizes.vouchers import CODE_LENGTH, Voucher
from game.rules.visit import Visit
from game.takeaway.payload import assemble, compose, size_of
from game.words import Language

_PackLine = Literal["recall", "rule", "heading", "closing", "answer"]
LineName = _PackLine | Literal["voucher"]
_NAMES: Final[tuple[_PackLine, ...]] = get_args(_PackLine)


class HomeLine(NamedTuple):
    """A line of the text: what it is for, as it is written, and the text of the pack that it is made of."""

    name: LineName
    line: str
    text: str


def home_lines(pack: Pack, visit: Visit, voucher: Voucher | None = None) -> tuple[HomeLine, ...]:
    """Return the lines of the text, in its order.

    It asks about the scam that `Visit.subject` names, and holds the rule of thumb that the visit was given; the last
    line is the voucher, where a prize was drawn. Raises ValueError if the text is not fit to go out; that of a checked
    pack always is.
    """
    lines = _lines(pack, visit.subject, visit.rule or 0)
    held = None if voucher is None else f"{voucher.prize} {voucher.code}"
    told: list[tuple[LineName, str]] = [(name, text) for name in _NAMES if (text := lines[name])]
    if voucher is not None:
        told.append(("voucher", voucher.prize))
    written = compose(**lines, voucher=held).split("\n")
    return tuple(HomeLine(name, line, text) for line, (name, text) in zip(written, told, strict=True))


def voucher_bytes(pack: Pack) -> int:
    """Return how many bytes the line of a voucher adds to the text at most; 0 without prizes."""
    if pack.prizes is None:
        return 0
    name = max((pack.prizes.consolation, *(prize.name for prize in pack.prizes.kinds)), key=size_of)
    lines, code = _lines(pack, None, 0), "0" * CODE_LENGTH
    return size_of(assemble(**lines, voucher=f"{name} {code}")) - size_of(assemble(**lines))


def draft_of(pack: Pack, subject: int | None, rule: int) -> str:
    """Return the text about scam `subject` with rule of thumb `rule` (both indexes), fit or not, for the checks."""
    return assemble(**_lines(pack, subject, rule))


def rules_for(pack: Pack, subject: int | None) -> tuple[int, ...]:
    """Return the indexes of the rules of thumb that may be given about scam `subject`.

    They are those that fit it; without any, those that fit every scam; else all of them.
    """
    rules = pack.rules_of_thumb
    names = () if subject is None else (pack.scams[subject].name, pack.scams[subject].id)
    fitting = tuple(index for index, rule in enumerate(rules) if not set(names).isdisjoint(rule.fits))
    return fitting or tuple(index for index, rule in enumerate(rules) if not rule.fits) or tuple(range(len(rules)))


class _Lines(TypedDict):
    recall: str | None
    rule: str
    heading: str
    closing: str
    answer: str | None
    language: Language


def _lines(pack: Pack, subject: int | None, rule: int) -> _Lines:
    scam = None if subject is None else pack.scams[subject]
    return {
        "recall": scam.recall if scam else None,
        "rule": pack.rules_of_thumb[rule].text,
        "heading": pack.takeaway.heading,
        "closing": pack.takeaway.closing,
        "answer": (scam.answer or scam.sign) if scam else None,
        "language": pack.language,
    }
