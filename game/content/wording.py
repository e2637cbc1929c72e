"""The only place where a code becomes a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any, Literal, cast

from game.content import (
    words_en,
    words_en_fixing,
    words_en_page,
    words_en_table,
    words_zh,
    words_zh_fixing,
    words_zh_page,
    words_zh_table,
)
from game.content.fields.names import VALUES
from game.content.findings import Finding

MessageLanguage = Literal["zh", "en"]

_TABLES: dict[MessageLanguage, ModuleType] = {"zh": words_zh, "en": words_en}
_MAX_VALUE = 40
# These are whole lines or lists of names: cut in the middle they would be no cure.
_WHOLE = frozenset({"cure", "allowed", "names", "row", "written", "joined", "plain"})
_MAX_WHOLE = 600


_LANGUAGE_LINE = re.compile(r"[\s\ufeff]*(?:语言|language)\s*[:：﹕︰]\s*[“\"'‘]?(?P<language>\w+)")


class _Values(dict[str, Any]):
    """Values of a sentence; one that was not given shows as an ellipsis instead of an exception."""

    def __missing__(self, name: str) -> str:
        return "…"


def message_language(language: str | None) -> MessageLanguage:
    """The language of messages for a wish: English when asked for, Chinese otherwise."""
    return "en" if language is not None and language.lower().startswith("en") else "zh"


def own_language(lines: Sequence[str]) -> MessageLanguage:
    """The language that a pack says it is in, however broken the rest of it is; Chinese if it does not say."""
    typed = next((found["language"] for found in map(_LANGUAGE_LINE.match, lines) if found is not None), None)
    return message_language(None if typed is None else VALUES["language"].get(typed, typed))


def worded(finding: Finding[Any], language: MessageLanguage) -> tuple[str, str]:
    """Return the message and the hint of a finding."""
    values = finding.values if finding.cure is None else {**finding.values, "cure": finding.cure}
    return word(finding.code, values, language)


def word(code: str, values: Mapping[str, Any], language: MessageLanguage) -> tuple[str, str]:
    """The message and the hint for a code.

    A `cure` among the values (the organiser's own line, corrected) or a `guess` (the name that was probably
    meant) makes the hint. A code that nobody has worded is shown as itself.
    """
    table = _TABLES[language]
    words = cast("dict[str, tuple[str, str]]", table.WORDS)
    message, hint = words.get(code, table.UNKNOWN)
    shown = _Values({name: _short(name, value) for name, value in values.items()}, code=code)
    if "cure" in shown:
        hint = table.CURE
        also = table.ALSO.get(code)
        hint = hint if also is None else f"{hint}\n{also}"
    elif "guess" in shown:
        hint = table.GUESS if shown.get("allowed") else table.GUESSED.get(code, table.GUESS_ALONE)
    elif shown.get("written"):
        hint = table.WRITTEN.get(code, hint)
    if "least" in shown and "cure" not in shown:
        hint = f"{hint}\n{table.LEAST}"
    return message.format_map(shown), hint.format_map(shown)


def _short(name: str, value: Any) -> Any:
    limit = _MAX_WHOLE if name in _WHOLE else _MAX_VALUE
    text = str(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def report_words(language: MessageLanguage) -> dict[str, str]:
    """The words around the problems in a report."""
    return cast("dict[str, str]", _TABLES[language].REPORT)


def map_words(language: MessageLanguage) -> dict[str, str]:
    """The words around the map of a table."""
    return words_zh_table.MAP if language == "zh" else words_en_table.MAP


def page_words(language: MessageLanguage) -> dict[str, str]:
    """The words around the problems on a web page."""
    return words_zh_page.PAGE if language == "zh" else words_en_page.PAGE


def fixing_words(language: MessageLanguage) -> dict[str, str]:
    """What is said about repairs."""
    return words_zh_fixing.FIXING if language == "zh" else words_en_fixing.FIXING


def repair_words(code: str, language: MessageLanguage) -> str:
    """What was done about a mistake."""
    done = words_zh_fixing.DONE if language == "zh" else words_en_fixing.DONE
    return done.get(code, code)
