"""Punctuation by the Chinese rules: where it may not stand, and which of its blank halves are left out."""

from __future__ import annotations

# GB/T 15834-2011, 5.1: these marks never begin a line, and those never end one.
NEVER_FIRST = frozenset("，。！？、；：）】》〉」』〕〗”’…—·％℃,.!?;:)]}%~～／")
NEVER_LAST = frozenset("（【《〈「『〔〖“‘([{¥￥$")
PAUSES = frozenset("，。！？；：、,.!?;:")
# CLREQ, 3.1.6 (adjusting the width of marks): a mark of a whole em is blank on one side, where half an em can go.
BLANK_AFTER = frozenset("，。！？、；：）】》〉」』〕〗”’")
BLANK_BEFORE = frozenset("（【《〈「『〔〖“‘")
_BLANK = BLANK_AFTER | BLANK_BEFORE


def has_blanks(text: str) -> bool:
    """Return whether `text` has a mark that is blank on one side."""
    return not _BLANK.isdisjoint(text)


def is_squeezed(first: str, second: str) -> bool:
    """Return whether two neighbours in a line are set in one and a half ems: a blank half lies between them.

    It is the first one's, or, between two opening marks, the second one's. Either is "" at an end of the line, where a
    blank half is left out, too.
    """
    if first in BLANK_AFTER:
        return not second or second in _BLANK
    return second in BLANK_BEFORE and (not first or first in BLANK_BEFORE)


def squeezes(text: str) -> list[int]:
    """Return at which places half an em is left out of the line `text`: n is before character n, its length the end."""
    if not has_blanks(text):
        return []
    around = ["", *text, ""]
    return [place for place in range(len(text) + 1) if text and is_squeezed(around[place], around[place + 1])]


def halves(text: str, places: list[int], begin: int, end: int) -> tuple[int, int]:
    """Return how many halves of an em are left out before character `begin` of a line and before the end of `end` - 1.

    What is left out of a mark itself is counted, so that the two are the edges of what is seen.
    """
    before = sum(place < begin or (place == begin and text[begin] in BLANK_AFTER) for place in places)
    return before, sum(place < end or (place == end and text[end - 1] in BLANK_AFTER) for place in places)
