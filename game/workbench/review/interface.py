"""The words of the machine itself, sorted by screen, for the last chapter of the document."""

from __future__ import annotations

from collections.abc import Mapping

from game.words import Words, load_words

_OTHER = "other"


def interface_of(texts: Words, words: Mapping[str, str]) -> dict[str, list[str]]:
    """Interface texts by the name of their screen, in the order of the file, each text once a screen.

    Args:
        texts: key → text, as in assets/text.
        language: of the texts: where lines are joined, Chinese needs no space.
        words: of the document; `part_<prefix>` names the screen of the keys that begin with `<prefix>.`.
    """
    between = load_words("review", texts.language)["between_lines"]
    parts: dict[str, list[str]] = {}
    for key, text in texts.items():
        prefix = key.partition(".")[0] if "." in key else _OTHER
        name = words.get(f"part_{prefix}", prefix)
        told = parts.setdefault(name, [])
        if (line := between.join(text.split("\n"))) not in told:
            told.append(line)
    return parts
