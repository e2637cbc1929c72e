"""What a model cannot say of itself: whether the parts of a pack agree with each other and with the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from game.content.exhibit_checks import check_exhibit, check_exhibits
from game.content.findings import Finding, Remark, Spot
from game.content.intake import shown
from game.content.located import Located
from game.content.model import Exhibit, Pack, Scam
from game.content.scam_checks import check_scam, check_scams

_PartT = TypeVar("_PartT", bound=BaseModel)

# Control and format characters, line separators, lone surrogates, non-characters and language tags: nobody types
# them on purpose, and some turn a text around on the screen.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True)
class Parts:
    """The scams and exhibits that could be read, with their indexes in the file, even if the pack could not."""

    scams: tuple[tuple[int, Scam], ...] = ()
    exhibits: tuple[tuple[int, Exhibit], ...] = ()


def parts_of(pack: Pack | None, data: Any) -> Parts:
    """The parts of a pack; of plain data, those parts that are right by themselves."""
    if pack is not None:
        return Parts(tuple(enumerate(pack.scams)), tuple(enumerate(pack.exhibits)))
    if not isinstance(data, dict):
        return Parts()
    return Parts(_sound(data.get("scams"), Scam), _sound(data.get("exhibits"), Exhibit))


def check_parts(parts: Parts, icons: frozenset[str]) -> Iterator[Remark]:
    """Everything that can be said of each part alone, and of scams among themselves."""
    for index, scam in parts.scams:
        yield from check_scam(scam, ("scams", index), icons)
    yield from check_scams(parts.scams)
    for index, exhibit in parts.exhibits:
        yield from check_exhibit(exhibit, ("exhibits", index))


def check_pack(pack: Pack, today: date) -> Iterator[Remark]:
    """Everything that needs the whole pack."""
    yield from check_exhibits(tuple(enumerate(pack.exhibits)), pack.scams)
    if pack.reviewed > pack.expires:
        values = {"reviewed": pack.reviewed.isoformat(), "expires": pack.expires.isoformat()}
        yield Remark(("reviewed",), "reviewed_late", values=values)
    if pack.expires < today:
        yield Remark(("expires",), "expired", "warning", {"date": pack.expires.isoformat()})


def check_characters(located: Located) -> Iterator[Finding]:
    """Characters that cannot be shown, and line breaks inside a text."""
    for leaf in located.leaves:
        if leaf.text.isprintable():
            continue
        text = leaf.text.strip()
        found = _UNSEEN.search(text)
        if found is None:
            continue
        spot = Spot(leaf.line + 1, leaf.column + 1)
        values = {"text": _UNSEEN.sub(" ", text), "char": shown(found[0])}
        yield Finding(spot, "line_break" if found[0] == "\n" else "control", values=values)


def _sound(items: Any, model: type[_PartT]) -> tuple[tuple[int, _PartT], ...]:
    found = []
    for index, item in enumerate(items if isinstance(items, list) else []):
        try:
            found.append((index, model.model_validate(item)))
        except ValidationError:
            continue
    return tuple(found)
