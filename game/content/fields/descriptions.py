"""What an editor shows beside a key: what it is for, how much it holds, and an example."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.fields.shape import Shape
from game.words import LANGUAGES, Language, load_words


def description_of(shape: Shape, language: Language) -> str:
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
    """The least and greatest number of entries, or value of a number."""
    low, high = ("min_length", "max_length") if shape.kind == "list" else ("ge", "le")
    return shape.bounds.get(low), shape.bounds.get(high)
