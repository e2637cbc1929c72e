"""Every text of a pack with its path."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.model import Pack, Part

TextAt = tuple[tuple[str | int, ...], str]
"""A path of English keys and indexes, and the text there."""


def texts_of(part: Part, path: tuple[str | int, ...] = ()) -> Iterator[TextAt]:
    """Yield every text of a pack with its path."""
    for name in type(part).model_fields:
        yield from _texts(getattr(part, name), (*path, name))


def names_in(pack: Pack) -> Iterator[str]:
    """Yield the names of a pack: its own, those of scams and prizes, and those that senders give themselves."""
    yield pack.title
    yield from (scam.name for scam in pack.scams)
    if pack.prizes is not None:
        yield from (pack.prizes.consolation, *(prize.name for prize in pack.prizes.kinds))
    yield from (exhibit.sender for exhibit in pack.exhibits)


def _texts(value: object, path: tuple[str | int, ...]) -> Iterator[TextAt]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Part):
        yield from texts_of(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
