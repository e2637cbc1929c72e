"""The typeface: Noto Sans SC in any weight, or the best Chinese face of the system; and its characters."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path

from PIL import ImageFont

from game.ui.type.marks import BLANK_AFTER, BLANK_BEFORE

REGULAR, BOLD, HEAVY = 500, 700, 900
MOST_OPEN = 10
_PROBE_PX = 100

# Paths of Chinese faces on Windows, Debian and Raspberry Pi OS, best first.
SYSTEM_FACES = (
    "C:/Windows/Fonts/NotoSansSC-VF.ttf",
    "C:/Windows/Fonts/msyhbd.ttc",
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/simhei.ttf",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/System/Library/Fonts/PingFang.ttc",
)


class MissingFaceError(Exception):
    """No file with Chinese characters was found."""


def packaged_face() -> Path | None:
    """Return the variable Noto Sans SC of the font package, without importing that package."""
    spec = find_spec("justmytype_intl_cjk")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "fonts" / "ofl" / "notosanssc" / "NotoSansSC[wght].ttf"
    return path if path.is_file() else None


def find_face(candidates: Iterable[str] = SYSTEM_FACES) -> Path:
    """Return the file to draw with; raise `MissingFaceError` if neither the packaged face nor a candidate exists."""
    found = packaged_face() or next((path for path in map(Path, candidates) if path.is_file()), None)
    if found is None:
        sources = "the package justmytype-intl-cjk or the system package fonts-noto-cjk"
        raise MissingFaceError(f"no Chinese typeface found: install {sources}")
    return found


class Fonts:
    """Sizes and weights of one face. The last few stay open: each takes half a megabyte, opening it 2.5 ms."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.at = lru_cache(maxsize=MOST_OPEN)(self._open)

    def _open(self, px: int, weight: int) -> ImageFont.FreeTypeFont:
        """Return the face at `px` pixels an em and `weight` 100–900 (ignored where the face is not variable)."""
        # The basic engine draws the same pixels with and without libraqm, so golden images hold everywhere.
        font = ImageFont.truetype(str(self.path), px, layout_engine=ImageFont.Layout.BASIC)
        with suppress(OSError):  # not a variable face: it is drawn as it comes
            font.set_variation_by_axes([weight])
        return font

    def half(self, px: int) -> float:
        """Return half an em, which can be left out of a mark; 0 where the face has its marks in the middle."""
        return px / 2 if self._has_blank_halves else 0.0

    @cached_property
    def _has_blank_halves(self) -> bool:
        if self.path == packaged_face():
            return True
        font = self.at(_PROBE_PX, BOLD)
        for mark in BLANK_AFTER | BLANK_BEFORE:
            mask, (left, _) = font.getmask2(mark, "L", anchor="ls")
            begin, _, end, _ = mask.getbbox() or (0, 0, 0, 0)
            if (left + end > _PROBE_PX * 0.52) if mark in BLANK_AFTER else (left + begin < _PROBE_PX * 0.48):
                return False
        return True


def missing_characters(text: str, face: Path) -> set[str]:
    """Return the characters of `text` that the face file cannot draw."""
    covered = _covered(face)
    return {character for character in text if ord(character) not in covered and not character.isspace()}


@lru_cache(maxsize=2)
def _covered(face: Path) -> frozenset[int]:
    # Imported here: only `check` needs it, and importing takes longer than the kiosk's first frame.
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415 - see above

    with TTFont(str(face), lazy=True, fontNumber=0) as font:
        # Glyph names are not needed, and generating 60,000 of them takes most of the time.
        font.setGlyphOrder([str(number) for number in range(font["maxp"].numGlyphs)])
        return frozenset(font.getBestCmap())
