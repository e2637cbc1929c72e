"""The JSON Schema of a pack, for editors that complete and explain.

It is made from the models, names and lengths. It never marks what the reader of packs accepts; where the two cannot
agree it is more lenient, and `check` decides. It measures no lengths, which depend on the language of the whole
pack; its descriptions tell them.

Editors read `2` as a number and `true` as a boolean where the reader sees text, so a text may be either here. Only
`null` and `~`, which the reader takes for texts, are no value to an editor.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, TypeAlias

from game.content.fields.names import PLACES, VALUES, chinese_key
from game.content.fields.shape import Shape, pack_shape
from game.words import LANGUAGES, Language, load_words

Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "反诈游园的题包 / a pack for Fanzha Fair"
_DAY = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_NUMERALS = {int: r"^\+?[0-9]+(\.0+)?$", float: r"^\+?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$"}
_FORM_OF_DAY = "写成 2026-06-01 这样 / write it like 2026-06-01"
_FORM_OF_ID = "汉字、小写英文字母、数字和下划线 / Chinese characters, small letters, digits and _"
_TEXT: Schema = {
    "type": ["string", "number", "boolean"],
    "pattern": r"\S",
    "patternErrorMessage": "这里要写字 / write something here",
}

_TEXT_OR_ENTRIES: Schema = {**_TEXT, "type": [*_TEXT["type"], "object"]}


def pack_schema(icons: Collection[str] = ()) -> Schema:
    """Return the schema of a whole pack (draft 2020-12), with keys and values in both languages.

    The keys of one place are complete and exclusive; each may be written in either language, but not in both. It also
    uses `enumDescriptions` and `patternErrorMessage`, which editors know. A scam may have any text as its icon if no
    `icons` are given. Raises KeyError if a field of a model has no row.
    """
    writer = _Writer(sorted(icons))
    root = writer.entries(pack_shape())
    return {"$schema": DIALECT, "title": TITLE, **root, "$defs": writer.parts}


class _Writer:
    """Writes entries with all below them; `parts` gathers the targets of `$ref`."""

    def __init__(self, icons: Sequence[str]) -> None:
        self.parts: dict[str, Schema] = {}
        self._icons = icons

    def entries(self, shape: Shape) -> Schema:
        """Return the schema of entries."""
        properties: Schema = {}
        pairs: list[Schema] = []
        for name, inner in shape.keys.items():
            keys = list(dict.fromkeys((chinese_key(name), name)))
            for key in keys:
                language: Language = "en" if key == name else "zh"
                told = _description(inner, language)
                value = self._value(inner, language)
                properties[key] = {**value, "description": told, **_default(inner, language)}
            if inner.is_needed:
                pairs.append({"anyOf": [{"required": [key]} for key in keys]})
            if len(keys) > 1:
                pairs.append({"not": {"required": keys}})
        return {"type": "object", "properties": properties, "additionalProperties": False, "allOf": pairs}

    def _value(self, shape: Shape, language: Language) -> Schema:
        """Return the schema of a key's value or list item."""
        if shape.item is not None:
            sizes = _given(shape, minItems="min_length", maxItems="max_length")
            return {"type": "array", **sizes, "items": self._value(shape.item, language)}
        if shape.is_single:
            inside = self.entries(shape)
            del inside["allOf"]
            return {**inside, **_TEXT_OR_ENTRIES, "minProperties": 1, "maxProperties": 1}
        if shape.keys:
            part = shape.path.replace("[]", "")
            if part not in self.parts:
                self.parts[part] = self.entries(shape)
                if shape.kind == "either":
                    pairs = {"allOf": self.parts[part].pop("allOf")}
                    self.parts[part] |= {**_TEXT_OR_ENTRIES, "if": {"type": "object"}, "then": pairs}
            example = shape.example(language) if shape.kind == "either" else None
            return {"$ref": f"#/$defs/{part}", **({"examples": [example]} if example else {})}
        choices = self._icons if shape.name == "icon" else shape.choices
        return _choices(choices, shape.name, language) if choices else _scalar(shape, language)


def _scalar(shape: Shape, language: Language) -> Schema:
    if shape.value is date:
        return {"type": "string", "pattern": _DAY, "patternErrorMessage": _FORM_OF_DAY}
    if shape.value in _NUMERALS:
        limits = _given(shape, minimum="ge", exclusiveMinimum="gt", maximum="le", exclusiveMaximum="lt")
        # A number in quotes is one as well.
        kind = "integer" if shape.value is int else "number"
        return {"type": [kind, "string"], "pattern": _NUMERALS[shape.value], **limits}
    form = _given(shape, pattern="pattern")
    if form:
        # `true` and `no` are ids, too.
        return {"type": ["string", "boolean"], **form, "patternErrorMessage": _FORM_OF_ID}
    if shape.path == "table.rows[][]":
        return {**_TEXT, "examples": list(PLACES if language == "zh" else PLACES.values())}
    example = shape.example(language)
    return _TEXT if example is None else {**_TEXT, "examples": [example]}


def _choices(values: Sequence[str], name: str, language: Language) -> Schema:
    """Return the words of both languages, the key's own first, each explained by the other."""
    twins = {chinese: english for chinese, english in VALUES.get(name, {}).items() if english in values}
    both = list(twins | {english: english for english in values})
    ordered = both if language == "zh" else [*values, *twins]
    notes = twins | {english: chinese for chinese, english in twins.items()}
    return {"enum": ordered, "enumDescriptions": [notes.get(name, name) for name in ordered]}


def _default(shape: Shape, language: Language) -> Schema:
    value = shape.default
    if shape.is_needed or value is None:
        return {}
    if isinstance(value, str) and language == "zh":
        value = next((name for name, english in VALUES.get(shape.name, {}).items() if english == value), value)
    return {"default": list(value) if isinstance(value, tuple) else _plain(value)}


def _given(shape: Shape, **names: str) -> Schema:
    """Return those of the named bounds that are set, under new names."""
    return {new: _plain(shape.bounds[name]) for new, name in names.items() if name in shape.bounds}


def _plain(value: Any) -> Any:
    """Return `1.0` as `1`, as people write it."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _description(shape: Shape, language: Language) -> str:
    """Return the description of a field in both languages, that of its key first."""
    ordered = sorted(LANGUAGES, key=lambda each: each != language)
    return "\n\n".join(load_words("schema", each)["between"].join(_told(shape, each)) for each in ordered)


def _told(shape: Shape, language: Language) -> Iterator[str]:
    assert shape.row is not None, "only keys are described"  # noqa: S101 - as the message says
    words = load_words("schema", language)
    meaning, example = shape.row.help(language)
    yield meaning
    if (longest := shape.row.longest) is not None:
        most = longest.characters if language == "zh" else longest.letters
        yield words("together" if shape.row.is_together else "longest", most=most)
    low, high = _range(shape)
    unit = words["entries"] if shape.kind == "list" else ""
    if low is not None or high is not None:
        yield words("from" if high is None else "to" if low is None else "from_to", low=low, high=high, unit=unit)
    yield words("example", example=example)


def _range(shape: Shape) -> tuple[float | None, float | None]:
    """Return the least and greatest number of entries, or value of a number."""
    low, high = ("min_length", "max_length") if shape.kind == "list" else ("ge", "le")
    return shape.bounds.get(low), shape.bounds.get(high)
