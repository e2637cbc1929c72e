"""What an editor shows beside a key: what it is for, how much it holds, and an example."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.fields.shape import Shape
from game.words import Language


def description_of(shape: Shape, language: Language) -> str:
    """The description of a field in both languages, Chinese first where the key is Chinese."""
    assert shape.row is not None, "only keys are described"  # noqa: S101 - as the message says
    meaning, example = shape.row.zh
    chinese = "".join([meaning, *_told_in_chinese(shape), f"例：{example}"])
    meaning, example = shape.row.en
    english = " ".join([meaning, *_told_in_english(shape), f"Example: {example}"])
    return f"{chinese}\n\n{english}" if language == "zh" else f"{english}\n\n{chinese}"


def _told_in_chinese(shape: Shape) -> Iterator[str]:
    if shape.row is not None and shape.row.longest is not None:
        whole = "所有的话加在一起" if shape.row.is_together else ""
        yield f"{whole}最长 {shape.row.longest.characters} 字（汉字和中文标点算一字，字母和数字算半字）。"
    unit = " 条" if shape.kind == "list" else ""
    low, high = _range(shape)
    if low is not None and high is not None:
        yield f"{low:g} 到 {high:g}{unit}。"
    elif low is not None:
        yield f"最少 {low:g}{unit}。"
    elif high is not None:
        yield f"最多 {high:g}{unit}。"


def _told_in_english(shape: Shape) -> Iterator[str]:
    if shape.row is not None and shape.row.longest is not None:
        whole = "All of them together up" if shape.row.is_together else "Up"
        yield f"{whole} to {shape.row.longest.letters} letters."
    unit = " of them" if shape.kind == "list" else ""
    low, high = _range(shape)
    if low is not None and high is not None:
        yield f"{low:g} to {high:g}{unit}."
    elif low is not None:
        yield f"At least {low:g}{unit}."
    elif high is not None:
        yield f"At most {high:g}{unit}."


def _range(shape: Shape) -> tuple[float | None, float | None]:
    """The least and greatest number of entries, or value of a number."""
    low, high = ("min_length", "max_length") if shape.kind == "list" else ("ge", "le")
    return shape.bounds.get(low), shape.bounds.get(high)
