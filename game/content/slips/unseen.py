"""Invisible characters in keys and in texts."""

from __future__ import annotations

import re

from game.content.slips.corrections import INVISIBLE, UNSEEN
from game.content.slips.slip import Slip, Source, slip_at
from game.content.tree.tree import ScalarNode

CODES = ("key_invisible", "unseen")
_ANY_COLON = re.compile("[:：]")


def in_line(line: str, number: int, is_near: bool) -> Slip | None:
    """Find such a character before the first colon, or one without any effect behind it."""
    if line.isprintable():
        return None
    colon = _ANY_COLON.search(line)
    at = 0 if colon is None else colon.start()
    found, unseen = INVISIBLE.search(line, 0, at), UNSEEN.search(line, at)
    corrected = INVISIBLE.sub("", line[:at]) + UNSEEN.sub("", line[at:])
    if found is not None:
        return slip_at(line, number, found.start(), "key_invisible", corrected)
    return None if unseen is None else slip_at(line, number, unseen.start(), "unseen", corrected)


def in_key(source: Source, key: ScalarNode) -> Slip | None:
    """Find such a character in a key."""
    hidden = INVISIBLE.search(key.text) if key.is_plain else None
    if hidden is None:
        return None
    line = source.lines[key.line]
    return slip_at(line, key.line, key.column + hidden.start(), "key_invisible", INVISIBLE.sub("", line))


def in_text(source: Source, node: ScalarNode) -> Slip | None:
    """Find such a character without any effect in a text of one line."""
    if node.line != node.end_line or node.text.isprintable():
        return None
    line = source.lines[node.line]
    found = UNSEEN.search(line, node.column, node.end_column)
    return None if found is None else slip_at(line, node.line, found.start(), "unseen", UNSEEN.sub("", line))
