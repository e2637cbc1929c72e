"""A pack whose texts know where they stand in it."""

from __future__ import annotations

from typing import TypeVar

from game.content.model import Part
from game.ui.type.pack_text import PackPath, PackText

PartT = TypeVar("PartT", bound=Part)


def located(part: PartT, path: PackPath = ()) -> PartT:
    """Return an equal part of a pack in which every text is a `PackText`; `path` is that of the part."""
    names = type(part).model_fields
    return part.model_copy(update={name: _located(getattr(part, name), (*path, name)) for name in names})


def _located(value: object, path: PackPath) -> object:
    if isinstance(value, str):
        return PackText(value, path)
    if isinstance(value, Part):
        return located(value, path)
    if isinstance(value, tuple):
        return tuple(_located(item, (*path, index)) for index, item in enumerate(value))
    return value
