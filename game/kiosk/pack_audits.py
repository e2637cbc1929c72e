"""Checks of a pack that need other rooms: what goes home must fit its code, and every letter must be drawable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from game.content.findings import Remark
from game.content.model import Pack, Part
from game.scenes.home_text import draft_of
from game.takeaway.payload import AIM_BYTES, LIMIT_BYTES, has_address, size_of
from game.ui.fonts import find_face
from game.ui.glyphs import missing_characters

TextAt = tuple[tuple[str | int, ...], str]


def check_takeaways(pack: Pack) -> Iterable[Remark]:
    """The text that goes home is measured for every scam of the pack."""
    # Heading and closing are the same in every text, and a hostile one takes long to search.
    has_known_address = cache(has_address)
    for index in range(len(pack.scams)):
        text = draft_of(pack, [index])
        place = ("scams", index, "sign")
        size = size_of(text)
        if size > LIMIT_BYTES:
            yield Remark(place, "takeaway_too_long", "error", {"length": size, "limit": LIMIT_BYTES})
        elif size > AIM_BYTES:
            yield Remark(place, "takeaway_long", "warning", {"length": size, "limit": AIM_BYTES})
        for line in text.split("\n"):
            if has_known_address(line):
                yield Remark(place, "takeaway_address", "error", {"text": line})
    for index in range(len(pack.rules_of_thumb)):
        # The rule goes home with somebody whose cans met no scam at all; it is far shorter than a scam's lines.
        if has_address(pack.rules_of_thumb[index]):
            yield Remark(("rules_of_thumb", index), "takeaway_address", "error", {"text": pack.rules_of_thumb[index]})


def check_glyphs(pack: Pack) -> Iterable[Remark]:
    """Every character of every text has a picture in the typeface."""
    face = find_face()
    # Hardly ever is one missing: all of them are asked about at once, and only then where it stands.
    if not missing_characters("".join(set(pack.model_dump_json())), face):
        return
    for path, text in texts_of(pack):
        for character in sorted(missing_characters(text, face)):
            yield Remark(path, "glyph_missing", "warning", {"char": character})


def texts_of(part: Part, path: tuple[str | int, ...] = ()) -> Iterator[TextAt]:
    """Every text of a pack with its path."""
    for name in type(part).model_fields:
        yield from _texts(getattr(part, name), (*path, name))


def _texts(value: object, path: tuple[str | int, ...]) -> Iterator[TextAt]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Part):
        yield from texts_of(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
