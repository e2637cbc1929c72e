"""Golden images: what a screen looked like when somebody last looked at it and was content.

A golden file holds at most 256 colours, so that thirty of them stay small in the repository: every channel is rounded
to the finest step that 256 colours allow. Comparing forgives that rounding and what other versions of SDL round
differently, and no more: a single other word is seen.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops

FOLDER = Path(__file__).parent / "pictures"
ACCEPT = "FANZHA_ACCEPT_GOLDEN"

STEPS = (8, 12, 16, 20, 24, 28, 32)
"""Roundings of a channel, the finest first."""
MOST_COLOURS = 256
FORGIVEN_LEVELS = STEPS[-1] // 2 + 12
"""A channel may be this far off, of 255: half the coarsest rounding, and what blending rounds differently."""
FORGIVEN_SHARE = 0.0002
"""Share of the pixels that may be farther off: about a hundred of 960 × 540, less than one letter of the body."""


@dataclass(frozen=True)
class Verdict:
    """How a picture differs from its golden image.

    Attributes:
        share: of pixels that differ by more than is forgiven.
        sentence: what is wrong, or nothing.
    """

    share: float
    sentence: str = ""


def accepting() -> bool:
    """Whether the run shall write golden images instead of comparing with them."""
    return os.environ.get(ACCEPT) == "1"


def rounded(picture: Image.Image) -> Image.Image:
    """The picture in at most 256 colours, each channel as near as they allow."""
    for step in STEPS:
        levels = [min(255, round(level / step) * step) for level in range(256)]
        coarse = picture.convert("RGB").point(levels * 3)
        colours = coarse.getcolors(MOST_COLOURS)
        if colours is not None:
            palette = sorted(colour for _, colour in colours if isinstance(colour, tuple))
            return _with_palette(coarse, palette)
    message = f"more than {MOST_COLOURS} colours even in steps of {STEPS[-1]}"
    raise ValueError(message)


def write(picture: Image.Image, path: Path) -> None:
    """Keep the picture as golden. The same picture gives the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rounded(picture).save(path, "PNG", optimize=True)


def compare(actual: Image.Image, expected: Image.Image) -> Verdict:
    """How `actual` differs from the golden image `expected`."""
    if actual.size != expected.size:
        return Verdict(1.0, f"is {actual.size} px large, its golden image {expected.size}")
    share = sum(_far_off(actual, expected).histogram()[255:]) / (actual.width * actual.height)
    if share <= FORGIVEN_SHARE:
        return Verdict(share)
    return Verdict(share, f"differs from its golden image in {share:.2%} of its pixels")


def check(actual: Image.Image, name: str, scratch: Path, folder: Path = FOLDER) -> None:
    """Compare with the golden image `name`, or write it when the run accepts.

    Raises:
        AssertionError: they differ (a picture of both is written into `scratch`), or there is no golden image yet.
    """
    path = folder / f"{name}.png"
    if accepting():
        write(actual, path)
        return
    cure = f"look at it; if it is meant so: {ACCEPT}=1 pytest tests/golden"
    if not path.is_file():
        beside = scratch / f"{name}.png"
        actual.save(beside)
        raise AssertionError(f"{name} has no golden image yet. It is {beside}; {cure}")
    with Image.open(path) as opened:
        expected = opened.convert("RGB")
    verdict = compare(actual.convert("RGB"), expected)
    if verdict.sentence:
        beside = scratch / f"{name}.png"
        side_by_side(expected, actual.convert("RGB")).save(beside)
        raise AssertionError(f"{name} {verdict.sentence}. Expected | actual | difference: {beside}; {cure}")


def side_by_side(expected: Image.Image, actual: Image.Image) -> Image.Image:
    """Both, and beside them white where they differ."""
    width, height = max(expected.width, actual.width), max(expected.height, actual.height)
    sheet = Image.new("RGB", (3 * width, height), (90, 90, 90))
    sheet.paste(expected, (0, 0))
    sheet.paste(actual, (width, 0))
    if expected.size == actual.size:
        sheet.paste(_far_off(actual, expected).convert("RGB"), (2 * width, 0))
    return sheet


def _far_off(actual: Image.Image, expected: Image.Image) -> Image.Image:
    """255 where any channel is off by more than is forgiven, else 0."""
    red, green, blue = ImageChops.difference(actual, expected).split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return worst.point([255 if level > FORGIVEN_LEVELS else 0 for level in range(256)])


def _with_palette(picture: Image.Image, palette: list[tuple[int, ...]]) -> Image.Image:
    """The same pixels, each as a number of the palette; no colour is moved."""
    numbers = {bytes(colour): number for number, colour in enumerate(palette)}
    data = picture.tobytes()
    indices = bytes(numbers[data[at : at + 3]] for at in range(0, len(data), 3))
    small = Image.frombytes("P", picture.size, indices)
    small.putpalette([level for colour in palette for level in colour])
    return small
