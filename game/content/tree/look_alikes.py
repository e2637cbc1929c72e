"""Characters that look like others: radicals out of PDFs, letters in two parts, blanks that are no space.

They are read as what they look like, told with their place, and written plainly by `check --fix`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from game.content.findings import Finding, Spot

_ODD_BLANKS = "\u00a0\u2000-\u200a\u202f\u205f"
_BLANK = re.compile(f"[{_ODD_BLANKS}]")
# Kangxi radicals, ideographs kept for other standards, ligatures, half-width marks: Unicode names their plain form.
_NAMED = "\u2f00-\u2fd5\uf900-\ufad9\ufb00-\ufb06\uff61-\uff65"
# The simplified forms among the radicals for dictionaries, for which Unicode names none.
_RADICALS = {
    ord(radical): plain
    for radical, plain in zip(
        "⺁⺇⺌⺠⺪⺫⺬⺭⺮⺳⺼⻁⻄⻅⻆⻉⻋⻌⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "厂几小民疋目示礻竹网月虎西见角贝车辶长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
}
_ODD = re.compile(f"[{_NAMED}{''.join(map(chr, _RADICALS))}]")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_INDENT = re.compile(r"\s*")
_FIRST_SEEN = 0x20


def has_look_alikes(text: str) -> bool:
    """Whether a text holds any of them; quick, as nearly none does."""
    if text.isascii():
        return "_x" in text and _ESCAPE.search(text) is not None
    is_composed = unicodedata.is_normalized("NFC", text)
    return not is_composed or any(found.search(text) for found in (_ODD, _BLANK, _ESCAPE))


def plain(text: str) -> str:
    """Return a text with plain characters in their place."""
    text = _ODD.sub(_plain_form, text)
    return unicodedata.normalize("NFC", _BLANK.sub(" ", _ESCAPE.sub(_escaped, text)))


def plain_line(line: str) -> str:
    """Return the line of a file with plain characters; blanks at its beginning are told as indentation."""
    if line.isascii() and "_x" not in line:
        return line
    indent = _INDENT.match(line)
    at = 0 if indent is None else indent.end()
    return line[:at] + plain(line[at:])


def odd_in(text: str) -> tuple[int, str, str] | None:
    """Return where the first of them stands, what it is and its plain form; `None` if there is none."""
    found = next((match for match in (_ODD.search(text), _BLANK.search(text), _ESCAPE.search(text)) if match), None)
    if found is not None:
        return found.start(), found[0], plain(found[0])
    if unicodedata.is_normalized("NFC", text):
        return None
    at = next(at for at in range(len(text)) if not unicodedata.is_normalized("NFC", text[: at + 1]))
    start = max(0, at - 1)
    return start, text[start : at + 1], unicodedata.normalize("NFC", text[start : at + 1])


def find_look_alikes(lines: Sequence[str]) -> Iterator[Finding[Spot]]:
    """Yield a reminder for every line with such characters, at the first of them."""
    for number, line in enumerate(lines):
        better = plain_line(line)
        if better == line:
            continue
        indent = len(line) - len(line.lstrip())
        odd = odd_in(line[indent:])
        if odd is not None:
            at, char, meant = odd
            yield Finding(Spot(number + 1, indent + at + 1), code_of(char), "warning", values_of(char, meant), better)


def code_of(char: str) -> str:
    """Return the code of the sentence about such a character."""
    return "odd_blank" if _BLANK.fullmatch(char) else "odd_escape" if _ESCAPE.fullmatch(char) else "look_alike"


def values_of(char: str, meant: str) -> dict[str, str]:
    """Return the values of that sentence."""
    return {"char": char, "code_point": "+".join(f"U+{ord(one):04X}" for one in char[-1:]), "meant": meant}


def _plain_form(found: re.Match[str]) -> str:
    return _RADICALS.get(ord(found[0])) or unicodedata.normalize("NFKC", found[0])


def _escaped(found: re.Match[str]) -> str:
    """Return the character that a spreadsheet spells as `_x4E2D_`; nothing for a line break and the like."""
    code = int(found[1], 16)
    return chr(code) if code >= _FIRST_SEEN and chr(code).isprintable() else ""
