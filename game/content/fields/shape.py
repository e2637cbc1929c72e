"""Which keys may stand where and what they may hold: read off the models and the rows of fields, once."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import UnionType
from typing import Any, Literal

from game.content.fields.all_fields import FIELDS
from game.content.fields.field import Field
from game.content.findings import Path
from game.content.model import Line, Pack, Part
from game.words import Language

Kind = Literal["text", "list", "entries", "either"]
_BOUNDS = ("min_length", "max_length", "pattern", "ge", "gt", "le", "lt")


@dataclass(frozen=True)
class Shape:
    """What is expected at one place.

    Attributes:
        kind: a text, a list, entries, or either a text or entries.
        path: as in `Field.path`, with `[]` behind it for an item of a list.
        row: that of the field, for an item that of its list; `None` for the whole pack.
        keys: English keys of entries.
        is_single: whether there may be only one of the keys: a line is `them: …` or `me: …`.
        item: what every item of a `list` is.
        choices: the English values of a `text` that must be one of a few.
        value: what the model makes of a `text`.
        bounds: limits that the model sets, as pydantic names them; those of a list are of its items.
        is_needed: whether the key must be there.
        default: what holds where the key is not there.
    """

    kind: Kind
    path: str = ""
    row: Field | None = None
    keys: Mapping[str, Shape] = field(default_factory=dict)
    is_single: bool = False
    item: Shape | None = None
    choices: tuple[str, ...] = ()
    value: type = str
    bounds: Mapping[str, Any] = field(default_factory=dict)
    is_needed: bool = True
    default: Any = None

    @property
    def name(self) -> str:
        """The English key, for an item that of its list; nothing for the whole pack."""
        return "" if self.row is None else self.row.name

    @property
    def most(self) -> int | None:
        """How many items a list may have."""
        return self.bounds.get("max_length")

    @property
    def is_shown(self) -> bool:
        """Whether visitors read it."""
        return self.row is not None and self.row.is_shown

    def example(self, language: Language) -> str | None:
        """A value that may stand there; `None` where no single one may, or nothing is said about it."""
        return None if self.row is None else self.row.example(language)


@lru_cache(maxsize=1)
def pack_shape() -> Shape:
    """The shape of a whole pack."""
    return _of_type(Pack, (), "")


def shape_at(path: Path) -> Shape | None:
    """The shape of the last key of a path; indexes may be left out. `None` where nothing is expected."""
    shape: Shape | None = pack_shape()
    for step in path:
        if shape is not None and isinstance(step, str):
            shape = (shape.item or shape).keys.get(step)
    return shape


def keys_of(*path: str) -> Mapping[str, Shape]:
    """The keys of what stands at a path, or of its items; none where nothing is expected."""
    shape = shape_at(path)
    return {} if shape is None else (shape.item or shape).keys


def every_shape(shape: Shape | None = None) -> Iterator[Shape]:
    """A shape with everything below it; the whole pack if none is given."""
    shape = shape or pack_shape()
    yield shape
    for inner in (*shape.keys.values(), *([] if shape.item is None else [shape.item])):
        yield from every_shape(inner)


def _of_type(annotation: Any, bounds: Sequence[Any], path: str) -> Shape:
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    while origin in {typing.Annotated, typing.Union, UnionType}:
        if origin is typing.Annotated:
            # Bounds inside a tuple are still wrapped as they were written.
            bounds = [part for bound in inner[1:] for part in getattr(bound, "metadata", [bound])]
        annotation = inner[0]
        origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    held = {name: limit for bound in bounds for name in _BOUNDS if (limit := getattr(bound, name, None)) is not None}
    row = FIELDS.get(path.rstrip("[]"))
    if origin is tuple:
        return Shape("list", path, row, item=_of_type(inner[0], (), f"{path}[]"), bounds=held)
    if origin is Literal:
        return Shape("text", path, row, choices=inner)
    if issubclass(annotation, Part):
        kind: Kind = "either" if annotation.may_be_text else "entries"
        return Shape(kind, path, row, _keys(annotation, f"{path}." if path else ""), is_single=annotation is Line)
    return Shape("text", path, row, value=annotation, bounds=held)


def _keys(model: type[Part], lead: str) -> dict[str, Shape]:
    if model is Line:
        return {speaker: _of_type(str, (), f"{lead}{speaker}") for speaker in ("them", "me")}
    return {
        name: replace(
            _of_type(info.annotation, info.metadata, f"{lead}{name}"),
            is_needed=info.is_required(),
            default=info.default,
        )
        for name, info in model.model_fields.items()
    }
