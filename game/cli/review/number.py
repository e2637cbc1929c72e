"""The check number of a pack: short enough to read out on the phone, and another one as soon as a letter changes."""

from __future__ import annotations

import hashlib

_HEX_DIGITS = 15


def fingerprint(content: bytes) -> str:
    """SHA-256 of the bytes of a file, as any tool gives it."""
    return hashlib.sha256(content).hexdigest()


def check_number(sha256: str) -> str:
    """Eight decimal digits such as `4821-9077`, computed from a fingerprint.

    One in a hundred million packs has the same: enough to notice a mistake or an exchanged page, not to withstand
    somebody who searches for a pack with the same number; for that, the whole fingerprint stands on the cover.
    """
    digits = f"{int(sha256[:_HEX_DIGITS], 16) % 100_000_000:08d}"
    return f"{digits[:4]}-{digits[4:]}"
