"""Characters in a text that nobody types on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.content.findings import Finding, Spot
from game.content.tree.intake import shown
from game.content.tree.tree import Located

# Control and format characters, line separators, lone surrogates, non-characters and language tags: nobody types
# them on purpose, and some turn a text around on the screen. What joins two emoji is a part of them.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
    "|(?<![\ufe0f\u2600-\u27bf\U0001f300-\U0001faff])\u200d"
)


# What is left of Chinese, or of a curly quote, that was read in the wrong encoding and saved so.
_GARBLED = re.compile("\ufffd|锟斤|烫烫烫|屯屯屯|ï»¿|â€[™œ\x9d˜“”]|Ã[\x80-\xbf]|[æçèéåä][\x80-\xbf\u2018-\u2122]{2}")


def check_characters(located: Located) -> Iterator[Finding[Spot]]:
    """Report characters that cannot be shown or mean nothing, and line breaks inside a text."""
    for leaf in located.leaves:
        garbled = None if leaf.text.isascii() else _GARBLED.search(leaf.text)
        if garbled is not None:
            yield Finding(Spot(leaf.line + 1, leaf.column + 1), "garbled", values={"text": leaf.text})
            continue
        if leaf.text.isprintable():
            continue
        text = leaf.text.strip()
        found = _UNSEEN.search(text)
        if found is None:
            continue
        spot = Spot(leaf.line + 1, leaf.column + 1)
        values = {"text": _UNSEEN.sub(" ", text), "char": shown(found[0])}
        yield Finding(spot, "line_break" if found[0] == "\n" else "control", values=values)
