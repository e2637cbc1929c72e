"""What a place of a pack looks like when it is right, for messages: read off the models and the words of the keys."""

from __future__ import annotations

import typing
from functools import lru_cache
from types import UnionType
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.content.fields.key_words import example_of
from game.content.fields.key_words_en import KEY_WORDS as ENGLISH
from game.content.fields.key_words_zh import KEY_WORDS as CHINESE
from game.content.fields.names import spelled
from game.content.findings import Path
from game.content.model import Pack

_MOST_KEYS = 4
"""Entries with more keys that must be there are too long for a message."""


def field_at(path: Path) -> tuple[type[BaseModel], FieldInfo] | None:
    """The model and the field that a path leads to; `None` where it leads to none."""
    return _field(_names(path))


def number_at(path: Path, *, is_chinese: bool) -> str:
    """A number that may stand at a path."""
    found = field_at(path)
    return (found and example_of(f"{found[0].__name__}.{path[-1]}", is_chinese=is_chinese)) or "1"


def written_at(path: Path, *, is_chinese: bool, is_unspoken: bool = False) -> str:
    """The lines of a list or of entries, each after a line break, below the key; empty where they would be too many.

    `is_unspoken` makes the words of an exhibit plain sentences.
    """
    return _written(_names(path), is_chinese=is_chinese, is_unspoken=is_unspoken)


def least_at(path: Path) -> int | None:
    """How many entries a list must have, if one is not enough."""
    found = field_at(path)
    bounds = () if found is None or typing.get_origin(found[1].annotation) is not tuple else found[1].metadata
    least = max((getattr(bound, "min_length", 0) for bound in bounds), default=0)
    return least if least > 1 else None


def _names(path: Path) -> tuple[str, ...]:
    return tuple(step for step in path if isinstance(step, str))


@lru_cache(maxsize=256)
def _field(names: tuple[str, ...]) -> tuple[type[BaseModel], FieldInfo] | None:
    model: type[BaseModel] | None = Pack
    found = None
    for name in names:
        if model is None or name not in model.model_fields:
            return None
        found = model, model.model_fields[name]
        model = _model_of(found[1].annotation)
    return found


def _model_of(annotation: Any) -> type[BaseModel] | None:
    """The model of an entry, of a list of them, or of one that may be missing."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated or origin is tuple or origin in {typing.Union, UnionType}:
        return _model_of(inner[0])
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


@lru_cache(maxsize=256)
def _written(names: tuple[str, ...], *, is_chinese: bool, is_unspoken: bool) -> str:
    found = _field(names)
    if found is None:
        return ""
    model, info = found
    is_list = typing.get_origin(info.annotation) is tuple
    inner = _model_of(info.annotation)
    key = spelled(names[-1], is_chinese=is_chinese)
    place = "Scam.openings" if is_unspoken and names[-1] == "lines" else f"{model.__name__}.{names[-1]}"
    described = (CHINESE if is_chinese else ENGLISH).get(place)
    if described is None:  # what is said in a line is described with the list of lines
        return ""
    example = described[1]
    if inner is None and not is_list:
        return ""
    if inner is None or names[-1] == "lines":
        rows = [example if example.startswith("- ") else f"- {example}"]
    elif not is_list and example.startswith("{"):
        return f"\n  {key}: {example}"
    else:
        rows = _rows(inner, is_chinese=is_chinese)
        if is_list:
            rows = [("- " if number == 0 else "  ") + row for number, row in enumerate(rows)]
    return "".join(f"\n  {row}" for row in (f"{key}:", *(f"  {row}" for row in rows))) if rows else ""


def _rows(model: type[BaseModel], *, is_chinese: bool) -> list[str]:
    needed = [name for name, info in model.model_fields.items() if info.is_required()]
    if not 0 < len(needed) <= _MOST_KEYS:
        return []
    examples = {name: example_of(f"{model.__name__}.{name}", is_chinese=is_chinese) for name in needed}
    if not all(examples.values()):
        return []
    return [f"{spelled(name, is_chinese=is_chinese)}: {example}" for name, example in examples.items()]
