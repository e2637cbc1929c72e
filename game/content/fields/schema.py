"""The JSON Schema of a pack, for editors that complete and explain while somebody writes.

It is read off the models, the names and the lengths, so it cannot say anything else than they do. It never marks what
the reader of packs accepts; where the two cannot agree it is the more lenient one, and `check` has the last word. So
it measures no lengths, which depend on the language of the whole pack: its descriptions tell them.

Editors read `2` as a number and `true` as yes where the reader sees text, so a text may be either here. Only `null`
and `~`, which the reader takes for texts, are nothing at all to an editor.
"""

from __future__ import annotations

import typing
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import UnionType
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.content.fields.key_words import Extent, description_of, example_of
from game.content.fields.lengths import LIMITS, LINES_LIMIT, Limit, Longest
from game.content.fields.names import PLACES, VALUES, chinese_key
from game.content.model import Line, Pack

Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ICON = ("scams", "icon")
_LINES = ("exhibits", "lines")
_ROWS = ("table", "rows")
_DAY = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_NUMERALS = {int: r"^\+?[0-9]+(\.0+)?$", float: r"^\+?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$"}
_FORM_OF_DAY = "写成 2026-06-01 这样 / write it like 2026-06-01"
_FORM_OF_ID = "小写英文字母开头，只用小写字母、数字和下划线 / small letters, digits and _, a letter first"
_TEXT: Schema = {
    "type": ["string", "number", "boolean"],
    "pattern": r"\S",
    "patternErrorMessage": "这里要写字 / write something here",
}


def pack_schema(icons: Collection[str] = ()) -> Schema:
    """The schema of a whole pack (draft 2020-12), with Chinese and English keys and values side by side.

    The keys of one place are complete and exclusive; each may be written in either language, but not in both. Besides
    the keywords of the draft there are two that editors know: `enumDescriptions` and `patternErrorMessage`.

    Args:
        icons: names that a scam may use as its icon; any text if none are given.

    Raises:
        KeyError: a field of a model is described in no or in one language (`game.content.fields.key_words`).
    """
    writer = _Writer(sorted(icons))
    root = writer.entries(Pack, ())
    return {"$schema": DIALECT, "title": "反诈游园的题包 / a pack for Fanzha Fair", **root, "$defs": writer.parts}


@dataclass(frozen=True)
class _Place:
    """A key of a pack: its path in English, without the indexes of lists, and the model that it is a field of."""

    path: tuple[str, ...]
    model: type[BaseModel]
    is_chinese: bool

    @property
    def name(self) -> str:
        return self.path[-1]

    @property
    def words(self) -> str:
        """Under which it is described."""
        return f"{self.model.__name__}.{self.name}"


class _Writer:
    """Writes a model with everything below it; `parts` gathers what `$ref` points at."""

    def __init__(self, icons: Sequence[str]) -> None:
        self.parts: dict[str, Schema] = {}
        self._icons = icons

    def entries(self, model: type[BaseModel], path: tuple[str, ...]) -> Schema:
        """Keys and values of a model that stands at `path`."""
        properties: Schema = {}
        pairs: list[Schema] = []
        for name, info in model.model_fields.items():
            keys = list(dict.fromkeys((chinese_key(name), name)))
            for key in keys:
                place = _Place((*path, name), model, is_chinese=key != name)
                told = description_of(place.words, _extent(info, place), is_chinese=place.is_chinese)
                value = self._value(info.annotation, info.metadata, place)
                properties[key] = {**value, "description": told, **_default(info, place)}
            if info.is_required():
                pairs.append({"anyOf": [{"required": [key]} for key in keys]})
            if len(keys) > 1:
                pairs.append({"not": {"required": keys}})
        return {"type": "object", "properties": properties, "additionalProperties": False, "allOf": pairs}

    def _value(self, annotation: Any, bounds: Sequence[Any], place: _Place) -> Schema:
        origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is typing.Annotated:
            # Bounds inside a tuple are still wrapped as they were written.
            return self._value(inner[0], [part for bound in inner[1:] for part in bound.metadata], place)
        if origin in {typing.Union, UnionType}:
            return self._value(inner[0], bounds, place)
        if origin is tuple:
            sizes = _given(bounds, minItems="min_length", maxItems="max_length")
            return {"type": "array", **sizes, "items": self._value(inner[0], (), place)}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return _line(place) if annotation is Line else self._part(annotation, place.path)
        if place.path == _ICON and self._icons:
            return _choices(self._icons, place)
        return _choices(inner, place) if origin is Literal else _scalar(annotation, bounds, place)

    def _part(self, model: type[BaseModel], path: tuple[str, ...]) -> Schema:
        name = ".".join(path)
        if name not in self.parts:
            self.parts[name] = self.entries(model, path)
        return {"$ref": f"#/$defs/{name}"}


def _scalar(annotation: Any, bounds: Sequence[Any], place: _Place) -> Schema:
    if annotation is date:
        return {"type": "string", "pattern": _DAY, "patternErrorMessage": _FORM_OF_DAY}
    if annotation in _NUMERALS:
        limits = _given(bounds, minimum="ge", exclusiveMinimum="gt", maximum="le", exclusiveMaximum="lt")
        # A number in quotes is one as well.
        return {
            "type": ["integer" if annotation is int else "number", "string"],
            "pattern": _NUMERALS[annotation],
            **limits,
        }
    form = _given(bounds, pattern="pattern")
    if form:
        # `true` and `no` are ids, too.
        return {"type": ["string", "boolean"], **form, "patternErrorMessage": _FORM_OF_ID}
    if place.path == _ROWS:
        return {**_TEXT, "examples": list(PLACES if place.is_chinese else PLACES.values())}
    example = example_of(place.words, is_chinese=place.is_chinese)
    return _TEXT if example is None else {**_TEXT, "examples": [example]}


def _choices(values: Sequence[str], place: _Place) -> Schema:
    """The words of both languages, those of the key's own first, each explained by its twin."""
    twins = {chinese: english for chinese, english in VALUES.get(place.name, {}).items() if english in values}
    both = list(twins | {english: english for english in values})
    ordered = both if place.is_chinese else [*values, *twins]
    notes = twins | {english: chinese for chinese, english in twins.items()}
    return {"enum": ordered, "enumDescriptions": [notes.get(name, name) for name in ordered]}


def _line(place: _Place) -> Schema:
    """A text, or one of `them: …` and `me: …` in either language."""
    properties: Schema = {}
    for speaker in typing.get_args(Line.model_fields["speaker"].annotation):
        for key in (chinese_key(speaker), speaker):
            inner = _Place((*place.path, speaker), Line, is_chinese=key != speaker)
            told = description_of(inner.words, Extent(), is_chinese=inner.is_chinese)
            properties[key] = {**_scalar(str, (), inner), "description": told}
    return {
        **_TEXT,
        "type": [*_TEXT["type"], "object"],
        "properties": properties,
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def _default(info: FieldInfo, place: _Place) -> Schema:
    value = info.default
    if info.is_required() or value is None:
        return {}
    if isinstance(value, str) and place.is_chinese:
        value = next((name for name, english in VALUES.get(place.name, {}).items() if english == value), value)
    return {"default": list(value) if isinstance(value, tuple) else _plain(value)}


def _extent(info: FieldInfo, place: _Place) -> Extent:
    is_list = typing.get_origin(info.annotation) is tuple
    low, high = ("min_length", "max_length") if is_list else ("ge", "le")
    bounds = _given(info.metadata, low=low, high=high)
    is_together = place.path == _LINES
    longest = LINES_LIMIT if is_together else _longest(place.path)
    return Extent(longest, is_together, bounds.get("low"), bounds.get("high"), is_list)


def _longest(path: tuple[str, ...]) -> Longest | None:
    limit: Limit | None = LIMITS
    for step in path:
        limit = limit[0] if isinstance(limit, list) else limit
        limit = limit.get(step) if isinstance(limit, Mapping) else None
    limit = limit[0] if isinstance(limit, list) else limit
    return limit if isinstance(limit, Longest) else None


def _given(bounds: Sequence[Any], **names: str) -> Schema:
    """Those of the named bounds that are set, under new names."""
    found = {}
    for new, name in names.items():
        values = (getattr(bound, name, None) for bound in bounds)
        value = next((value for value in values if value is not None), None)
        if value is not None:
            found[new] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    """`1.0` as `1`: nobody writes the point."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
