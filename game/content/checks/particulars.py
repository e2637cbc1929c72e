"""Working addresses and whole numbers in an exhibit, which somebody might try."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.content.checks.facts import Facts
from game.content.fields.shape import keys_of
from game.content.findings import Finding, Path
from game.content.model import Exhibit
from game.content.texts import TextAt
from game.takeaway.payload import has_address

_FIELDS = [name for name, shape in keys_of("exhibits").items() if shape.kind == "text" and shape.is_shown]
_DIGITS = str.maketrans("０１２３４５６７８９－", "0123456789-")
_ADDRESS = re.compile("[!-~！-～。]+")
"""What can be part of an address: neither blanks nor Chinese characters."""
# The first characters are tested first, so that most of a text is passed over quickly.
_SUSPECT = re.compile(
    r"[.．。｡:/hHｈＨ\d](?:(?<=[.．])\s*[A-Za-z0-9Ａ-Ｚａ-ｚ０-９中公网在]|(?<=[。｡])\s*[A-Za-z]|(?<=:)(?=\S)|(?<=/)/"
    r"|(?<=[hHｈＨ])[tTｔＴ]{2}|(?<=\d)[\d －-]{8})"
)
"""What every address and every number has; ten thousand exhibits are looked through."""
_NUMBER = re.compile(
    r"(?<![\d.*＊-])(?:"
    r"\d{17}[\dXx]"  # of a person
    r"|(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}"  # of a mobile phone
    r"|0\d{2,3}[ -]?\d{7,8}"  # of a telephone, with the number of its town
    r"|[48]00[ -]?(?:\d{3}[ -]?\d{4}|\d{4}[ -]?\d{3})"  # of a firm
    r"|\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?"  # of a bank card, 16 to 19 digits
    r")(?![\d*＊-])"
)
_SHOWN_DIGITS = (3, 4)


def check_particulars(facts: Facts) -> Iterator[Finding[Path]]:
    """No exhibit names an address that opens or a number that rings; parts of both may be masked."""
    for index, exhibit in enumerate(facts.pack.exhibits if facts.pack else ()):
        texts = list(_texts(exhibit))
        if _SUSPECT.search("\n".join([text for _, text in texts])) is not None:
            for path, text in texts:
                yield from _told(("exhibits", index, *path), text)


def _texts(exhibit: Exhibit) -> Iterator[TextAt]:
    """Yield every text of an exhibit that is read; its cues only quote them."""
    for name in _FIELDS:
        text = getattr(exhibit, name)
        if text is not None:
            yield (name,), text
    for index, line in enumerate(exhibit.lines):
        yield ("lines", index), line.text


def _told(path: tuple[str | int, ...], text: str) -> Iterator[Finding[Path]]:
    if _SUSPECT.search(text) is None:
        return
    if has_address(text):
        found = next((part for part in _ADDRESS.findall(text) if has_address(part)), text)
        yield Finding(path, "exhibit_address", "warning", {"text": found}, within=found)
    for match in _NUMBER.finditer(text.translate(_DIGITS)):
        number = text[match.start() : match.end()]
        yield Finding(path, "exhibit_number", "warning", {"text": number, "masked": _masked(match[0])}, within=number)


def _masked(number: str) -> str:
    digits = "".join(char for char in number if char.isalnum())
    first, last = _SHOWN_DIGITS
    return f"{digits[:first]}****{digits[-last:]}"
