"""Plain data with English keys → YAML like the shipped packs: two blanks a level, short things in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from game.content.fields.names import FIELDS, VALUES, names_where, spelled
from game.content.slips.scalars import scalar
from game.words import Language

_STEP = "  "
_PLAIN_VALUES = names_where(lambda field: field.kind in {"number", "day"})
_IN_ONE_LINE = names_where(lambda field: field.layout == "line")
_ITEMS_IN_ONE_LINE = names_where(lambda field: field.layout == "items")
_SPACED = names_where(lambda field: field.layout == "spaced")


@cache
def key_orders() -> tuple[tuple[str, ...], ...]:
    """Return the keys of every level of a pack in the order of writing, the pack itself first."""
    levels: dict[str, list[str]] = {}
    for field in FIELDS.values():
        levels.setdefault(field.parent, []).append(field.name)
    return tuple(map(tuple, levels.values()))


class Writer:
    """Writes parts of a pack with Chinese or English keys."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def ordered(self, names: Iterable[str]) -> list[str]:
        """Return the keys of one level in the order of writing."""
        held = set(names)
        order = next((order for order in key_orders() if held.issubset(order)), tuple(held))
        return [name for name in order if name in held]

    def leaf(self, text: str, name: str, *, in_flow: bool = False, quote: str = "") -> str:
        """Return the value of `name` as a scalar, in the language of the file."""
        shown = spelled(text, self.language, field=name) if name in VALUES else text
        return scalar(shown, in_flow=in_flow, is_value=name in _PLAIN_VALUES, quote=quote)

    def entry(self, name: str, value: Any) -> list[str]:
        """Return the lines of `name: value`."""
        key = spelled(name, self.language)
        if isinstance(value, str):
            return [f"{key}: {self.leaf(value, name)}"]
        if name in _IN_ONE_LINE or not value:
            return [f"{key}: {self.flow(value, name)}"]
        return [f"{key}:", *_indented(self.body(value, name))]

    def body(self, value: Any, name: str) -> list[str]:
        """Return the lines of a text, a list or entries, the first at the margin."""
        if isinstance(value, str):
            return [self.leaf(value, name)]
        if isinstance(value, dict):
            return [line for key in self.ordered(value) for line in self.entry(key, value[key])]
        lines: list[str] = []
        for item in value:
            if lines and name in _SPACED:
                lines.append("")
            lines.extend(self.item(item, name))
        return lines

    def item(self, value: Any, name: str) -> list[str]:
        """Return the lines of one item of the list `name`, with its dash."""
        if name in _ITEMS_IN_ONE_LINE or not value:
            return [f"- {self.flow(value, name)}"]
        first, *rest = self.body(value, name)
        return [f"- {first}", *_indented(rest)]

    def flow(self, value: Any, name: str) -> str:
        """Return a value in one line."""
        if isinstance(value, str):
            return self.leaf(value, name, in_flow=True)
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(item, name) for item in value) + "]"
        keys = ((spelled(key, self.language), key) for key in self.ordered(value))
        return "{" + ", ".join(f"{shown}: {self.flow(value[key], key)}" for shown, key in keys) + "}"

    def pack(self, data: Mapping[str, Any], notes: Mapping[str, str]) -> str:
        """Return a whole pack; `notes` are comments above keys, the empty key being the top."""
        blocks = [_comment(notes.get("", ""))]
        follows_text = False
        for name in self.ordered(data):
            note = _comment(notes.get(name, ""))
            if note or not follows_text or not isinstance(data[name], str):
                blocks.append([])
            blocks[-1] += [*note, *self.entry(name, data[name])]
            follows_text = isinstance(data[name], str)
        return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _indented(lines: Iterable[str]) -> list[str]:
    return [_STEP + line if line else "" for line in lines]


def _comment(note: str) -> list[str]:
    return [f"# {line}" for line in note.split("\n") if line]
