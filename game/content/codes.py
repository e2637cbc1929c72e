"""Codes in photos made unreadable: nobody is to scan a scam off the screen.

QR codes and their relatives are found by their finder patterns: along every line through the middle of one, dark and
light follow each other as 1:1:3:1:1 (ISO/IEC 18004, 6.3.3). No reader works without them, so that is what is covered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_RUNS = re.compile(rb"\x00+|\xff+")
_LEVELS = (56, 88, 120, 152, 184)
"""Grey levels at which the picture is split into dark and light."""
_BLURS = (0.03, 0.08)
"""Radius of the surroundings that a pixel is compared with, as a share of the longer side: for uneven light."""
_LEAST_CONTRAST = 5
_TOLERANCE = 0.55
"""How far a run of one module may be off, in modules; the middle one twice as far."""
_PATCH = 6.5
"""Half the side of a patch, in modules: a finder pattern, the blank around it, and the lines of timing beside it."""
_REACH = 45
"""Patches at most so many modules apart belong to one code, which is covered as a whole."""
_GREY = (196, 190, 180)
_LINE = (120, 112, 100)

Finder = tuple[float, float, float]
"""Middle of a finder pattern and the size of a module, px."""


def cover_codes(image: Image) -> int:
    """Paint over all codes in an RGB picture, and return how many finder patterns there were."""
    found = finders_in(image)
    boxes = [_box(finder) for finder in found]
    for at, (x, y, module) in enumerate(found):
        for other_x, other_y, other in found[:at]:
            near = _REACH * max(module, other)
            if abs(x - other_x) < near and abs(y - other_y) < near and max(module, other) < 2 * min(module, other):
                one, two = _box((x, y, module)), _box((other_x, other_y, other))
                low, high = map(min, one[:2], two[:2]), map(max, one[2:], two[2:])
                boxes.append((next(low), next(low), next(high), next(high)))
    if boxes:
        from PIL import ImageDraw  # noqa: PLC0415 - only where a pack has photos

        pen = ImageDraw.Draw(image)
        for box in boxes:
            pen.rectangle(box, fill=_GREY)
        for x, y, module in found:
            reach = 2 * module
            pen.line((x - reach, y - reach, x + reach, y + reach), fill=_LINE, width=max(2, round(module / 2)))
    return len(found)


def finders_in(image: Image) -> list[Finder]:
    """Return the finder patterns of a picture, each once."""
    found: list[Finder] = []
    for mask in _masks(image):
        for x, y, module in _in_mask(mask):
            if not any(abs(x - a) < 3 * module and abs(y - b) < 3 * module for a, b, _ in found):
                found.append((x, y, module))
    return found


def _box(finder: Finder) -> tuple[float, float, float, float]:
    x, y, module = finder
    half = _PATCH * module
    return x - half, y - half, x + half, y + half


def _masks(image: Image) -> Iterator[Image]:
    """Yield the picture in black and white, in several ways."""
    from PIL import ImageChops, ImageFilter  # noqa: PLC0415 - only where a pack has photos

    grey = image.convert("L")
    for level in _LEVELS:
        yield grey.point([255 * (value > level) for value in range(256)])
    for share in _BLURS:
        around = grey.filter(ImageFilter.BoxBlur(share * max(grey.size)))
        yield ImageChops.subtract(around, grey).point([255 * (value < _LEAST_CONTRAST) for value in range(256)])


def _in_mask(mask: Image) -> Iterator[Finder]:
    from PIL import Image  # noqa: PLC0415 - only where a pack has photos

    rows = _lines(mask)
    columns = _lines(mask.transpose(Image.Transpose.TRANSPOSE))
    for y in range(0, len(rows), 2):
        for x, module in _patterns(rows[y]):
            across = _pattern_at(columns[round(x)], y)
            if across is None or max(module, across[1]) > 2 * min(module, across[1]):
                continue
            largest = max(module, across[1])
            if all(_is_slanting(rows, round(x), round(across[0]), largest, way) for way in (1, -1)):
                yield x, across[0], largest


def _lines(mask: Image) -> list[bytes]:
    data, wide = mask.tobytes(), mask.width
    return [data[at : at + wide] for at in range(0, len(data), wide)]


def _is_slanting(rows: list[bytes], x: int, y: int, module: float, way: int) -> bool:
    """Whether the diagonal through a place has the pattern, too; `way` 1 leads down to the right, -1 up."""
    reach = round(7 * module)
    first = max(-reach, -x, -y if way > 0 else y - len(rows) + 1)
    last = min(reach, len(rows[0]) - 1 - x, len(rows) - 1 - y if way > 0 else y)
    line = bytes(rows[y + way * step][x + step] for step in range(first, last + 1))
    return _pattern_at(line, -first) is not None


def _patterns(line: bytes) -> Iterator[tuple[float, float]]:
    """Yield the middle and the module of each 1:1:3:1:1 in a line, dark on light or light on dark."""
    edges = [run.start() for run in _RUNS.finditer(line)]
    edges.append(len(line))
    for at in range(len(edges) - 5):
        begin, a, b, c, d, end = edges[at : at + 6]
        module = (end - begin) / 7
        slack = max(1.0, _TOLERANCE * module)
        if (
            module >= 1
            and abs(c - b - 3 * module) <= 2 * slack
            and abs(a - begin - module) <= slack
            and abs(b - a - module) <= slack
            and abs(d - c - module) <= slack
            and abs(end - d - module) <= slack
        ):
            yield (b + c - 1) / 2, module


def _pattern_at(line: bytes, place: float) -> tuple[float, float] | None:
    """Return the pattern of a line whose middle is at `place`, if there is one."""
    return next((found for found in _patterns(line) if abs(found[0] - place) <= 2 * found[1]), None)
