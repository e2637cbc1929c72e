"""Which characters the typeface can draw."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


def missing_characters(text: str, face: Path) -> set[str]:
    """Characters of `text` for which the face file has no picture."""
    covered = _covered(face)
    return {character for character in text if ord(character) not in covered and not character.isspace()}


@lru_cache(maxsize=2)
def _covered(face: Path) -> frozenset[int]:
    # Imported here: only `check` needs it, and it takes longer than the kiosk's first frame.
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415 - see above

    with TTFont(str(face), lazy=True, fontNumber=0) as font:
        # Nobody asks for the glyphs' names, and making 60,000 of them up takes most of the time.
        font.setGlyphOrder([str(number) for number in range(font["maxp"].numGlyphs)])
        return frozenset(font.getBestCmap())
