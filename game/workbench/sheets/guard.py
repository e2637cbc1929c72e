"""Checks a workbook before the spreadsheet library reads it: a zip of XML, both of which can be made to explode.

A parser that builds nothing reads every part once. The limits are in the library's time, measured at some 25 µs a text
and 150 µs a style.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import IO
from xml.parsers import expat

from game.content.findings import Finding, Refused, Spot
from game.content.tree.intake import open_regular
from game.workbench.sheets.grid import Place

MAX_FILE_BYTES = 8_000_000
MAX_PARTS = 300
MAX_UNPACKED_BYTES = 16_000_000
MAX_ROWS = 20_000
MAX_COLUMNS = 40
MAX_AREA = 400_000
"""Cells of the smallest rectangle around everything, of all sheets together."""
_MAX_DEPTH = 50
_MAX_TEXT = 40_000
"""Characters of one text; a cell holds 32,767."""
_MAX_COST_US = 1_000_000
_COST_US = {"row": 3, "c": 8, "v": 1, "is": 12, "t": 2, "f": 10, "si": 15, "text": 20, "comment": 30}
_OTHER_COST_US = 150
_UNREAD_COST_US = 2
_UNREAD = frozenset(
    {
        *("shape", "shapetype", "shapelayout", "idmap", "stroke", "path", "fill", "shadow", "textbox", "div"),
        *("ClientData", "MoveWithCells", "SizeWithCells", "Anchor", "AutoFill", "Row", "Column", "Visible"),
    }
)
"""What draws the frames of comments; the library makes it anew."""
_FORMULA_COST_US = 2
"""A character of a formula, when it is moved to another cell."""
OLD = b"\xd0\xcf\x11\xe0"
"""How compound documents begin: `.xls`, and every workbook with a password."""
ZIP = b"PK\x03\x04"
"""How zip files begin, and so every Office file of today."""
_STRICT = "purl.oclc.org/ooxml"
"""In the namespaces of “Strict Open XML”, which the library takes for a workbook without sheets."""
_CHUNK = 1 << 16
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ENCRYPTED = 0x1


@dataclass(frozen=True)
class Extent:
    """The extent of the cells with content, over all sheets; both at least 1."""

    rows: int = 1
    columns: int = 1


def read_file(path: Path) -> bytes:
    """Return the bytes of a workbook; `Refused` if unreadable or too large."""
    try:
        with open_regular(path) as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as fault:
        raise refused("book_locked", reason=fault.strerror or type(fault).__name__) from None
    if len(data) > MAX_FILE_BYTES:
        raise refused("book_too_large", what=f"> {MAX_FILE_BYTES // 1_000_000} MB")
    return data


@lru_cache(maxsize=1)
def inspect(data: bytes) -> Extent:
    """Look through a whole workbook; the last one is cached, as it is inspected again before it is marked.

    Raises Refused if it is no workbook, too large when unpacked, too slow to read, or holds harmful content.
    """
    if data.startswith(OLD):
        raise refused("book_old")
    if not data.startswith(ZIP):
        raise refused("book_unknown")
    look = _Look()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            check_parts(parts)
            for part in parts:
                with archive.open(part) as file:
                    look.at_part(file)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise refused("book_damaged") from None
    return Extent(look.rows, look.columns)


def check_parts(parts: list[zipfile.ZipInfo]) -> None:
    """Raise Refused if the parts of an Office file are too many, too large when unpacked, or unreadable."""
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names:
        raise refused("book_unknown")
    if len(parts) > MAX_PARTS or len(names) < len(parts):
        raise refused("book_too_large", what=f"{len(parts)} > {MAX_PARTS}")
    # The library reads no further than the size that is declared, so its sum is what can come out.
    total = sum(part.file_size for part in parts)
    if total > MAX_UNPACKED_BYTES:
        raise refused("book_too_large", what=f"{total / 1e6:.0f} > {MAX_UNPACKED_BYTES / 1e6:.0f} MB")
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise refused("book_old")
    if any(part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in parts):
        raise refused("book_damaged")


class _Look:
    """What has been seen of a workbook."""

    def __init__(self) -> None:
        self.rows = self.columns = 1
        self._cost_us = self._area = 0
        self._depth = self._length = 0
        self._is_formula = False
        self._row = self._column = 0
        self._part_rows = self._part_columns = 0

    def at_part(self, file: IO[bytes]) -> None:
        """Read one part; skip one that is not XML, which the library could not read either."""
        self._depth = self._row = self._column = self._part_rows = self._part_columns = 0
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            while chunk := file.read(_CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError:
            pass
        self._area += self._part_rows * self._part_columns
        if self._area > MAX_AREA:
            raise refused("book_too_large", what=f"{self._part_rows} × {self._part_columns}")

    def _doctype(self, *_: object) -> None:
        raise refused("book_unsafe", what="DOCTYPE")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._length = 0
        name = tag.rpartition(":")[2]
        self._is_formula = name == "f"
        self._spend(_UNREAD_COST_US if name in _UNREAD else _COST_US.get(name, _OTHER_COST_US))
        if name == "workbook" and any(_STRICT in value for value in attributes.values()):
            raise refused("book_strict")
        if name == "row":
            self._row = _number(attributes.get("r", ""), self._row + 1)
            self._column = 0
        elif name == "c":
            self._at_cell(attributes.get("r", ""))
        elif name in {"v", "is", "f"}:
            self._at_content()
        elif name == "mergeCell":
            self._at_merge(attributes.get("ref", ""))
        elif name == "Relationship" and attributes.get("Type", "").endswith("/externalLink"):
            raise refused("book_linked")

    def _spend(self, cost_us: int) -> None:
        self._cost_us += cost_us
        if self._cost_us > _MAX_COST_US or self._depth > _MAX_DEPTH:
            raise refused("book_too_large", what="XML")

    def _end(self, _: str) -> None:
        self._depth -= 1
        self._length = 0

    def _text(self, text: str) -> None:
        self._length += len(text)
        if self._is_formula:
            self._spend(len(text) * _FORMULA_COST_US)
        if self._length > _MAX_TEXT:
            raise refused("book_too_large", what=f"> {_MAX_TEXT}")

    def _at_cell(self, reference: str) -> None:
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            self._column += 1
        else:
            self._row, self._column = int(found[2]), _column(found[1])

    def _at_content(self) -> None:
        if self._row > MAX_ROWS or self._column > MAX_COLUMNS:
            raise refused("book_far", cell=Place("", self._row, self._column).cell, rows=MAX_ROWS, columns=MAX_COLUMNS)
        self._part_rows = max(self._part_rows, self._row)
        self._part_columns = max(self._part_columns, self._column)
        self.rows = max(self.rows, self._row)
        self.columns = max(self.columns, self._column)

    def _at_merge(self, reference: str) -> None:
        """Count merged cells: the library makes an object of each."""
        ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
        rows = [int(end[2]) for end in ends if end is not None]
        columns = [_column(end[1]) for end in ends if end is not None]
        if rows:
            self._area += (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
        if self._area > MAX_AREA:
            raise refused("book_too_large", what=reference[:20])


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < len(str(MAX_AREA)) + 2 else otherwise


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def refused(code: str, **values: object) -> Refused:
    """Return the exception for a file that cannot be read as sheets."""
    return Refused(Finding(Spot(), code, values=values))
