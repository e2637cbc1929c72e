"""The message and the hint of a finding, from its code and values: `assets/text/<language>/findings.json`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from game.content.fields.names import english_value
from game.content.findings import Finding
from game.words import Language, load_words, message_language

_MAX_VALUE = 40
# These are whole lines or lists of names: cut in the middle they would be no cure.
_WHOLE = frozenset({"cure", "allowed", "names", "row", "written", "joined", "plain", "where", "cause"})
_MAX_WHOLE = 600


_LANGUAGE_LINE = re.compile(r"[\s\ufeff]*(?:语言|language)\s*[:：﹕︰]\s*[“\"'‘]?(?P<language>\w+)")


class _Values(dict[str, Any]):
    """Values of a sentence; a missing one shows as an ellipsis instead of raising."""

    def __missing__(self, name: str) -> str:
        return "…"


def own_language(lines: Sequence[str]) -> Language:
    """Return the language that a pack names, even if the rest is broken; Chinese if none."""
    typed = next((found["language"] for found in map(_LANGUAGE_LINE.match, lines) if found is not None), None)
    return message_language(None if typed is None else english_value("language", typed))


def worded(finding: Finding[Any], language: Language) -> tuple[str, str]:
    """Return the message and the hint of a finding."""
    values = finding.values if finding.cure is None else {**finding.values, "cure": finding.cure}
    return word(finding.code, values, language)


def word(code: str, values: Mapping[str, Any], language: Language) -> tuple[str, str]:
    """Return the message and the hint for a code; an unworded code is shown as itself.

    A `cure` (the corrected line) or a `guess` (the name probably meant) among the values makes the hint.
    """
    words = load_words("findings", language)
    known = code if f"{code}.message" in words else "unknown"
    message, hint = words[f"{known}.message"], words[f"{known}.hint"]
    shown = _Values({name: _short(name, value) for name, value in values.items()}, code=code)
    if "cure" in shown:
        also = words.get(f"{code}.also")
        hint = words["cure"] if also is None else f"{words['cure']}\n{also}"
    elif "guess" in shown:
        hint = words["guess"] if shown.get("allowed") else words.get(f"{code}.guess", words["guess_alone"])
    elif shown.get("written"):
        hint = words.get(f"{code}.written", hint)
    if "least" in shown and "cure" not in shown:
        hint = f"{hint}\n{words['least']}"
    return message.format_map(shown), hint.format_map(shown)


def _short(name: str, value: Any) -> Any:
    limit = _MAX_WHOLE if name in _WHOLE else _MAX_VALUE
    text = str(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"
