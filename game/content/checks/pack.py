"""What a model cannot say of itself: whether the parts of a pack agree with each other and with the day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from game.content.checks.exhibits import check_belonging, check_exhibit, check_exhibits
from game.content.checks.scams import check_icon, check_scam, check_scams
from game.content.checks.table import TableParts, check_table_parts, parts_as_typed, parts_of_table
from game.content.findings import Finding, Path, Spot
from game.content.model import Exhibit, Obstacle, Pack, Scam
from game.content.tree.intake import shown
from game.content.tree.tree import Located
from game.rules.challenge import MOST_SPOKEN

MOST_LATIN_PLACES = 4
"""Places of a row in an English pack: names of fifteen letters do not fit on a fifth of the table."""
_PartT = TypeVar("_PartT", bound=BaseModel)

# Control and format characters, line separators, lone surrogates, non-characters and language tags: nobody types
# them on purpose, and some turn a text around on the screen. What joins two emoji is a part of them.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
    "|(?<![\ufe0f\u2600-\u27bf\U0001f300-\U0001faff])\u200d"
)


@dataclass(frozen=True)
class Parts:
    """What could be read, even if the pack could not: scams and exhibits with their indexes in the file."""

    scams: tuple[tuple[int, Scam], ...] = ()
    exhibits: tuple[tuple[int, Exhibit], ...] = ()
    table: TableParts | None = None


def parts_of(pack: Pack | None, data: Any, settled: Set[Path] = frozenset()) -> Parts:
    """The parts of a pack; of plain data, those parts that are right by themselves.

    `settled` are the paths that have been told about: lists there may have been cut.
    """
    if pack is not None:
        table = None if pack.table is None else parts_of_table(pack.table, pack.scams, settled)
        return Parts(tuple(enumerate(pack.scams)), tuple(enumerate(pack.exhibits)), table)
    if not isinstance(data, dict):
        return Parts()
    typed = data.get("table")
    table = None
    if isinstance(typed, dict):
        table = parts_as_typed(data, _sound(typed.get("obstacles"), Obstacle), settled)
    return Parts(_sound(data.get("scams"), Scam), _sound(data.get("exhibits"), Exhibit), table)


def check_parts(parts: Parts, icons: frozenset[str]) -> Iterator[Finding[Path]]:
    """Everything that can be said of each part alone, and of scams among themselves."""
    for index, scam in parts.scams:
        yield from check_scam(scam, ("scams", index), icons)
    yield from check_scams(parts.scams)
    for index, exhibit in parts.exhibits:
        yield from check_exhibit(exhibit, ("exhibits", index))
    if parts.table is not None:
        yield from check_table_parts(parts.table)


def check_unsound(
    data: Any, parts: Parts, settled: Set[Path], icons: frozenset[str], unread: Set[str]
) -> Iterator[Finding[Path]]:
    """Icons and kinds of scam that do not exist, where a pack is no pack yet: nobody should have to check again.

    Args:
        data: plain data with English keys.
        parts: the parts that are right by themselves; their icons have been looked at.
        settled: paths that have been told about.
        icons: names of the icons that exist.
        unread: names of the sections of which a part could not be read.
    """
    sound = {index for index, _ in parts.scams}
    scams = _entries_of(data, "scams")
    for index, scam in scams:
        if index not in sound and _text_of(scam, "icon"):
            yield from check_icon(_text_of(scam, "icon"), ("scams", index), icons)
    known = [_text_of(scam, "name") for _, scam in scams]
    if not known or not all(known) or "scams" in unread or ("scams",) in settled:
        return
    names = {*known, *(_text_of(scam, "id") for _, scam in scams)}
    allowed = "、".join(dict.fromkeys(known))
    for index, exhibit in _entries_of(data, "exhibits"):
        path = ("exhibits", index, "scam")
        if _text_of(exhibit, "scam") and exhibit.get("verdict") == "scam" and path not in settled:
            yield from check_belonging(_text_of(exhibit, "scam"), path, names, allowed)


def _entries_of(data: Any, section: str) -> list[tuple[int, dict[str, Any]]]:
    items = data.get(section) if isinstance(data, dict) else None
    return [(at, item) for at, item in enumerate(items if isinstance(items, list) else []) if isinstance(item, dict)]


def _text_of(part: dict[str, Any], name: str) -> str:
    text = part.get(name)
    return text.strip() if isinstance(text, str) else ""


def check_pack(pack: Pack, today: date, unread: Set[str] = frozenset()) -> Iterator[Finding[Path]]:
    """Everything that needs the whole pack; `unread` names the sections of which a part could not be read."""
    yield from check_exhibits(tuple(enumerate(pack.exhibits)), pack.scams, unread)
    yield from _room(pack)
    if "scams" not in unread:
        yield from _fits(pack)
    if pack.reviewed > pack.expires:
        values = {"reviewed": pack.reviewed.isoformat(), "expires": pack.expires.isoformat()}
        yield Finding(("reviewed",), "reviewed_late", values=values)
    if pack.expires < today:
        yield Finding(("expires",), "expired", "warning", {"date": pack.expires.isoformat()})


def _fits(pack: Pack) -> Iterator[Finding[Path]]:
    """Rules of thumb that fit scams which do not exist."""
    names = {name for scam in pack.scams for name in (scam.name, scam.id)}
    allowed = "、".join(dict.fromkeys(scam.name for scam in pack.scams))
    for index, rule in enumerate(pack.rules_of_thumb):
        for number, scam in enumerate(rule.fits):
            yield from check_belonging(scam, ("rules_of_thumb", index, "fits", number), names, allowed, "fits_unknown")


def _room(pack: Pack) -> Iterator[Finding[Path]]:
    """What fits in most packs, and not in those of this language or this way of judging."""
    if pack.language == "en" and pack.table is not None:
        for number, row in enumerate(pack.table.rows):
            if len(row) > MOST_LATIN_PLACES:
                values = {"found": len(row), "limit": MOST_LATIN_PLACES}
                yield Finding(("table", "rows", number), "row_narrow", values=values)
    if pack.judging == "spoken":
        for index, scam in enumerate(pack.scams):
            if len(scam.features) > MOST_SPOKEN:
                values = {"found": len(scam.features), "limit": MOST_SPOKEN}
                yield Finding(("scams", index, "features"), "spoken_many", "warning", values, at="key")


def check_characters(located: Located) -> Iterator[Finding[Spot]]:
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
