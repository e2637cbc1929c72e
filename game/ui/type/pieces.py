"""The smallest parts of a text that stay whole: Han with the marks attached to it, Latin words, numbers with units."""

from __future__ import annotations

import re
from functools import lru_cache

from game.ui.type.lexicon import Lexicon
from game.ui.type.marks import NEVER_FIRST, NEVER_LAST

_UNIT = (
    r"(?:多|余)?(?:分钟|小时|公里|块钱|元钱|个月|块|元|角|分|天|秒|点|月|日|年|号|岁|位|人|条|张|个|次|折|米|斤|克|度|级|时|步|"
    r"件|句|份|家|层|楼|路|期|届|把|倍|成)"
)
_MANY, _NUMERALS = "[十百千万亿]", "[一二三四五六七八九十百千万亿两几半零〇]{1,6}"
# A short quotation is not broken: “连单”.
_QUOTATION = r"“[^“”]{1,4}”|"
_REST = (
    # Amounts, phone numbers, addresses, Latin words; groups of digits stay together.
    rf"[¥￥$]?[0-9]+(?:[.,][0-9]+)*(?: [0-9]+)*(?:{_MANY}*{_UNIT}|{_MANY}+)"
    r"|[0-9]+(?: [0-9]+)+(?![0-9A-Za-z@#&+*/_.,:%'’\-]*[0-9A-Za-z*%])"
    r"|[0-9A-Za-z][0-9A-Za-z@#&+*/_.,:%'’\-]*[0-9A-Za-z*%]"
    rf"|第?{_NUMERALS}{_UNIT}|第{_NUMERALS}"
    r"|…+|—+|\*+|\s+|."
)
_PIECES, _PIECES_OF_QUOTATIONS = re.compile(_QUOTATION + _REST, re.DOTALL), re.compile(_REST, re.DOTALL)


@lru_cache(maxsize=2048)
def pieces(text: str, words: Lexicon | None = None, *, keeps_quotations: bool = True) -> tuple[str, ...]:
    """Return the smallest parts of `text` that stay whole, none of the `words` torn; spaces are one each."""
    joined: list[str] = []
    for piece in (_PIECES if keeps_quotations else _PIECES_OF_QUOTATIONS).findall(text):
        before = joined[-1][-1] if joined else " "
        # An apostrophe after a Latin letter belongs to its word: the students' evening.
        is_apostrophe = piece == "'" and before.isascii() and before.isalnum()
        if joined and (piece[0] in NEVER_FIRST or before in NEVER_LAST or is_apostrophe):
            # A dash after a space does not begin a line either.
            space = joined.pop() if before == " " and len(joined) > 1 else ""
            joined[-1] += space + piece
        else:
            joined.append(" " if piece.isspace() else piece)
    return tuple(joined) if words is None else _glued(joined, words)


def _glued(parts: list[str], words: Lexicon) -> tuple[str, ...]:
    inside = words.inside("".join(parts))
    glued: list[str] = []
    place = 0
    for part in parts:
        if place in inside:
            glued[-1] += part
        else:
            glued.append(part)
        place += len(part)
    return tuple(glued)
