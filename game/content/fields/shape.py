"""The keys, values and layout allowed at each place, read off the models and the rows of fields."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import UnionType
from typing import Any, Literal

from game.content.fields.field import Field
from game.content.fields.names import FIELDS, spelled
from game.content.findings import Path
from game.content.model import Line, Pack, Part
from game.words import Language

Kind = Literal["text", "list", "entries", "either"]
_BOUNDS = ("min_length", "max_length", "pattern", "ge", "gt", "le", "lt")
_MOST_KEYS = 4
"""Entries with more keys that must be there are too long for a message."""


@dataclass(frozen=True)
class Shape:
    """What is expected at one place of a pack."""

    kind: Kind  # `either` is a text or entries
    path: str = ""  # as in `Field.path`, followed by `[]` for an item of a list
    row: Field | None = None  # of the field, for an item that of its list; `None` for the whole pack
    keys: Mapping[str, Shape] = field(default_factory=dict)  # English keys of entries
    is_single: bool = False  # whether only one of the keys may stand there: `them: …` or `me: …`
    item: Shape | None = None  # of a `list`
    choices: tuple[str, ...] = ()  # English values of a `text` that must be one of a few
    value: type = str  # what the model makes of a `text`
    bounds: Mapping[str, Any] = field(default_factory=dict)  # as named by pydantic; of a list, those of its items
    is_needed: bool = True
    default: Any = None  # if the key is missing

    @property
    def name(self) -> str:
        """The English key, for an item that of its list; empty for the whole pack."""
        return "" if self.row is None else self.row.name

    @property
    def most(self) -> int | None:
        """The greatest number of items of a list."""
        return self.bounds.get("max_length")

    @property
    def is_shown(self) -> bool:
        """Whether visitors read it."""
        return self.row is not None and self.row.is_shown

    def example(self, language: Language) -> str | None:
        """Return a value that may stand there; `None` if no single one may, or there is no example."""
        return None if self.row is None else self.row.example(language)


@lru_cache(maxsize=1)
def pack_shape() -> Shape:
    """Return the shape of a whole pack."""
    return _of_type(Pack, (), "")


def shape_at(path: Path) -> Shape | None:
    """Return the shape of the last key of a path, with or without indexes; `None` if unexpected."""
    shape: Shape | None = pack_shape()
    for step in path:
        if shape is not None and isinstance(step, str):
            shape = (shape.item or shape).keys.get(step)
    return shape


def keys_of(*path: str) -> Mapping[str, Shape]:
    """Return the keys of what stands at a path, or of its items; empty if unexpected."""
    shape = shape_at(path)
    return {} if shape is None else (shape.item or shape).keys


def every_shape(shape: Shape | None = None) -> Iterator[Shape]:
    """Yield a shape with everything below it; the whole pack if none is given."""
    shape = shape or pack_shape()
    yield shape
    for inner in (*shape.keys.values(), *([] if shape.item is None else [shape.item])):
        yield from every_shape(inner)


def written_at(path: Path, *, language: Language, is_unspoken: bool = False) -> str:
    """Return the lines of a key with list or entries, each after a break; `is_unspoken` omits speakers."""
    shape = shape_at(path)
    if shape is None or shape.row is None or shape.kind not in {"list", "entries"}:
        return ""
    key = spelled(shape.name, language)
    inner = shape.item or shape
    example = shape.row.help(language)[1]
    if is_unspoken and shape.name == "lines":
        example = FIELDS["scams[].openings"].example(language) or ""
    if shape.item is None and example.startswith("{"):
        return f"\n  {key}: {example}"
    rows = _rows(inner, language) if inner.kind == "entries" else [example.removeprefix("- ")]
    if shape.item is not None:
        rows = [("  " if number else "- ") + row for number, row in enumerate(rows)]
    return "".join(f"\n  {row}" for row in (f"{key}:", *(f"  {row}" for row in rows))) if rows else ""


def least_at(path: Path) -> int | None:
    """Return how many entries a list must have, if more than one."""
    shape = shape_at(path)
    least = shape.bounds.get("min_length", 0) if shape is not None and shape.kind == "list" else 0
    return least if least > 1 else None


def _rows(entries: Shape, language: Language) -> list[str]:
    needed = {name: shape.example(language) for name, shape in entries.keys.items() if shape.is_needed}
    if not 0 < len(needed) <= _MOST_KEYS or not all(needed.values()):
        return []
    return [f"{spelled(name, language)}: {example}" for name, example in needed.items()]


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
