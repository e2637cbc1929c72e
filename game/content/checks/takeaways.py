"""The text that goes home fits its code, without addresses or full-width digits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from game.content.checks.facts import Facts
from game.content.fields.names import names_where
from game.content.findings import Finding, Path
from game.content.home_text import draft_of, rules_for, voucher_bytes
from game.content.model import Pack
from game.content.texts import TextAt
from game.takeaway.payload import AIM_BYTES, LIMIT_BYTES, has_address, size_of

_OF_A_SCAM = names_where(lambda field: field.is_taken_home and field.parent == "scams[]")
_WIDE_DIGITS = re.compile("[０-９]+")


def check_takeaways(facts: Facts) -> Iterator[Finding[Path]]:
    """The text that goes home fits for every scam of the pack."""
    pack = facts.pack
    if pack is None:
        return
    voucher = voucher_bytes(pack)
    for index, scam in enumerate(pack.scams):
        size = max(size_of(draft_of(pack, index, rule)) for rule in rules_for(pack, index))
        place = ("scams", index, "sign" if scam.answer is None else "answer")
        if size + voucher > LIMIT_BYTES:
            code = "takeaway_too_long" if size > LIMIT_BYTES or not voucher else "takeaway_voucher"
            values = {"length": size + voucher, "limit": LIMIT_BYTES, "voucher": voucher}
            yield Finding(place, code, "error", values)
        elif size > AIM_BYTES:
            yield Finding(place, "takeaway_long", "warning", {"length": size, "limit": AIM_BYTES})
    for path, text in _taken_home(pack):
        # As it is composed, in one line.
        if has_address(" ".join(text.split())):
            yield Finding(path, "takeaway_address", "error", {"text": text})
        wide = _WIDE_DIGITS.search(text)
        if wide is not None:
            plain = _WIDE_DIGITS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
            yield Finding(path, "takeaway_wide", "warning", {"typed": wide[0], "plain": plain}, within=wide[0])


def _taken_home(pack: Pack) -> Iterator[TextAt]:
    """Yield every text that can be part of what goes home, once."""
    yield ("takeaway", "heading"), pack.takeaway.heading
    for index, scam in enumerate(pack.scams):
        for name in _OF_A_SCAM:
            text = getattr(scam, name)
            if text is not None:
                yield ("scams", index, name), text
    for index, rule in enumerate(pack.rules_of_thumb):
        yield ("rules_of_thumb", index, "text"), rule.text
    yield ("takeaway", "closing"), pack.takeaway.closing
    if pack.prizes is not None:
        yield ("prizes", "consolation"), pack.prizes.consolation
        for index, prize in enumerate(pack.prizes.kinds):
            yield ("prizes", "kinds", index, "name"), prize.name
