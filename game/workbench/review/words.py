"""The document's own words in the language that is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.words import Language
from game.workbench.review import words_en, words_zh


def review_words(language: Language) -> Mapping[str, str]:
    """The words by key; both languages have the same keys."""
    return MappingProxyType(words_zh.REVIEW if language == "zh" else words_en.REVIEW)
