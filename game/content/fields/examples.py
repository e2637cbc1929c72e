"""What a place of a pack looks like when it is right, for messages."""

from __future__ import annotations

from game.content.fields.all_fields import FIELDS
from game.content.fields.names import spelled
from game.content.fields.shape import Shape, shape_at
from game.content.findings import Path
from game.words import Language

_MOST_KEYS = 4
"""Entries with more keys that must be there are too long for a message."""


def written_at(path: Path, *, language: Language, is_unspoken: bool = False) -> str:
    """The lines of a list or of entries, each after a line break, below the key; empty where they would be too many.

    `is_unspoken` makes the words of an exhibit plain sentences.
    """
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
    """How many entries a list must have, if one is not enough."""
    shape = shape_at(path)
    least = shape.bounds.get("min_length", 0) if shape is not None and shape.kind == "list" else 0
    return least if least > 1 else None


def _rows(entries: Shape, language: Language) -> list[str]:
    needed = {name: shape.example(language) for name, shape in entries.keys.items() if shape.is_needed}
    if not 0 < len(needed) <= _MOST_KEYS or not all(needed.values()):
        return []
    return [f"{spelled(name, language)}: {example}" for name, example in needed.items()]
