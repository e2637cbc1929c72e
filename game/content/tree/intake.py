"""From the bytes of a file to its text, or a reason for refusing it.

Encodings are tried in the order in which they can be told apart: a byte-order mark is certain, UTF-8 almost never
fits by chance. GB18030 fits almost anything, so a file whose signs beyond ASCII stand alone is Windows-1252 instead.
"""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from game.content.findings import Finding, Refused, Spot

MAX_BYTES = 2_000_000
"""Size of the largest pack that is read, in bytes: about 3,000 exhibits."""

LINE_BREAK = re.compile("\r\n|[\r\n]")
"""The line breaks that every editor counts; `game.content.tree.soft_breaks` has the others."""
# Characters that YAML does not allow in a file, however they are quoted (YAML 1.1, production c-printable), apart from
# two that word processors write for a line break.
_FORBIDDEN = re.compile("[^\t\n\x0b\x0c\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAMAGED_SHARE = 4
# Chinese in GBK comes in pairs of bytes, of which the first and nearly always the second are beyond ASCII.
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_EURO = b"\x80"
"""The sign of the euro in code page 936, which GB18030 does not have there."""
_MAX_EUROS = 1000


@dataclass(frozen=True)
class Intake:
    """The text of a file, without byte-order mark, and findings on how it was saved."""

    text: str
    findings: tuple[Finding[Spot], ...] = ()


def open_regular(path: Path, flags: int = 0) -> BinaryIO:
    """Open a file for reading in binary, with further `flags` of `os.open`.

    Raises OSError if it cannot be opened or is no regular file (a pipe would block for ever, a device never end), and
    ValueError if its name cannot be one.
    """
    for name in ("O_NONBLOCK", "O_BINARY"):
        flags |= getattr(os, name, 0)
    descriptor = os.open(path, os.O_RDONLY | flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "not a regular file")
    return os.fdopen(descriptor, "rb")


def read_text(path: Path, max_bytes: int = MAX_BYTES) -> Intake:
    """Read a file as text; Refused if missing, no file, unreadable, larger than `max_bytes`, or no text."""
    try:
        if os.path.isdir(path):
            raise Refused(Finding(Spot(), "file_is_folder"))
        # One byte more than allowed is enough to know; a file that grows cannot fill the memory.
        with open_regular(path) as file:
            data = file.read(max_bytes + 1)
    except FileNotFoundError:
        raise Refused(Finding(Spot(), "file_missing")) from None
    except (OSError, ValueError) as fault:
        raise Refused(Finding(Spot(), "file_unreadable", values={"reason": _reason(fault)})) from None
    if len(data) > max_bytes:
        raise Refused(Finding(Spot(), "file_too_large", values={"limit": f"{max_bytes / 1e6:g}"}))
    return decode(data)


def decode(data: bytes) -> Intake:
    """Decode bytes; Refused if they are not text in any encoding that editors here write."""
    text, encoding = _decoded(data)
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        code = "nul_byte" if forbidden[0] == "\0" else "control_in_file"
        raise Refused(Finding(spot_at(text, forbidden.start()), code, values={"char": shown(forbidden[0])}))
    if encoding == "utf-8":
        return Intake(text)
    return Intake(text, (Finding(Spot(), "file_encoding", "warning", {"encoding": encoding}),))


def spot_at(text: str, index: int) -> Spot:
    """Return the place of the character at `index`."""
    start, line = 0, 1
    for found in LINE_BREAK.finditer(text, 0, index):
        start, line = found.end(), line + 1
    return Spot(line, index - start + 1)


def shown(char: str) -> str:
    """Return an invisible character as its code: U+200B."""
    return f"U+{ord(char):04X}"


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16"), "UTF-16"
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as fault:
        lenient = data.decode("utf-8", "replace")
        damaged, sound = lenient.count("\ufffd"), sum(char > "\x7f" for char in lenient)
        # GBK read as UTF-8 is damage throughout. A few bad bytes among sound text are a broken UTF-8 file,
        # which GB18030 would "read" as nonsense.
        if sound > _DAMAGED_SHARE * damaged:
            before = data[: fault.start].decode("utf-8-sig", "replace")
            raise Refused(Finding(spot_at(before, len(before)), "file_damaged")) from None
    if _is_western(data):
        return _strict(data, "cp1252"), "Windows-1252"
    return _chinese(data), "GBK"


def _is_western(data: bytes) -> bool:
    """Whether most signs beyond ASCII stand alone, such as the accents and curly quotes of an English text."""
    runs = _HIGH_BYTES.findall(data)
    return sum(len(run) == 1 for run in runs) * 2 > len(runs)


def _chinese(data: bytes) -> str:
    """Return a text in GB18030, or in code page 936 with its euro."""
    parts: list[str] = []
    start = 0
    for _ in range(_MAX_EUROS):
        try:
            return "".join([*parts, data[start:].decode("gb18030")])
        except UnicodeDecodeError as fault:
            at = start + fault.start
            if data[at : at + 1] != _EURO:
                break
            parts += [data[start:at].decode("gb18030"), "€"]
            start = at + 1
    raise Refused(Finding(Spot(), "file_not_text"))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused(Finding(Spot(), "file_not_text")) from None


def _reason(fault: Exception) -> str:
    return getattr(fault, "strerror", None) or type(fault).__name__
