"""The short code for which a prize is handed out: the number of the draw and a signature that only this stall can make.

Twelve signs of Crockford's Base32 (crockford.com/base32.html) hold 20 bits of the number and 40 of HMAC-SHA256; a
thirteenth is the check symbol (the value modulo 37). Check symbols that are no letter or digit never come up: the
signature counts attempts until there is a plain one.
"""

from __future__ import annotations

import hmac
import re
import unicodedata
from dataclasses import dataclass

KEY_BYTES = 32
CODE_LENGTH, SIGNS_OF_A_CODE = 16, 13
"""With and without dashes: `XXXX-XXXX-XXXX-X`."""
MOST_NUMBER = 2**20 - 1
_TAG_BITS = 40
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECKED_BY = 37
_LENGTH = 12
_LIKE = str.maketrans("OIL", "011")
_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{4}[- ]*[0-9A-Z]{4}[- ]*[0-9A-Z]{4}[- ]*[0-9A-Z](?![0-9A-Z])")


@dataclass(frozen=True)
class Voucher:
    """What somebody takes to the desk: the name of the prize, and the code."""

    prize: str
    code: str


@dataclass(frozen=True)
class Claim:
    """A code as it was read: well formed, and not yet held against any key."""

    number: int
    tag: int


def code_of(key: bytes, night: str, number: int) -> str:
    """Return the code of draw `number` (1 to `MOST_NUMBER`) of a night."""
    if not 0 < number <= MOST_NUMBER:
        raise ValueError(f"draw {number}")
    value = number << _TAG_BITS | _tag(key, night, number)
    signs = "".join(SIGNS[value >> shift & 31] for shift in range(5 * (_LENGTH - 1), -1, -5))
    return "-".join((signs[:4], signs[4:8], signs[8:], SIGNS[value % _CHECKED_BY]))


def claim_in(text: str) -> Claim | None:
    """Return the code in what was typed, or in a whole scanned text; None if there is none without a slip.

    Small letters, full-width signs, missing dashes, O for 0 and I or L for 1 are read as meant.
    """
    for found in _CODE.finditer(unicodedata.normalize("NFKC", text).upper()):
        signs = re.sub("[- ]", "", found[0]).translate(_LIKE)
        if "U" in signs:
            continue
        value = 0
        for sign in signs[:_LENGTH]:
            value = value << 5 | SIGNS.index(sign)
        if SIGNS.index(signs[_LENGTH]) == value % _CHECKED_BY:
            return Claim(value >> _TAG_BITS, value & (1 << _TAG_BITS) - 1)
    return None


def is_signed(claim: Claim, key: bytes, night: str) -> bool:
    """Return whether this stall has made the code in that night."""
    made = _tag(key, night, claim.number)
    return hmac.compare_digest(claim.tag.to_bytes(5, "big"), made.to_bytes(5, "big"))


def _tag(key: bytes, night: str, number: int) -> int:
    attempt = 0
    while True:
        digest = hmac.digest(key, f"voucher:{night}:{number}:{attempt}".encode(), "sha256")
        tag = int.from_bytes(digest[: _TAG_BITS // 8], "big")
        if (number << _TAG_BITS | tag) % _CHECKED_BY < len(SIGNS):
            return tag
        attempt += 1
