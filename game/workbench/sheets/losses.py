"""What the spreadsheet library would lose of a workbook, if it were written anew."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from io import BytesIO

_WRITTEN_ANEW = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core|custom)\.xml"
    r"|xl/(workbook|styles|sharedStrings|calcChain|metadata)\.xml|xl/_rels/workbook\.xml\.rels|xl/theme/theme\d+\.xml"
    r"|xl/worksheets/(_rels/)?sheet\d+\.xml(\.rels)?|xl/(comments/?)?comments?\d+\.xml|xl/drawings/[a-zA-Z]*vmlDrawing\d+\.vml"
    r"|xl/drawings/[a-zA-Z]*commentsDrawing\d+\.vml"
)
"""Parts of which the library knows everything that matters, or that are made of the others."""
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
_TAG = re.compile(rb"<([A-Za-z][\w.:-]*)")
_CELLS = frozenset(
    {b"c", b"v", b"is", b"t", b"r", b"f", b"row", b"sheetData", b"col", b"cols", b"dimension", b"legacyDrawing"}
)
"""What marks add, move or take away themselves."""
_PRONOUNCED = b"<rPh"


def loses(before: bytes, after: bytes) -> bool:
    """Whether a workbook that was opened and written by the library lacks any part or element of what it was."""
    with zipfile.ZipFile(BytesIO(before)) as old, zipfile.ZipFile(BytesIO(after)) as new:
        if any(not _WRITTEN_ANEW.fullmatch(name) for name in old.namelist() if not name.endswith("/")):
            return True
        if any(_PRONOUNCED in old.read(name) for name in old.namelist() if name == "xl/sharedStrings.xml"):
            return True
        return bool(_elements(old) - _elements(new))


def _elements(archive: zipfile.ZipFile) -> Counter[bytes]:
    """Return how many elements of each name all sheets have, apart from cells."""
    found: Counter[bytes] = Counter()
    for name in archive.namelist():
        if _SHEET.fullmatch(name):
            found.update(tag for tag in _TAG.findall(archive.read(name)) if tag not in _CELLS)
    return found
