"""Checks of a pack that need other rooms: what goes home must fit its code, and every letter must be drawable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from game.content.findings import Remark
from game.content.model import Pack, Part
from game.scenes.home_text import draft_of
from game.takeaway.payload import AIM_BYTES, LIMIT_BYTES, has_address, size_of
from game.ui.fonts import find_face
from game.ui.glyphs import missing_characters

_WIDE_DIGITS = re.compile("[０-９]+")
TextAt = tuple[tuple[str | int, ...], str]

_TAIL = "[\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
_SIGN = re.compile(rf"[\U0001f1e6-\U0001f1ff]{{2}}|.{_TAIL}*(?:\u200d.{_TAIL}*)*", re.DOTALL)
"""What is drawn as one: a character with what chooses its form, several that are joined, the two letters of a flag."""


def check_takeaways(pack: Pack) -> Iterable[Remark]:
    """The text that goes home is measured for every scam of the pack."""
    for index in range(len(pack.scams)):
        text = draft_of(pack, [index])
        place = ("scams", index, "sign")
        size = size_of(text)
        if size > LIMIT_BYTES:
            yield Remark(place, "takeaway_too_long", "error", {"length": size, "limit": LIMIT_BYTES})
        elif size > AIM_BYTES:
            yield Remark(place, "takeaway_long", "warning", {"length": size, "limit": AIM_BYTES})
    for path, text in _taken_home(pack):
        # As it is composed, in one line.
        if has_address(" ".join(text.split())):
            yield Remark(path, "takeaway_address", "error", {"text": text})
        wide = _WIDE_DIGITS.search(text)
        if wide is not None:
            plain = _WIDE_DIGITS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
            yield Remark(path, "takeaway_wide", "warning", {"typed": wide[0], "plain": plain}, within=wide[0])


def _taken_home(pack: Pack) -> Iterator[TextAt]:
    """Every text that can be part of what goes home, once."""
    yield ("takeaway", "heading"), pack.takeaway.heading
    for index, scam in enumerate(pack.scams):
        for name in ("name", "sign", "recall"):
            yield ("scams", index, name), getattr(scam, name)
    # The rule goes home with somebody whose cans met no scam at all; it is far shorter than a scam's lines.
    for index, rule in enumerate(pack.rules_of_thumb):
        yield ("rules_of_thumb", index), rule
    yield ("takeaway", "closing"), pack.takeaway.closing


def check_glyphs(pack: Pack) -> Iterable[Remark]:
    """Every character of every text has a picture in the typeface."""
    face = find_face()
    # Hardly ever is one missing: all of them are asked about at once, and only then where it stands.
    if not missing_characters("".join(set(pack.model_dump_json())), face):
        return
    for path, text in texts_of(pack):
        missing = missing_characters(text, face)
        signs = dict.fromkeys(_SIGN.findall(text)) if missing else ()
        for sign in signs:
            if not missing.isdisjoint(sign):
                yield Remark(path, "glyph_missing", "warning", {"char": sign}, within=sign)


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
