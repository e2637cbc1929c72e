"""What every key of a pack is for, how much it holds, and an example: the sentences that an editor shows beside it.

The sentences stand in `game.content.fields.key_words_zh` and `key_words_en`, by model and field (`Scam.name`); how
much a key holds is told by whoever asks, so that it stands nowhere twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.content.fields import key_words_en, key_words_zh
from game.content.fields.lengths import Longest


@dataclass(frozen=True)
class Extent:
    """How much a key holds.

    Attributes:
        longest: length of its text, if it is measured.
        is_together: that length is of all its texts together.
        low: least number of entries, or least value of a number.
        high: most of them.
        is_list: `low` and `high` count entries.
    """

    longest: Longest | None = None
    is_together: bool = False
    low: float | None = None
    high: float | None = None
    is_list: bool = False


def description_of(key: str, extent: Extent, *, is_chinese: bool) -> str:
    """The description of a key in both languages, Chinese first where the key is Chinese.

    Raises:
        KeyError: nobody has described it.
    """
    meaning, example = key_words_zh.KEY_WORDS[key]
    chinese = "".join([meaning, *_told_in_chinese(extent), f"例：{example}"])
    meaning, example = key_words_en.KEY_WORDS[key]
    english = " ".join([meaning, *_told_in_english(extent), f"Example: {example}"])
    return f"{chinese}\n\n{english}" if is_chinese else f"{english}\n\n{chinese}"


def example_of(key: str, *, is_chinese: bool) -> str | None:
    """The example as a value; `None` where it is a piece of a list. `KeyError` as above."""
    example = (key_words_zh if is_chinese else key_words_en).KEY_WORDS[key][1]
    return None if example.startswith("- ") else example


def _told_in_chinese(extent: Extent) -> Iterator[str]:
    if extent.longest is not None:
        whole = "所有的话加在一起" if extent.is_together else ""
        yield f"{whole}最长 {extent.longest.characters} 字（汉字和中文标点算一字，字母和数字算半字）。"
    unit = " 条" if extent.is_list else ""
    if extent.low is not None and extent.high is not None:
        yield f"{extent.low:g} 到 {extent.high:g}{unit}。"
    elif extent.low is not None:
        yield f"最少 {extent.low:g}{unit}。"
    elif extent.high is not None:
        yield f"最多 {extent.high:g}{unit}。"


def _told_in_english(extent: Extent) -> Iterator[str]:
    if extent.longest is not None:
        whole = "All of them together up" if extent.is_together else "Up"
        yield f"{whole} to {extent.longest.letters} letters."
    unit = " of them" if extent.is_list else ""
    if extent.low is not None and extent.high is not None:
        yield f"{extent.low:g} to {extent.high:g}{unit}."
    elif extent.low is not None:
        yield f"At least {extent.low:g}{unit}."
    elif extent.high is not None:
        yield f"At most {extent.high:g}{unit}."
