"""Which keys may stand where: read off the models once, so that the model stays the only description of a pack."""

from __future__ import annotations

import typing
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType, UnionType
from typing import Any, Literal

from pydantic import BaseModel

from game.content.model import Line, Pack

Kind = Literal["text", "list", "entries", "line"]


@dataclass(frozen=True)
class Shape:
    """What is expected at one place.

    `keys` are the English keys of `entries`; `item` is the shape of every item of a `list`, which has no more than
    `most`; `choices` are the English values of a `text` that must be one of a few; `line` is a text, or one of
    `them: …` and `me: …`.
    """

    kind: Kind
    keys: typing.Mapping[str, Shape] = field(default_factory=lambda: MappingProxyType({}))
    item: Shape | None = None
    choices: tuple[str, ...] = ()
    most: int | None = None

    def child(self, step: str | int) -> Shape | None:
        """The shape below a key or an index, `None` where nothing is expected."""
        return self.item if isinstance(step, int) else self.keys.get(step)


@lru_cache(maxsize=1)
def pack_shape() -> Shape:
    """The shape of a whole pack."""
    return _of_model(Pack)


def _of_model(model: type[BaseModel]) -> Shape:
    if model is Line:
        text = Shape("text")
        return Shape("line", MappingProxyType({"them": text, "me": text}))
    keys = {name: _of_type(info.annotation, info.metadata) for name, info in model.model_fields.items()}
    return Shape("entries", MappingProxyType(keys))


def _of_type(annotation: Any, bounds: Sequence[Any] = ()) -> Shape:
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *bounds = typing.get_args(annotation)
        # Bounds inside a tuple are still wrapped as they were written.
        return _of_type(inner, [part for bound in bounds for part in getattr(bound, "metadata", [bound])])
    if typing.get_origin(annotation) in {typing.Union, UnionType}:
        return _of_type(typing.get_args(annotation)[0])
    if typing.get_origin(annotation) is tuple:
        most = next((bound.max_length for bound in bounds if hasattr(bound, "max_length")), None)
        return Shape("list", item=_of_type(typing.get_args(annotation)[0]), most=most)
    if typing.get_origin(annotation) is Literal:
        return Shape("text", choices=typing.get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _of_model(annotation)
    return Shape("text")
