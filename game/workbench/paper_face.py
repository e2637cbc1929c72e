"""The typeface for paper: real weights with only the characters that a document needs.

The packaged face is variable, which PDF does not know. Reducing it to the document's characters first and then setting
the weight takes a second; the other way round takes most of a minute, for 30,000 unused characters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fpdf import FPDF

REGULAR, BOLD = 400, 700
_DROPPED = ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "VORG", "vhea", "vmtx", "DSIG", "FFTM", "kern"]
_LATIN_MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_FIRST_WIDE = "\u2e80"
_NAME = "Review Sans"
_MISSING = "\N{WHITE SQUARE}"


@dataclass(frozen=True)
class Face:
    """One weight: its file, and the widths of its characters in em."""

    path: Path
    advances: Mapping[str, float]

    def width(self, text: str) -> float:
        """Return the width of a line in em; characters that the face lacks count as one."""
        return sum(self.advances.get(character, 1.0) for character in text)

    def drawable(self, text: str) -> str:
        """Return `text` with a white square for what the face cannot draw."""
        return "".join(character if character in self.advances else _MISSING for character in text)


def latin_marks(text: str) -> str:
    """Return `text` with the quotation marks of its script (see `game.ui.type.text`).

    In a Chinese face “ and ” are as wide as a Han character, too wide for Latin sentences.
    """
    return text if any(character >= _FIRST_WIDE for character in text) else text.translate(_LATIN_MARKS)


def faces_for(text: str, source: Path, folder: Path, weights: tuple[int, int] = (REGULAR, BOLD)) -> tuple[Face, Face]:
    """Write the lighter and the bolder face with the characters of `text` into `folder`, and return them.

    If `source`, the file of a face, is not variable, both weights are the same. The same arguments give the same bytes.
    """
    from fontTools import subset  # type: ignore[import-untyped]  # noqa: PLC0415 - only this command needs it
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415 - as above

    options = subset.Options(drop_tables=_DROPPED, layout_features=[], notdef_outline=True, hinting=False)
    with TTFont(str(source), fontNumber=0, lazy=True, recalcTimestamp=False) as font:
        reducer = subset.Subsetter(options)
        reducer.populate(text=text + _MISSING)
        reducer.subset(font)
        reduced = BytesIO()
        font.save(reduced)
    words = zip(weights, ("Regular", "Bold"), strict=True)
    lighter, bolder = (_written(reduced.getvalue(), weight, word, folder) for weight, word in words)
    return lighter, bolder


def close_faces(pdf: FPDF) -> None:
    """Close the files of the faces, which fpdf2 keeps open: Windows does not delete what is open."""
    for font in pdf.fonts.values():
        if (held := getattr(font, "ttfont", None)) is not None:
            held.close()


def _written(reduced: bytes, weight: int, word: str, folder: Path) -> Face:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - see `faces_for`
    from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]  # noqa: PLC0415

    font: Any = TTFont(BytesIO(reduced), recalcTimestamp=False)
    if "fvar" in font:
        font = instantiateVariableFont(font, {"wght": weight})
    # Printers keep fonts by name: two weights of one name would be mixed up.
    font["name"].names = []
    for key, name in ((1, _NAME), (2, word), (4, f"{_NAME} {word}"), (6, f"{_NAME}-{word}".replace(" ", ""))):
        font["name"].setName(name, key, 3, 1, 0x409)
    path = folder / f"{weight}.{'otf' if 'CFF ' in font else 'ttf'}"
    font.save(str(path))
    unit = font["head"].unitsPerEm
    advances = {chr(code): font["hmtx"][name][0] / unit for code, name in font.getBestCmap().items()}
    return Face(path, advances)
