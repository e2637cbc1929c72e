"""Texts written in YAML so that they read back unchanged, here and in any other YAML program."""

from __future__ import annotations

import re

import yaml

from game.content.slips.colons import colon_in

_OPENERS = "《【（「『…"
"""Signs that a plain text may begin with, besides letters, digits and Chinese characters."""
_DIVIDES = re.compile(r":(?=\s|$)|\s#")
_FLOW_SIGNS = re.compile(r"[,\[\]{}:：，、]")
_SHORT_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_BLANKS = "\u3000\xa0"
_NOTHING = "tag:yaml.org,2002:null"


def scalar(text: str, *, in_flow: bool = False, is_value: bool = False, quote: str = "") -> str:
    r"""Return `text`, without lone surrogates, as a YAML scalar on one line.

    `in_flow`: it will be inside `[…]` or `{…}`. `is_value`: a number or a date, which needs no quotes for looking like
    one. `quote` is the earlier quote (`"` or `'`), which is kept; otherwise the scalar is plain where possible.
    """
    if not quote and _is_plain(text, in_flow=in_flow, is_value=is_value):
        return text
    if not all(char.isprintable() or char in _BLANKS for char in text):
        return '"' + "".join(map(_escaped, text)) + '"'
    if quote != "'" and ('"' not in text and "\\" not in text):
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _is_plain(text: str, *, in_flow: bool, is_value: bool) -> bool:
    """Whether a text reads back without quotes, and does not resemble a typing mistake."""
    if not text or not text.isprintable() or text != text.strip():
        return False
    if not (text[0].isalnum() or text[0] in _OPENERS):
        return False
    if _DIVIDES.search(text) or colon_in(text) is not None or (in_flow and _FLOW_SIGNS.search(text)):
        return False
    tags = _other_tags(text)
    return not tags or (is_value and _NOTHING not in tags)


def _other_tags(text: str) -> set[str]:
    """Return what other programs would read: a number, a date, a boolean or nothing at all."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(text[0], [])
    return {tag for tag, pattern in resolvers if pattern.match(text)}


def _escaped(char: str) -> str:
    if char in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[char]
    if char.isprintable() or char in _BLANKS:
        return char
    code = ord(char)
    if code <= 0xFF:  # noqa: PLR2004 - the widths of YAML's three escapes
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"  # noqa: PLR2004 - see above
